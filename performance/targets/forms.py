"""Forms for targets. What cannot be is refused at its field; what is odd is warned of and may be kept."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from core.editing.views import values_of
from core.fields import PeriodFormField, QuantityFormField
from core.govuk.fields import DateField, NumberField, WholeNumberField
from core.govuk.forms import OneTimeForm, VersionedForm
from core.govuk.look import Folded, Look, ShownFor
from core.govuk.warned import WarnedForm
from core.numbers.quantities import State
from figures.readings.typed_figures import read_target
from performance.models import IndicatorPolarity, IndicatorUnit, Measure, SetBy, Spread, TargetKind
from performance.targets.milestones import MilestonesField
from performance.targets.selectors import target_errors, target_warnings, valueless_quantity

# The engine names a target's parts, the form its fields.
_FIELDS_OF_ERRORS = {"value": "quantity", "profile": "spread"}
_CHANGES = {TargetKind.PCT_CHANGE, TargetKind.POINTS}
_VALUELESS = {TargetKind.DIRECTION, TargetKind.HALT_REVERSE, TargetKind.TO_BE_SET, TargetKind.NIL}
_WITH_A_VALUE = ShownFor("kind", frozenset(TargetKind) - _VALUELESS - {TargetKind.TRAJECTORY})
_USUAL = {IndicatorPolarity.LOWER: TargetKind.AT_MOST, IndicatorPolarity.HIGHER: TargetKind.AT_LEAST}


class _TargetFields(WarnedForm):
    tick_it = "Read the warnings, then tick this to keep the target as it is."

    period = PeriodFormField(label="For the period", help_text="For example 2013/14")
    kind = forms.ChoiceField(label="Kind of target", choices=TargetKind.choices)
    quantity = QuantityFormField(
        label="Target",
        required=False,
        otherwise="Or choose “To be set”.",
        read=read_target,
    )
    rank_of = WholeNumberField(label="Of how many", min_value=1, max_value=1000, required=False)
    baseline_period = PeriodFormField(
        label="Compared with",
        required=False,
        help_text="The baseline's period. For a fall, the target takes a minus: -13 for 13% fewer",
    )
    baseline_value = NumberField(
        label="Baseline", required=False, help_text="Only where no figure of that period is kept"
    )
    milestones = MilestonesField(
        label="Milestones",
        required=False,
        help_text="For a target along milestones: a day and a value on each line, for example 31 March 2015: 120, or "
        "31 March 2015: -10% for a change on the baseline",
    )
    spread = forms.ChoiceField(
        label="It falls due",
        choices=Spread.choices,
        required=False,
        help_text="By month or quarter, a figure so far can be held against what is due so far",
    )
    due_on = DateField(label="Due on", required=False, help_text="Only where it is not the period's last day")
    set_by = forms.ChoiceField(label="Set by", choices=SetBy.choices, initial=SetBy.PARTNERSHIP)
    words = forms.CharField(label="As the document words it", max_length=200, required=False)
    looks = {
        "period": Look(name="the period", width="20"),
        "kind": Look(width="two-thirds", shows_again="Show the fields of this kind"),
        "quantity": Look(name="the target", width="10", shown_for=_WITH_A_VALUE),
        "rank_of": Look(width="5", shown_for=_WITH_A_VALUE),
        "milestones": Look(rows=4, shown_for=ShownFor("kind", frozenset({TargetKind.TRAJECTORY}))),
        "baseline_period": Look(width="20"),
        "baseline_value": Look(width="10"),
        "spread": Look(width="two-thirds"),
        "set_by": Look(width="two-thirds"),
    }
    folded = (
        Folded(
            "Compared with an earlier figure",
            ("baseline_period", "baseline_value"),
            ShownFor("kind", frozenset(_CHANGES)),
        ),
        Folded("When it falls due, who set it, and its words", ("spread", "due_on", "set_by", "words")),
    )

    def __init__(self, *args: Any, measure: Measure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.measure = measure
        if measure.indicator.unit != IndicatorUnit.RANK:
            del self.fields["rank_of"]
        self._offer_kinds()
        self._name_the_unit()

    def _name_the_unit(self) -> None:
        unit = self.measure.indicator.get_unit_display()
        self.fields["quantity"].help_text = f"The measure’s unit: {unit}. TBA where it is to be set"

    def _offer_kinds(self) -> None:
        """The kinds that suit the unit, the usual one first; the one that stands is always among them."""
        unit, standing = self.measure.indicator.unit, self.initial.get("kind")
        usual = (
            TargetKind.RANK
            if unit == IndicatorUnit.RANK
            else _USUAL.get(IndicatorPolarity(self.measure.indicator.polarity))
        )
        unfit = {TargetKind.POINTS} - ({TargetKind.POINTS} if unit == IndicatorUnit.PERCENT else set())
        unfit |= {TargetKind.PCT_CHANGE} if unit == IndicatorUnit.RANK else {TargetKind.RANK}
        kinds = sorted(TargetKind, key=lambda kind: kind != usual)
        offered: Any = self.fields["kind"]
        offered.choices = [(kind.value, kind.label) for kind in kinds if kind not in unfit or kind == standing]

    def check(self, cleaned: dict[str, Any]) -> None:
        self._leave_out_unwanted(cleaned)
        if not self.errors:
            self._check_value(cleaned)

    def what_is_odd(self, cleaned: dict[str, Any]) -> Sequence[str]:
        return target_warnings(self.measure, values_of(self))

    def _leave_out_unwanted(self, cleaned: dict[str, Any]) -> None:
        """What was typed for another kind does not count; what stands with this kind, and is not asked for, stays."""
        kind = cleaned.get("kind")
        for name, look in self.looks.items():
            if kind is None or name not in self.fields or look.shown_for is None or kind in look.shown_for.values:
                continue
            stands = self.get_initial_for_field(self.fields[name], name) if kind == self.initial.get("kind") else None
            self.errors.pop(name, None)
            cleaned[name] = self.fields[name].to_python("") if stands is None else stands
        quantity = cleaned.get("quantity")
        if kind in _WITH_A_VALUE.values and quantity is not None and quantity.state is State.TO_BE_SET:
            cleaned["kind"] = TargetKind.TO_BE_SET  # what the document prints says so

    def _check_value(self, cleaned: dict[str, Any]) -> None:
        kind, quantity = TargetKind(cleaned["kind"]), cleaned.get("quantity")
        if kind == TargetKind.TRAJECTORY and not cleaned.get("milestones"):
            self.add_error("milestones", "Enter the milestones, each on a line of its own.")
            return
        if quantity is None or quantity.amount is None:
            if kind not in _VALUELESS | {TargetKind.TRAJECTORY}:
                self.add_error("quantity", "Enter the target, or choose “To be set”.")
                return
        elif kind in _CHANGES and not cleaned.get("baseline_period") and cleaned.get("baseline_value") is None:
            self.add_error("baseline_period", "Say what the change is compared with.")
        if quantity is None:
            cleaned["quantity"] = valueless_quantity(kind)
        for error in target_errors(self.measure, values_of(self)):
            self.add_error(_FIELDS_OF_ERRORS.get(error.field, error.field), error.words)


class NewTargetForm(OneTimeForm, _TargetFields):
    """Set a target for a period that has none: the plan's first year without one is offered, and the usual kind."""

    def __init__(self, *args: Any, measure: Measure, **kwargs: Any) -> None:
        super().__init__(*args, measure=measure, **kwargs)
        taken = {target.period for target in measure.known_targets if target.replaced_at is None}
        free = [year for year in measure.plan.years if year not in taken]
        if free:
            self.initial.setdefault("period", free[0])
        kind: Any = self.fields["kind"]
        self.initial.setdefault("kind", kind.choices[0][0])


class ChangeTargetForm(VersionedForm, _TargetFields):
    """Correct a target that was entered wrongly."""

    reason = forms.CharField(label="Why it changes", max_length=500, required=False)


class ReplaceTargetForm(ChangeTargetForm):
    """Put a new target in place of one that stood, for the same period; the reason is printed in papers."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = True
        self.fields["period"].disabled = True

    def clean_reason(self) -> str:
        reason: str = self.cleaned_data["reason"].strip()
        if not reason:
            raise ValidationError("Say why the target is replaced.")
        return reason
