"""Figures of indicators, areas and periods, wherever they are kept: the one place that knows.

What was typed stands first, a partnership's own before the installation's; then what was counted; then the sum of
shorter periods, or of what does not add up the latest of them. An indicator that is made of parts is worked out from
them wherever all are known.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from core import clock
from core.numbers.quantities import Quantity
from core.numbers.units import Unit
from core.periods.period import Period
from core.periods.words import PeriodKind
from figures.readings.data_notes import DataStatus
from figures.readings.reading import Reading, Readings
from partnerships.models import Area, Partnership
from performance.data_notes.selectors import Notes, notes_for
from performance.models import Indicator, IndicatorPart, Measure, Observation, ObservationRevision
from performance.observations.selectors import area_of, own_or_national
from performance.readings.recorded import Key, Parts, RecordedFigures
from performance.readings.selectors.counts import counted
from performance.readings.selectors.heads import heads_of

_WHOSE = ("partnership_id", "indicator_id", "area_id")
_COLUMNS = (
    "period", "value", "state", "mark", "data_status", "source", "rank_of", "numerator", "denominator", "sample_size",
)  # fmt: skip


def recorded_for(
    partnership: Partnership,
    measures: Collection[Measure],
    periods: Collection[Period],
    *,
    months_since: date,
    with_notes: bool = True,
    known_by: datetime | None = None,
) -> RecordedFigures:
    """What is recorded of the measures' indicators for these periods and their parts, and the months from a day on;
    with `known_by` without what was recorded after that moment.

    Two queries, one without notes (for values alone); one more where one is made of parts, up to four where counted."""
    parts = _parts_of({measure.indicator for measure in measures})
    until = max((period.end for period in periods), default=months_since)
    since = min((period.start for period in periods), default=months_since)
    since = min(since, months_since)
    indicators = _all_of(measures, parts)
    inside = {
        part for period in periods for kind in (PeriodKind.QUARTER, PeriodKind.HALF) for part in period.parts(kind)
    }
    wanted = Q(period__in=[*{*periods, *inside}]) | Q(is_month=True, period_end__gte=since, period_end__lte=until)
    typed = _typed(partnership, indicators, wanted, known_by)
    return _recorded(
        partnership, measures, parts, typed, since=since, until=until, with_notes=with_notes, known_by=known_by
    )


def recorded_before(partnership: Partnership, asked: Collection[tuple[Measure, Period]]) -> RecordedFigures:
    """What is recorded of the period before each of these."""
    periods = {period.before() for _, period in asked}
    since = min((period.start for period in periods), default=clock.today())
    measures = [measure for measure, _ in asked]
    return recorded_for(partnership, measures, periods, months_since=since, with_notes=False)


def recorded_of(*measures: Measure) -> RecordedFigures:
    """All that is recorded of the indicators of measures of one partnership, of every period."""
    partnership = measures[0].partnership
    parts = _parts_of({measure.indicator for measure in measures})
    typed = _typed(partnership, _all_of(measures, parts), Q())
    return _recorded(partnership, measures, parts, typed)


def _recorded(
    partnership: Partnership,
    measures: Collection[Measure],
    parts: Parts,
    typed: Mapping[Key, Readings],
    *,
    since: date | None = None,
    until: date | None = None,
    with_notes: bool = True,
    known_by: datetime | None = None,
) -> RecordedFigures:
    indicators = _all_of(measures, parts)
    places = {(indicator, area) for indicator, area in _places(measures, parts) if indicator.count_source}
    counts = counted(partnership, places, since=since, until=until, known_by=known_by)
    heads = heads_of([(Unit(indicator.unit), area) for indicator, area in _places(measures, parts)])
    notes = notes_for(partnership, known_by) if with_notes and indicators else Notes()
    return RecordedFigures(indicators, parts, typed, counts, heads, notes, clock.today())


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


def _typed(
    partnership: Partnership, indicators: Iterable[int], wanted: Q, known_by: datetime | None = None
) -> dict[Key, dict[Period, Reading]]:
    """What was typed and is wanted (`is_month` may be asked), own in place of national. One query, of bare columns;
    two of what was known by a moment."""
    asked = (
        Observation.objects.filter(own_or_national(partnership), indicator__in=list(indicators))
        .alias(is_month=Q(period__contains="-M") & ~Q(period__contains="-R"))
        .filter(wanted)
    )
    rows = list(asked.values_list(*_WHOSE, *_COLUMNS)) if known_by is None else _known_by(known_by, asked)
    found: dict[Key, dict[Period, Reading]] = {}
    for _, indicator, area, *columns in sorted(rows, key=lambda row: row[0] is not None):
        reading = _reading(*columns)
        found.setdefault((indicator, area), {})[reading.period] = reading
    return found


def _known_by(moment: datetime, asked: QuerySet[Observation]) -> list[tuple[Any, ...]]:
    """What stood at a moment: recorded by then, or given way to something since."""
    standing = asked.filter(recorded_at__lte=moment)
    gave_way = ObservationRevision.objects.filter(
        observation__in=asked, recorded_at__lte=moment, superseded_at__gt=moment
    )
    of_figure = [f"observation__{name}" for name in (*_WHOSE, _COLUMNS[0])]
    return [*standing.values_list(*_WHOSE, *_COLUMNS), *gave_way.values_list(*of_figure, *_COLUMNS[1:])]


def _reading(
    period: Period,
    value: Decimal | None,
    state: str,
    mark: str,
    data_status: str,
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
        data_status=DataStatus(data_status),
        source=source,
    )
