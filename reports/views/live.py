"""The picker of live figures: every measure of the paper's plan, and the reference that shows it in a text."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from partnerships.access import requires
from partnerships.pages import found_or_404
from partnerships.roles import Permission
from reports import selectors
from reports.live.selectors import pickable


@requires(Permission.REPORT_EDIT)
def figure_picker(request: Any, slug: str, report: str) -> HttpResponse:
    found = found_or_404(selectors.report_by_slug(request.partnership, report))
    return render(request, "reports/live/picker.html", {"report": found, "pickable": pickable(found)})
