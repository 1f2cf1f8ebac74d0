"""The next plan out of this one, and what became of what this one committed to."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from core.editing.views import ServiceCreateView
from cycle.roll_forward import selectors as commitments
from cycle.roll_forward import services as roll_forward
from cycle.roll_forward.forms import RollForwardForm
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from partnerships.pages import found_or_404
from plans.plan import selectors as plan_selectors
from plans.plan.views import WithinPlan


@requires(Permission.PLAN_EDIT)
class RollForward(WithinPlan, ServiceCreateView):
    form_class = RollForwardForm
    heading = "Make the next plan"
    submit = "Make it as a draft"
    done = "The next plan is a draft. What this one committed to is kept as it was said."

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"baggage": roll_forward.roll_forward_options(self.plan)}

    def get_initial(self) -> dict[str, Any]:
        starts, ends = roll_forward.next_days(self.plan)
        return {"starts": starts, "ends": ends, "version": self.plan.version}

    def make(self, form: Any) -> Any:
        values = form.cleaned_data
        return roll_forward.roll_forward(
            by=self.user,
            plan=self.plan,
            version=values["version"],
            title=values["title"],
            starts=values["starts"],
            ends=values["ends"],
            chosen=form.chosen(),
        )

    def get_done_url(self, saved: Any) -> str:
        return self.url("plan-detail", saved.pk)


@requires(Permission.READ)
def commitment_review(request: PortalRequest, slug: str, plan: int) -> HttpResponse:
    """Every commitment beside what the data say of it."""
    found = found_or_404(plan_selectors.plan_for(request.partnership, plan))
    context = {
        "plan": found,
        "judged": commitments.judged_commitments(found),
        "may_edit": request.scope.can(Permission.PLAN_EDIT),
    }
    return render(request, "cycle/roll_forward/commitment_review.html", context)


@requires(Permission.PLAN_EDIT)
@require_POST
def commitments_freeze(request: PortalRequest, slug: str, plan: int) -> HttpResponse:
    """Keeps what the plan commits to now; a second time it finds nothing new."""
    found = found_or_404(plan_selectors.plan_for(request.partnership, plan))
    frozen = roll_forward.freeze_commitments(by=request.user, plan=found)
    messages.success(
        request, f"{len(frozen)} commitments were added." if frozen else "Every commitment is on the list already."
    )
    return redirect("commitment-review", slug, plan)


@requires(Permission.PLAN_EDIT)
@require_POST
def commitments_settle(request: PortalRequest, slug: str, plan: int) -> HttpResponse:
    """Takes over the commitments that the data say were met; the others ask for a reason, one by one."""
    found = found_or_404(plan_selectors.plan_for(request.partnership, plan))
    settled = roll_forward.mark_commitments_met(by=request.user, plan=found)
    messages.success(
        request, f"{len(settled)} commitments were marked as met." if settled else "There is none to take over."
    )
    return redirect("commitment-review", slug, plan)
