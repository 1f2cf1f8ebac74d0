"""The golden thread of a plan, on the page and as a file."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from core.govuk.export import export_response
from dashboards.priority_to_result.selectors import Strand, golden_thread
from partnerships.access.policies import requires
from partnerships.access.roles import Permission
from performance.plan_figures.periods import period_chosen
from performance.plan_figures.presenters import STATUS_LABELS
from performance.plan_figures.selectors import figures_of_plan

HEADINGS = ("Priority", "Measure", "Baseline", "Target", "Latest figure", "Status", "Action", "Lead", "Due", "Gaps")


@requires(Permission.READ)
def thread(request: Any, slug: str) -> HttpResponse:
    chosen = period_chosen(request.partnership, request.GET.get("period", ""))
    if chosen is None:
        return render(request, "dashboards/priority_to_result/page.html", {})
    found = golden_thread(figures_of_plan(chosen.plan, chosen.period))
    only_gaps = request.GET.get("show") == "gaps"
    context = {
        "plan": chosen.plan,
        "period": chosen.period,
        "thread": found,
        "strands": found.broken if only_gaps else found.strands,
        "only_gaps": only_gaps,
    }
    return render(request, "dashboards/priority_to_result/page.html", context)


@requires(Permission.READ)
def thread_file(request: Any, slug: str, file_format: str) -> HttpResponse:
    chosen = period_chosen(request.partnership, request.GET.get("period", ""))
    if chosen is None or file_format not in ("csv", "xlsx"):
        raise Http404
    found = golden_thread(figures_of_plan(chosen.plan, chosen.period))
    strands = found.broken if request.GET.get("show") == "gaps" else found.strands
    return export_response([HEADINGS, *_rows(strands)], f"{slug}-golden-thread-{chosen.period.code}", file_format)


def _rows(strands: Iterable[Strand]) -> list[list[Any]]:
    """A row for each measure and each action of a priority; one for a priority that has neither."""
    rows: list[list[Any]] = []
    for strand in strands:
        gaps = " ".join(strand.gaps)
        rows += [
            [
                strand.title,
                one.label,
                one.baseline,
                one.target,
                one.current,
                STATUS_LABELS[one.status],
                "",
                "",
                "",
                gaps,
            ]
            for one in strand.measures
        ]
        rows += [
            [strand.title, "", "", "", "", one.status, one.title, one.led_by, one.due, gaps] for one in strand.actions
        ]
        if not strand.measures and not strand.actions:
            rows.append([strand.title, *[""] * 8, gaps])
    return rows
