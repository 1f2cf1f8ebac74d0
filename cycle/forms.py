"""Forms of the year's round."""

from typing import Any

from django import forms

from core.editing import LookedAtForm
from core.govuk.fields import DateField
from core.govuk.forms import GovukForm, OneTimeForm, VersionedForm
from core.govuk.look import Look
from cycle import handing_over
from cycle.handing_over import Portfolio
from cycle.roll_forward import Baggage, Chosen
from cycle.work_of_agencies import Work
from partnerships.forms.groups import PersonField
from partnerships.models import Agency, GroupMember, Partner, Partnership, User
from partnerships.selectors import agencies_of, people_of


def _boxes(label: str, help_text: str = "") -> forms.TypedMultipleChoiceField:
    return forms.TypedMultipleChoiceField(
        label=label, help_text=help_text, required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )


class RollForwardForm(OneTimeForm, VersionedForm, GovukForm):
    """The next plan's name and days, and what goes along into it."""

    title = forms.CharField(label="Title of the next plan", max_length=160)
    starts = DateField(label="First day")
    ends = DateField(label="Last day")
    priorities = _boxes("Priorities that stay")
    actions = _boxes(
        "Unfinished actions that go on", "Their sub-actions go with them. Completed and dropped ones stay behind."
    )
    measures = _boxes("Measures that stay", "Their targets stay behind: set the next plan's own.")
    looks = {"title": Look(name="the title"), "starts": Look(name="the first day"), "ends": Look(name="the last day")}

    def __init__(self, *args: Any, baggage: Baggage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("priorities", "actions", "measures"):
            found = getattr(baggage, name)
            box: Any = self.fields[name]
            box.choices = [(record.pk, str(record)) for record in found]
            self.initial.setdefault(name, [record.pk for record in found])
            if not found:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", "The last day cannot be before the first day.")
        return cleaned

    def chosen(self) -> Chosen:
        """What was ticked; call it once the form is valid."""
        return Chosen(*(self.cleaned_data.get(name, []) for name in ("priorities", "actions", "measures")))


class HandOverForm(LookedAtForm):
    """Who follows, and what of the portfolio goes to them."""

    to = PersonField(User.objects.none(), label="Who follows", empty_label="Choose a person")
    places = _boxes("Groups", "Their place passes on, and the chair where they have it.")
    contacts = _boxes("Contact of these partners")
    agency = forms.ModelChoiceField(
        Agency.objects.none(),
        label="Which agency the one who follows acts for",
        required=False,
        empty_label="None",
        help_text="The same: its actions and measures stay with it. Another: those chosen here go to that one.",
    )
    actions = _boxes("Unfinished actions")
    measures = _boxes("Measures whose figures it gives")
    give_roles = forms.BooleanField(label="Give them the same role, where they lack it", required=False)
    end_roles = forms.BooleanField(label="End the role of the one who leaves", required=False)
    reason = forms.CharField(label="Why", max_length=500, help_text="It stands in the history of all that moves")
    looks = {
        "to": Look(name="the person who follows", label_size="s"),
        "agency": Look(name="the agency", label_size="s"),
        "reason": Look(name="the reason", label_size="s"),
        **{name: Look(label_size="s") for name in ("places", "contacts", "actions", "measures")},
    }

    def __init__(self, *args: Any, portfolio: Portfolio, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["to"].queryset = people_of(portfolio.partnership).exclude(pk=portfolio.person.pk)
        fields["agency"].queryset = agencies_of(portfolio.partnership)
        self.initial.setdefault("agency", portfolio.agency)
        for name, words in (("places", _place), ("contacts", _contact), ("actions", _of_plan), ("measures", _of_plan)):
            _offer(self, name, [(one.pk, words(one)) for one in getattr(portfolio, name)])
        if portfolio.agency is None:
            del fields["agency"]
        if not portfolio.roles:
            del fields["give_roles"], fields["end_roles"]

    def chosen(self) -> handing_over.Chosen:
        """What was ticked; call it once the form is valid."""
        kinds = ("places", "contacts", "actions", "measures")
        return handing_over.Chosen(*(self.cleaned_data.get(name, []) for name in kinds))


class HandOverWorkForm(LookedAtForm):
    """Which agency takes a partner's work, and which of it."""

    to = forms.ModelChoiceField(
        Agency.objects.none(), label="Which agency takes it", empty_label="Choose an agency of this partnership"
    )
    actions = _boxes("Unfinished actions")
    measures = _boxes("Measures whose figures it gives")
    reason = forms.CharField(label="Why", max_length=500, help_text="It stands in the history of all that moves")
    looks = {
        "to": Look(name="the agency that takes it", label_size="s"),
        "reason": Look(name="the reason", label_size="s"),
        **{name: Look(label_size="s") for name in ("actions", "measures")},
    }

    def __init__(self, *args: Any, partnership: Partnership, work: Work, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to: Any = self.fields["to"]
        to.queryset = agencies_of(partnership).exclude(pk__in=work.agencies)
        for name in ("actions", "measures"):
            _offer(self, name, [(one.pk, _of_plan(one)) for one in getattr(work, name)])


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


def _of_plan(record: Any) -> str:
    return f"{record} ({record.plan})"
