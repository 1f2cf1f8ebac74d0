"""The data stewards' front page."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from partnerships.access.policies import steward
from partnerships.agencies import selectors as selectors
from partnerships.agencies import services as services


@steward
def home(request: Any) -> HttpResponse:
    """What the data stewards keep."""
    return render(request, "partnerships/stewards/home.html", {})
