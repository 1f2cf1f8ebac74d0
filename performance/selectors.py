"""Reads about measures and their figures. The scope comes first; every page takes a fixed number of queries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from core import clock
from core.numbers import MISSING, Quantity, State, Unit
from core.periods import Period
from partnerships.access import Scope
from partnerships.models import Area, Partnership
from partnerships.roles import Permission
from performance import charts, engine_inputs
from performance.charts import Chart
from performance.figures import Figure, Summary, build_figures, summarise
from performance.models import (
    FigureSettings,
    Indicator,
    Measure,
    Observation,
    Quality,
    StatedFigure,
    Target,
    TargetKind,
)
from performance.presenters import FigureRow, StatusCount, row_for, status_counts
from performance.targets import EntryError, Polarity, errors_for, warnings_for, words
from plans.models import Plan

Observations = dict[tuple[int, int | None, Period], Observation]


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


@dataclass(frozen=True)
class Chosen:
    """The plan and the period that a page shows."""

    plan: Plan
    period: Period


@dataclass(frozen=True)
class HistoryPoint:
    """A figure in a measure's history, as it is printed."""

    pk: int
    period: str
    value: str
    quality: str
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
    chart: Chart | None


def periods_of(partnership: Partnership) -> list[Period]:
    """The financial years of the partnership's current plans, the newest first."""
    years = {year for plan in Plan.objects.current().filter(partnership=partnership) for year in plan.years}
    return sorted(years, reverse=True)


def period_chosen(partnership: Partnership, asked: str) -> Chosen | None:
    """The plan and period asked for by code; without one, or with nonsense, the newest plan's latest with a figure."""
    plans = list(Plan.objects.current().filter(partnership=partnership).select_related("partnership"))
    if not plans:
        return None
    for plan in plans:
        for year in plan.years:
            if year.code == asked:
                return Chosen(plan, year)
    measured = set(
        Observation.objects.filter(_own_or_national(partnership)).values_list("period", flat=True).distinct()
    )
    for plan in plans:
        for year in reversed(plan.years):
            if year in measured:
                return Chosen(plan, year)
    return Chosen(plans[0], plans[0].years[0])


def plan_of_period(partnership: Partnership, period: Period) -> Plan | None:
    """The partnership's current plan whose days hold the period; the latest begun where there are several."""
    plans = Plan.objects.current().filter(partnership=partnership, starts__lte=period.start, ends__gte=period.end)
    return plans.order_by("-starts").first()


def figures_of_plan(plan: Plan, period: Period) -> PlanFigures:
    """The plan's monitored measures for the period, through the engine. Five queries, whatever their number."""
    measures = list(_measures(plan.partnership).filter(plan=plan, is_monitored=True))
    figures, baselines = _figures(plan.partnership, measures, period)
    rows = tuple(row_for(measure, figure) for measure, figure in zip(measures, figures, strict=True))
    return PlanFigures(plan, period, rows, summarise(figures), baselines)


def change_chart(figures: PlanFigures) -> Chart | None:
    """Each measure's change against its target; None where there is no change in per cent."""
    return charts.change_against_target([row.figure for row in figures.rows])


def measures_of_plan(plan: Plan) -> QuerySet[Measure]:
    """The plan's current measures in order, monitored or not, with what their pages name."""
    return _measures(plan.partnership).filter(plan=plan)


def measure_for(partnership: Partnership, pk: int) -> Measure | None:
    """The partnership's measure of that key, with what its page names; None for any other's."""
    return _measures(partnership).filter(pk=pk).first()


def measure_to_edit(partnership: Partnership, pk: int) -> Measure | None:
    """The partnership's measure of that key, archived or not; None for any other's."""
    found = Measure.objects.filter(partnership=partnership, pk=pk)
    return found.select_related("plan__partnership", "indicator", "priority").first()


def archived_measures_of(plan: Plan) -> QuerySet[Measure]:
    return Measure.objects.filter(plan=plan, archived_at__isnull=False)


def own_indicators_of(partnership: Partnership) -> QuerySet[Indicator]:
    """The partnership's own indicators, archived ones too, by name."""
    return Indicator.objects.filter(partnership=partnership)


def own_indicator_for(partnership: Partnership, pk: int) -> Indicator | None:
    """The partnership's own indicator of that key; a shared one is the data stewards'."""
    return own_indicators_of(partnership).filter(pk=pk).first()


def stated_of(plan: Plan) -> QuerySet[StatedFigure]:
    """What the plan's document claims, in order."""
    return StatedFigure.objects.current().filter(plan=plan).select_related("priority", "measure")


def stated_for(partnership: Partnership, pk: int) -> StatedFigure | None:
    return StatedFigure.objects.filter(partnership=partnership, pk=pk).select_related("plan").first()


def measure_page(measure: Measure, asked: str) -> MeasurePage:
    """A measure with its figure of the period asked for, its history, its targets and its chart."""
    period = _period_of_plan(measure.plan, asked)
    (figure,), _ = _figures(measure.partnership, [measure], period)
    observations = _all_observations(measure)
    unit, polarity = Unit(measure.indicator.unit), Polarity(measure.indicator.polarity)
    targets = [
        TargetLine(
            pk=target.pk,
            period=target.period.label,
            words=words(engine_inputs.target(target, _baseline(target, observations)), unit=unit, polarity=polarity),
            set_by=target.set_by_name or target.get_set_by_display(),
            replaced_at=target.replaced_at,
            replaced_reason=target.replaced_reason,
        )
        for target in measure.targets.all()
    ]
    return MeasurePage(
        period=period,
        row=row_for(measure, figure),
        history=tuple(_history_point(item, unit) for item in reversed(observations)),
        targets=tuple(targets),
        chart=_history_chart(measure, figure, observations),
    )


def may_edit_figures(scope: Scope, measure: Measure) -> bool:
    """Any figure with the one permission, the own agency's measures with the other."""
    if scope.can(Permission.FIGURE_EDIT):
        return True
    return scope.can(Permission.FIGURE_EDIT_OWN) and measure.data_owner_id in scope.agency_ids


def area_of(measure: Measure) -> Area | None:
    """The area that a measure's figures are for: its own, else the partnership's."""
    return measure.area or measure.partnership.area


def observation_for(partnership: Partnership, pk: int) -> Observation | None:
    """The partnership's own figure of that key; national figures are the data stewards'."""
    return Observation.objects.filter(partnership=partnership, pk=pk).select_related("indicator").first()


def measure_of_observation(partnership: Partnership, observation: Observation) -> Measure | None:
    """The newest plan's measure that shows the figure; None where none does."""
    found = _measures(partnership).filter(indicator=observation.indicator).order_by("-plan__starts")
    return next((measure for measure in found if _area_id(measure) == observation.area_id), None)


def target_for(partnership: Partnership, pk: int) -> Target | None:
    """The partnership's standing target of that key."""
    found = Target.objects.standing().filter(partnership=partnership, pk=pk)
    return found.select_related("measure__indicator", "measure__plan", "measure__partnership__area").first()


def target_errors(measure: Measure, values: Mapping[str, Any]) -> list[EntryError]:
    """What a target about to be saved cannot be; `values` are the service's arguments."""
    row = _unsaved_target(measure, values)
    return errors_for(engine_inputs.target(row, row.baseline_value), unit=Unit(measure.indicator.unit))


def target_warnings(measure: Measure, values: Mapping[str, Any]) -> list[str]:
    """What is odd about a target about to be saved, in words; `values` are the service's arguments."""
    row = _unsaved_target(measure, values)
    every = _all_observations(measure)
    earlier = [item for item in every if item.period_end < row.period.end]
    last = next((item for item in reversed(earlier) if item.quantity.is_known), None)
    return warnings_for(
        engine_inputs.target(row, _baseline(row, every)),
        unit=Unit(measure.indicator.unit),
        polarity=Polarity(measure.indicator.polarity),
        last=last.quantity.amount if last else None,
        last_of=last.rank_of if last else None,
    )


def _unsaved_target(measure: Measure, values: Mapping[str, Any]) -> Target:
    """A target of the measure as it would be saved, for looking at only."""
    row = Target(measure=measure, partnership=measure.partnership)
    for name, value in values.items():
        if name == "quantity":
            row.value, row.state, row.mark = value.amount, value.state.value, value.mark
        elif name != "reason":
            setattr(row, name, value)
    row.period = values.get("period") or Period.containing(clock.today(), measure.plan.years[0].kind)
    return row


def valueless_quantity(kind: str) -> Quantity:
    """The value of a target that needs none: nil is a known zero, the others have no number."""
    if kind == TargetKind.NIL:
        return Quantity.known(0)
    return Quantity.unknown(State.TO_BE_SET if kind == TargetKind.TO_BE_SET else State.NOT_APPLICABLE)


def _measures(partnership: Partnership) -> QuerySet[Measure]:
    related = ("indicator", "priority", "plan", "area", "data_owner", "partnership__area")
    targets = Prefetch("targets", Target.objects.order_by("period", "replaced_at", "pk"))
    return Measure.objects.current().filter(partnership=partnership).select_related(*related).prefetch_related(targets)


def _figures(
    partnership: Partnership, measures: Sequence[Measure], period: Period
) -> tuple[list[Figure], dict[int, Quantity]]:
    settings = FigureSettings.objects.filter(partnership=partnership).first()
    standing = {measure.pk: _standing(measure, period) for measure in measures}
    baseline_periods = {target.baseline_period for target in standing.values() if target and target.baseline_period}
    wanted = {period, period.year_earlier(), *baseline_periods}
    observations = _observations(partnership, {measure.indicator_id for measure in measures}, wanted)
    inputs, baselines = [], {}
    for measure in measures:
        key = (measure.indicator_id, _area_id(measure))
        target = standing[measure.pk]
        previous = observations.get((*key, period.year_earlier()))
        since = target.baseline_period if target else None
        at_baseline = observations.get((*key, since)) if since else previous
        baseline = _baseline_of(target, at_baseline)
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


def _baseline_of(target: Target | None, observation: Observation | None) -> Quantity:
    """The baseline stated with the target, else the figure of its period, else unknown."""
    if target is not None and target.baseline_value is not None:
        return Quantity.known(target.baseline_value)
    if observation is None or observation.quality == Quality.ILLUSTRATIVE:
        return MISSING
    return observation.quantity


def _standing(measure: Measure, period: Period) -> Target | None:
    standing = [target for target in measure.targets.all() if target.replaced_at is None]
    return next((target for target in standing if target.period == period), None)


def _observations(partnership: Partnership, indicators: Iterable[int], periods: Iterable[Period]) -> Observations:
    found = Observation.objects.filter(
        _own_or_national(partnership), indicator__in=set(indicators), period__in=list(periods)
    )
    # The partnership's own come last and so stand in place of the installation's.
    ordered = sorted(found, key=lambda item: item.partnership_id is not None)
    return {(item.indicator_id, item.area_id, item.period): item for item in ordered}


def _all_observations(measure: Measure) -> list[Observation]:
    """Every figure of the measure's indicator and area, oldest first, own in place of national."""
    found = (
        Observation.objects.filter(_own_or_national(measure.partnership), indicator=measure.indicator)
        .filter(area=area_of(measure))
        .prefetch_related("revisions")
    )
    by_period = {item.period: item for item in sorted(found, key=lambda item: item.partnership_id is not None)}
    return sorted(by_period.values(), key=lambda item: (item.period_end, item.period.start))


def _baseline(target: Target, observations: Iterable[Observation]) -> Decimal | None:
    at_period = next((item for item in observations if item.period == target.baseline_period), None)
    return _baseline_of(target, at_period if target.baseline_period else None).amount


def _own_or_national(partnership: Partnership) -> Q:
    return Q(partnership=partnership) | Q(partnership__isnull=True)


def _area_id(measure: Measure) -> int | None:
    return measure.area_id or measure.partnership.area_id


def _period_of_plan(plan: Plan, asked: str) -> Period:
    """The year of the plan asked for; else its latest that has ended, else its first."""
    years = plan.years
    today: date = clock.today()
    ended = [year for year in years if year.end <= today]
    return next((year for year in years if year.code == asked), ended[-1] if ended else years[0])


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
        quality=item.get_quality_display(),
        source=item.source,
        recorded_at=item.recorded_at,
        revisions="; ".join(revisions),
        is_own=item.partnership_id is not None,
    )


def _history_chart(measure: Measure, figure: Figure, observations: Sequence[Observation]) -> Chart | None:
    """The measure's figures of the plan's own kind of period; None for fewer than two known ones."""
    kind = figure.given.period.kind
    points = [(item.period.short_label, item.quantity.amount) for item in observations if item.period.kind == kind]
    if sum(value is not None for _, value in points) < 2:
        return None
    illustrative = any(item.quality == Quality.ILLUSTRATIVE for item in observations)
    label = f"{measure.label} (some figures illustrative)" if illustrative else measure.label
    unit = Unit(measure.indicator.unit).label
    return charts.over_time(label, points, unit_label=unit, due=figure.assessment.due)


def indicators_for(partnership: Partnership) -> QuerySet[Indicator]:
    """The indicators a partnership may measure with: the installation's and its own."""
    return Indicator.objects.current().filter(_own_or_national(partnership))
