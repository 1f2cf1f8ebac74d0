"""What the portal does by itself each day, for data stewards: how it stands, and what could not be done."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cycle.daily.selectors import daily_work
from partnerships.access.policies import steward


@steward
def daily_work_page(request: HttpRequest) -> HttpResponse:
    return render(request, "cycle/daily/page.html", {"work": daily_work()})
