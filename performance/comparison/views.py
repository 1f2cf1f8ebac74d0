"""A measure beside similar areas, and the measures that can be compared."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from core.govuk.export import export_response
from figures.charts.drawing import chart_panel, chart_png
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from partnerships.pages import found_or_404
from performance.comparator_groups.selectors.groups import groups_of
from performance.comparison import exports as export
from performance.comparison.forms import ComparisonForm
from performance.comparison.selectors import peers as many
from performance.comparison.selectors import stated_places as stated
from performance.comparison.selectors import subjects
from performance.comparison.selectors.comparison import Comparison, comparison_of
from performance.comparison.spans import NoPeriodSpan

_CHARTS = {"rates": "rates", "funnel": "funnel", "gap": "gap"}


@requires(Permission.READ)
def comparison_list(request: PortalRequest, slug: str) -> HttpResponse:
    """Every measure that can be compared, with its place in a group; and what documents state of places."""
    form = ComparisonForm(request.GET, groups=groups_of(request.partnership))
    group = form.group_chosen
    measures = subjects.measures_to_compare(request.partnership) if group else []
    context = {
        "form": form,
        "group": group,
        "lines": many.peer_lines(group.partnership, measures, group) if group else [],
        "stated": stated.stated_places(request.partnership),
        "may_edit": request.scope.can(Permission.MEASURE_EDIT),
    }
    return render(request, "performance/comparison/comparison_list.html", context)


@requires(Permission.READ)
def comparison(request: PortalRequest, slug: str, measure: int) -> HttpResponse:
    found = found_or_404(subjects.measure_to_compare(request.partnership, measure))
    subject = subjects.subject_of(found)
    form = ComparisonForm(request.GET, groups=groups_of(request.partnership))
    page = _compared(found.partnership, subject, form)
    charts = {name: getattr(page, name) for name in _CHARTS} if page else {}
    context = {
        "measure": found,
        "subject": subject,
        "form": form,
        "page": page,
        "panels": {name: chart_panel(chart, name) for name, chart in charts.items() if chart},
        "may_edit": request.scope.can(Permission.MEASURE_EDIT),
        "query": request.GET.urlencode(),
    }
    return render(request, "performance/comparison/comparison.html", context)


def _compared(partnership: Any, subject: Any, form: ComparisonForm) -> Comparison | None:
    """What the form asks for; where that cannot be, its fields say so and the newest year is shown."""
    group = form.group_chosen
    if subject is None or group is None:
        return None
    asked = form.asked()
    try:
        return comparison_of(partnership, subject, group, asked)
    except NoPeriodSpan as error:
        form.add_error("since", str(error))
        return comparison_of(partnership, subject, group, type(asked)(by=asked.by))


@requires(Permission.READ)
def comparison_file(request: PortalRequest, slug: str, measure: int, file_format: str) -> HttpResponse:
    """The rates (csv, xlsx), or with `of=funnel` or `of=gap` that chart's table; each chart as a picture (png).

    What cannot be compared has a file of rates with a header and no row.
    """
    found = found_or_404(subjects.measure_to_compare(request.partnership, measure))
    form = ComparisonForm(request.GET, groups=groups_of(request.partnership))
    page = _compared(found.partnership, subjects.subject_of(found), form)
    of = request.GET.get("of", "rates")
    name = f"{slug}-measure-{found.pk}-comparison-{of}"
    if of == "rates" and file_format in ("csv", "xlsx"):
        return export_response(export.rows(page), name, file_format)
    chart = found_or_404(getattr(page, _CHARTS[of], None) if of in _CHARTS else None)
    if file_format == "png":
        picture = HttpResponse(chart_png(chart), content_type="image/png")
        picture["Content-Disposition"] = f'attachment; filename="{name}.png"'
        return picture
    if file_format not in ("csv", "xlsx"):
        raise Http404
    return export_response([chart.header, *chart.rows], name, file_format)
