"""Strategic assessments: the list, a new one, its words and the reasons for changes, and taking an approval back."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property

from core.editing.views import ServiceArchiveView, ServiceCreateView, ServiceUpdateView, values_of
from cycle.assessments import selectors, services
from cycle.assessments.forms import AssessmentSectionForm, NewAssessmentForm, ReasonForm
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from partnerships.pages import InPartnership, found_or_404
from partnerships.records import RecordPages, history


@requires(Permission.READ)
def assessment_list(request: PortalRequest, slug: str) -> HttpResponse:
    context = {
        "assessments": selectors.assessments_of(request.partnership),
        "may_edit": request.scope.can(Permission.PLAN_EDIT),
    }
    return render(request, "cycle/assessments/list.html", context)


class AssessmentMixin(InPartnership):
    """A page about the assessment that the address names."""

    @cached_property
    def assessment(self) -> Any:
        return found_or_404(selectors.assessment_for(self.partnership, self.kwargs["assessment"]))

    def get_object(self) -> Any:
        return self.assessment

    def get_caption(self) -> str:
        return str(self.assessment)

    def get_back_url(self) -> str:
        return self.url("assessment-detail", self.assessment.pk)


@requires(Permission.PLAN_EDIT)
class AssessmentCreate(InPartnership, ServiceCreateView):
    form_class = NewAssessmentForm
    heading = "Begin a strategic assessment"
    submit = "Begin it"
    done = "The assessment was begun."

    def get_form_kwargs(self) -> dict[str, Any]:
        years = selectors.years_to_choose(self.partnership)
        return super().get_form_kwargs() | {"partnership": self.partnership, "years": years}

    def make(self, form: Any) -> Any:
        return services.create_assessment(by=self.user, partnership=self.partnership, **values_of(form))

    def get_back_url(self) -> str:
        return self.url("assessment-list")

    def get_done_url(self, saved: Any) -> str:
        return self.url("assessment-detail", saved.pk)


@requires(Permission.PLAN_EDIT)
class SectionEdit(AssessmentMixin, ServiceUpdateView):
    form_class = AssessmentSectionForm
    service = staticmethod(services.write_section)
    done = "The section was saved."

    def get_object(self) -> Any:
        return found_or_404(selectors.section_for(self.assessment, self.kwargs["part"]))

    def get_heading(self) -> str:
        return str(self.object)


@requires(Permission.PLAN_EDIT)
class ReasonEdit(AssessmentMixin, ServiceUpdateView):
    """Why a measure changed, as this assessment says."""

    form_class = ReasonForm
    done = "The reason was saved."

    @cached_property
    def measure(self) -> Any:
        return found_or_404(selectors.measure_of(self.assessment, self.kwargs["measure"]))

    def get_object(self) -> Any:
        return selectors.reason_for(self.assessment, self.measure)

    def get_heading(self) -> str:
        return f"Why “{self.measure}” changed"

    def change(self, form: Any, version: int | None) -> Any:
        return services.save_change_reason(
            by=self.user, assessment=self.assessment, measure=self.measure, version=version, **values_of(form)
        )


@requires(Permission.PLAN_EDIT)
class AssessmentReopen(AssessmentMixin, ServiceArchiveView):
    service = staticmethod(services.reopen)
    submit = "Reopen it"
    done = "The assessment is open again."
    means = "It can be changed again, and counts as approved no longer. What was approved stays in its history."

    def get_heading(self) -> str:
        return f"Reopen the {self.assessment}?".replace("Strategic", "strategic")


ASSESSMENT = RecordPages(AssessmentMixin, requires(Permission.PLAN_EDIT), history())
