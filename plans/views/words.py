"""What a plan says besides its priorities: outcomes and statements."""

from typing import Any

from core.editing import ServiceCreateView, values_of
from partnerships.access import requires
from partnerships.pages import InPartnership, found_or_404
from partnerships.records import RecordPages, archive, edit, history
from partnerships.roles import Permission
from plans import selectors, services
from plans.forms import EditOutcomeForm, EditStatementForm, NewOutcomeForm, NewStatementForm
from plans.views.plans import WithinPlan


class OutcomeMixin(InPartnership):
    """A page about the outcome that the address names; it leads back to its plan."""

    object: Any

    def get_object(self) -> Any:
        return found_or_404(selectors.outcome_for(self.partnership, self.kwargs["outcome"]))

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
        return services.create_outcome(by=self.user, plan=self.plan, **values_of(form))


_LEAVES_THE_PLAN = "It leaves the plan's page and the papers to come. Its history stays."

OUTCOME = RecordPages(
    OutcomeMixin,
    requires(Permission.PLAN_EDIT),
    edit(
        EditOutcomeForm,
        form_kwargs=lambda outcome: {"plan": outcome.plan},
        heading="Edit an outcome",
        done="The outcome was saved.",
    ),
    archive(done="The outcome was archived.", means=_LEAVES_THE_PLAN),
    history(),
)


class StatementMixin(InPartnership):
    """A page about the statement that the address names; it leads back to its plan."""

    object: Any

    def get_object(self) -> Any:
        return found_or_404(selectors.statement_for(self.partnership, self.kwargs["statement"]))

    def get_caption(self) -> str:
        return str(self.object.plan)

    def get_back_url(self) -> str:
        return self.url("plan-detail", self.object.plan_id)


@requires(Permission.PLAN_EDIT)
class StatementCreate(WithinPlan, ServiceCreateView):
    form_class = NewStatementForm
    heading = "Add a passage"
    submit = "Add the passage"
    done = "The passage was added."

    def make(self, form: Any) -> Any:
        return services.create_statement(by=self.user, plan=self.plan, **values_of(form))


STATEMENT = RecordPages(
    StatementMixin,
    requires(Permission.PLAN_EDIT),
    edit(EditStatementForm, heading="Edit a passage", done="The passage was saved."),
    archive(done="The passage was archived.", means=_LEAVES_THE_PLAN),
)
