"""All measures of a plan for a period, worked out by the engine. The number of queries does not grow with theirs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.numbers import Quantity
from core.periods import Period
from partnerships.models import Partnership
from performance import charts, engine_inputs
from performance.charts import Chart
from performance.figures import Figure, Summary, build_figures, summarise
from performance.models import FigureSettings, Measure, Target
from performance.presenters import FigureRow, StatusCount, row_for, status_counts
from performance.selectors.measures import measures_with_names
from performance.selectors.observations import area_id_of, baseline_of, observations_of
from plans.models import Plan


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


def figures_of_plan(plan: Plan, period: Period) -> PlanFigures:
    """The plan's monitored measures for the period, through the engine. Five queries, whatever their number."""
    measures = list(measures_with_names(plan.partnership).filter(plan=plan, is_monitored=True))
    figures, baselines = figures_of_measures(plan.partnership, measures, period)
    rows = tuple(row_for(measure, figure) for measure, figure in zip(measures, figures, strict=True))
    return PlanFigures(plan, period, rows, summarise(figures), baselines)


def change_chart(figures: PlanFigures) -> Chart | None:
    """Each measure's change against its target; None where there is no change in per cent."""
    return charts.change_against_target([row.figure for row in figures.rows])


def figures_of_measures(
    partnership: Partnership, measures: Sequence[Measure], period: Period
) -> tuple[list[Figure], dict[int, Quantity]]:
    settings = FigureSettings.objects.filter(partnership=partnership).first()
    standing = {measure.pk: _standing(measure, period) for measure in measures}
    baseline_periods = {target.baseline_period for target in standing.values() if target and target.baseline_period}
    wanted = {period, period.year_earlier(), *baseline_periods}
    observations = observations_of(partnership, {measure.indicator_id for measure in measures}, wanted)
    inputs, baselines = [], {}
    for measure in measures:
        key = (measure.indicator_id, area_id_of(measure))
        target = standing[measure.pk]
        previous = observations.get((*key, period.year_earlier()))
        since = target.baseline_period if target else None
        at_baseline = observations.get((*key, since)) if since else previous
        baseline = baseline_of(target, at_baseline)
        baselines[measure.pk] = baseline
        inputs.append(
            engine_inputs.figure(
                measure,
                period,
                current=observations.get((*key, period)),
                previous=previous,
                target=engine_inputs.target(target, baseline.amount) if target else None,
                settings=settings,
            )
        )
    return build_figures(inputs), baselines


def _standing(measure: Measure, period: Period) -> Target | None:
    standing = [target for target in measure.targets.all() if target.replaced_at is None]
    return next((target for target in standing if target.period == period), None)
