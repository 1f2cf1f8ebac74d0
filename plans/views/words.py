"""What a plan says besides its priorities: outcomes and statements."""

from typing import Any

from core.editing import ServiceArchiveView, ServiceCreateView, ServiceUpdateView, values_of
from partnerships.access import requires
from partnerships.pages import HistoryPage, InPartnership, found_or_404
from partnerships.roles import Permission
from plans import selectors, services
from plans.forms import EditOutcomeForm, EditStatementForm, NewOutcomeForm, NewStatementForm
from plans.views.plans import WithinPlan


class OfOutcome(InPartnership):
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


@requires(Permission.PLAN_EDIT)
class OutcomeEdit(OfOutcome, ServiceUpdateView):
    form_class = EditOutcomeForm
    heading = "Edit an outcome"
    done = "The outcome was saved."

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"plan": self.object.plan}

    def change(self, form: Any, version: int | None) -> Any:
        return services.change_outcome(by=self.user, outcome=self.object, version=version, **values_of(form))


@requires(Permission.PLAN_EDIT)
class OutcomeArchive(OfOutcome, ServiceArchiveView):
    done = "The outcome was archived."
    means = "It leaves the plan's page and the papers to come. Its history stays."

    def change(self, form: Any, version: int | None) -> Any:
        return services.archive_outcome(by=self.user, outcome=self.object, version=version, **values_of(form))


class OutcomeHistory(OfOutcome, HistoryPage):
    pass


class OfStatement(InPartnership):
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


@requires(Permission.PLAN_EDIT)
class StatementEdit(OfStatement, ServiceUpdateView):
    form_class = EditStatementForm
    heading = "Edit a passage"
    done = "The passage was saved."

    def change(self, form: Any, version: int | None) -> Any:
        return services.change_statement(by=self.user, statement=self.object, version=version, **values_of(form))


@requires(Permission.PLAN_EDIT)
class StatementArchive(OfStatement, ServiceArchiveView):
    done = "The passage was archived."
    means = "It leaves the plan's page and the papers to come. Its history stays."

    def change(self, form: Any, version: int | None) -> Any:
        return services.archive_statement(by=self.user, statement=self.object, version=version, **values_of(form))
