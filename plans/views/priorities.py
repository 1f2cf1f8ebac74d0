"""Priorities: added, edited, put in order, archived, brought back, and deleted from a draft."""

from typing import Any

from core.editing import ServiceCreateView, ServiceFormView, values_of
from core.errors import StaleVersion
from partnerships.access import requires
from partnerships.pages import InPartnership, found_or_404
from partnerships.records import RecordPages, archive, delete, edit, history, restore
from partnerships.roles import Permission
from plans import selectors, services
from plans.forms import EditPriorityForm, NewPriorityForm, OrderForm
from plans.views.plans import WithinPlan


class PriorityMixin(InPartnership):
    """A page about the priority that the address names; it leads back to its plan."""

    object: Any

    def get_object(self) -> Any:
        return found_or_404(selectors.priority_for(self.partnership, self.kwargs["priority"]))

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
        return services.create_priority(by=self.user, plan=self.plan, **values_of(form))


@requires(Permission.PLAN_EDIT)
class PriorityOrder(WithinPlan, ServiceFormView):
    """A number for each priority; refused as a whole where one has changed since."""

    form_class = OrderForm
    heading = "Put the priorities in order"
    submit = "Save the order"
    done = "The order was saved."

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"priorities": selectors.priorities_of(self.plan)}

    def save(self, form: Any) -> Any:
        services.reorder_priorities(by=self.user, plan=self.plan, versions=form.versions())
        return self.plan

    def refuse_stale(self, form: Any, stale: StaleVersion) -> Any:
        form.take_versions()
        return self.render_to_response(self.get_context_data(form=form, is_stale=True), status=409)


PRIORITY = RecordPages(
    PriorityMixin,
    requires(Permission.PLAN_EDIT),
    edit(EditPriorityForm, services.change_priority, heading="Edit a priority", done="The priority was saved."),
    archive(done="The priority was archived."),
    restore(services.restore_priority, done="The priority is in the plan again."),
    delete(services.delete_priority),
    history(),
)
