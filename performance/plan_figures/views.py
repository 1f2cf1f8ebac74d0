"""The performance table: every measure of a plan and period, on the page and as a file."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django_tables2 import RequestConfig

from core.govuk.export import export_response
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from performance.periods.selectors import period_chosen, periods_of
from performance.plan_figures import exports as export
from performance.plan_figures.filters import PerformanceFilter
from performance.plan_figures.selectors import figures_of_plan
from performance.plan_figures.tables import PerformanceTable


@requires(Permission.READ)
def performance_table(request: PortalRequest, slug: str) -> HttpResponse:
    chosen = period_chosen(request.partnership, request.GET.get("period", ""))
    if chosen is None:
        context: dict[str, Any] = {
            "may_import": request.scope.can(Permission.FIGURE_IMPORT, Permission.FIGURE_EDIT_OWN)
        }
        return render(request, "performance/plan_figures/no_plan.html", context)
    figures = figures_of_plan(chosen.plan, chosen.period)
    form = PerformanceFilter(request.GET or None, figures=figures, periods=periods_of(request.partnership))
    table = PerformanceTable(form.chosen(figures.rows), slug=slug, period=chosen.period.code, months=figures.months)
    RequestConfig(request, paginate={"per_page": 50}).configure(table)
    context = {
        "figures": figures,
        "may_edit_figures": request.scope.can(Permission.FIGURE_EDIT, Permission.FIGURE_EDIT_OWN),
        "table": table,
        "filter": form,
        "plan": chosen.plan,
        "may_edit": request.scope.can(Permission.MEASURE_EDIT),
        "may_import": request.scope.can(Permission.FIGURE_IMPORT, Permission.FIGURE_EDIT_OWN),
    }
    return render(request, "performance/plan_figures/table.html", context)


@requires(Permission.READ)
def performance_export(request: PortalRequest, slug: str, file_format: str) -> HttpResponse:
    chosen = period_chosen(request.partnership, request.GET.get("period", ""))
    if chosen is None or file_format not in ("csv", "xlsx"):
        raise Http404
    rows = export.rows(figures_of_plan(chosen.plan, chosen.period))
    values = [export.COLUMNS, *([row[column] for column in export.COLUMNS] for row in rows)]
    return export_response(values, f"{slug}-{chosen.period.code}", file_format)
