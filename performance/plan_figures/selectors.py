"""All measures of a plan for a period, worked out by the engine. The number of queries does not grow with theirs."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from core import clock
from core.numbers.quantities import Quantity
from core.periods.period import Period
from core.periods.words import PeriodKind
from figures.charts.chart import Chart
from figures.charts.measure_charts import change_against_target
from figures.figure.building import build_figures
from figures.figure.records import Figure, FigureInput
from figures.figure.summary import Summary, summarise
from figures.readings.adding_up import Reading
from figures.series.sums import SeriesPoint, every_period
from figures.statistics.variation import FEWEST_MONTHS, dispersion
from figures.targets.rules import TargetDefinition
from partnerships.models import Partnership
from performance.measures.selectors import measures_to_read
from performance.models import FigureSettings, IndicatorUnit, Measure, Target
from performance.observations.selectors import area_id_of, baseline_of
from performance.plan_figures import engine_inputs
from performance.plan_figures.presenters import FigureRow, StatusCount, row_for, status_counts
from performance.readings.selectors import Held, Key, held_for
from plans.models import Plan

# Months further back tell of other times.
_YEARS_OF_MONTHS = 5


@dataclass(frozen=True)
class PlanFigures:
    """All measures of a plan for a period, in the plan's order, worked out and counted.

    `kept_back` is how many measures were left out because they are not for the public.
    """

    plan: Plan
    period: Period
    rows: tuple[FigureRow, ...]
    summary: Summary
    baselines: Mapping[int, Quantity]
    measures: tuple[Measure, ...] = ()
    kept_back: int = 0

    @property
    def compared_with(self) -> Period:
        return self.period.year_earlier()

    @property
    def counts(self) -> tuple[StatusCount, ...]:
        return status_counts(self.summary.counts)

    def without(self, measures: Collection[int]) -> "PlanFigures":
        """The same without some measures, by their keys; what is counted is counted without them."""
        rows = tuple(row for row in self.rows if row.measure_id not in measures)
        kept = tuple(measure for measure in self.measures if measure.pk not in measures)
        return replace(self, rows=rows, measures=kept, summary=summarise([row.figure for row in rows]))


def figures_of_plan(plan: Plan, period: Period) -> PlanFigures:
    """The plan's monitored measures for the period, through the engine. Six queries, whatever their number."""
    measures = measures_to_read(plan)
    figures, baselines = figures_of_measures(plan.partnership, measures, period)
    rows = tuple(row_for(measure, figure) for measure, figure in zip(measures, figures, strict=True))
    return PlanFigures(plan, period, rows, summarise(figures), baselines, tuple(measures))


def change_chart(figures: PlanFigures) -> Chart | None:
    """Each measure's change against its target; None where there is no change in per cent."""
    return change_against_target([row.figure for row in figures.rows])


@dataclass(frozen=True)
class Ready:
    """What the engine takes for a measure in a period, beside the baseline that its target rests on."""

    measure: Measure
    given: FigureInput
    baseline: Quantity


def inputs_of(
    partnership: Partnership, asked: Sequence[tuple[Measure, Period]], held: Held | None = None
) -> list[Ready]:
    """For each measure and period what the engine takes; out of `held`, where all that is kept of them was read before.

    Else two queries for what is typed, whatever their number; see `held_for` for what is counted or derived.
    """
    settings: FigureSettings | None = getattr(partnership, "figure_settings", None)
    targets = [standing_target(measure, period) for measure, period in asked]
    held = held or _held_for(partnership, asked, targets)
    today = clock.today()
    found = []
    for (measure, period), target in zip(asked, targets, strict=True):
        key = (measure.indicator_id, area_id_of(measure))
        current = held.reading(key, period)
        previous = _previous(held, key, period, current)
        since = target.baseline_period if target else None
        baseline = baseline_of(target, held.reading(key, since or period.year_earlier()))
        months = held.points(key, PeriodKind.MONTH)
        given = engine_inputs.figure(
            measure,
            period,
            current=current,
            previous=previous,
            target=engine_target(held, key, target, baseline.amount) if target else None,
            settings=settings,
            dispersion=dispersion_of(measure, period, months),
            today=today,
        )
        found.append(Ready(measure, given, baseline))
    return found


def figures_of_measures(
    partnership: Partnership, measures: Sequence[Measure], period: Period, held: Held | None = None
) -> tuple[list[Figure], dict[int, Quantity]]:
    """Each measure's figure of the period, and its baseline by the measure's key; `held` as in `inputs_of`."""
    ready = inputs_of(partnership, [(measure, period) for measure in measures], held)
    return build_figures([one.given for one in ready]), {one.measure.pk: one.baseline for one in ready}


def _held_for(
    partnership: Partnership, asked: Sequence[tuple[Measure, Period]], targets: Sequence[Target | None]
) -> Held:
    """What the periods asked for, those before them and the targets' baselines need, and the months behind them."""
    wanted = {of for _, period in asked for of in (period, period.year_earlier())}
    wanted |= {target.baseline_period for target in targets if target and target.baseline_period}
    months_since = min((_months_before(period) for _, period in asked), default=clock.today())
    return held_for(partnership, [measure for measure, _ in asked], wanted, months_since=months_since)


def held_baseline(held: Held, key: Key, target: Target) -> Decimal | None:
    """What a target is compared with: as stated with it, else the figure of the baseline's period."""
    return baseline_of(target, held.reading(key, target.baseline_period) if target.baseline_period else None).amount


def _previous(held: Held, key: Key, period: Period, current: Reading | None) -> Reading | None:
    """The figure of the year before: of the same months where this one's year is not over."""
    if current is None or current.through is None:
        return held.reading(key, period.year_earlier())
    month = Period.containing(current.through, PeriodKind.MONTH)
    return held.reading_so_far(key, period.year_earlier(), month.year_earlier().end)


def engine_target(held: Held, key: Key, target: Target, baseline: Decimal | None) -> TargetDefinition:
    """A target as the engine reads it, with the shares of past years where it falls due by them."""
    kind = engine_inputs.spread_over(target)
    if kind is None or not engine_inputs.is_seasonal(target):
        return engine_inputs.target(target, baseline)
    history: dict[Period, Decimal | None] = {}
    year = target.period
    for _ in range(_YEARS_OF_MONTHS):
        year = year.year_earlier()
        for part in year.parts(kind):
            reading = held.reading(key, part)
            history[part] = reading.quantity.amount if reading and not reading.is_illustrative else None
    return engine_inputs.target(target, baseline, history)


def dispersion_of(measure: Measure, period: Period, months: Sequence[SeriesPoint]) -> float | None:
    """How much more than by chance the real months up to the period's end vary; None where too few are known."""
    if measure.indicator.unit != IndicatorUnit.COUNT:
        return None
    near = [
        point
        for point in months
        if not point.is_illustrative and _months_before(period) < point.period.end <= period.end
    ]
    if len(near) < FEWEST_MONTHS:
        return None
    return dispersion([point.value for point in every_period(near)])


def _months_before(period: Period) -> date:
    """The day after which a month still tells how a figure of the period usually varies."""
    return period.end.replace(day=1, year=period.end.year - _YEARS_OF_MONTHS)


def standing_target(measure: Measure, period: Period) -> Target | None:
    """The measure's target for exactly this period; a replaced one never."""
    standing = [target for target in measure.known_targets if target.replaced_at is None]
    return next((target for target in standing if target.period == period), None)
