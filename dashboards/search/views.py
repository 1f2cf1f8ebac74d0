"""The search box of every partnership's pages."""

from django.http import HttpResponse
from django.shortcuts import render

from dashboards.search.selectors import search
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission

MOST_ASKED = 100


@requires(Permission.READ)
def find(request: PortalRequest, slug: str) -> HttpResponse:
    asked = request.GET.get("q", "")[:MOST_ASKED].strip()
    found = search(request.partnership, asked, f"{request.scheme}://{request.get_host()}") if asked else []
    return render(request, "dashboards/search/page.html", {"asked": asked, "found": found})
