"""Clearance of a paper: copies that go out, and what is changed in a Word file that comes back."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from core.editing.views import ServiceCreateView, values_of
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from partnerships.pages import found_or_404
from reports.clearance import selectors, services
from reports.clearance.forms import CopyForm, ReturnedForm
from reports.papers import documents
from reports.papers import selectors as papers
from reports.trail.views import PaperMixin


@requires(Permission.REPORT_EDIT, Permission.SIGN_OFF)
def clearance(request: PortalRequest, slug: str, report: str) -> HttpResponse:
    """The paper's copies, and a file held against one. A post changes nothing: it is one because it carries a file."""
    found = found_or_404(papers.report_by_slug(request.partnership, report))
    form = ReturnedForm(request.POST or None, request.FILES or None, report=found)
    context = {
        "report": found,
        "form": form,
        "copies": selectors.copies_of(found),
        "versions": selectors.versions_of(found),
        "may_edit": request.scope.can(Permission.REPORT_EDIT),
        "compared": form.compared if form.is_bound and form.is_valid() else None,
    }
    return render(request, "reports/clearance/page.html", context)


@requires(Permission.REPORT_EDIT, Permission.SIGN_OFF)
def clearance_file(request: PortalRequest, slug: str, clearance_copy: int) -> HttpResponse:
    found = found_or_404(selectors.copy_for(request.partnership, clearance_copy))
    response = HttpResponse(selectors.copy_bytes(found), content_type=documents.CONTENT_TYPES["docx"])
    response["Content-Disposition"] = f'attachment; filename="{found.report.slug}-clearance-{found.pk}.docx"'
    return response


@requires(Permission.REPORT_EDIT)
class ClearanceCopyCreate(PaperMixin, ServiceCreateView):
    form_class = CopyForm
    heading = "Make a copy for clearance"
    submit = "Make the copy"
    done = "The copy was kept. Download it and send it out."

    def make(self, form: Any) -> Any:
        return services.make_copy(by=self.user, report=self.paper, **values_of(form))

    def get_back_url(self) -> str:
        return self.url("clearance", self.paper.slug)
