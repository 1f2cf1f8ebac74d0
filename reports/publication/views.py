"""Where officers publish a plan's figures: what the public would see, what not and why, and the versions
so far; and where they publish final papers."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property

from core.editing.views import ServiceCreateView, ServiceLookedAtView, values_of
from core.govuk.forms import GovukForm, OneTimeForm, VersionedForm
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from partnerships.pages import InPartnership, found_or_404
from partnerships.records import RecordPages, confirm
from plans.plan import selectors as plan_selectors
from plans.plan.views import WithinPlan
from reports.final_versions.selectors import final_version
from reports.publication import selectors, services


class WithdrawForm(VersionedForm, GovukForm):
    reason = forms.CharField(label="Why it is taken back", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class PublishPaperForm(OneTimeForm, GovukForm):
    """Nothing but the one-time id."""


@requires(Permission.PLAN_EDIT)
def publishing(request: PortalRequest, slug: str, plan: int) -> HttpResponse:
    """The plan's years with what is published of each."""
    found = found_or_404(plan_selectors.plan_for(request.partnership, plan))
    versions = selectors.versions_of_plan(found)
    years = [{"period": year, "versions": [one for one in versions if one.period == year]} for year in found.years]
    context = {"plan": found, "years": years, "is_fit": found.status in services.FIT and not found.is_archived}
    return render(request, "reports/publication/plan.html", context)


@requires(Permission.PLAN_EDIT)
class Publish(WithinPlan, ServiceLookedAtView):
    template_name = "reports/publication/publish.html"
    submit = "Publish"
    done = "Published."

    @cached_property
    def preview(self) -> services.PublicationPreview:
        period = next((year for year in self.plan.years if year.code == self.kwargs["period"]), None)
        return services.preview(plan=self.plan, period=found_or_404(period))

    def get_heading(self) -> str:
        return f"Publish {self.preview.shown.figures.period.label}"

    def get_fingerprint(self) -> str:
        return self.preview.fingerprint

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**({"preview": self.preview, "content": self.preview.content} | kwargs))

    def make(self, form: Any) -> Any:
        period = self.preview.shown.figures.period
        return services.publish(by=self.user, plan=self.plan, period=period, **values_of(form))

    def get_back_url(self) -> str:
        return self.url("publishing", self.plan.pk)


class PublicationMixin(InPartnership):
    """A page about the published version that the address names."""

    object: Any

    def get_object(self) -> Any:
        return found_or_404(selectors.publication_for(self.partnership, self.kwargs["publication"]))

    def get_back_url(self) -> str:
        return self.url("publishing", self.object.plan_id)


PUBLICATION = RecordPages(
    PublicationMixin,
    requires(Permission.PLAN_EDIT),
    confirm(
        "withdraw",
        services.withdraw,
        address="take-back",
        form_class=WithdrawForm,
        question="Take back",
        submit="Take it back",
        done="The version was taken back.",
        means="Its address will answer as if it had never been. Whoever has downloaded it still has it.",
    ),
)


@requires(Permission.PLAN_EDIT)
class PaperPublish(InPartnership, ServiceCreateView):
    """Lets everyone read a final paper; says first which of its figures stand in the way."""

    template_name = "reports/publication/paper.html"
    form_class = PublishPaperForm
    heading = "Publish this paper"
    submit = "Publish"
    done = "The paper is public."

    @cached_property
    def final_version(self) -> Any:
        return found_or_404(final_version(self.partnership, self.kwargs["reference"]))

    def get_caption(self) -> str:
        return str(self.final_version)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        facts = {
            "kept_back": selectors.suppressed_figures_of(self.final_version),
            "unjudged": selectors.why_not_assessable(self.final_version),
            "published": selectors.publication_of(self.final_version),
        }
        return super().get_context_data(**(facts | kwargs))

    def make(self, form: Any) -> Any:
        return services.publish_paper(by=self.user, final_version=self.final_version)

    def get_back_url(self) -> str:
        return self.url("final-version", self.final_version.reference)


class PaperPublicationMixin(InPartnership):
    """A page about the public paper that the address names."""

    object: Any

    def get_object(self) -> Any:
        return found_or_404(selectors.public_paper_for(self.partnership, self.kwargs["public_paper"]))

    def get_back_url(self) -> str:
        return self.url("final-version", self.object.final_version.reference)


PAPER_PUBLICATION = RecordPages(
    PaperPublicationMixin,
    requires(Permission.PLAN_EDIT),
    confirm(
        "take-back",
        services.take_back_paper,
        form_class=WithdrawForm,
        question="Take back",
        submit="Take it back",
        done="The paper is no longer public.",
        means="Its public addresses will answer as if it had never been. The final paper stays as it is.",
    ),
)
