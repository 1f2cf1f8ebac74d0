"""The partnership's own indicators; shared ones are the data stewards'."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from core.editing import ServiceCreateView, ServiceUpdateView, values_of
from partnerships.access import requires
from partnerships.pages import HistoryPage, InPartnership, found_or_404
from partnerships.roles import Permission
from performance import selectors, services
from performance.measure_forms import EditIndicatorForm, NewIndicatorForm


class OfIndicator(InPartnership):
    object: Any

    def get_object(self) -> Any:
        return found_or_404(selectors.own_indicator_for(self.partnership, self.kwargs["indicator"]))

    def get_back_url(self) -> str:
        return self.url("indicator-list")


@requires(Permission.READ)
def indicator_list(request: Any, slug: str) -> HttpResponse:
    context = {
        "indicators": selectors.own_indicators_of(request.partnership),
        "may_edit": request.scope.can(Permission.MEASURE_EDIT),
    }
    return render(request, "performance/indicator_list.html", context)


@requires(Permission.MEASURE_EDIT)
class IndicatorCreate(InPartnership, ServiceCreateView):
    form_class = NewIndicatorForm
    heading = "Add an indicator"
    submit = "Add the indicator"
    done = "The indicator was added. A plan can now measure with it."

    def make(self, form: Any) -> Any:
        return services.create_indicator(by=self.user, partnership=self.partnership, **values_of(form))

    def get_back_url(self) -> str:
        return self.url("indicator-list")


@requires(Permission.MEASURE_EDIT)
class IndicatorEdit(OfIndicator, ServiceUpdateView):
    form_class = EditIndicatorForm

    def get_heading(self) -> str:
        return f"Edit {self.object.name}"

    def change(self, form: Any, version: int | None) -> Any:
        return services.change_indicator(by=self.user, indicator=self.object, version=version, **values_of(form))


class IndicatorHistory(OfIndicator, HistoryPage):
    pass
