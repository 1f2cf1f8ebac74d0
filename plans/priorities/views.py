"""Priorities: added, edited, put in order, archived, brought back, and deleted from a draft."""

from typing import Any

from core.editing.views import ServiceCreateView, ServiceFormView, values_of
from core.errors import StaleVersion
from partnerships.access.policies import requires
from partnerships.access.roles import Permission
from partnerships.pages import InPartnership, found_or_404
from partnerships.records import RecordPages, archive, delete, edit, history, restore
from plans.plan.views import LEAVES_THE_PLAN, WithinPlan
from plans.priorities import selectors as priority_selectors
from plans.priorities import services as priority_services
from plans.priorities.forms import EditOutcomeForm, EditPriorityForm, NewOutcomeForm, NewPriorityForm, OrderForm


class PriorityMixin(InPartnership):
    """A page about the priority that the address names; it leads back to its plan."""

    object: Any

    def get_object(self) -> Any:
        return found_or_404(priority_selectors.priority_for(self.partnership, self.kwargs["priority"]))

    def get_caption(self) -> str:
        return str(self.object.plan)

    def get_back_url(self) -> str:
        return self.url("plan-detail", self.object.plan_id)


@requires(Permission.PLAN_EDIT)
class PriorityCreate(WithinPlan, ServiceCreateView):
    form_class = NewPriorityForm
    heading = "Add a priority"
    submit = "Add the priority"
    another = "Add it and another"

    def get_done_words(self, saved: Any) -> str:
        return f"The priority “{saved}” was added."

    def make(self, form: Any) -> Any:
        return priority_services.create_priority(by=self.user, plan=self.plan, **values_of(form))


@requires(Permission.PLAN_EDIT)
class PriorityOrder(WithinPlan, ServiceFormView):
    """A number for each priority; refused as a whole where one has changed since."""

    form_class = OrderForm
    heading = "Put the priorities in order"
    submit = "Save the order"
    done = "The order was saved."

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"priorities": priority_selectors.priorities_of(self.plan)}

    def save(self, form: Any) -> Any:
        priority_services.reorder_priorities(by=self.user, plan=self.plan, versions=form.versions())
        return self.plan

    def refuse_stale(self, form: Any, stale: StaleVersion) -> Any:
        form.take_versions()
        return self.render_to_response(self.get_context_data(form=form, is_stale=True), status=409)


PRIORITY = RecordPages(
    PriorityMixin,
    requires(Permission.PLAN_EDIT),
    edit(
        EditPriorityForm, priority_services.change_priority, heading="Edit a priority", done="The priority was saved."
    ),
    archive(done="The priority was archived."),
    restore(priority_services.restore_priority, done="The priority is in the plan again."),
    delete(priority_services.delete_priority),
    history(),
)


class OutcomeMixin(InPartnership):
    """A page about the outcome that the address names; it leads back to its plan."""

    object: Any

    def get_object(self) -> Any:
        return found_or_404(priority_selectors.outcome_for(self.partnership, self.kwargs["outcome"]))

    def get_caption(self) -> str:
        return str(self.object.plan)

    def get_back_url(self) -> str:
        return self.url("plan-detail", self.object.plan_id)


@requires(Permission.PLAN_EDIT)
class OutcomeCreate(WithinPlan, ServiceCreateView):
    form_class = NewOutcomeForm
    heading = "Add an outcome"
    submit = "Add the outcome"
    done = "The outcome was added."

    def get_initial(self) -> dict[str, Any]:
        asked = self.request.GET.get("priority", "")
        return {"priority": asked if asked.isdigit() else None}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"plan": self.plan}

    def make(self, form: Any) -> Any:
        return priority_services.create_outcome(by=self.user, plan=self.plan, **values_of(form))


OUTCOME = RecordPages(
    OutcomeMixin,
    requires(Permission.PLAN_EDIT),
    edit(
        EditOutcomeForm,
        form_kwargs=lambda outcome: {"plan": outcome.plan},
        heading="Edit an outcome",
        done="The outcome was saved.",
    ),
    archive(done="The outcome was archived.", means=LEAVES_THE_PLAN),
    history(),
)
