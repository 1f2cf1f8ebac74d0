"""Figures of indicators, areas and periods, wherever they are kept: the one place that knows.

What was typed stands first, a partnership's own before the installation's; then what was counted; then the sum of
shorter periods. An indicator that is made of parts is worked out from them wherever all are known.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from django.db.models import Q

from core import clock
from core.numbers.quantities import Quantity
from core.numbers.units import Unit
from core.periods.period import Period
from core.periods.words import PeriodKind
from figures.readings.adding_up import ADDS_UP, DerivedPart, Reading, added_up, as_rate, derived_from, so_far
from figures.series.sums import SeriesPoint
from partnerships.models import Area, Partnership
from performance.models import Indicator, IndicatorPart, Measure, Observation, Quality
from performance.observations.selectors import area_of, own_or_national
from performance.readings.counts import Counted, Heads, counted, heads_for, heads_of

Key: TypeAlias = tuple[int, int | None]
Parts: TypeAlias = Mapping[int, tuple[tuple[int, Indicator], ...]]
_NOTHING: Mapping[Period, Reading] = {}
_COLUMNS = (
    "period", "value", "state", "mark", "quality", "source", "rank_of", "numerator", "denominator", "sample_size",
)  # fmt: skip


@dataclass(frozen=True)
class Held:
    """All that is kept of some indicators and areas, to be asked by period."""

    indicators: Mapping[int, Indicator]
    parts: Parts
    typed: Mapping[Key, Mapping[Period, Reading]]
    counts: Counted
    heads: Heads
    today: date
    _merged: dict[Key, Mapping[Period, Reading]] = field(default_factory=dict)

    def reading(self, key: Key, period: Period) -> Reading | None:
        """The figure of an indicator and area for a period; None where nothing is known of it at all."""
        recorded = self._recorded(key, period, lambda held: added_up(period, held, today=self.today))
        return self._from_parts(key, period, recorded, lambda part: self.reading(part, period))

    def reading_so_far(self, key: Key, period: Period, through: date) -> Reading | None:
        """The figure of a period's days up to one of them, for setting beside another year's."""
        if self._unit(key) not in ADDS_UP and not self._is_counted_rate(key):
            return None
        recorded = self._summed(key, period, lambda held: so_far(period, held, through=through))
        return self._from_parts(key, period, recorded, lambda part: self.reading_so_far(part, period, through))

    def points(self, key: Key, kind: PeriodKind | None = None) -> tuple[SeriesPoint, ...]:
        """Every period of which something is recorded, of one kind or all, in order of time."""
        periods = sorted(period for period in self._periods(key) if kind is None or period.kind is kind)
        readings = (self.reading(key, period) for period in periods)
        return tuple(_point(reading) for reading in readings if reading is not None and reading.through is None)

    def _recorded(
        self, key: Key, period: Period, sum_up: Callable[[Mapping[Period, Reading]], Reading | None]
    ) -> Reading | None:
        own = self.typed.get(key, _NOTHING).get(period)
        return own or self._summed(key, period, sum_up)

    def _summed(
        self, key: Key, period: Period, sum_up: Callable[[Mapping[Period, Reading]], Reading | None]
    ) -> Reading | None:
        """What was counted or adds up; a rate from the counts behind it."""
        if self._unit(key) in ADDS_UP:
            held = self._held(key)
            return (held.get(period) or sum_up(held)) if held else None
        if not self._is_counted_rate(key) or key[1] is None:
            return None
        held = self.counts[key]
        count = held.get(period) or sum_up(held)
        heads, whose = heads_for(self.heads, key[1], self._unit(key), period)
        return as_rate(count, heads=heads, unit=self._unit(key), whose=whose) if count else None

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

    def _held(self, key: Key) -> Mapping[Period, Reading]:
        if key not in self._merged:
            self._merged[key] = {**self.counts.get(key, _NOTHING), **self.typed.get(key, _NOTHING)}
        return self._merged[key]

    def _unit(self, key: Key) -> Unit:
        return Unit(self.indicators[key[0]].unit)

    def _is_counted_rate(self, key: Key) -> bool:
        return self._unit(key).is_rate and key in self.counts


def held_for(
    partnership: Partnership, measures: Collection[Measure], periods: Collection[Period], *, months_since: date
) -> Held:
    """What is kept of the measures' indicators for these periods, and the months from a day on of those that add up.
    One query; one more where one is made of parts, up to four more where one is counted."""
    parts = _parts_of({measure.indicator for measure in measures})
    until = max((period.end for period in periods), default=months_since)
    since = min((period.start for period in periods), default=months_since)
    since = min(since, months_since)
    indicators = _all_of(measures, parts)
    quarters = {part for period in periods for part in period.parts(PeriodKind.QUARTER)}
    adding = [pk for pk, indicator in indicators.items() if Unit(indicator.unit) in ADDS_UP]
    wanted = Q(period__in=[*{*periods, *quarters}]) | Q(
        is_month=True, indicator__in=adding, period_end__gte=since, period_end__lte=until
    )
    typed = _typed(partnership, indicators, wanted)
    return _held(partnership, measures, parts, typed, since=since, until=until)


def held_before(partnership: Partnership, asked: Collection[tuple[Measure, Period]]) -> Held:
    """What is kept of the period before each of these."""
    periods = {period.before() for _, period in asked}
    since = min((period.start for period in periods), default=clock.today())
    return held_for(partnership, [measure for measure, _ in asked], periods, months_since=since)


def held_of(*measures: Measure) -> Held:
    """All that is kept of the indicators of measures of one partnership, of every period."""
    partnership = measures[0].partnership
    parts = _parts_of({measure.indicator for measure in measures})
    typed = _typed(partnership, _all_of(measures, parts), Q())
    return _held(partnership, measures, parts, typed)


def _held(
    partnership: Partnership,
    measures: Collection[Measure],
    parts: Parts,
    typed: Mapping[Key, Mapping[Period, Reading]],
    *,
    since: date | None = None,
    until: date | None = None,
) -> Held:
    indicators = _all_of(measures, parts)
    places = {(indicator, area) for indicator, area in _places(measures, parts) if indicator.count_source}
    counts = counted(partnership, places, since=since, until=until)
    heads = heads_of([(Unit(indicator.unit), area) for indicator, area in places])
    return Held(indicators, parts, typed, counts, heads, clock.today())


def _places(measures: Iterable[Measure], parts: Parts) -> Iterable[tuple[Indicator, Area]]:
    for measure in measures:
        area = area_of(measure)
        if area is not None:
            yield from ((indicator, area) for indicator in _with_parts(measure.indicator, parts))


def _with_parts(indicator: Indicator, parts: Parts) -> Iterable[Indicator]:
    yield indicator
    for _, part in parts.get(indicator.pk, ()):
        yield from _with_parts(part, parts)


def _all_of(measures: Iterable[Measure], parts: Parts) -> dict[int, Indicator]:
    return {one.pk: one for measure in measures for one in _with_parts(measure.indicator, parts)}


def _parts_of(indicators: Collection[Indicator]) -> Parts:
    """What derived indicators are made of, to the last part. A query for each level, none where there is none."""
    found: dict[int, tuple[tuple[int, Indicator], ...]] = {}
    wanted = {indicator.pk for indicator in indicators if indicator.is_derived}
    while wanted:
        rows = IndicatorPart.objects.filter(whole__in=wanted).select_related("part").order_by("-sign", "pk")
        for row in rows:
            found[row.whole_id] = (*found.get(row.whole_id, ()), (row.sign, row.part))
        wanted = {row.part_id for row in rows if row.part.is_derived} - set(found)
    return found


def _typed(partnership: Partnership, indicators: Iterable[int], wanted: Q) -> dict[Key, dict[Period, Reading]]:
    """What was typed and is wanted (`is_month` may be asked), own in place of national. One query, of bare columns."""
    rows = (
        Observation.objects.filter(own_or_national(partnership), indicator__in=list(indicators))
        .alias(is_month=Q(period__contains="-M") & ~Q(period__contains="-R"))
        .filter(wanted)
        .values_list("partnership_id", "indicator_id", "area_id", *_COLUMNS)
    )
    found: dict[Key, dict[Period, Reading]] = {}
    for _, indicator, area, *columns in sorted(rows, key=lambda row: row[0] is not None):
        reading = _reading(*columns)
        found.setdefault((indicator, area), {})[reading.period] = reading
    return found


def _reading(
    period: Period,
    value: Decimal | None,
    state: str,
    mark: str,
    quality: str,
    source: str,
    rank_of: int | None,
    numerator: Decimal | None,
    denominator: Decimal | None,
    sample_size: int | None,
) -> Reading:
    return Reading(
        period=period,
        quantity=Quantity.stored(value, state, mark),
        rank_of=rank_of,
        numerator=numerator,
        denominator=denominator,
        sample_size=sample_size,
        is_illustrative=quality == Quality.ILLUSTRATIVE,
        is_provisional=quality == Quality.PROVISIONAL,
        source=source,
    )


def _point(reading: Reading) -> SeriesPoint:
    return SeriesPoint(
        reading.period,
        reading.quantity.amount,
        is_illustrative=reading.is_illustrative,
        is_provisional=reading.is_provisional,
    )
