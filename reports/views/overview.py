"""The partnership at a glance: its statuses counted, its measures in sentences, its priorities."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from actions.answering import unanswered
from partnerships.access import requires
from partnerships.roles import Permission
from performance import selectors as performance
from reports.overview import overview_of


@requires(Permission.READ)
def overview(request: Any, slug: str) -> HttpResponse:
    chosen = performance.period_chosen(request.partnership, request.GET.get("period", ""))
    context = {
        "chosen": chosen,
        "overview": overview_of(chosen.plan, chosen.period) if chosen else None,
        "unanswered": unanswered(request.partnership) if request.scope.can(Permission.PEOPLE_MANAGE) else (),
    }
    return render(request, "reports/overview.html", context)
