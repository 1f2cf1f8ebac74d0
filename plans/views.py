"""Plans: the list, and one plan with its priorities and what it says."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from partnerships.access import requires
from partnerships.roles import Permission
from plans import selectors


@requires(Permission.READ)
def plan_list(request: Any, slug: str) -> HttpResponse:
    return render(request, "plans/plan_list.html", {"plans": selectors.plans_of(request.partnership)})


@requires(Permission.READ)
def plan_detail(request: Any, slug: str, plan: int) -> HttpResponse:
    found = selectors.plan_for(request.partnership, plan)
    if found is None:
        raise Http404
    context = {
        "plan": found,
        "priorities": selectors.priorities_of(found),
        "statements": found.statements.current(),
        "services": found.services.current(),
    }
    return render(request, "plans/plan_detail.html", context)
