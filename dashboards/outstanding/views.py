"""What each agency owes."""

from django.http import HttpResponse
from django.shortcuts import render

from dashboards.outstanding.selectors import outstanding_in
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from performance.periods.selectors import period_chosen


@requires(Permission.READ)
def outstanding(request: PortalRequest, slug: str) -> HttpResponse:
    """The work of every current plan; the figures of the period shown elsewhere, or `?period=2013-14`."""
    chosen = period_chosen(request.partnership, request.GET.get("period", ""))
    context = {"chosen": chosen, "outstanding": outstanding_in(request.partnership, chosen)}
    return render(request, "dashboards/outstanding/page.html", context)
