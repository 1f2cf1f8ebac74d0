"""Forms for what was delivered, and for what people said."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from actions.delivered.selectors import achievements_of
from actions.models import OutputFigure
from core.govuk.fields import RecordField
from core.govuk.forms import GovukForm, OneTimeForm, VersionedForm
from core.govuk.look import Look
from core.numbers.quantities import NotANumber, parse_quantity
from plans.models import Plan
from plans.priorities.selectors import priorities_of

_LONG = 5000
_LINE = re.compile(r"(?P<words>[^:]{1,60}):\s*(?P<label>.+)")
Output = dict[str, Any]


class OutputsField(forms.CharField):
    """Figures as printed, one a line: `595: anti-social behaviour contracts`. Cleaned to a service's outputs."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> list[Output]:  # type: ignore[override]
        if isinstance(value, list):
            return value
        lines = [line.strip() for line in (super().to_python(value) or "").splitlines() if line.strip()]
        return [_output(number, line) for number, line in enumerate(lines, start=1)]

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list):
            return "\n".join(f"{output['words']}: {output['label']}" for output in value)
        return value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.to_python(initial) != self.to_python(data))

    def run_validators(self, value: Any) -> None:
        return None


def outputs_of(outputs: Iterable[OutputFigure]) -> list[Output]:
    """Stored figures as the field holds them."""
    return [{"words": output.words, "label": output.label, "value": output.value} for output in outputs]


def _output(number: int, line: str) -> Output:
    found = _LINE.fullmatch(line)
    if found is None:
        raise ValidationError(f"Line {number}: write the figure, a colon and what it counts: 595: contracts.")
    label = found["label"].strip()
    if len(label) > 200:
        raise ValidationError(f"Line {number}: say what it counts in at most 200 characters.")
    return {"words": found["words"].strip(), "label": label, "value": _amount(found["words"])}


def _amount(words: str) -> Decimal | None:
    """The number that is printed; None where the words are no single number, which is then only quoted."""
    try:
        return parse_quantity(words).amount
    except NotANumber:
        return None


class AchievementForm(GovukForm):
    """Something delivered, told in words, with figures that had no target."""

    text = forms.CharField(label="What was delivered", widget=forms.Textarea, max_length=_LONG)
    theme = forms.CharField(label="Theme", max_length=160, required=False, help_text="The heading it stands under")
    priority = RecordField(label="Priority", required=False, empty_label="The plan as a whole")
    outputs = OutputsField(
        label="Figures that go with it",
        required=False,
        help_text="One a line, as printed: 595: anti-social behaviour contracts. They are quoted, never worked with",
    )
    period_words = forms.CharField(label="Period, as stated", max_length=80, required=False)
    source = forms.CharField(
        label="Where it stands", max_length=120, required=False, help_text="For example, section 3"
    )
    looks = {
        "text": Look(name="what was delivered", rows=4),
        "priority": Look(width="two-thirds"),
        "outputs": Look(rows=4),
        "period_words": Look(width="one-half"),
        "source": Look(width="one-half"),
    }

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        priority: Any = self.fields["priority"]
        priority.queryset = priorities_of(plan)


class NewAchievementForm(OneTimeForm, AchievementForm):
    pass


class EditAchievementForm(VersionedForm, AchievementForm):
    pass


class QuoteForm(GovukForm):
    """What someone said, told by role and never by name."""

    words = forms.CharField(label="What was said", widget=forms.Textarea, max_length=_LONG)
    speaker = forms.CharField(
        label="Who said it", max_length=120, help_text="By role, never by name: a resident, a shopkeeper, a mentor"
    )
    achievement = RecordField(label="It is about", required=False, empty_label="The plan as a whole")
    consent = forms.BooleanField(
        label="They agreed to its use", required=False, help_text="Without this it stays out of what is published"
    )
    consent_note = forms.CharField(label="How they agreed", max_length=200, required=False)
    looks = {
        "words": Look(name="what was said", rows=3),
        "speaker": Look(name="who said it, by role", width="two-thirds"),
        "achievement": Look(width="two-thirds"),
        "consent_note": Look(width="two-thirds"),
    }

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        achievement: Any = self.fields["achievement"]
        achievement.queryset = achievements_of(plan)


class NewQuoteForm(OneTimeForm, QuoteForm):
    pass


class EditQuoteForm(VersionedForm, QuoteForm):
    pass
