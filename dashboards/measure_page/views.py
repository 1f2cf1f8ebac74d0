"""A measure's page, with the actions that serve it."""

from django.http import HttpResponse
from django.shortcuts import render

from actions.actions.selectors import headline_summaries_of
from dashboards.overview.selectors import FirstOf
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from partnerships.pages import found_or_404
from performance.measures.page_views import measure_context
from performance.measures.selectors import measure_for

MOST_ACTIONS = 12


@requires(Permission.READ)
def measure_detail(request: PortalRequest, slug: str, measure: int) -> HttpResponse:
    """Those of its priority serve it; a measure of the plan as a whole is served by all of the plan's."""
    found = found_or_404(measure_for(request.partnership, measure))
    serving = FirstOf.of(headline_summaries_of(found.plan, found.priority_id), MOST_ACTIONS)
    return render(request, "dashboards/measure_page/page.html", measure_context(request, found) | {"serving": serving})
