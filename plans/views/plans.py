"""Plans: the list, and every change to a plan itself. The page of one plan shows what other rooms add to it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property

from core.editing import ServiceCreateView, values_of
from partnerships.access import requires
from partnerships.pages import InPartnership, found_or_404
from partnerships.records import RecordPages, archive, delete, edit, history, restore
from partnerships.roles import Permission
from plans import selectors, services
from plans.forms import EditPlanForm, NewPlanForm


@requires(Permission.READ)
def plan_list(request: Any, slug: str) -> HttpResponse:
    context = {
        "plans": selectors.plans_of(request.partnership),
        "archived": selectors.archived_plans_of(request.partnership),
        "may_edit": request.scope.can(Permission.PLAN_EDIT),
    }
    return render(request, "plans/plan_list.html", context)


class PlanMixin(InPartnership):
    """A page about the plan that the address names."""

    @cached_property
    def plan(self) -> Any:
        return found_or_404(selectors.plan_for(self.partnership, self.kwargs["plan"]))

    def get_object(self) -> Any:
        return self.plan

    def get_back_url(self) -> str:
        return self.url("plan-detail", self.plan.pk)


class WithinPlan(PlanMixin):
    """A page that adds to the plan that the address names."""

    def get_caption(self) -> str:
        return str(self.plan)


@requires(Permission.PLAN_EDIT)
class PlanCreate(InPartnership, ServiceCreateView):
    form_class = NewPlanForm
    heading = "Add a plan"
    submit = "Add the plan"
    done = "The plan was added as a draft."

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"partnership": self.partnership}

    def make(self, form: Any) -> Any:
        return services.create_plan(by=self.user, partnership=self.partnership, **values_of(form))

    def get_back_url(self) -> str:
        return self.url("plan-list")

    def get_done_url(self, saved: Any) -> str:
        return self.url("plan-detail", saved.pk)


PLAN = RecordPages(
    PlanMixin,
    requires(Permission.PLAN_EDIT),
    edit(
        EditPlanForm,
        services.change_plan,
        form_kwargs=lambda plan: {"partnership": plan.partnership, "plan": plan},
        heading="Edit {record.title}",
        done="The plan was saved.",
    ),
    archive(done="The plan was archived.", leads_to="plan-list"),
    restore(services.restore_plan, done="The plan is in the list again."),
    delete(services.delete_plan, leads_to="plan-list"),
    history(),
)
