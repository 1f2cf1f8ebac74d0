"""Plans: the list, and every change to a plan itself. The page of one plan shows what other rooms add to it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property

from core.editing.views import ServiceCreateView, values_of
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from partnerships.pages import InPartnership, found_or_404
from partnerships.records import RecordPages, archive, delete, edit, history, restore
from plans.plan import selectors as plan_selectors
from plans.plan import services as plan_services
from plans.plan.forms import EditPlanForm, EditStatementForm, NewPlanForm, NewStatementForm

LEAVES_THE_PLAN = "It leaves the plan's page and the papers to come. Its history stays."


@requires(Permission.READ)
def plan_list(request: PortalRequest, slug: str) -> HttpResponse:
    context = {
        "plans": plan_selectors.plans_of(request.partnership),
        "archived": plan_selectors.archived_plans_of(request.partnership),
        "may_edit": request.scope.can(Permission.PLAN_EDIT),
    }
    return render(request, "plans/plan/plan_list.html", context)


class PlanMixin(InPartnership):
    """A page about the plan that the address names."""

    @cached_property
    def plan(self) -> Any:
        return found_or_404(plan_selectors.plan_for(self.partnership, self.kwargs["plan"]))

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
        return plan_services.create_plan(by=self.user, partnership=self.partnership, **values_of(form))

    def get_back_url(self) -> str:
        return self.url("plan-list")

    def get_done_url(self, saved: Any) -> str:
        return self.url("plan-detail", saved.pk)


PLAN = RecordPages(
    PlanMixin,
    requires(Permission.PLAN_EDIT),
    edit(
        EditPlanForm,
        plan_services.change_plan,
        form_kwargs=lambda plan: {"partnership": plan.partnership, "plan": plan},
        heading="Edit {record.title}",
        done="The plan was saved.",
    ),
    archive(done="The plan was archived.", leads_to="plan-list"),
    restore(plan_services.restore_plan, done="The plan is in the list again."),
    delete(plan_services.delete_plan, leads_to="plan-list"),
    history(),
)


class StatementMixin(InPartnership):
    """A page about the statement that the address names; it leads back to its plan."""

    object: Any

    def get_object(self) -> Any:
        return found_or_404(plan_selectors.statement_for(self.partnership, self.kwargs["statement"]))

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
        return plan_services.create_statement(by=self.user, plan=self.plan, **values_of(form))


STATEMENT = RecordPages(
    StatementMixin,
    requires(Permission.PLAN_EDIT),
    edit(EditStatementForm, heading="Edit a passage", done="The passage was saved."),
    archive(done="The passage was archived.", means=LEAVES_THE_PLAN),
)
