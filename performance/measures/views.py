"""A plan's measures: add, edit, order, archive, bring back, delete from a draft, history."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from core.editing.views import ServiceCreateView, ServiceFormView, ServiceUpdateView, values_of
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from partnerships.pages import InPartnership, found_or_404
from partnerships.records import RecordPages, archive, delete, history, restore
from performance.measures.forms import EditMeasureForm, MeasureOrderForm, NewMeasureForm
from performance.measures.selectors import archived_measures_of, measure_to_edit, measures_of_plan
from performance.measures.services import add_measure, delete_measure, reorder_measures
from plans.plan import selectors as plan_selectors
from plans.plan.views import WithinPlan


class OfPlan(WithinPlan):
    """A page about the plan's measures, which leads back to their list."""

    def get_back_url(self) -> str:
        return self.url("measure-list", self.plan.pk)


class MeasureMixin(InPartnership):
    """A page about the measure that the address names."""

    object: Any

    def get_object(self) -> Any:
        return found_or_404(measure_to_edit(self.partnership, self.kwargs["measure"]))

    def get_caption(self) -> str:
        return str(self.object.plan)

    def get_back_url(self) -> str:
        return self.url("measure-list", self.object.plan_id)


@requires(Permission.READ)
def measure_list(request: PortalRequest, slug: str, plan: int) -> HttpResponse:
    found = found_or_404(plan_selectors.plan_for(request.partnership, plan))
    context = {
        "plan": found,
        "measures": measures_of_plan(found),
        "archived": archived_measures_of(found),
        "may_edit": request.scope.can(Permission.MEASURE_EDIT),
        "may_delete": plan_selectors.may_delete_from(found),
    }
    return render(request, "performance/measures/measure_list.html", context)


@requires(Permission.MEASURE_EDIT)
class MeasureCreate(OfPlan, ServiceCreateView):
    form_class = NewMeasureForm
    heading = "Add a measure"
    submit = "Add the measure, and go on to its target"

    def get_done_words(self, saved: Any) -> str:
        return f"The measure “{saved}” was added. Now its target."

    def get_initial(self) -> dict[str, Any]:
        """`?priority=` chooses where it belongs."""
        return super().get_initial() | {"priority": self.request.GET.get("priority", "")}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"plan": self.plan}

    def make(self, form: Any) -> Any:
        return add_measure(by=self.user, plan=self.plan, **values_of(form))

    def get_done_url(self, saved: Any) -> str:
        return self.url("target-create", saved.pk)


@requires(Permission.MEASURE_EDIT)
class MeasureOrder(OfPlan, ServiceFormView):
    form_class = MeasureOrderForm
    heading = "Put the measures in order"
    done = "The order was saved."

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"measures": list(measures_of_plan(self.plan))}

    def save(self, form: Any) -> Any:
        reorder_measures(by=self.user, measures=form.in_order())
        return self.plan


class MeasureHistoryMixin(MeasureMixin):
    """Leads back to the measure's page, while it has one."""

    def get_back_url(self) -> str:
        return super().get_back_url() if self.object.is_archived else self.url("measure-detail", self.object.pk)


@requires(Permission.MEASURE_EDIT)
class MeasureEdit(MeasureMixin, ServiceUpdateView):
    form_class = EditMeasureForm
    heading = "Edit {record.label}"
    form_kwargs = staticmethod(lambda measure: {"plan": measure.plan})

    def get_done_url(self, saved: Any) -> str:
        return self.url("measure-detail", saved.pk)


MEASURE = RecordPages(
    MeasureMixin,
    requires(Permission.MEASURE_EDIT),
    archive(done="The measure was archived."),
    restore(done="The measure is in the plan again."),
    delete(delete_measure),
    history(page=MeasureHistoryMixin),
)
