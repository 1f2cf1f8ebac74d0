"""What is said when a target is entered: what cannot be (errors) and what is odd but may be kept (warnings)."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from core.numbers.formats import format_number
from core.numbers.units import Unit
from figures.statistics.plausibility import smallest_detectable_change
from figures.targets.due import due_value
from figures.targets.rules import HUNDRED, Polarity, TargetDefinition, TargetRuleKind, direction_of, is_better
from figures.targets.wording import met_by, places_of, write_due

_IN_THE_UNIT = (
    TargetRuleKind.ABSOLUTE,
    TargetRuleKind.AT_MOST,
    TargetRuleKind.AT_LEAST,
    TargetRuleKind.BELOW,
    TargetRuleKind.MAINTAIN,
)
_ON_A_BASELINE = (TargetRuleKind.PCT_CHANGE, TargetRuleKind.POINTS)
_MAY_EQUAL_THE_LAST = (TargetRuleKind.MAINTAIN, TargetRuleKind.NIL, TargetRuleKind.HALT_REVERSE)
_ADDS_UP = (Unit.COUNT, Unit.MONEY, Unit.NUMBER)


@dataclass(frozen=True, slots=True)
class EntryError:
    """What cannot be, in words for a form, and the field of `Target` that it stands at."""

    field: str
    words: str


def errors_for(target: TargetDefinition, *, unit: Unit) -> list[EntryError]:
    """What no target of this unit can be; empty where it can be saved."""
    return [
        *_unfit_kind(target, unit),
        *_impossible_value(target, unit),
        *_impossible_milestones(target, unit),
        *_impossible_days(target),
    ]


def warnings_for(
    target: TargetDefinition,
    *,
    unit: Unit,
    polarity: Polarity,
    last: Decimal | None,
    last_of: int | None = None,
    before: Decimal | None = None,
    dispersion: float = 1.0,
) -> list[str]:
    """What is odd about a target at entry, in words; nothing here forbids it.

    `last` is the latest outturn (a place among `last_of`), `before` the due value of the target before this one,
    `dispersion` that of the measure's months where it is known.
    """
    due = due_value(target, last)
    direction = direction_of(target.kind, polarity)
    found = [*_missing_parts(target), *_at_odds(target, unit, polarity, due)]
    if due is None or target.kind is TargetRuleKind.HALT_REVERSE:
        return found
    if last is not None:
        if target.rank_of and last_of and target.rank_of != last_of:
            found.append(f"The last place was among {last_of}, the target is among {target.rank_of}.")
        found += _against(due, last, "last result", target, unit, direction)
        found += _too_small(due, last, unit, direction, dispersion)
    if before is not None and before != due:
        found += _against(due, before, "target before it", target, unit, direction)
    return found


def _unfit_kind(target: TargetDefinition, unit: Unit) -> Iterator[EntryError]:
    if target.kind is TargetRuleKind.RANK and unit is not Unit.RANK:
        yield EntryError("kind", "A place in a group is a target for a rank only.")
    if target.kind is TargetRuleKind.POINTS and unit is not Unit.PERCENT:
        yield EntryError("kind", "Percentage points are for percentages only: choose a per cent change.")
    if target.kind is TargetRuleKind.PCT_CHANGE and unit is Unit.RANK:
        yield EntryError("kind", "A place does not change by per cent: name the place to reach.")
    if target.profile is not None and (unit not in _ADDS_UP or not target.rule.spreads):
        yield EntryError("profile", "Only what adds up over the year can be spread over its parts.")


def _impossible_value(target: TargetDefinition, unit: Unit) -> Iterator[EntryError]:
    amount = target.value.amount
    if amount is None:
        return
    if target.kind is TargetRuleKind.NIL and amount != 0:
        yield EntryError("value", "A nil target is 0.")
    if target.kind is TargetRuleKind.PCT_CHANGE and amount < -HUNDRED:
        yield EntryError("value", "A fall cannot be more than 100%.")
    if target.kind is TargetRuleKind.POINTS and abs(amount) > HUNDRED:
        yield EntryError("value", "A percentage cannot move by more than 100 points.")
    if target.kind in _IN_THE_UNIT or target.kind is TargetRuleKind.RANK:
        yield from _impossible_amount(amount, unit, target.rank_of)


def _impossible_amount(amount: Decimal, unit: Unit, rank_of: int | None) -> Iterator[EntryError]:
    is_whole = amount == amount.to_integral_value()
    if unit is Unit.PERCENT and not 0 <= amount <= HUNDRED:
        yield EntryError("value", f"A percentage is from 0 to 100, not {format_number(amount)}.")
    if unit is Unit.COUNT and not is_whole:
        yield EntryError("value", "A count is a whole number.")
    if unit is Unit.COUNT and amount < 0:
        yield EntryError("value", "A count cannot be below 0.")
    if unit is Unit.RANK and (amount < 1 or not is_whole):
        yield EntryError("value", "A place is a whole number from 1.")
    elif unit is Unit.RANK and rank_of is not None and amount > rank_of:
        yield EntryError("value", "The place must be within the number ranked.")
    if unit.is_rate and amount < 0:
        yield EntryError("value", "A rate cannot be below 0.")


def _impossible_milestones(target: TargetDefinition, unit: Unit) -> Iterator[EntryError]:
    """A milestone that is a value, and no change on the baseline, is of the unit as well."""
    if unit is not Unit.COUNT and unit is not Unit.PERCENT and not unit.is_rate:
        return
    if any(step.value < 0 and not step.percent for step in target.milestones):
        yield EntryError("milestones", "A milestone cannot be below 0. A change on the baseline takes a % sign.")


def _impossible_days(target: TargetDefinition) -> Iterator[EntryError]:
    if target.baseline_period is not None and target.baseline_period.start >= target.period.start:
        yield EntryError("baseline_period", "The baseline must be before the period that the target is for.")
    if target.due_on is not None and target.due_on < target.period.start:
        yield EntryError("due_on", "The day it is due must not be before its period.")
    days = [milestone.on for milestone in target.milestones]
    if len(set(days)) < len(days):
        yield EntryError("milestones", "Two milestones have the same day.")


def _missing_parts(target: TargetDefinition) -> Iterator[str]:
    on_a_baseline = target.kind in _ON_A_BASELINE or any(step.percent for step in target.milestones)
    if on_a_baseline and target.baseline is None:
        yield "No figure is kept for the baseline, so the target cannot be worked out."
    if target.kind is TargetRuleKind.TRAJECTORY and not target.milestones:
        yield "A trajectory without milestones has no date to be met by."


def _at_odds(target: TargetDefinition, unit: Unit, polarity: Polarity, due: Decimal | None) -> Iterator[str]:
    """Where the parts of a target do not go together."""
    if unit is Unit.PERCENT and due is not None and not 0 <= due <= HUNDRED:
        yield f"The target comes to {unit.write(due, places_of(due, unit))}, which no percentage can be."
    if polarity is Polarity.AMBIGUOUS:
        return
    better = "fewer is better" if polarity is Polarity.LOWER else "more is better"
    if direction_of(target.kind, polarity) is Polarity.AMBIGUOUS:
        said = target.kind.replace("_", " ")
        yield f"The target says “{said}”, yet {better} for this measure: it will not be judged until they agree."
    amount = target.value.amount
    if target.kind in _ON_A_BASELINE and amount and (amount > 0) == (polarity is Polarity.LOWER):
        yield f"The target asks for a {'rise' if amount > 0 else 'fall'}, yet {better} for this measure."


def _against(
    due: Decimal, other: Decimal, name: str, target: TargetDefinition, unit: Unit, direction: Polarity
) -> Iterator[str]:
    shown, was = write_due(due, unit, direction), write_due(other, unit, direction)
    if due == other and target.kind not in _MAY_EQUAL_THE_LAST:
        yield f"The target equals the {name} ({was})."
    if not is_better(other, due, direction):
        return
    if unit is Unit.RANK:
        by = f"{format_number(abs(due - other))} {'place' if abs(due - other) == 1 else 'places'}"
        yield f"The target ({shown}) is a worse place than the {name} ({was}), by {by}."
    else:
        yield f"The target ({shown}) is easier than the {name} ({was})."


def _too_small(due: Decimal, last: Decimal, unit: Unit, direction: Polarity, dispersion: float) -> Iterator[str]:
    """Whether a count that just meets the target could not be told from the last one."""
    if unit is not Unit.COUNT or last < 0 or last != last.to_integral_value() or not is_better(due, last, direction):
        return
    asked = abs(met_by(due, unit, direction) - last)
    told = smallest_detectable_change(previous=int(last), dispersion=dispersion)
    enough = told.rise if direction is Polarity.HIGHER else told.fall
    if enough is None:
        yield f"From {format_number(last)}, even none at all could not be told from chance."
    elif asked < enough:
        more = "more" if direction is Polarity.HIGHER else "fewer"
        yield (
            f"A change of {format_number(asked)} from {format_number(last)} is too small to be told from "
            f"chance: that takes {format_number(enough)} {more}."
        )
