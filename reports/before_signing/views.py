"""What a paper's drafter and approver may want to look at before it is signed."""

from django.http import HttpResponse
from django.shortcuts import render

from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from partnerships.pages import found_or_404
from reports.before_signing.selectors import before_signing
from reports.papers import selectors


@requires(Permission.REPORT_EDIT, Permission.SIGN_OFF)
def before_signing_page(request: PortalRequest, slug: str, report: str) -> HttpResponse:
    found = found_or_404(selectors.report_by_slug(request.partnership, report))
    looked = before_signing(found, is_drafter=request.scope.can(Permission.REPORT_EDIT))
    return render(request, "reports/before_signing/page.html", {"report": found, "found": looked})
