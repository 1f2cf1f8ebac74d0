"""Where officers publish a plan's figures: what the public would see, what not and why, and the versions so far."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property

from core.editing import ServiceConfirmView, ServiceLookedAtView, values_of
from core.govuk.forms import GovukForm, VersionedForm
from partnerships.access import requires
from partnerships.pages import InPartnership, found_or_404
from partnerships.roles import Permission
from plans import selectors as plans
from plans.views.plans import WithinPlan
from reports.public import selectors, services


class WithdrawForm(VersionedForm, GovukForm):
    reason = forms.CharField(label="Why it is taken back", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


@requires(Permission.PLAN_EDIT)
def publishing(request: Any, slug: str, plan: int) -> HttpResponse:
    """The plan's years with what is published of each."""
    found = found_or_404(plans.plan_for(request.partnership, plan))
    versions = selectors.versions_of_plan(found)
    years = [{"period": year, "versions": [one for one in versions if one.period == year]} for year in found.years]
    context = {"plan": found, "years": years, "is_fit": found.status in services.FIT and not found.is_archived}
    return render(request, "reports/publishing/plan.html", context)


@requires(Permission.PLAN_EDIT)
class Publish(WithinPlan, ServiceLookedAtView):
    template_name = "reports/publishing/publish.html"
    submit = "Publish"
    done = "Published."

    @cached_property
    def preview(self) -> services.Preview:
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


@requires(Permission.PLAN_EDIT)
class Withdraw(InPartnership, ServiceConfirmView):
    form_class = WithdrawForm
    question = "Take back"
    submit = "Take it back"
    done = "The version was taken back."
    means = "Its address will answer as if it had never been. Whoever has downloaded it still has it."

    def get_object(self) -> Any:
        return found_or_404(selectors.publication_for(self.partnership, self.kwargs["publication"]))

    def change(self, form: Any, version: int | None) -> Any:
        return services.withdraw(by=self.user, publication=self.object, version=version, **values_of(form))

    def get_back_url(self) -> str:
        return self.url("publishing", self.object.plan_id)
