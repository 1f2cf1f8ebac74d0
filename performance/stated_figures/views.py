"""What a plan's document claims without its data: listed as quoted, never worked with."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from core.editing.views import ServiceCreateView, values_of
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from partnerships.pages import InPartnership, found_or_404
from partnerships.records import RecordPages, archive, edit, history
from performance.stated_figures.forms import EditStatedForm, NewStatedForm
from performance.stated_figures.selectors import stated_for, stated_of
from performance.stated_figures.services import create_stated_figure
from plans.plan import selectors as plan_selectors
from plans.plan.views import WithinPlan


class StatedFigureMixin(InPartnership):
    object: Any

    def get_object(self) -> Any:
        return found_or_404(stated_for(self.partnership, self.kwargs["stated"]))

    def get_caption(self) -> str:
        return str(self.object.plan)

    def get_back_url(self) -> str:
        return self.url("stated-list", self.object.plan_id)


@requires(Permission.READ)
def stated_list(request: PortalRequest, slug: str, plan: int) -> HttpResponse:
    found = found_or_404(plan_selectors.plan_for(request.partnership, plan))
    context = {
        "plan": found,
        "stated": stated_of(found),
        "may_edit": request.scope.can(Permission.PLAN_EDIT),
    }
    return render(request, "performance/stated_figures/stated_list.html", context)


@requires(Permission.PLAN_EDIT)
class StatedCreate(WithinPlan, ServiceCreateView):
    form_class = NewStatedForm
    heading = "Add a stated figure"
    submit = "Add it"
    done = "The stated figure was added."

    def make(self, form: Any) -> Any:
        return create_stated_figure(by=self.user, plan=self.plan, **values_of(form))

    def get_back_url(self) -> str:
        return self.url("stated-list", self.plan.pk)


STATED_FIGURE = RecordPages(
    StatedFigureMixin,
    requires(Permission.PLAN_EDIT),
    edit(EditStatedForm, heading="Edit a stated figure"),
    archive(),
    history(),
)
