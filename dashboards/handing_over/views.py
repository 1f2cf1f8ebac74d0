"""Replacing a representative, and moving a partner's work to another agency, each on one page."""

from typing import Any

from django.utils.functional import cached_property

from core.editing.views import ServiceLookedAtView
from dashboards.handing_over import selectors, services
from dashboards.handing_over.forms import HandOverForm, HandOverWorkForm
from partnerships.access.policies import requires
from partnerships.access.roles import Permission
from partnerships.pages import InPartnership, found_or_404
from partnerships.partners import selectors as partner_selectors
from partnerships.people import selectors as people_selectors


@requires(Permission.PEOPLE_MANAGE)
class HandOver(InPartnership, ServiceLookedAtView):
    """Of someone whose role has ended, too: what they left behind waits here."""

    form_class = HandOverForm
    template_name = "dashboards/handing_over/person.html"
    submit = "Hand it over"
    done = "It was handed over."

    @cached_property
    def membership(self) -> Any:
        found = people_selectors.past_or_present_membership_for(self.partnership, self.kwargs["membership"])
        return found_or_404(found)

    @cached_property
    def portfolio(self) -> selectors.Portfolio:
        """As it stands at this request: after a refusal, what others have changed is in it."""
        return selectors.portfolio_of(self.partnership, self.membership)

    def get_fingerprint(self) -> str:
        return self.portfolio.fingerprint

    def get_initial(self) -> dict[str, Any]:
        return super().get_initial() | {"give_roles": True, "end_roles": True}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"portfolio": self.portfolio}

    def make(self, form: Any) -> Any:
        values = form.cleaned_data
        return services.hand_over(
            by=self.user,
            membership=self.membership,
            looked_at=values["looked_at"],
            to=values["to"],
            agency=values.get("agency"),
            chosen=form.chosen(),
            reason=values["reason"],
            give_roles=values.get("give_roles", False),
            end_roles=values.get("end_roles", False),
        )

    def get_heading(self) -> str:
        return f"Hand over from {self.membership.user}"

    def get_back_url(self) -> str:
        return self.url("people")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**({"portfolio": self.portfolio} | kwargs))


@requires(Permission.PEOPLE_MANAGE)
class HandOverWork(InPartnership, ServiceLookedAtView):
    """From a partner, whether it takes part still or has ended, to another agency of the partnership."""

    form_class = HandOverWorkForm
    template_name = "dashboards/handing_over/partner.html"
    submit = "Hand it over"
    done = "Its work was handed over."

    @cached_property
    def partner(self) -> Any:
        return found_or_404(partner_selectors.partner_for(self.partnership, self.kwargs["partner"]))

    @cached_property
    def work(self) -> selectors.AgencyWork:
        return selectors.work_of(self.partnership, self.partner.agency)

    def get_fingerprint(self) -> str:
        return self.work.fingerprint

    def get_initial(self) -> dict[str, Any]:
        return super().get_initial() | {"to": self.partner.agency.successor_id}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"partnership": self.partnership, "work": self.work}

    def make(self, form: Any) -> Any:
        values = form.cleaned_data
        return services.hand_over_work(
            by=self.user,
            partner=self.partner,
            looked_at=values["looked_at"],
            to=values["to"],
            chosen=form.chosen_work(),
            reason=values["reason"],
        )

    def get_heading(self) -> str:
        return f"Hand over the work of {self.partner}"

    def get_back_url(self) -> str:
        return self.url("partner-detail", self.partner.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**({"work": self.work} | kwargs))
