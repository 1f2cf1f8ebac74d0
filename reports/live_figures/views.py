"""The picker of live figures: every measure of the paper's plan, and the reference that shows it in a text."""

from django.http import HttpResponse
from django.shortcuts import render

from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from partnerships.pages import found_or_404
from reports.live_figures.selectors import pickable
from reports.papers import selectors


@requires(Permission.REPORT_EDIT)
def figure_picker(request: PortalRequest, slug: str, report: str) -> HttpResponse:
    found = found_or_404(selectors.report_by_slug(request.partnership, report))
    return render(request, "reports/live_figures/picker.html", {"report": found, "pickable": pickable(found)})
