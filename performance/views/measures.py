"""A measure's page: its figures, targets, history and chart."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from partnerships.access import requires
from partnerships.roles import Permission
from performance import selectors
from performance.drawing import chart_panel


@requires(Permission.READ)
def measure_detail(request: Any, slug: str, measure: int) -> HttpResponse:
    found = selectors.measure_for(request.partnership, measure)
    if found is None:
        raise Http404
    page = selectors.measure_page(found, request.GET.get("period", ""))
    context = {
        "measure": found,
        "page": page,
        "chart": chart_panel(page.chart, "over-time") if page.chart else None,
        "may_edit_figures": selectors.may_edit_figures(request.scope, found),
        "may_edit_targets": request.scope.can(Permission.MEASURE_EDIT),
    }
    return render(request, "performance/measure.html", context)
