"""Measures as they may be in the middle of a year: gaps, breaks, notes, provisional months, targets of every kind."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from hypothesis import strategies as st

from core import clock
from core.periods.words import PeriodKind
from figures.readings.data_notes import NoteEffect, NoteKind
from performance.data_notes.services import add_note
from performance.models import Measure
from plans.models import Plan
from tests import builders
from tests.performance.honesty.surfaces import YEAR

DAYS = (date(2026, 5, 20), date(2026, 11, 30), date(2027, 3, 31), date(2027, 6, 10))
_KINDS = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.FINANCIAL_YEAR)
_FREQUENCIES = dict(zip(_KINDS, ("month", "quarter", "financial_year"), strict=True))
_RATED = 98_000


@dataclass(frozen=True)
class PartialMeasure:
    """What is planted of one measure."""

    unit: str
    kind: PeriodKind
    now: tuple[int | None, ...]
    before: tuple[int | None, ...]
    data_status: str
    target: tuple[str, int | None] | None
    break_in: int | None
    effect: NoteEffect | None
    indicator: tuple[tuple[str, Any], ...]

    @property
    def forbids(self) -> bool:
        """Whether something planted forbids to compare this year with the last, and to judge all of this year."""
        return self.effect is NoteEffect.BLOCKS or self.break_in is not None

    @property
    def is_open_to_reading(self) -> bool:
        return ("polarity", "ambiguous") in self.indicator or ("more_may_be_good", True) in self.indicator


def _values(parts: int) -> st.SearchStrategy[tuple[int | None, ...]]:
    amounts = st.one_of(st.integers(20, 60), st.integers(0, 99), st.none())
    return st.lists(amounts, min_size=0, max_size=parts).map(tuple)


@st.composite
def partial_measures(draw: st.DrawFn) -> PartialMeasure:
    kind = draw(st.sampled_from(_KINDS))
    parts = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4, PeriodKind.FINANCIAL_YEAR: 1}[kind]
    targets = st.tuples(
        st.sampled_from(
            ("at_most", "at_least", "below", "absolute", "maintain", "pct_change", "nil", "direction", "to_be_set")
        ),
        st.integers(1, 99),
    )
    return PartialMeasure(
        unit=draw(st.sampled_from(("count", "count", "percent", "rate_per_1000"))),
        kind=kind,
        now=draw(_values(parts)),
        before=draw(_values(parts)),
        data_status=draw(st.sampled_from(("final", "final", "provisional", "estimated", "revised", "read_off_chart"))),
        target=draw(st.none() | targets),
        break_in=draw(st.none() | st.none() | st.integers(1, 3)),
        effect=draw(st.none() | st.none() | st.sampled_from(NoteEffect)),
        indicator=draw(
            st.sampled_from(
                ((), (("polarity", "higher"),), (("polarity", "ambiguous"),), (("more_may_be_good", True),))
            )
        ),
    )


def plant(plan: Plan, label: str, given: PartialMeasure, **values: Any) -> Measure:
    """The measure in a plan, with all that is known of it."""
    indicator = builders.make_indicator(
        label, unit=given.unit, frequency=_FREQUENCIES[given.kind], suppress_below=0, **dict(given.indicator)
    )
    measure = builders.make_measure(plan, label, indicator=indicator, **values)
    for year, amounts in ((YEAR, given.now), (YEAR.year_earlier(), given.before)):
        status = given.data_status if year == YEAR else "final"
        every = year.parts(given.kind) if given.kind is not PeriodKind.FINANCIAL_YEAR else (year,)
        parts = [part for part in every if part.start <= clock.today()]
        for part, amount in zip(parts, amounts, strict=False):
            builders.make_observation(
                measure, _value(given, amount), year=part, data_status=status, **_behind(given, amount)
            )
    if given.target is not None:
        name, amount = given.target
        is_valued = name not in ("nil", "direction", "to_be_set")
        builders.make_target(measure, amount if is_valued else None, name, year=YEAR)
    _note(measure, given)
    return measure


def _value(given: PartialMeasure, amount: int | None) -> Any:
    return f"{amount * 1000 / _RATED:.6f}" if amount is not None and given.unit.startswith("rate") else amount


def _behind(given: PartialMeasure, amount: int | None) -> dict[str, Any]:
    if amount is None or not given.unit.startswith("rate"):
        return {}
    return {"numerator": amount, "denominator": _RATED}


def _note(measure: Measure, given: PartialMeasure) -> None:
    told = {"by": None, "partnership": measure.partnership, "indicator": measure.indicator}
    if given.break_in is not None:
        first = YEAR.parts(PeriodKind.QUARTER)[0].months[0].start
        add_note(**told, kind=NoteKind.BREAK, effect=NoteEffect.BLOCKS, reason="the counting changed", starts=first)
    if given.effect is not None:
        reason = "some of it was recorded elsewhere"
        add_note(**told, kind=NoteKind.RECORDING, effect=given.effect, reason=reason, starts=YEAR.start, ends=YEAR.end)
