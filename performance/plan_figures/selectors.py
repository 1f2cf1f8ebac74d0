"""All measures of a plan for a period, worked out by the engine. The number of queries does not grow with theirs."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from core import clock
from core.numbers.quantities import Quantity
from core.periods.period import Period
from figures.charts.chart import Chart
from figures.charts.measure_charts import change_against_target
from figures.figure.building import build_figures
from figures.figure.column_months import ColumnMonths, column_months
from figures.figure.records import Figure, FigureInput
from figures.figure.summary import Summary, summarise
from figures.targets.rules import TargetDefinition
from partnerships.models import Partnership
from performance.measures.selectors import measures_to_read, take_targets_known_by
from performance.models import FigureSettings, Measure, Target
from performance.observations.selectors import area_id_of, baseline_of
from performance.plan_figures import engine_inputs
from performance.plan_figures.presenters import FigureRow, StatusCount, row_for, status_counts
from performance.readings.recorded import Key, RecordedFigures
from performance.readings.selectors.recorded import recorded_for
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

    @cached_property
    def months(self) -> ColumnMonths:
        """The months that the figures' columns are of."""
        return column_months([row.figure for row in self.rows], self.period)

    @property
    def counts(self) -> tuple[StatusCount, ...]:
        return status_counts(self.summary.counts)

    def without(self, measures: Collection[int]) -> "PlanFigures":
        """The same without some measures, by their keys; what is counted is counted without them."""
        rows = tuple(row for row in self.rows if row.measure_id not in measures)
        kept = tuple(measure for measure in self.measures if measure.pk not in measures)
        return replace(self, rows=rows, measures=kept, summary=summarise([row.figure for row in rows]))


def figures_of_plan(plan: Plan, period: Period, *, known_by: datetime | None = None) -> PlanFigures:
    """The plan's monitored measures for the period, through the engine; with `known_by` without the figures, counts,
    notes and targets that were recorded after that moment. Six queries, whatever their number; eight with it."""
    measures = measures_to_read(plan)
    recorded = None
    if known_by is not None:
        take_targets_known_by(known_by, measures)
        asked = [(measure, period) for measure in measures]
        recorded = _recorded_for(plan.partnership, asked, [target_covering(*one) for one in asked], known_by)
    figures, baselines = figures_of_measures(plan.partnership, measures, period, recorded)
    rows = tuple(row_for(measure, figure) for measure, figure in zip(measures, figures, strict=True))
    return PlanFigures(plan, period, rows, summarise(figures), baselines, tuple(measures))


def change_chart(figures: PlanFigures) -> Chart | None:
    """Each measure's change against its target; None where there is no change in per cent."""
    return change_against_target([row.figure for row in figures.rows])


@dataclass(frozen=True)
class MeasureInput:
    """What the engine takes for a measure in a period, beside the baseline that its target rests on."""

    measure: Measure
    given: FigureInput
    baseline: Quantity


def inputs_of(
    partnership: Partnership, asked: Sequence[tuple[Measure, Period]], recorded: RecordedFigures | None = None
) -> list[MeasureInput]:
    """For each measure and period what the engine takes; out of `recorded`, where all of it was read before.

    Else three queries for what is typed, whatever their number; see `recorded_for` for what is counted or derived.
    """
    settings: FigureSettings | None = getattr(partnership, "figure_settings", None)
    targets = [target_covering(measure, period) for measure, period in asked]
    recorded = recorded or _recorded_for(partnership, asked, targets)
    found = []
    for (measure, period), row in zip(asked, targets, strict=True):
        key = (measure.indicator_id, area_id_of(measure))
        since = row.baseline_period if row else None
        baseline = baseline_of(row, recorded.reading(key, since or (row.period if row else period).year_earlier()))
        given = engine_inputs.figure_input(
            measure,
            period,
            recorded=recorded,
            target=target_as_read(recorded, key, row, baseline.amount) if row else None,
            settings=settings,
            today=clock.today(),
        )
        found.append(MeasureInput(measure, given, baseline))
    return found


def figures_of_measures(
    partnership: Partnership, measures: Sequence[Measure], period: Period, recorded: RecordedFigures | None = None
) -> tuple[list[Figure], dict[int, Quantity]]:
    """Each measure's figure of the period, and its baseline by the measure's key; `recorded` as in `inputs_of`."""
    ready = inputs_of(partnership, [(measure, period) for measure in measures], recorded)
    return build_figures([one.given for one in ready]), {one.measure.pk: one.baseline for one in ready}


def _recorded_for(
    partnership: Partnership,
    asked: Sequence[tuple[Measure, Period]],
    targets: Sequence[Target | None],
    known_by: datetime | None = None,
) -> RecordedFigures:
    """What the periods asked for, those before them and the targets' need, and the months behind them."""
    of_targets = [target.period for target in targets if target]
    wanted = {of for period in [*(one for _, one in asked), *of_targets] for of in (period, period.year_earlier())}
    wanted |= {target.baseline_period for target in targets if target and target.baseline_period}
    months_since = min((_months_before(period) for _, period in asked), default=clock.today())
    measures = [measure for measure, _ in asked]
    return recorded_for(partnership, measures, wanted, months_since=months_since, known_by=known_by)


def baseline_amount(recorded: RecordedFigures, key: Key, target: Target) -> Decimal | None:
    """What a target is compared with: as stated with it, else the figure of the baseline's period."""
    reading = recorded.reading(key, target.baseline_period) if target.baseline_period else None
    return baseline_of(target, reading).amount


def target_as_read(recorded: RecordedFigures, key: Key, target: Target, baseline: Decimal | None) -> TargetDefinition:
    """A target as the engine reads it, with the shares of past years where it falls due by them."""
    kind = engine_inputs.spread_over(target)
    if kind is None or not engine_inputs.is_seasonal(target):
        return engine_inputs.engine_target(target, baseline)
    history: dict[Period, Decimal | None] = {}
    year = target.period
    for _ in range(_YEARS_OF_MONTHS):
        year = year.year_earlier()
        for part in year.parts(kind):
            reading = recorded.reading(key, part)
            history[part] = reading.quantity.amount if reading and not reading.is_read_off_chart else None
    return engine_inputs.engine_target(target, baseline, history)


def _months_before(period: Period) -> date:
    """The day after which a month still tells how a figure of the period usually varies."""
    return period.end.replace(day=1, year=period.end.year - _YEARS_OF_MONTHS)


def target_covering(measure: Measure, period: Period) -> Target | None:
    """The measure's target that holds in a period: the one set for it, else for the shortest period around it."""
    standing = [target for target in measure.known_targets if target.replaced_at is None]
    holding = [target for target in standing if target.period == period or target.period.contains(period)]
    return min(holding, key=lambda target: (target.period != period, target.period.days), default=None)


def target_for_period(measure: Measure, period: Period) -> Target | None:
    """The measure's target that was set for exactly this period; a replaced one never."""
    found = target_covering(measure, period)
    return found if found is not None and found.period == period else None
