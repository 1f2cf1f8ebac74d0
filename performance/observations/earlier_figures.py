"""What is recorded of several measures at once, for the questions that a new figure raises."""

from collections.abc import Sequence

from figures.readings.entry_questions import RecordedSeries
from performance.data_notes.selectors import breaks_among
from performance.models import Measure
from performance.observations.selectors import area_id_of
from performance.readings.selectors.recorded import recorded_of


def known_of(measures: Sequence[Measure]) -> dict[int, RecordedSeries]:
    """Each measure's points and marked breaks, by the measure's key. As many queries for many as for one."""
    if not measures:
        return {}
    recorded = recorded_of(*measures)
    return {
        measure.pk: RecordedSeries(
            points=recorded.points((measure.indicator_id, area_id_of(measure))),
            marks=breaks_among(recorded.notes_on((measure.indicator_id, area_id_of(measure)))),
        )
        for measure in measures
    }
