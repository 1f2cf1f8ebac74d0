"""Forms for handing over: who follows, and what of it goes to them."""

from typing import Any

from django import forms

from core.govuk.fields import RecordField
from core.govuk.forms import LookedAtForm
from core.govuk.look import Look
from dashboards.handing_over.selectors import KINDS, AgencyWork, ChosenPortfolio, ChosenWork, Portfolio
from partnerships.agencies.selectors import agencies_of
from partnerships.groups.forms import PersonField
from partnerships.models import GroupMember, Partner, Partnership
from partnerships.people.selectors import people_of

_SMALL = {name: Look(label_size="s") for name in ("places", "contacts", *KINDS)}


def _boxes(label: str, help_text: str = "") -> forms.TypedMultipleChoiceField:
    return forms.TypedMultipleChoiceField(
        label=label, help_text=help_text, required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )


class WorkFields(forms.Form):
    """What of an agency's work goes over, a field for each kind."""

    actions = _boxes("Unfinished actions")
    measures = _boxes("Measures whose figures it gives")
    risks = _boxes("Risks that it owns")
    questions = _boxes("Scrutiny’s questions that wait for its answer")

    def offer_work(self, work: AgencyWork) -> None:
        for kind in KINDS:
            _offer(self, kind, [(one.pk, f"{one} ({one.plan})") for one in getattr(work, kind)])

    def chosen_work(self) -> ChosenWork:
        """What was ticked; call it once the form is valid."""
        return ChosenWork(**{kind: self.cleaned_data.get(kind, ()) for kind in KINDS})


class HandOverForm(LookedAtForm, WorkFields):
    """Who follows, and what of the portfolio goes to them."""

    to = PersonField(label="Who follows", empty_label="Choose a person")
    places = _boxes("Groups", "Their place passes on, and the chair where they have it.")
    contacts = _boxes("Contact of these partners")
    agency: Any = RecordField(
        label="Which agency the one who follows acts for",
        required=False,
        empty_label="None",
        help_text="The same: its work stays with it. Another: what is chosen here goes to that one.",
    )
    give_roles = forms.BooleanField(label="Give them the same role, where they lack it", required=False)
    end_roles = forms.BooleanField(label="End the role of the one who leaves", required=False)
    reason = forms.CharField(label="Why", max_length=500, help_text="It stands in the history of all that moves")
    field_order = ("to", "places", "contacts", "agency", *KINDS, "give_roles", "end_roles", "reason")
    looks = {
        "to": Look(name="the person who follows", label_size="s"),
        "agency": Look(name="the agency", label_size="s"),
        "reason": Look(name="the reason", label_size="s"),
        **_SMALL,
    }

    def __init__(self, *args: Any, portfolio: Portfolio, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["to"].queryset = people_of(portfolio.partnership).exclude(pk=portfolio.person.pk)
        fields["agency"].queryset = agencies_of(portfolio.partnership)
        self.initial.setdefault("agency", portfolio.agency)
        _offer(self, "places", [(one.pk, _place(one)) for one in portfolio.places])
        _offer(self, "contacts", [(one.pk, _contact(one)) for one in portfolio.contacts])
        self.offer_work(portfolio.work)
        if portfolio.agency is None:
            del fields["agency"]
        if not portfolio.roles:
            del fields["give_roles"], fields["end_roles"]

    def chosen(self) -> ChosenPortfolio:
        """What was ticked; call it once the form is valid."""
        places, contacts = (self.cleaned_data.get(name, ()) for name in ("places", "contacts"))
        return ChosenPortfolio(places, contacts, self.chosen_work())


class HandOverWorkForm(LookedAtForm, WorkFields):
    """Which agency takes a partner's work, and which of it."""

    to: Any = RecordField(label="Which agency takes it", empty_label="Choose an agency of this partnership")
    reason = forms.CharField(label="Why", max_length=500, help_text="It stands in the history of all that moves")
    field_order = ("to", *KINDS, "reason")
    looks = {
        "to": Look(name="the agency that takes it", label_size="s"),
        "reason": Look(name="the reason", label_size="s"),
        **_SMALL,
    }

    def __init__(self, *args: Any, partnership: Partnership, work: AgencyWork, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to: Any = self.fields["to"]
        to.queryset = agencies_of(partnership).exclude(pk__in=work.agencies)
        self.offer_work(work)


def _offer(form: forms.BaseForm, name: str, choices: list[tuple[int, str]]) -> None:
    """All ticked to begin with; where there is nothing to choose, no field."""
    box: Any = form.fields[name]
    box.choices = choices
    form.initial.setdefault(name, [key for key, _ in choices])
    if not choices:
        del form.fields[name]


def _place(place: GroupMember) -> str:
    return f"{place.group}, in the chair" if place.is_chair else str(place.group)


def _contact(partner: Partner) -> str:
    return f"{partner}, {partner.contact_role}" if partner.contact_role else str(partner)
