"""What one's agencies owe across partnerships, on one page."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from cycle.my_work.selectors import owed_everywhere
from partnerships.access.policies import signed_in


@signed_in
def owed(request: Any) -> HttpResponse:
    return render(request, "cycle/my_work/owed_everywhere.html", {"places": owed_everywhere(request.user)})
