"""Facts from a partnership's figures: of its plans' years as the engine shows them, and of the years before."""

from collections.abc import Collection, Iterator
from decimal import Decimal

from checker.known_facts import FactKind, KnownFact
from checker.numbers.number import NumberKind
from checker.numbers.numbers import find_numbers
from checker.statements.directions import direction_of
from checker.statements.periods import period_in
from core.periods.period import Period
from core.periods.words import PeriodKind
from figures.figure.records import Figure
from figures.readings.reading import Reading
from figures.statistics.changes import percent_change
from partnerships.models import Partnership
from performance.measures.selectors import measures_to_read
from performance.models import Measure
from performance.observations.selectors import area_id_of
from performance.plan_figures.selectors import PlanFigures
from performance.readings.selectors.recorded import recorded_for
from performance.stated_figures.selectors import stated_of
from plans.models import Plan
from reports.models import FinalVersion

# The checker's word for a unit; the others have none that a text could be recorded against.
UNITS = {
    "count": "count",
    "percent": "percent",
    "rank": "rank",
    "money": "money",
    "rate_per_1000": "rate",
    "rate_per_100000": "rate",
    "rate_per_1000_households": "rate",
}
IN_PER_CENT = frozenset({"count", "money", "rate"})  # what a change in per cent is told of
_YEARS_BEFORE = 5


def facts_of_figures(figures: PlanFigures) -> Iterator[KnownFact]:
    """What the engine shows for a year of a plan, with the year before and the change between them."""
    for row in figures.rows:
        unit = UNITS.get(row.figure.given.unit.value)
        if unit is not None:
            yield from _of_figure(row.figure, unit)


def facts_recorded(plan: Plan, besides: Collection[tuple[str, str]]) -> Iterator[KnownFact]:
    """What is recorded of the years before the plan and of the quarters of its own; `besides` are known already.

    `besides` are labels with period codes.
    """
    measures = [measure for measure in measures_to_read(plan) if measure.indicator.unit in UNITS]
    periods = _periods(plan)
    if not measures or not periods:
        return
    since = min(period.start for period in periods)
    recorded = recorded_for(plan.partnership, measures, periods, months_since=since)
    for measure in measures:
        for period in periods:
            reading = recorded.reading((measure.indicator_id, area_id_of(measure)), period)
            if reading and (measure.label, period.code) not in besides:
                yield from _of_reading(measure, period, reading)


def _periods(plan: Plan) -> list[Period]:
    years = list(plan.years)
    if not years:
        return []
    quarters = [part for year in years for part in year.parts(PeriodKind.QUARTER)]
    before = min(years)
    for _ in range(_YEARS_BEFORE):
        before = before.year_earlier()
        years.append(before)
    return [*years, *quarters]


def _of_reading(measure: Measure, period: Period, reading: Reading) -> Iterator[KnownFact]:
    amount = reading.quantity.amount
    if amount is not None and not reading.is_read_off_chart and reading.is_whole:
        source = f"The partnership's figure for {period.label}"
        yield KnownFact(measure.label, period.code, amount, UNITS[measure.indicator.unit], source, of=reading.rank_of)


def _settled(reading: Reading | None) -> Decimal | None:
    """The amount of a whole period that was not read off a chart; None where it is not that."""
    if reading is None or reading.is_read_off_chart or not reading.is_whole:
        return None
    return reading.quantity.amount


def _of_figure(figure: Figure, unit: str) -> Iterator[KnownFact]:
    """A figure's value and the year's before, and the change between them."""
    given = figure.given
    now, before = (_settled(reading) for reading in (given.now, given.before))
    values: list[tuple[Period | None, Decimal | None, int | None]] = [
        (given.period, now, given.rank_of),
        (given.previous_period, before, given.previous_rank_of),
    ]
    for period, amount, of in values:
        if period is not None and amount is not None:
            source = f"The partnership's figure for {period.label}"
            yield KnownFact(given.label, period.code, amount, unit, source, FactKind.OBSERVATION, of=of)
    if unit not in IN_PER_CENT:
        return
    change = None if figure.not_compared else percent_change(current=now, previous=before)
    if change is not None and given.previous_period is not None and given.now.is_whole:
        source = f"The partnership's figures for {given.previous_period.label} and {given.period.label}"
        between = (before, now) if before is not None and now is not None else None
        yield KnownFact(given.label, given.period.code, change, "change", source, FactKind.OBSERVATION, between=between)


_PRINTED = {
    NumberKind.COUNT: "count",
    NumberKind.PERCENT: "percent",
    NumberKind.MONEY: "money",
    NumberKind.RANK: "rank",
}
_LAST_PAPERS = 3


def stated_facts(plan: Plan) -> Iterator[KnownFact]:
    """The changes that the plan's document states of a measure of its own for one period."""
    for stated in stated_of(plan):
        period = period_in(stated.period_words)
        ways = {direction_of(word) for word in stated.words.split()} - {0}
        if stated.measure is None or stated.value is None or stated.value_to is not None or period is None:
            continue
        if stated.unit == "%" and not stated.about_others and len(ways) == 1:
            value = abs(stated.value) * ways.pop()
            yield KnownFact(
                stated.measure.label, period.code, value, "change", f"The plan ({stated.source})", FactKind.STATED
            )


def printed_facts(partnership: Partnership) -> Iterator[KnownFact]:
    """What the last final papers printed of open figures, the newest paper of a period first."""
    final = (
        FinalVersion.objects.filter(partnership=partnership).select_related("report").order_by("-made_final_at", "-pk")
    )
    for paper in final[:_LAST_PAPERS]:
        for row in paper.figures:
            numbers = [] if row.get("is_closed") else find_numbers(row["current"], [])
            unit = _PRINTED.get(numbers[0].kind) if len(numbers) == 1 else None
            value = numbers[0].value if unit else None
            if unit and value is not None:
                source = f"The last paper ({paper.title}, version {paper.number})"
                yield KnownFact(row["label"], paper.report.period.code, value, unit, source, FactKind.PREVIOUS)
