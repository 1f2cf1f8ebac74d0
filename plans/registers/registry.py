"""Which registers a plan has, and how each is headed, entered and listed.

A new one is a model, a form and an entry here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format

from core.govuk.forms import OneTimeForm, VersionedForm
from core.numbers.formats import format_money
from plans.models import Approval, Commitment, Engagement, Funding, RegisterEntry, Risk, StrategyLink
from plans.registers import forms


@dataclass(frozen=True)
class Register:
    """One of a plan's lists. `columns` are pairs of a heading and the name of what stands under it."""

    key: str
    title: str
    singular: str
    model: type[RegisterEntry]
    form: type[forms.RegisterEntryForm]
    columns: tuple[tuple[str, str], ...]
    empty: str

    @property
    def new_form(self) -> type[forms.RegisterEntryForm]:
        return type(f"New{self.form.__name__}", (OneTimeForm, self.form), {})

    @property
    def edit_form(self) -> type[forms.RegisterEntryForm]:
        return type(f"Edit{self.form.__name__}", (VersionedForm, self.form), {})


REGISTERS: dict[str, Register] = {
    register.key: register
    for register in (
        Register(
            "risks",
            "Risks",
            "a risk",
            Risk,
            forms.RiskForm,
            (
                ("Risk", "title"),
                ("Likelihood", "likelihood"),
                ("Impact", "impact"),
                ("Rating", "rating"),
                ("What is done against it", "mitigation"),
                ("Owner", "owner"),
                ("Review", "review_on"),
            ),
            "What could stop the plan being delivered.",
        ),
        Register(
            "funding",
            "Funding",
            "funding",
            Funding,
            forms.FundingForm,
            (
                ("For", "title"),
                ("Kind", "kind"),
                ("From", "funder"),
                ("To", "recipient"),
                ("Amount", "amounts"),
                ("Spent", "spent"),
                ("What it brought", "outputs"),
                ("Claim by", "claim_by"),
            ),
            "Budgets, grants and rewards, with what they brought.",
        ),
        Register(
            "engagement",
            "Engagement: you said, we did",
            "a theme",
            Engagement,
            forms.EngagementForm,
            (
                ("Theme", "title"),
                ("Asked", "asked"),
                ("You said", "said"),
                ("We did", "did"),
            ),
            "Whom the partnership asked, what they said, and what was done about it.",
        ),
        Register(
            "ties",
            "Links to other strategies and partnerships",
            "a link",
            StrategyLink,
            forms.StrategyLinkForm,
            (("Called", "title"), ("Kind", "kind"), ("How they are tied", "how"), ("Review", "review_on")),
            "Strategies, boards, district plans and protocols that the plan is tied to.",
        ),
        Register(
            "approvals",
            "Approvals",
            "an approval",
            Approval,
            forms.ApprovalForm,
            (("Body", "title"), ("Date", "meets_on"), ("Outcome", "outcome"), ("Note", "note")),
            "The bodies that approve the plan.",
        ),
        Register(
            "promises",
            "Commitments: we said, we did",
            "a commitment",
            Commitment,
            forms.CommitmentForm,
            (
                ("We said", "said"),
                ("Who", "led_by"),
                ("By when", "due"),
                ("We did", "did"),
                ("What became of it", "verdict"),
                ("Why", "why"),
            ),
            "Every commitment of the plan, and what became of it.",
        ),
    )
}


@dataclass(frozen=True)
class RegisterRow:
    """An entry as its register lists it: a text for each column, the key, and whether it has left the list."""

    pk: int
    name: str
    cells: tuple[str, ...]


def register_row(register: Register, entry: Any) -> RegisterRow:
    """The entry in the register's columns. Money in pounds, dates in words, choices by their labels."""
    return RegisterRow(entry.pk, str(entry), tuple(_cell(entry, name) for _, name in register.columns))


def _cell(entry: Any, name: str) -> str:
    if name in _SPECIAL:
        return _SPECIAL[name](entry)
    value = getattr(entry, name)
    if value is None or value == "":
        return ""
    if hasattr(entry, f"get_{name}_display"):
        return str(getattr(entry, f"get_{name}_display")())
    if isinstance(value, Decimal):
        return format_money(value)
    return str(date_format(value, "j F Y") if isinstance(value, date) else value)


def _amounts(entry: Funding) -> str:
    if entry.amount is None:
        return "Not stated"
    low = format_money(entry.amount)
    return low if entry.amount_to is None else f"{low} to {format_money(entry.amount_to)}"


def _asked(entry: Engagement) -> str:
    size = f"{entry.sample_size:,} answered" if entry.sample_size else ""
    return ", ".join(part for part in (entry.get_kind_display(), entry.audience, entry.held, size) if part)


_SPECIAL: dict[str, Callable[[Any], str]] = {"amounts": _amounts, "asked": _asked}
