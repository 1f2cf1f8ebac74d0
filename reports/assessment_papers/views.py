"""The strategic assessment with its live figures: read, drafted from the data, approved."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from core import clock
from core.editing.views import ServiceUpdateView, values_of
from cycle.assessments import selectors, services
from cycle.assessments.forms import ApproveForm
from cycle.assessments.views import AssessmentMixin
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from partnerships.pages import found_or_404
from reports.assessment_papers.selectors import assessment_page, first_draft, texts_as_read


@requires(Permission.READ)
def assessment_detail(request: PortalRequest, slug: str, assessment: int) -> HttpResponse:
    found = found_or_404(selectors.assessment_for(request.partnership, assessment))
    context = {"page": assessment_page(found), "may_edit": request.scope.can(Permission.PLAN_EDIT)}
    return render(request, "reports/assessment_papers/page.html", context)


@requires(Permission.PLAN_EDIT)
@require_POST
def assessment_draft(request: PortalRequest, slug: str, assessment: int) -> HttpResponse:
    """Fills the sections that are empty; a second time it finds nothing to fill."""
    found = found_or_404(selectors.assessment_for(request.partnership, assessment))
    if found.is_approved:
        messages.error(request, services.APPROVED)
        return redirect("assessment-detail", slug, assessment)
    filled = services.fill_sections(by=request.user, assessment=found, texts=first_draft(found))
    told = f"{len(filled)} sections were drafted." if filled else "There was nothing to fill."
    messages.success(request, told)
    return redirect("assessment-detail", slug, assessment)


@requires(Permission.PLAN_EDIT)
class AssessmentApprove(AssessmentMixin, ServiceUpdateView):
    form_class = ApproveForm
    submit = "Record the approval"
    done = "The assessment is approved, and stands still."

    def get_heading(self) -> str:
        return "Record the approval of this assessment"

    def get_initial(self) -> dict[str, Any]:
        return super().get_initial() | {"approved_on": clock.today()}

    def change(self, form: Any, version: int | None) -> Any:
        texts = texts_as_read(self.assessment)
        return services.approve(
            by=self.user, assessment=self.assessment, version=version, texts=texts, **values_of(form)
        )
