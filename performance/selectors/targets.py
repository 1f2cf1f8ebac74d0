"""Targets, and what the engine says of one that is about to be saved."""

from collections.abc import Mapping
from typing import Any

from core import clock
from core.numbers import Quantity, State, Unit
from core.periods import Period
from partnerships.models import Partnership
from performance import engine_inputs
from performance.models import Measure, Target, TargetKind
from performance.selectors.observations import all_observations, baseline_amount
from performance.targets import EntryError, Polarity, errors_for, warnings_for


def target_for(partnership: Partnership, pk: int) -> Target | None:
    """The partnership's standing target of that key."""
    found = Target.objects.standing().filter(partnership=partnership, pk=pk)
    return found.select_related("measure__indicator", "measure__plan", "measure__partnership__area").first()


def target_errors(measure: Measure, values: Mapping[str, Any]) -> list[EntryError]:
    """What a target about to be saved cannot be; `values` are the service's arguments."""
    row = _unsaved_target(measure, values)
    return errors_for(engine_inputs.target(row, row.baseline_value), unit=Unit(measure.indicator.unit))


def target_warnings(measure: Measure, values: Mapping[str, Any]) -> list[str]:
    """What is odd about a target about to be saved, in words; `values` are the service's arguments."""
    row = _unsaved_target(measure, values)
    every = all_observations(measure)
    earlier = [item for item in every if item.period_end < row.period.end]
    last = next((item for item in reversed(earlier) if item.quantity.is_known), None)
    return warnings_for(
        engine_inputs.target(row, baseline_amount(row, every)),
        unit=Unit(measure.indicator.unit),
        polarity=Polarity(measure.indicator.polarity),
        last=last.quantity.amount if last else None,
        last_of=last.rank_of if last else None,
    )


def _unsaved_target(measure: Measure, values: Mapping[str, Any]) -> Target:
    """A target of the measure as it would be saved, for looking at only."""
    row = Target(measure=measure, partnership=measure.partnership)
    for name, value in values.items():
        if name == "quantity":
            row.value, row.state, row.mark = value.amount, value.state.value, value.mark
        elif name != "reason":
            setattr(row, name, value)
    row.period = values.get("period") or Period.containing(clock.today(), measure.plan.years[0].kind)
    return row


def valueless_quantity(kind: str) -> Quantity:
    """The value of a target that needs none: nil is a known zero, the others have no number."""
    if kind == TargetKind.NIL:
        return Quantity.known(0)
    return Quantity.unknown(State.TO_BE_SET if kind == TargetKind.TO_BE_SET else State.NOT_APPLICABLE)
