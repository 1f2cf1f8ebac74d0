"""What a plan's measures still lack: a target for one period, a figure for another."""

from dataclasses import dataclass

from core.periods.period import Period
from performance.measures.selectors import measures_to_read
from performance.models import TargetKind
from performance.observations.selectors import area_id_of
from performance.plan_figures.selectors import target_for_period
from performance.readings.selectors.recorded import recorded_for
from plans.models import Plan


@dataclass(frozen=True, slots=True)
class MeasureGaps:
    """A monitored measure with the priority it is of (None: the plan as a whole), and what there is of it.

    A figure read off a chart is none.
    """

    pk: int
    label: str
    priority_id: int | None
    has_target: bool
    is_to_be_set: bool
    has_figure: bool


def measure_gaps(plan: Plan, *, target_of: Period, figure_of: Period) -> list[MeasureGaps]:
    """The plan's monitored measures in order. Three queries for what is typed, whatever their number."""
    measures = measures_to_read(plan)
    recorded = recorded_for(plan.partnership, measures, {figure_of}, months_since=figure_of.start, with_notes=False)
    found = []
    for measure in measures:
        target = target_for_period(measure, target_of)
        reading = recorded.reading((measure.indicator_id, area_id_of(measure)), figure_of)
        found.append(
            MeasureGaps(
                pk=measure.pk,
                label=measure.label,
                priority_id=measure.priority_id,
                has_target=target is not None,
                is_to_be_set=target is not None and target.kind == TargetKind.TO_BE_SET,
                has_figure=reading is not None and reading.is_known and not reading.is_read_off_chart,
            )
        )
    return found
