"""A plan from priority to result, on the page and as a file."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from core.govuk.export import export_response
from dashboards.priority_to_result.selectors import PriorityChain, priority_to_result
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from performance.periods.selectors import period_chosen
from performance.plan_figures.selectors import figures_of_plan

HEADINGS = ("Priority", "Measure", "Baseline", "Target", "Latest figure", "Status", "Action", "Lead", "Due", "Gaps")


@requires(Permission.READ)
def priority_to_result_page(request: PortalRequest, slug: str) -> HttpResponse:
    chosen = period_chosen(request.partnership, request.GET.get("period", ""))
    if chosen is None:
        return render(request, "dashboards/priority_to_result/page.html", {})
    found = priority_to_result(figures_of_plan(chosen.plan, chosen.period))
    only_gaps = request.GET.get("show") == "gaps"
    context = {
        "plan": chosen.plan,
        "period": chosen.period,
        "plan_chains": found,
        "chains": found.broken if only_gaps else found.chains,
        "only_gaps": only_gaps,
    }
    return render(request, "dashboards/priority_to_result/page.html", context)


@requires(Permission.READ)
def priority_to_result_file(request: PortalRequest, slug: str, file_format: str) -> HttpResponse:
    chosen = period_chosen(request.partnership, request.GET.get("period", ""))
    if chosen is None or file_format not in ("csv", "xlsx"):
        raise Http404
    found = priority_to_result(figures_of_plan(chosen.plan, chosen.period))
    chains = found.broken if request.GET.get("show") == "gaps" else found.chains
    return export_response([HEADINGS, *_rows(chains)], f"{slug}-priority-to-result-{chosen.period.code}", file_format)


def _rows(chains: Iterable[PriorityChain]) -> list[list[Any]]:
    """A row for each measure and each action of a priority; one for a priority that has neither."""
    rows: list[list[Any]] = []
    for chain in chains:
        gaps = " ".join(chain.gaps)
        rows += [
            [
                chain.title,
                one.label,
                one.baseline,
                one.target,
                one.current_with_span,
                one.status_label,
                "",
                "",
                "",
                gaps,
            ]
            for one in chain.measures
        ]
        rows += [
            [chain.title, "", "", "", "", one.status, one.title, one.led_by, one.due, gaps] for one in chain.actions
        ]
        if not chain.measures and not chain.actions:
            rows.append([chain.title, *[""] * 8, gaps])
    return rows
