"""Series over time, as points: the one place that knows where they are kept.

A point comes from an observation now. Recorded crime in bulk is to answer the same points from here, and nothing that
reads them will change.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models.functions import Substr

from core.numbers import State
from core.periods import Period, PeriodKind
from partnerships.models import Partnership
from performance.models import Observation, Quality
from performance.selectors.observations import own_or_national
from performance.series import Point

Key = tuple[int, int | None]


def points_of(observations: Iterable[Observation]) -> tuple[Point, ...]:
    """The figures of one measure as points."""
    return tuple(
        Point(
            item.period,
            item.quantity.amount,
            is_illustrative=item.quality == Quality.ILLUSTRATIVE,
            is_provisional=item.quality == Quality.PROVISIONAL,
        )
        for item in observations
    )


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
            found.setdefault((indicator, area), {})[period] = Point(
                period, known, is_provisional=quality == Quality.PROVISIONAL
            )
    return {key: tuple(points[period] for period in sorted(points)) for key, points in found.items()}
