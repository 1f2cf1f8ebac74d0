"""Targets, and what the engine says of one that is about to be saved."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format

from core import clock
from core.numbers.quantities import Quantity, State
from core.numbers.units import Unit
from core.periods.period import Period
from figures.readings.reading import Reading
from figures.statistics.dispersions import series_dispersion
from figures.targets.due import due_value
from figures.targets.entry import EntryError, errors_for, warnings_for
from figures.targets.rules import Polarity
from partnerships.models import Partnership
from performance.models import Measure, Target, TargetKind
from performance.observations.selectors import area_id_of
from performance.plan_figures.engine_inputs import kind_of
from performance.plan_figures.selectors import baseline_amount, target_as_read, target_for_period
from performance.readings.recorded import Key, RecordedFigures
from performance.readings.selectors.recorded import recorded_of


def target_for(partnership: Partnership, pk: int) -> Target | None:
    """The partnership's standing target of that key."""
    found = Target.objects.standing().filter(partnership=partnership, pk=pk)
    return found.select_related("measure__indicator", "measure__plan", "measure__partnership__area").first()


def target_errors(measure: Measure, values: Mapping[str, Any]) -> list[EntryError]:
    """What a target about to be saved cannot be; `values` are the service's arguments."""
    row = _unsaved_target(measure, values)
    recorded, key = recorded_of(measure), (measure.indicator_id, area_id_of(measure))
    given = target_as_read(recorded, key, row, row.baseline_value)
    found = errors_for(given, unit=Unit(measure.indicator.unit))
    if row.spread and given.profile is None and not found:
        words = "No earlier year is known month by month or quarter by quarter: choose the same share for each."
        found.append(EntryError("profile", words))
    return found


def target_warnings(measure: Measure, values: Mapping[str, Any]) -> list[str]:
    """What is odd about a target about to be saved, in words; `values` are the service's arguments."""
    row = _unsaved_target(measure, values)
    recorded, key = recorded_of(measure), (measure.indicator_id, area_id_of(measure))
    last = _last_known(recorded, key, row.period)
    earlier = target_for_period(measure, row.period.before())
    before = target_as_read(recorded, key, earlier, baseline_amount(recorded, key, earlier)) if earlier else None
    plan = measure.plan
    strange = row.period.end < plan.starts or row.period.start > plan.ends
    outside = [f"{row.period.label} lies outside the plan, which runs from {_day(plan.starts)} to {_day(plan.ends)}."]
    return (outside if strange else []) + warnings_for(
        target_as_read(recorded, key, row, baseline_amount(recorded, key, row)),
        unit=Unit(measure.indicator.unit),
        polarity=Polarity(measure.indicator.polarity),
        last=last.quantity.amount if last else None,
        last_of=last.rank_of if last else None,
        before=due_value(before) if before and before.is_set else None,
        dispersion=series_dispersion(recorded.incidents_by_month(key), kind=kind_of(measure.indicator)).value,
    )


def _day(day: date) -> str:
    return date_format(day, "j F Y")


def _last_known(recorded: RecordedFigures, key: Key, period: Period) -> Reading | None:
    """The latest real figure of the five periods of one length before this one."""
    for _ in range(5):
        period = period.before()
        found = recorded.reading(key, period)
        if found and found.is_known and found.is_whole and not found.is_read_off_chart:
            return found
    return None


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
