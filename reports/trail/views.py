"""A paper's trail: consultation, review, signature, what is kept from the public, the final version."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property

from core.editing.views import ServiceConfirmView, ServiceCreateView, ServiceLookedAtView, ServiceUpdateView, values_of
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from partnerships.pages import InPartnership, found_or_404
from reports.final_versions import services as final_versions
from reports.papers import selectors
from reports.trail import forms, services
from reports.trail.selectors import consultee_for, exempt_measures_of, exempt_part, roles_in_paper, trail_of


@requires(Permission.READ)
def trail(request: PortalRequest, slug: str, report: str) -> HttpResponse:
    found = found_or_404(selectors.report_by_slug(request.partnership, report))
    scope = request.scope
    context = {
        "report": found,
        "trail": trail_of(found),
        "sections": found.sections.all(),
        "may_edit": scope.can(Permission.REPORT_EDIT),
        "may_sign": scope.can(Permission.SIGN_OFF),
        "held": exempt_measures_of(found) if selectors.may_see_closed(scope) else (),
    }
    return render(request, "reports/trail/page.html", context)


class PaperMixin(InPartnership):
    """A page about the paper that the address names."""

    @cached_property
    def paper(self) -> Any:
        return found_or_404(selectors.report_by_slug(self.partnership, self.kwargs["report"]))

    def get_caption(self) -> str:
        return str(self.paper)

    def get_back_url(self) -> str:
        return self.url("paper-trail", self.paper.slug)


class AboutShownPaper(PaperMixin, ServiceLookedAtView):
    """A form about exactly what the paper says while the page is open."""

    template_name = "reports/trail/looked_at.html"

    @cached_property
    def trail(self) -> Any:
        return trail_of(self.paper)

    def get_fingerprint(self) -> str:
        fingerprint: str = self.trail.prints.content
        return fingerprint

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**({"report": self.paper, "trail": self.trail} | kwargs))


@requires(Permission.REPORT_EDIT)
class ConsulteeCreate(PaperMixin, ServiceCreateView):
    form_class = forms.ConsulteeForm
    heading = "Seek comments"
    submit = "Add to the list"

    def make(self, form: Any) -> Any:
        return services.seek_comments(by=self.user, report=self.paper, **values_of(form))


@requires(Permission.REPORT_EDIT)
class ConsulteeEdit(InPartnership, ServiceUpdateView):
    form_class = forms.CommentsForm
    service = staticmethod(services.change_consultee)
    heading = "Comments of {record.role}"

    def get_object(self) -> Any:
        return found_or_404(consultee_for(self.partnership, self.kwargs["consultee"]))

    def get_back_url(self) -> str:
        return self.url("paper-trail", self.object.report.slug)


@requires(Permission.REPORT_EDIT, Permission.SIGN_OFF)
class ReviewPaper(AboutShownPaper):
    form_class = forms.ReviewForm
    heading = "Review this version"
    submit = "Reviewed"
    done = "The review was recorded."

    def make(self, form: Any) -> Any:
        return services.review(by=self.user, report=self.paper, **values_of(form))


@requires(Permission.REPORT_EDIT)
class DeclareWording(AboutShownPaper):
    form_class = forms.WordingForm
    heading = "Declare a change of wording"
    submit = "Only words have changed"
    done = "The change of wording was recorded."

    def make(self, form: Any) -> Any:
        return services.declare_wording(by=self.user, report=self.paper, **values_of(form))


@requires(Permission.SIGN_OFF)
class SignPaper(AboutShownPaper):
    form_class = forms.SignForm
    heading = "Sign this version"
    submit = "Sign"
    done = "Signed."

    def make(self, form: Any) -> Any:
        return services.sign(by=self.user, report=self.paper, **values_of(form))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**({"part": roles_in_paper(self.paper, self.user)} | kwargs))


@requires(Permission.REPORT_EDIT, Permission.SIGN_OFF)
class MakeFinal(AboutShownPaper):
    heading = "Make this paper final"
    submit = "Make it final"
    done = "The final version was made."

    def make(self, form: Any) -> Any:
        return final_versions.make_final(by=self.user, report=self.paper, **values_of(form))

    def get_done_url(self, saved: Any) -> str:
        return self.url("final-version", saved.reference)


@requires(Permission.REPORT_EDIT)
class ExemptSection(PaperMixin, ServiceCreateView):
    form_class = forms.ExemptForm
    submit = "Keep it from the public"

    @cached_property
    def section(self) -> Any:
        return found_or_404(selectors.section_of(self.paper, self.kwargs["section"]))

    def get_heading(self) -> str:
        return f"Keep “{self.section.heading}” from the public"

    def make(self, form: Any) -> Any:
        return services.exempt(by=self.user, report=self.paper, section=self.section.key, **values_of(form))


@requires(Permission.REPORT_EDIT)
class OpenSection(PaperMixin, ServiceConfirmView):
    service = staticmethod(services.open_section)
    heading = "Make this section open?"
    submit = "Make it open"
    done = "The section is open."
    means = "Its words will stand in the paper that the public may read."

    def get_object(self) -> Any:
        return found_or_404(exempt_part(self.paper, self.kwargs["section"]))


@requires(Permission.REPORT_EDIT)
class CorrectPaper(PaperMixin, ServiceConfirmView):
    form_class = forms.PaperCorrectionForm
    service = staticmethod(services.begin_correction)
    heading = "Correct this final paper"
    submit = "Begin a correction"
    done = "The paper can be edited again. What was made final stays as it is."
    means = "A corrected version is reviewed, signed and made final beside the old one, which stays at its address."

    def get_object(self) -> Any:
        return self.paper
