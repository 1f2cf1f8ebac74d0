"""Where an approver signs off a year's figures, and unlocks them."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property

from core.editing.views import ServiceLookedAtView, values_of
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from partnerships.pages import InPartnership, found_or_404
from partnerships.records import RecordPages, confirm
from performance.sign_off.forms import UnlockForm
from performance.sign_off.services import (
    FiguresToSign,
    figures_to_sign,
    periods_to_sign,
    sign_off,
    sign_off_for,
    sign_offs_of,
    unlock,
)
from plans.plan import selectors as plan_selectors
from plans.plan.views import WithinPlan


@requires(Permission.READ)
def sign_offs(request: PortalRequest, slug: str, plan: int) -> HttpResponse:
    """The plan's years: signed, open, and what was unlocked when and why."""
    found = found_or_404(plan_selectors.plan_for(request.partnership, plan))
    every = sign_offs_of(found)
    years = [{"period": year, "sign_offs": [one for one in every if year.contains(one.period)]} for year in found.years]
    for year in years:
        year["standing"] = next((o for o in year["sign_offs"] if o.is_standing and o.period == year["period"]), None)
    context = {"plan": found, "years": years, "may_sign": request.scope.can(Permission.SIGN_OFF)}
    return render(request, "performance/sign_off/years.html", context)


@requires(Permission.SIGN_OFF)
class SignOff(WithinPlan, ServiceLookedAtView):
    template_name = "performance/sign_off/sign.html"
    submit = "Sign off these figures"
    done = "Signed off."

    @cached_property
    def figures(self) -> FiguresToSign:
        periods = periods_to_sign(self.plan)
        period = next((one for one in periods if one.code == self.kwargs["period"]), None)
        return figures_to_sign(self.plan, found_or_404(period))

    def get_heading(self) -> str:
        return f"Sign off the figures of {self.figures.period.label}"

    def get_fingerprint(self) -> str:
        return self.figures.fingerprint

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**({"figures": self.figures} | kwargs))

    def make(self, form: Any) -> Any:
        return sign_off(by=self.user, plan=self.plan, period=self.figures.period, **values_of(form))

    def get_back_url(self) -> str:
        return self.url("sign-offs", self.plan.pk)


class FigureSignOffMixin(InPartnership):
    """A page about the standing sign-off that the address names; it leads back to its plan's."""

    object: Any

    def get_object(self) -> Any:
        return found_or_404(sign_off_for(self.partnership, self.kwargs["sign_off"]))

    def get_back_url(self) -> str:
        return self.url("sign-offs", self.object.plan_id)


SIGN_OFF = RecordPages(
    FigureSignOffMixin,
    requires(Permission.SIGN_OFF),
    confirm(
        "unlock",
        unlock,
        form_class=UnlockForm,
        heading="Unlock the figures of {record.period.label}?",
        submit="Unlock them",
        done="The figures can be corrected again.",
        means=(
            "They can then be corrected, and have to be signed again. "
            "That they were unlocked, and why, stays on the page."
        ),
    ),
)
