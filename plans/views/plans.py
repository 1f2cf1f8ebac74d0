"""Plans: the list, and every change to a plan itself. The page of one plan shows what other rooms add to it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property

from core.editing import (
    ServiceArchiveView,
    ServiceConfirmView,
    ServiceCreateView,
    ServiceDeleteView,
    ServiceUpdateView,
    values_of,
)
from partnerships.access import requires
from partnerships.pages import HistoryPage, InPartnership, found_or_404
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


class OfPlan(InPartnership):
    """A page about the plan that the address names."""

    @cached_property
    def plan(self) -> Any:
        return found_or_404(selectors.plan_for(self.partnership, self.kwargs["plan"]))

    def get_object(self) -> Any:
        return self.plan

    def get_back_url(self) -> str:
        return self.url("plan-detail", self.plan.pk)


class WithinPlan(OfPlan):
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


@requires(Permission.PLAN_EDIT)
class PlanEdit(OfPlan, ServiceUpdateView):
    form_class = EditPlanForm
    done = "The plan was saved."

    def get_heading(self) -> str:
        return f"Edit {self.object.title}"

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"partnership": self.partnership, "plan": self.object}

    def change(self, form: Any, version: int | None) -> Any:
        return services.change_plan(by=self.user, plan=self.object, version=version, **values_of(form))


@requires(Permission.PLAN_EDIT)
class PlanArchive(OfPlan, ServiceArchiveView):
    done = "The plan was archived."

    def change(self, form: Any, version: int | None) -> Any:
        return services.archive_plan(by=self.user, plan=self.object, version=version, **values_of(form))

    def get_done_url(self, saved: Any) -> str:
        return self.url("plan-list")


@requires(Permission.PLAN_EDIT)
class PlanRestore(OfPlan, ServiceConfirmView):
    question = "Bring back"
    submit = "Bring it back"
    done = "The plan is in the list again."

    def change(self, form: Any, version: int | None) -> Any:
        return services.restore_plan(by=self.user, plan=self.object, version=version)


@requires(Permission.PLAN_EDIT)
class PlanDelete(OfPlan, ServiceDeleteView):
    def remove(self, version: int | None) -> None:
        services.delete_plan(by=self.user, plan=self.object, version=version)

    def get_done_url(self, saved: Any) -> str:
        return self.url("plan-list")


class PlanHistory(OfPlan, HistoryPage):
    pass
