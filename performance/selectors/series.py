"""Series over time, as points: the one place that knows where they are kept.

A point comes from an observation now. Recorded crime in bulk is to answer the same points from here, and nothing that
reads them will change.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models.functions import Substr

from core.numbers import State
from core.periods import Period, PeriodKind
from partnerships.models import Partnership
from performance.models import Observation, Quality
from performance.selectors.observations import own_or_national

Key = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class Point:
    """A value of a period, exact and in its indicator's unit; None where it is not known, for whatever reason."""

    period: Period
    value: Decimal | None
    quality: str = Quality.FINAL

    @property
    def is_illustrative(self) -> bool:
        return self.quality == Quality.ILLUSTRATIVE


def points_of(observations: Iterable[Observation], kind: PeriodKind) -> tuple[Point, ...]:
    """The points of one kind of period, in order of time."""
    found = [item for item in observations if item.period.kind is kind]
    points = (Point(item.period, item.quantity.amount, item.quality) for item in found)
    return tuple(sorted(points, key=lambda point: point.period))


def monthly_counts(
    partnership: Partnership, indicators: Iterable[int], *, after: date, until: date
) -> Mapping[Key, Sequence[Point]]:
    """The real months of these indicators by indicator and area, in order, own in place of national. One query.

    Illustrative ones are left out: they bear no test. `after` is the last day before the first month, `until` the last
    day of the last.
    """
    columns = ("partnership_id", "indicator_id", "area_id", "period", "value", "state", "quality")
    rows = (
        Observation.objects.filter(own_or_national(partnership), indicator__in=set(indicators))
        .filter(period_end__gt=after, period_end__lte=until)
        .alias(kind_mark=Substr("period", 5, 2))
        .filter(kind_mark="-M")
        .exclude(quality=Quality.ILLUSTRATIVE)
        .values_list(*columns)
    )
    found: dict[Key, dict[Period, Point]] = {}
    for _, indicator, area, period, value, state, quality in sorted(rows, key=lambda row: row[0] is not None):
        if period.kind is PeriodKind.MONTH:
            known = value if state == State.KNOWN.value else None
            found.setdefault((indicator, area), {})[period] = Point(period, known, quality)
    return {key: tuple(points[period] for period in sorted(points)) for key, points in found.items()}


def every_period(points: Sequence[Point]) -> tuple[Point, ...]:
    """The points with those between them that are missing, each as a point without a value."""
    if not points:
        return ()
    known = {point.period: point for point in points}
    periods, last = [points[0].period], points[-1].period
    while periods[-1] < last:
        periods.append(periods[-1].after())
    return tuple(known.get(period, Point(period, None)) for period in periods)
