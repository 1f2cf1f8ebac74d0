"""What is recorded of several measures at once, for the questions that a new figure raises."""

from collections.abc import Sequence

from performance.course import Mark
from performance.doubts import Known
from performance.models import Measure, Observation, SeriesBreak
from performance.selectors.observations import area_id_of, own_or_national
from performance.selectors.series import points_of


def known_of(measures: Sequence[Measure]) -> dict[int, Known]:
    """Each measure's points and marked breaks, by the measure's key. Two queries, whatever their number."""
    if not measures:
        return {}
    indicators = {measure.indicator_id for measure in measures}
    rows = Observation.objects.filter(own_or_national(measures[0].partnership), indicator__in=indicators)
    by_place: dict[tuple[int, int | None], dict[object, Observation]] = {}
    for row in sorted(rows, key=lambda row: row.partnership_id is not None):
        by_place.setdefault((row.indicator_id, row.area_id), {})[row.period] = row
    breaks = list(SeriesBreak.objects.filter(indicator__in=indicators))
    return {
        measure.pk: Known(
            points=points_of(by_place.get((measure.indicator_id, area_id_of(measure)), {}).values()),
            marks=_marks_of(measure, breaks),
        )
        for measure in measures
    }


def _marks_of(measure: Measure, breaks: Sequence[SeriesBreak]) -> tuple[Mark, ...]:
    here = (None, area_id_of(measure))
    found = [row for row in breaks if row.indicator_id == measure.indicator_id and row.area_id in here]
    return tuple(sorted((Mark(row.period, row.reason) for row in found), key=lambda mark: mark.period))
