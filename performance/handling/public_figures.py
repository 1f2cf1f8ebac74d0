"""A plan's figures as the public may see them: nothing restricted or read off a chart, no small count given away."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from core.numbers.quantities import MISSING, Quantity, State
from core.periods.period import Period
from figures.figure.building import build_figures
from figures.figure.records import FigureInput
from figures.figure.summary import summarise
from figures.readings.data_notes import DataStatus
from figures.readings.reading import Reading
from performance.handling.ledger import Key, Ledger, LeftOut, days_code, lines_of
from performance.handling.selectors import handling_of, ledger_of
from performance.models import Handling, Measure
from performance.plan_figures.presenters import FigureRow, row_for
from performance.plan_figures.selectors import PlanFigures, figures_of_plan
from plans.models import Plan

SUPPRESSED = Quantity.unknown(State.SUPPRESSED, mark="suppressed")


@dataclass(frozen=True)
class PublicFigures:
    """What is shown, what is not, and the counts that the public knows once it has seen this."""

    figures: PlanFigures
    left_out: tuple[LeftOut, ...]
    shown: Mapping[Key, Decimal]


def public_figures(plan: Plan, period: Period, known: Mapping[Key, Decimal]) -> PublicFigures:
    """The plan's figures of the period for the public. `known` are the counts that it has been shown before."""
    every = figures_of_plan(plan, period)
    measures = {measure.pk: measure for measure in every.measures}
    lines = tuple(lines_of(every.rows, measures, handling_of(plan.partnership, measures.values())))
    told = {line.measure for line in lines if line.handling == Handling.PUBLIC}
    rows = [row for row in every.rows if row.measure_id in told]
    ledger = ledger_of((line for line in lines if line.measure in told), known)
    hidden = ledger.hidden(known)
    built = build_figures([_masked(row.figure.given, measures[row.measure_id], hidden) for row in rows])
    shown = tuple(row_for(measures[row.measure_id], figure) for row, figure in zip(rows, built, strict=True))
    baselines = {row.measure_id: _baseline(row, every, measures, hidden) for row in rows}
    return PublicFigures(
        figures=PlanFigures(
            plan, period, shown, summarise(built), baselines, tuple(measures[row.measure_id] for row in rows)
        ),
        left_out=Ledger(lines, ()).left_out(hidden),
        shown=ledger.shown(known, hidden),
    )


def _key(measure: Measure, days: str) -> Key:
    return Key(measure.indicator_id, measure.area_id or measure.plan.partnership.area_id, days)


def _masked(given: FigureInput, measure: Measure, hidden: Collection[Key]) -> FigureInput:
    """The figure's inputs without what the public may not see; the engine then works out no more than that carries."""
    now, before, toward = (one and _open(one, measure, hidden) for one in (given.now, given.before, given.toward))
    masked = replace(given, now=now or given.now, before=before, toward=toward)
    if _key(measure, given.judged.period.year_earlier().code) in hidden:
        masked = replace(masked, year_before=SUPPRESSED)
    if not all(one is None or one.is_known for one in (now, toward)):
        masked = replace(masked, months={})  # where a year is heading would tell what it has come to
    target = given.target
    if target is not None and target.baseline_period and _key(measure, target.baseline_period.code) in hidden:
        masked = replace(masked, target=replace(target, baseline=None))
    return masked


def _open(reading: Reading, measure: Measure, hidden: Collection[Key]) -> Reading:
    """A reading as the public sees it. How it was worked out names other counts, which may be suppressed themselves."""
    plain = replace(reading, source=measure.indicator.source or reading.source, basis="", restated="")
    if reading.is_read_off_chart:
        return replace(plain, quantity=MISSING, numerator=None, data_status=DataStatus.FINAL)
    if _key(measure, days_code(reading)) in hidden:
        return replace(plain, quantity=SUPPRESSED, numerator=None, denominator=None)
    return plain


def _baseline(row: FigureRow, every: PlanFigures, measures: Mapping[int, Measure], hidden: Collection[Key]) -> Quantity:
    given = row.figure.given
    since = given.target.baseline_period if given.target else None
    period = since or given.previous_period
    if period is not None and _key(measures[row.measure_id], period.code) in hidden:
        return SUPPRESSED
    return every.baselines[row.measure_id]
