"""What a plan has delivered, and what people said of it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from actions.delivered import selectors as delivered
from actions.delivered import services as delivering
from actions.delivered.forms import EditAchievementForm, EditQuoteForm, NewAchievementForm, NewQuoteForm, outputs_of
from core.editing.views import ServiceCreateView, ServiceUpdateView, values_of
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from partnerships.pages import InPartnership, found_or_404
from partnerships.records import RecordPages, archive, history, restore
from plans.plan import selectors as plan_selectors
from plans.plan.views import WithinPlan


@requires(Permission.READ)
def delivered_list(request: PortalRequest, slug: str, plan: int) -> HttpResponse:
    found = found_or_404(plan_selectors.plan_for(request.partnership, plan))
    context = {
        "plan": found,
        "page": delivered.delivered_of(found),
        "may_edit": request.scope.can(Permission.ACTION_EDIT),
    }
    return render(request, "actions/delivered/delivered.html", context)


class LeadsToDelivered:
    """Leads back to what the plan has delivered."""

    url: Any
    plan: Any

    def get_back_url(self) -> str:
        address: str = self.url("delivered-list", self.plan.pk)
        return address

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_form_kwargs()  # type: ignore[misc]
        return kwargs | {"plan": self.plan}


class AchievementMixin(InPartnership):
    object: Any

    def get_object(self) -> Any:
        return found_or_404(delivered.achievement_for(self.partnership, self.kwargs["achievement"]))

    @property
    def plan(self) -> Any:
        return self.object.plan

    def get_caption(self) -> str:
        return str(self.object.plan)

    def get_back_url(self) -> str:
        return self.url("delivered-list", self.object.plan_id)


class QuoteMixin(AchievementMixin):
    def get_object(self) -> Any:
        return found_or_404(delivered.quote_for(self.partnership, self.kwargs["quote"]))


@requires(Permission.ACTION_EDIT)
class AchievementCreate(LeadsToDelivered, WithinPlan, ServiceCreateView):
    form_class = NewAchievementForm
    heading = "Add what was delivered"
    submit = "Add it"
    done = "It was added."

    def make(self, form: Any) -> Any:
        return delivering.create_achievement(by=self.user, plan=self.plan, **values_of(form))


@requires(Permission.ACTION_EDIT)
class AchievementEdit(LeadsToDelivered, AchievementMixin, ServiceUpdateView):
    form_class = EditAchievementForm
    service = staticmethod(delivering.change_achievement)
    heading = "Edit what was delivered"
    done = "It was saved."

    def values_from(self, record: Any) -> dict[str, Any]:
        return super().values_from(record) | {"outputs": outputs_of(record.outputs.all())}


ACHIEVEMENT = RecordPages(
    AchievementMixin,
    requires(Permission.ACTION_EDIT),
    archive(),
    restore(done="It is in the list again."),
    history(),
)


@requires(Permission.ACTION_EDIT)
class QuoteCreate(LeadsToDelivered, WithinPlan, ServiceCreateView):
    form_class = NewQuoteForm
    heading = "Add what someone said"
    submit = "Add it"
    done = "It was added."

    def make(self, form: Any) -> Any:
        return delivering.create_quote(by=self.user, plan=self.plan, **values_of(form))


@requires(Permission.ACTION_EDIT)
class QuoteEdit(LeadsToDelivered, QuoteMixin, ServiceUpdateView):
    form_class = EditQuoteForm
    service = staticmethod(delivering.change_quote)
    heading = "Edit what someone said"
    done = "It was saved."


QUOTE = RecordPages(
    QuoteMixin,
    requires(Permission.ACTION_EDIT),
    archive(),
    restore(done="It is in the list again."),
    history(),
)
