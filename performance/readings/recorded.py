"""What is recorded of some indicators and areas, to be asked by period: typed, counted, added up, or made of parts."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeAlias

from core.numbers.quantities import MISSING, Quantity
from core.numbers.units import Unit
from core.periods.period import Period
from core.periods.words import PeriodKind
from figures.readings.adding_up import added_up, latest_of, months_in, over_same
from figures.readings.data_notes import FigureNote, NoteKind, is_blocked
from figures.readings.reading import ADDS_UP, DerivedPart, Reading, Readings, as_rate, derived_from, with_conflict
from figures.series.sums import SeriesPoint
from performance.data_notes.selectors import Notes
from performance.models import Indicator
from performance.readings.selectors.counts import Counted
from performance.readings.selectors.heads import Heads, heads_for

Key: TypeAlias = tuple[int, int | None]
Parts: TypeAlias = Mapping[int, tuple[tuple[int, Indicator], ...]]
SumUp: TypeAlias = Callable[[Readings], Reading | None]
_NOTHING: Readings = {}
_PARTS = (PeriodKind.MONTH, PeriodKind.QUARTER)


@dataclass(frozen=True)
class RecordedFigures:
    """All that is recorded of some indicators and areas, to be asked by period."""

    indicators: Mapping[int, Indicator]
    parts: Parts
    typed: Mapping[Key, Readings]
    counts: Counted
    heads: Heads
    notes: Notes
    today: date
    _merged: dict[Key, Readings] = field(default_factory=dict)

    def reading(self, key: Key, period: Period) -> Reading | None:
        """The figure of an indicator and area for a period; None where nothing is known of it at all."""
        lag = self.lag(key)
        recorded = self._recorded(key, period, lambda held: added_up(period, held, today=self.today, lag=lag))
        return self._from_parts(key, period, recorded, lambda part: self.reading(part, period))

    def up_to(self, key: Key, period: Period, end: date) -> Reading | None:
        """The figure of a period's days up to the end of one of its months, as it stood then."""
        lag = self.lag(key)

        def sum_up(held: Readings) -> Reading | None:
            inside = {part: one for part, one in held.items() if part.end <= end}
            return added_up(period, inside, today=end, lag=lag)

        if self._adds_up(key):
            recorded = self._summed(key, period, sum_up, or_counted=False)
            return self._from_parts(key, period, recorded, lambda part: self.up_to(part, period, end))
        return latest_of(period, {part: one for part, one in self._held(key).items() if part.end <= end})

    def year_earlier(self, key: Key, now: Reading) -> Reading | None:
        """What a figure is compared with: the same days of the year before, so that like stands beside like."""
        before = now.period.year_earlier()
        if now.is_whole:
            return self.reading(key, before)
        if not self._adds_up(key):
            found = self._held(key).get(now.span.period.year_earlier())
            return None if found is None else replace(found, period=before, covers=found.span)
        return self.over_months(key, before, [month.year_earlier() for month in months_in(now)])

    def over_months(self, key: Key, period: Period, months: Collection[Period]) -> Reading | None:
        """The figure of exactly these months of a period; None of what does not add up."""
        if not self._adds_up(key):
            return None
        recorded = self._summed(key, period, lambda held: over_same(period, held, months))
        return self._from_parts(key, period, recorded, lambda part: self.over_months(part, period, months))

    def points(self, key: Key, kind: PeriodKind | None = None) -> tuple[SeriesPoint, ...]:
        """Every period of which something is recorded, of one kind or all, in order of time."""
        periods = sorted(period for period in self._periods(key) if kind is None or period.kind is kind)
        readings = (self.reading(key, period) for period in periods)
        notes = self.notes_on(key)
        return tuple(
            _point(one, notes) for one in readings if one is not None and one.is_whole and not one.is_questioned
        )

    def incidents_by_month(self, key: Key) -> dict[Period, Decimal | None]:
        """The incidents behind a figure by month, for a rate those of its numerator; empty where none are recorded."""
        if self._unit(key).is_rate:
            counts = self._counts_behind(key)
            readings = {month: one for month, one in counts.items() if month.kind is PeriodKind.MONTH}
        elif self._unit(key) is Unit.COUNT:
            months = (period for period in self._periods(key) if period.kind is PeriodKind.MONTH)
            readings = {month: one for month in months if (one := self.reading(key, month)) is not None}
        else:
            return {}
        notes = self.notes_on(key)
        return {
            month: one.quantity.amount
            for month, one in sorted(readings.items())
            if _is_evidence(one) and not is_blocked(notes, month)
        }

    def people(self, key: Key, period: Period) -> Decimal | None:
        """How many people or households a rate of the period is told of."""
        if not self._unit(key).is_rate or key[1] is None:
            return None
        number, _ = self._heads(key, period)
        return Decimal(number) if number else None

    def notes_on(self, key: Key) -> tuple[FigureNote, ...]:
        """The notes on the indicator's figures in the area, on those of its parts too."""
        of_parts = (part.pk for _, part in self.parts.get(key[0], ()))
        own = self.notes.of(self.indicators[key[0]], key[1])
        return tuple(dict.fromkeys((*own, *(note for pk in of_parts for note in self.notes_on((pk, key[1]))))))

    def lag(self, key: Key) -> timedelta:
        """How long after its end a period's figure is due."""
        return timedelta(days=self.indicators[key[0]].lag_days)

    def _recorded(self, key: Key, period: Period, sum_up: SumUp) -> Reading | None:
        own = self._held(key).get(period) if period in self.typed.get(key, _NOTHING) else None
        summed = self._summed(key, period, sum_up)
        return with_conflict(own, summed) if own else summed

    def _summed(self, key: Key, period: Period, sum_up: SumUp, *, or_counted: bool = True) -> Reading | None:
        """What was counted or adds up; a rate from the counts behind it; of other units the latest.

        Without `or_counted` the sum alone, also where the whole period was counted.
        """
        if self._unit(key) in ADDS_UP:
            held = self._held(key)
            is_counted = or_counted and period in self.counts.get(key, _NOTHING)
            return (held[period] if is_counted and period in held else sum_up(held)) if held else None
        if not self._is_counted_rate(key) or key[1] is None:
            return latest_of(period, self._held(key))
        counts = self._questioned(key, self._counts_behind(key))
        count = (counts.get(period) if or_counted else None) or sum_up(counts)
        heads, whose = self._heads(key, period)
        return as_rate(count, heads=heads, unit=self._unit(key), whose=whose) if count else None

    def _counts_behind(self, key: Key) -> Readings:
        """The counts behind a rate: as counted, or those that were typed with every one of its shorter periods."""
        if key in self.counts or not self._unit(key).is_rate:
            return self.counts.get(key, _NOTHING)
        parts = {period: one for period, one in self.typed.get(key, _NOTHING).items() if period.kind in _PARTS}
        if any(one.is_known and one.numerator is None for one in parts.values()):
            return _NOTHING
        return {
            period: replace(one, quantity=MISSING if one.numerator is None else Quantity.known(one.numerator))
            for period, one in parts.items()
        }

    def _heads(self, key: Key, period: Period) -> tuple[int | None, str]:
        """Whom a rate of the period is told of: the area's people, or those that were typed with its latest part."""
        number, whose = heads_for(self.heads, key[1] or 0, self._unit(key), period)
        typed = [one for part, one in sorted(self.typed.get(key, _NOTHING).items()) if period.contains(part)]
        stated = next((one.denominator for one in reversed(typed) if one.denominator), None)
        return (int(stated), "people, as stated with the figure") if number is None and stated else (number, whose)

    def _from_parts(
        self, key: Key, period: Period, recorded: Reading | None, of_part: Callable[[Key], Reading | None]
    ) -> Reading | None:
        parts = self.parts.get(key[0], ())
        if not parts:
            return recorded
        found = [DerivedPart(sign, part.name, of_part((part.pk, key[1]))) for sign, part in parts]
        if all(part.reading is None for part in found):
            return recorded
        worked_out = derived_from(period, found)
        return worked_out if worked_out.is_known or recorded is None else recorded

    def _periods(self, key: Key) -> set[Period]:
        found = {*self.typed.get(key, ()), *self.counts.get(key, ())}
        if self._is_counted_rate(key):  # what adds up is added up where it is drawn; a rate only here
            found |= {Period.containing(period.start, PeriodKind.FINANCIAL_YEAR) for period in found}
        for _, part in self.parts.get(key[0], ()):
            found |= self._periods((part.pk, key[1]))
        return found

    def _held(self, key: Key) -> Readings:
        if key not in self._merged:
            merged = {**self.counts.get(key, _NOTHING), **self.typed.get(key, _NOTHING)}
            self._merged[key] = self._questioned(key, merged)
        return self._merged[key]

    def _questioned(self, key: Key, held: Readings) -> Readings:
        """With those marked of whose value someone has asked whether it is right."""
        days = {(note.starts, note.ends) for note in self.notes_on(key) if note.kind is NoteKind.QUESTIONED}
        if not days:
            return held
        return {period: replace(one, is_questioned=(period.start, period.end) in days) for period, one in held.items()}

    def _adds_up(self, key: Key) -> bool:
        return self._unit(key) in ADDS_UP or self._is_counted_rate(key)

    def _unit(self, key: Key) -> Unit:
        return Unit(self.indicators[key[0]].unit)

    def _is_counted_rate(self, key: Key) -> bool:
        return self._unit(key).is_rate and bool(self._counts_behind(key))


def _point(reading: Reading, notes: Sequence[FigureNote]) -> SeriesPoint:
    return SeriesPoint(reading.period, reading.quantity.amount, reading.data_status, is_blocked(notes, reading.period))


def _is_evidence(reading: Reading) -> bool:
    """Whether a month may tell how the figure usually varies."""
    return reading.is_usable and not reading.is_read_off_chart
