"""What a measure's page shows of its figure, its course over time, targets and history; its charts as files."""

from typing import Any

from django.http import Http404, HttpResponse

from core.govuk.export import export_response
from figures.charts.drawing import chart_panel, chart_png
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from partnerships.pages import found_or_404
from performance.comparison.selectors.subjects import is_counted
from performance.measures.page import measure_page
from performance.measures.selectors import may_edit_figures, measure_for

_PNG = "image/png"


def measure_context(request: PortalRequest, found: Any) -> dict[str, Any]:
    """All of a measure's page but the actions that serve it, which this room does not know."""
    page = measure_page(found, request.GET.get("period", ""), request.GET.get("by", ""))
    course = page.course
    return {
        "measure": found,
        "page": page,
        "course": course,
        "chart": chart_panel(course.over_time, "over-time") if course.over_time else None,
        "variation": chart_panel(course.variation, "usual-variation") if course.variation else None,
        "is_compared": is_counted(found),
        "notes": page.notes,
        "may_edit_figures": may_edit_figures(request.scope, found),
        "may_edit_targets": request.scope.can(Permission.MEASURE_EDIT),
    }


@requires(Permission.READ)
def measure_chart(request: PortalRequest, slug: str, measure: int, file_format: str) -> HttpResponse:
    """A chart of the page as a picture (png) or its table (csv, xlsx); `of=variation` asks for the XmR chart."""
    found = found_or_404(measure_for(request.partnership, measure))
    course = measure_page(found, request.GET.get("period", ""), request.GET.get("by", "")).course
    is_variation = request.GET.get("of") == "variation"
    chart = found_or_404(course.variation if is_variation else course.over_time)
    name = f"{slug}-measure-{found.pk}-{'usual-variation' if is_variation else 'over-time'}"
    if file_format == "png":
        picture = HttpResponse(chart_png(chart), content_type=_PNG)
        picture["Content-Disposition"] = f'attachment; filename="{name}.png"'
        return picture
    if file_format not in ("csv", "xlsx"):
        raise Http404
    return export_response([chart.header, *chart.rows], name, file_format)
