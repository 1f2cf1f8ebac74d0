"""The data stewards' front page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from partnerships.access.policies import steward
from partnerships.agencies import selectors as selectors
from partnerships.agencies import services as services


@steward
def home(request: HttpRequest) -> HttpResponse:
    """What the data stewards keep."""
    return render(request, "partnerships/stewards/home.html", {})
