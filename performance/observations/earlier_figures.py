"""What is recorded of several measures at once, for the questions that a new figure raises."""

from collections.abc import Sequence

from figures.readings.entry_questions import RecordedSeries
from figures.series.points import MarkedBreak
from performance.models import Measure, SeriesBreak
from performance.observations.selectors import area_id_of
from performance.readings.selectors import held_of


def known_of(measures: Sequence[Measure]) -> dict[int, RecordedSeries]:
    """Each measure's points and marked breaks, by the measure's key. As many queries for many as for one."""
    if not measures:
        return {}
    held = held_of(*measures)
    breaks = list(SeriesBreak.objects.filter(indicator__in={measure.indicator_id for measure in measures}))
    return {
        measure.pk: RecordedSeries(
            points=held.points((measure.indicator_id, area_id_of(measure))), marks=_marks_of(measure, breaks)
        )
        for measure in measures
    }


def _marks_of(measure: Measure, breaks: Sequence[SeriesBreak]) -> tuple[MarkedBreak, ...]:
    here = (None, area_id_of(measure))
    found = [row for row in breaks if row.indicator_id == measure.indicator_id and row.area_id in here]
    return tuple(sorted((MarkedBreak(row.period, row.why) for row in found), key=lambda mark: mark.period))
