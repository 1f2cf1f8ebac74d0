"""A measure over time: its points, charts and words, from what is recorded of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.periods.period import Period
from core.periods.words import PeriodKind
from figures.charts.chart import Chart, ChartPoint
from figures.charts.measure_charts import over_time
from figures.charts.usual_variation import usual_variation_of
from figures.figure.records import Figure
from figures.readings.data_notes import DataStatus
from figures.series.plausibility import plausibility_words
from figures.series.points import MarkedBreak, kinds_of, points_by, since_last_break, unbroken
from figures.series.sums import SeriesPoint, every_period
from figures.series.trend import fitted_line, read_off_words, trend_words
from figures.targets.due import due_value
from figures.targets.rules import TargetRuleKind
from performance.data_notes.selectors import breaks_among
from performance.models import Measure

_KIND_WORDS = {
    PeriodKind.MONTH: "Months",
    PeriodKind.QUARTER: "Quarters",
    PeriodKind.FINANCIAL_YEAR: "Years",
    PeriodKind.CALENDAR_YEAR: "Calendar years",
    PeriodKind.ROLLING_YEAR: "Twelve months, rolling",
}
# Each rolling year shares eleven months with its neighbours: a line through them would be fitted to itself.
_OVERLAPPING = PeriodKind.ROLLING_YEAR


@dataclass(frozen=True)
class Choice:
    """A kind of period in which the measure can be shown."""

    code: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class Course:
    """A measure over time. `why_no_variation` says why there is no XmR chart."""

    choices: tuple[Choice, ...]
    over_time: Chart | None
    trend: tuple[str, ...]
    variation: Chart | None
    why_no_variation: str
    plausibility: tuple[str, ...]
    breaks: tuple[str, ...]

    @property
    def chosen(self) -> str:
        """The code of the kind of period that is shown; empty where there is none."""
        return next((choice.code for choice in self.choices if choice.is_chosen), "")


def course_of(
    measure: Measure, figure: Figure, every: Sequence[SeriesPoint], baseline: Decimal | None, by: str
) -> Course:
    """The measure's course by the kind of period asked for, else by the plan's own."""
    given = figure.given
    marks = breaks_among(given.notes)
    kinds = kinds_of(every, given.unit)
    chosen = _chosen(kinds, by, given.period.kind)
    points = points_by(every, chosen, given.unit) if chosen else ()
    months = tuple(point for point in every if point.period.kind is PeriodKind.MONTH)
    since, _ = since_last_break(points, marks)
    variation, why_not = usual_variation_of(
        measure.label, points_by(every, PeriodKind.MONTH, given.unit), marks, given.unit
    )
    aims, level = (_aims_of(figure, points), baseline) if chosen is given.period.kind else ({}, None)
    fitted = {} if chosen is _OVERLAPPING else fitted_line(since, given.unit)
    return Course(
        choices=tuple(Choice(kind.value, _KIND_WORDS[kind], kind is chosen) for kind in kinds),
        over_time=_over_time(figure, _as_far_as(points, aims), marks, aims, level, fitted) if chosen else None,
        trend=() if chosen is _OVERLAPPING else trend_words(since, given.unit),
        variation=variation,
        why_no_variation=why_not,
        plausibility=plausibility_words(figure, months),
        breaks=tuple(f"{mark.period.short_label}: {mark.reason}" for mark in marks),
    )


def _chosen(kinds: Sequence[PeriodKind], by: str, own: PeriodKind) -> PeriodKind | None:
    asked = next((kind for kind in kinds if kind.value == by), None)
    return asked or (own if own in kinds else next(iter(kinds), None))


def _over_time(
    figure: Figure,
    points: Sequence[SeriesPoint],
    marks: Sequence[MarkedBreak],
    aims: Mapping[Period, Decimal],
    baseline: Decimal | None,
    fitted: Mapping[Period, Decimal],
) -> Chart:
    first = {point.period.start: point.period.short_label for point in reversed(points)}
    starts = sorted(first)
    broken = [next((start for start in starts if start >= mark.period.start), None) for mark in marks]
    reasons = {first[start]: mark.reason for start, mark in zip(broken, marks, strict=True) if start}
    read_off = read_off_words(points)
    return over_time(
        figure.label,
        [ChartPoint(point.period.short_label, point.value, _note(point, reasons)) for point in points],
        unit=figure.given.unit,
        aims=[aims.get(point.period) for point in points],
        baseline=baseline,
        fitted=[fitted.get(point.period) for point in points],
        breaks=[name for name in reasons if name != points[0].period.short_label],
        subtitle=f"{read_off[0].upper()}{read_off[1:]}: shown, and never tested" if read_off else "",
        is_compared=_ends_compared(points, marks),
    )


def _ends_compared(points: Sequence[SeriesPoint], marks: Sequence[MarkedBreak]) -> bool:
    """Whether the last two known points follow each other, with nothing between them or on them that forbids it."""
    known = [point.period for point in points if point.value is not None]
    since, _ = since_last_break(points, marks)
    unbroken_periods = [point.period for point in unbroken(since)]
    return known[-2:] == unbroken_periods[-2:]


def _aims_of(figure: Figure, points: Sequence[SeriesPoint]) -> dict[Period, Decimal]:
    """What the target comes to in each period that it was set for: its own, and those along its milestones."""
    target, due = figure.given.target, figure.target_status.due
    if target is None or due is None:
        return {}
    begins = min((milestone.on for milestone in target.milestones), default=target.last_day)
    along = {
        point.period: due_value(target, on=point.period.end)
        for point in points
        if target.kind is TargetRuleKind.TRAJECTORY and begins <= point.period.end <= target.last_day
    }
    return {period: height for period, height in along.items() if height is not None} | {target.period: due}


def _as_far_as(points: Sequence[SeriesPoint], aims: Mapping[Period, Decimal]) -> Sequence[SeriesPoint]:
    """The points and, where the target's period comes after them, the periods up to it, without a value."""
    last = max(aims, default=points[-1].period) if points else None
    if last is None or last <= points[-1].period or last.kind is not points[-1].period.kind:
        return points
    return every_period((*points, SeriesPoint(last, None)))


def _note(point: SeriesPoint, reasons: dict[str, str]) -> str:
    notes = (
        "" if point.data_status is DataStatus.FINAL else point.data_status.words,
        f"break: {reasons[point.period.short_label]}" if point.period.short_label in reasons else "",
    )
    return "; ".join(note for note in notes if note)
