"""A plan's figures as the public may see them: nothing restricted or illustrative, and no small count given away."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from core.numbers import MISSING, Quantity, State, Unit
from core.periods import Period
from performance import selectors
from performance.disclosure import Cell, Relation, withheld
from performance.figures import FigureInput, build_figures, summarise
from performance.handling import handling_of
from performance.models import Handling, IndicatorPart, Measure
from performance.presenters import FigureRow, row_for
from plans.models import Plan

WITHHELD = Quantity.unknown(State.SUPPRESSED, mark="withheld")


@dataclass(frozen=True, slots=True)
class Key:
    """A count that could be shown: of an indicator, an area and a period."""

    indicator: int
    area: int | None
    period: str


@dataclass(frozen=True)
class LeftOut:
    """A measure of which the public sees less than members do, and why."""

    label: str
    reason: str


@dataclass(frozen=True)
class PublicFigures:
    """What is shown, what is not, and the counts that the public knows once it has seen this."""

    figures: selectors.PlanFigures
    left_out: tuple[LeftOut, ...]
    shown: Mapping[Key, Decimal]


def public_figures(plan: Plan, period: Period, known: Mapping[Key, Decimal]) -> PublicFigures:
    """The plan's figures of the period for the public. `known` are the counts that it has been shown before."""
    every = selectors.figures_of_plan(plan, period)
    measures = _measures(row.measure_id for row in every.rows)
    marks = handling_of(plan.partnership, measures.values())
    rows = [row for row in every.rows if marks[row.measure_id] == Handling.PUBLIC]
    cells = _cells(rows, measures, known)
    hidden = withheld(cells, _relations(measures, cells)) | _small_bases(rows, measures)
    given = [_masked(row.figure.given, measures[row.measure_id], hidden) for row in rows]
    built = build_figures(given)
    shown = tuple(row_for(measures[row.measure_id], figure) for row, figure in zip(rows, built, strict=True))
    baselines = {row.measure_id: _baseline(row, every, measures, hidden) for row in rows}
    return PublicFigures(
        figures=selectors.PlanFigures(
            plan, period, shown, summarise(built), baselines, tuple(measures[row.measure_id] for row in rows)
        ),
        left_out=tuple(_left_out(every.rows, measures, marks, hidden)),
        shown={key: cell.value for key, cell in cells.items() if key not in hidden and cell.value is not None},
    )


def _measures(keys: Iterable[int]) -> dict[int, Measure]:
    found = Measure.objects.filter(pk__in=list(keys)).select_related("indicator", "plan__partnership")
    return {measure.pk: measure for measure in found}


def _key(measure: Measure, period: Period) -> Key:
    return Key(measure.indicator_id, measure.area_id or measure.plan.partnership.area_id, period.code)


def _cells(rows: Sequence[FigureRow], measures: Mapping[int, Measure], known: Mapping[Key, Decimal]) -> dict[Key, Cell]:
    """The counts that would be shown, with those shown before."""
    cells: dict[Key, Cell] = {}
    for row in rows:
        measure = measures[row.measure_id]
        for period, amount in _counts(row.figure.given):
            key = _key(measure, period)
            cells[key] = Cell(amount, measure.indicator.withhold_below, known.get(key) == amount)
    for key, amount in known.items():
        # Still read by those who kept the earlier version; it is told here only where it stands above.
        cells.setdefault(key, Cell(amount, 0, is_known_already=True))
    return cells


def _counts(given: FigureInput) -> list[tuple[Period, Decimal]]:
    """The counts of incidents that a figure shows: this period's, the previous one's and its target's baseline."""
    if given.unit is not Unit.COUNT:
        return []
    found: list[tuple[Period | None, Decimal | None]] = [
        (given.period, None if given.is_illustrative else given.current.amount),
        (given.previous_period, None if given.previous_is_illustrative else given.previous.amount),
    ]
    if given.target is not None:
        found.insert(0, (given.target.baseline_period, given.target.baseline))
    return [(period, amount) for period, amount in found if period is not None and amount is not None]


def _relations(measures: Mapping[int, Measure], cells: Mapping[Key, Cell]) -> list[Relation[Key]]:
    """Every whole and its parts, for each area and period of which a count would be shown."""
    parts: dict[int, list[tuple[int, int]]] = {}
    indicators = {key.indicator for key in cells} | {measure.indicator_id for measure in measures.values()}
    for row in IndicatorPart.objects.filter(whole__in=indicators):
        parts.setdefault(row.whole_id, []).append((row.part_id, row.sign))
    places = {(key.area, key.period) for key in cells}
    return [
        Relation(Key(whole, area, period), [(Key(part, area, period), sign) for part, sign in signed])
        for whole, signed in parts.items()
        for area, period in sorted(places, key=repr)
    ]


def _small_bases(rows: Sequence[FigureRow], measures: Mapping[int, Measure]) -> frozenset[Key]:
    """Percentages and rates whose own count of people or incidents is small: with their base they give it away."""
    found = set()
    for row in rows:
        given, measure = row.figure.given, measures[row.measure_id]
        bases = [(given.period, given.count, given.exposure)]
        if given.previous_period is not None:
            bases.append((given.previous_period, given.previous_count, given.previous_exposure))
        for period, count, of in bases:
            if _is_small(given.unit, count, of, measure.indicator.withhold_below):
                found.add(_key(measure, period))
    return frozenset(found)


def _is_small(unit: Unit, count: Decimal | None, of: Decimal | None, threshold: int) -> bool:
    if count is None or not (unit is Unit.PERCENT or unit.is_rate):
        return False
    others = of - count if unit is Unit.PERCENT and of is not None else None
    return count < threshold or (others is not None and others < threshold)


def _masked(given: FigureInput, measure: Measure, hidden: frozenset[Key]) -> FigureInput:
    """The figure's inputs without what the public may not see; the engine then works out no more than that carries."""
    # How it was worked out names other counts, which may be withheld themselves.
    masked = replace(given, source=measure.indicator.source or given.source, basis="", restated="")
    if given.is_illustrative:
        masked = replace(masked, current=MISSING, count=None, is_illustrative=False)
    elif _key(measure, given.period) in hidden:
        masked = replace(masked, current=WITHHELD, count=None, exposure=None)
    if given.previous_is_illustrative:
        masked = replace(masked, previous=MISSING, previous_count=None, previous_is_illustrative=False)
    elif given.previous_period is not None and _key(measure, given.previous_period) in hidden:
        masked = replace(masked, previous=WITHHELD, previous_count=None, previous_exposure=None)
    target = given.target
    if target is not None and target.baseline_period is not None and _key(measure, target.baseline_period) in hidden:
        masked = replace(masked, target=replace(target, baseline=None))
    return masked


def _baseline(
    row: FigureRow, every: selectors.PlanFigures, measures: Mapping[int, Measure], hidden: frozenset[Key]
) -> Quantity:
    given = row.figure.given
    since = given.target.baseline_period if given.target else None
    period = since or given.previous_period
    if period is not None and _key(measures[row.measure_id], period) in hidden:
        return WITHHELD
    return every.baselines[row.measure_id]


def _left_out(
    rows: Iterable[FigureRow],
    measures: Mapping[int, Measure],
    marks: Mapping[int, Handling],
    hidden: frozenset[Key],
) -> Iterable[LeftOut]:
    for row in rows:
        measure, given = measures[row.measure_id], row.figure.given
        if marks[row.measure_id] != Handling.PUBLIC:
            yield LeftOut(row.label, f"Left out: {marks[row.measure_id].label.lower()}.")
        elif given.is_illustrative or given.previous_is_illustrative:
            yield LeftOut(row.label, "Shown without its illustrative figures.")
        elif any(_key(measure, period) in hidden for period in _periods(given)):
            yield LeftOut(row.label, "A figure is withheld: it is small, or would give a small one away.")


def _periods(given: FigureInput) -> list[Period]:
    since = given.target.baseline_period if given.target else None
    return [period for period in (given.period, given.previous_period, since) if period is not None]
