"""The partners of a partnership."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from core import clock
from partnerships import selectors
from partnerships.access import requires
from partnerships.roles import Permission


@requires(Permission.READ)
def partner_list(request: Any, slug: str) -> HttpResponse:
    today = clock.today()
    return render(
        request, "partnerships/partner_list.html", {"groups": selectors.partners_by_class(request.partnership, today)}
    )
