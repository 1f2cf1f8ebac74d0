"""Actions: the list, and one action with its leads, dates and progress."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from actions import selectors
from partnerships.access import requires
from partnerships.roles import Permission


@requires(Permission.READ)
def action_list(request: Any, slug: str) -> HttpResponse:
    return render(request, "actions/action_list.html", {"actions": selectors.actions_of(request.partnership)})


@requires(Permission.READ)
def action_detail(request: Any, slug: str, action: int) -> HttpResponse:
    found = selectors.action_for(request.partnership, action)
    if found is None:
        raise Http404
    return render(request, "actions/action_detail.html", {"action": found})
