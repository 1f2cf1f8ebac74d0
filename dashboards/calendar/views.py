"""The calendar of a year, and the file that calendar programs fetch by its secret address."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from core import clock, ics
from cycle.calendar import selectors
from dashboards.calendar.selectors import feed_bytes, year_asked, year_page
from partnerships.access.policies import PortalRequest, public, requires
from partnerships.access.roles import Permission
from partnerships.access.selectors import scope_for
from partnerships.pages import found_or_404


@requires(Permission.READ)
def calendar(request: PortalRequest, slug: str) -> HttpResponse:
    """The year of `?year=2013-14`; the present one without, or with what is no year."""
    year = year_asked(request.GET.get("year", ""), clock.today())
    context = {
        "page": year_page(request.scope, year),
        "archived": selectors.archived_entries_of(request.partnership),
        "may_edit": request.scope.can(Permission.PLAN_EDIT),
    }
    return render(request, "dashboards/calendar/page.html", context)


@public  # the address itself is the secret; it shows what the person who made it may see now
def calendar_file(request: HttpRequest, feed: str) -> HttpResponse:
    """Nothing is shown once the address was closed or renewed, or the person has no role any more."""
    found = found_or_404(selectors.feed_at(feed))
    scope = found_or_404(scope_for(found.user, found.partnership.slug))
    content = feed_bytes(scope, request.build_absolute_uri("/").rstrip("/"))
    response = HttpResponse(content, content_type=ics.CONTENT_TYPE)
    response["Cache-Control"] = "private, no-store"
    return response
