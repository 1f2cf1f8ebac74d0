"""All measures of a plan for a period, worked out by the engine. The number of queries does not grow with theirs."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from core import clock
from core.numbers import Quantity
from core.periods import Period
from partnerships.models import Partnership
from performance import charts, engine_inputs
from performance.charts import Chart
from performance.figures import Figure, FigureInput, Summary, build_figures, summarise
from performance.models import FigureSettings, IndicatorUnit, Measure, Target
from performance.presenters import FigureRow, StatusCount, row_for, status_counts
from performance.selectors.measures import measures_with_names
from performance.selectors.observations import area_id_of, baseline_of, observations_of
from performance.selectors.series import monthly_counts
from performance.series import every_period
from performance.statistics import dispersion
from performance.statistics.variation import FEWEST_MONTHS
from plans.models import Plan

# Months further back tell of other times.
_YEARS_OF_MONTHS = 5


@dataclass(frozen=True)
class PlanFigures:
    """All measures of a plan for a period, in the plan's order, worked out and counted."""

    plan: Plan
    period: Period
    rows: tuple[FigureRow, ...]
    summary: Summary
    baselines: Mapping[int, Quantity]

    @property
    def compared_with(self) -> Period:
        return self.period.year_earlier()

    @property
    def counts(self) -> tuple[StatusCount, ...]:
        return status_counts(self.summary.counts)

    def without(self, measures: Collection[int]) -> "PlanFigures":
        """The same without some measures, by their keys; what is counted is counted without them."""
        rows = tuple(row for row in self.rows if row.measure_id not in measures)
        return replace(self, rows=rows, summary=summarise([row.figure for row in rows]))


def figures_of_plan(plan: Plan, period: Period) -> PlanFigures:
    """The plan's monitored measures for the period, through the engine. Six queries, whatever their number."""
    measures = list(measures_with_names(plan.partnership).filter(plan=plan, is_monitored=True))
    figures, baselines = figures_of_measures(plan.partnership, measures, period)
    rows = tuple(row_for(measure, figure) for measure, figure in zip(measures, figures, strict=True))
    return PlanFigures(plan, period, rows, summarise(figures), baselines)


def change_chart(figures: PlanFigures) -> Chart | None:
    """Each measure's change against its target; None where there is no change in per cent."""
    return charts.change_against_target([row.figure for row in figures.rows])


@dataclass(frozen=True)
class Ready:
    """What the engine takes for a measure in a period, beside the baseline that its target rests on."""

    measure: Measure
    given: FigureInput
    baseline: Quantity


def inputs_of(partnership: Partnership, asked: Sequence[tuple[Measure, Period]]) -> list[Ready]:
    """For each measure and period what the engine takes. Three queries, whatever their number."""
    settings: FigureSettings | None = getattr(partnership, "figure_settings", None)
    targets = [_standing(measure, period) for measure, period in asked]
    wanted = {of for _, period in asked for of in (period, period.year_earlier())}
    wanted |= {target.baseline_period for target in targets if target and target.baseline_period}
    observations = observations_of(partnership, {measure.indicator_id for measure, _ in asked}, wanted)
    dispersions = _dispersions(partnership, asked)
    today = clock.today()
    found = []
    for (measure, period), target in zip(asked, targets, strict=True):
        key = (measure.indicator_id, area_id_of(measure))
        previous = observations.get((*key, period.year_earlier()))
        since = target.baseline_period if target else None
        baseline = baseline_of(target, observations.get((*key, since)) if since else previous)
        given = engine_inputs.figure(
            measure,
            period,
            current=observations.get((*key, period)),
            previous=previous,
            target=engine_inputs.target(target, baseline.amount) if target else None,
            settings=settings,
            dispersion=dispersions.get((*key, period)),
            today=today,
        )
        found.append(Ready(measure, given, baseline))
    return found


def figures_of_measures(
    partnership: Partnership, measures: Sequence[Measure], period: Period
) -> tuple[list[Figure], dict[int, Quantity]]:
    ready = inputs_of(partnership, [(measure, period) for measure in measures])
    return build_figures([one.given for one in ready]), {one.measure.pk: one.baseline for one in ready}


def _dispersions(
    partnership: Partnership, asked: Sequence[tuple[Measure, Period]]
) -> dict[tuple[int, int | None, Period], float | None]:
    """How much more than by chance the months up to each period's end vary, where enough real ones are known."""
    counted = [(measure, period) for measure, period in asked if measure.indicator.unit == IndicatorUnit.COUNT]
    if not counted:
        return {}
    since = min(_months_before(period) for _, period in counted)
    until = max(period.end for _, period in counted)
    months = monthly_counts(partnership, {m.indicator_id for m, _ in counted}, after=since, until=until)
    found: dict[tuple[int, int | None, Period], float | None] = {}
    for measure, period in counted:
        key = (measure.indicator_id, area_id_of(measure))
        points = [point for point in months.get(key, ()) if _months_before(period) < point.period.end <= period.end]
        if len(points) >= FEWEST_MONTHS:
            found[(*key, period)] = dispersion([point.value for point in every_period(points)])
    return found


def _months_before(period: Period) -> date:
    """The day after which a month still tells how a figure of the period usually varies."""
    return period.end.replace(day=1, year=period.end.year - _YEARS_OF_MONTHS)


def _standing(measure: Measure, period: Period) -> Target | None:
    standing = [target for target in measure.targets.all() if target.replaced_at is None]
    return next((target for target in standing if target.period == period), None)
