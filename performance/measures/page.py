"""What a measure's page shows beside its figure: history, targets, and its course over time."""

from dataclasses import dataclass
from datetime import datetime

from core.numbers.units import Unit
from core.periods.period import Period
from figures.targets.rules import Polarity, TargetDefinition
from figures.targets.wording import words
from performance.data_notes.models import DataNote
from performance.measures.over_time import Course, course_of
from performance.models import Measure, Observation, Target
from performance.observations.selectors import all_observations, area_id_of
from performance.periods.selectors import period_of_plan
from performance.plan_figures.presenters import FigureRow, row_for
from performance.plan_figures.selectors import baseline_amount, figures_of_measures, target_as_read
from performance.readings.recorded import Key, RecordedFigures
from performance.readings.selectors.recorded import recorded_of


@dataclass(frozen=True)
class HistoryPoint:
    """A figure in a measure's history, as it is printed."""

    pk: int
    period: str
    value: str
    data_status: str
    source: str
    recorded_at: datetime
    revisions: str
    is_own: bool


@dataclass(frozen=True)
class TargetLine:
    """A target as it is printed; a replaced one with its reason."""

    pk: int
    period: str
    words: str
    set_by: str
    replaced_at: datetime | None
    replaced_reason: str


@dataclass(frozen=True)
class MeasurePage:
    period: Period
    row: FigureRow
    history: tuple[HistoryPoint, ...]
    targets: tuple[TargetLine, ...]
    course: Course
    notes: list[DataNote]


def measure_page(measure: Measure, asked: str, by: str = "") -> MeasurePage:
    """A measure with its figure of the period asked for, its history, its targets and its course by kind of period."""
    period = period_of_plan(measure.plan, asked)
    recorded, key = recorded_of(measure), (measure.indicator_id, area_id_of(measure))
    (figure,), baselines = figures_of_measures(measure.partnership, [measure], period, recorded)
    unit, polarity = Unit(measure.indicator.unit), Polarity(measure.indicator.polarity)
    targets = [
        TargetLine(
            pk=target.pk,
            period=target.period.label,
            words=words(_as_read(recorded, key, target), unit=unit, polarity=polarity),
            set_by=target.set_by_name or target.get_set_by_display(),
            replaced_at=target.replaced_at,
            replaced_reason=target.replaced_reason,
        )
        for target in measure.known_targets
    ]
    return MeasurePage(
        period=period,
        row=row_for(measure, figure),
        history=tuple(_history_point(item, unit) for item in reversed(all_observations(measure))),
        targets=tuple(targets),
        notes=recorded.notes.rows_on(measure.indicator, key[1]),
        course=course_of(measure, figure, recorded.points(key), baselines[measure.pk].amount, by),
    )


def _as_read(recorded: RecordedFigures, key: Key, target: Target) -> TargetDefinition:
    return target_as_read(recorded, key, target, baseline_amount(recorded, key, target))


def _history_point(item: Observation, unit: Unit) -> HistoryPoint:
    shown = unit.write_quantity(item.quantity)
    if unit is Unit.RANK and item.rank_of and item.value is not None:
        shown = f"{shown} of {item.rank_of}"
    revisions = [
        f"{unit.write_quantity(old.quantity)} until {old.superseded_at:%d %B %Y}" for old in item.revisions.all()
    ]
    return HistoryPoint(
        pk=item.pk,
        period=item.period.label,
        value=shown,
        data_status=item.get_data_status_display(),
        source=item.source,
        recorded_at=item.recorded_at,
        revisions="; ".join(revisions),
        is_own=item.partnership_id is not None,
    )
