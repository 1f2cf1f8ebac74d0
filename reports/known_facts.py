"""What a partnership's data, plans and last papers say of its measures, for a text to be held against."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from core.periods import Period
from partnerships.models import Partnership
from performance.figures import Figure
from performance.models import Target, TargetKind
from performance.selectors import figures_of_plan, stated_of
from performance.statistics import percent_change
from plans.models import Plan
from reports.checker.directions import direction_of
from reports.checker.known import FactKind, KnownFact, KnownFacts
from reports.checker.numbers import Kind, find_numbers
from reports.checker.periods_in_text import period_in
from reports.models import SealedReport

# The checker's word for a unit; the others have none that a text could be held against.
_UNITS = {
    "count": "count",
    "percent": "percent",
    "rank": "rank",
    "money": "money",
    "rate_per_1000": "rate",
    "rate_per_100000": "rate",
    "rate_per_1000_households": "rate",
}
_IN_PER_CENT = frozenset({"count", "money", "rate"})  # what a change in per cent is told of
_LEVELS = frozenset({"absolute", "at_most", "at_least", "below", "maintain", "rank"})
_PRINTED = {
    Kind.COUNT: "count",
    Kind.PERCENT: "percent",
    Kind.MONEY: "money",
    Kind.RANK: "rank",
}
_LAST_PAPERS = 3
Key = tuple[str, str, str, FactKind]


def known_facts(partnership: Partnership) -> KnownFacts:
    """The figures, changes and targets of the plans' own years and the year before each, what their documents state of
    a period, and what the last sealed papers printed. By measure as the plan words it; nothing illustrative.

    Plans that were archived are left out. Where two plans' measures of one name differ (a local count and a national
    one), both are left out: a text cannot be held against two truths.
    """
    found: dict[Key, KnownFact] = {}
    disputed: set[Key] = set()
    for plan in Plan.objects.current().filter(partnership=partnership).select_related("partnership"):
        figures = list(_facts_of(plan))
        for fact in (*figures, *_target_facts(plan, figures), *_stated_facts(plan)):
            key = _key(fact)
            if key in found and found[key].value != fact.value:
                disputed.add(key)
            found.setdefault(key, fact)
    for fact in _printed_facts(partnership):
        found.setdefault(_key(fact), fact)
    return KnownFacts(tuple(fact for key, fact in found.items() if key not in disputed))


def _key(fact: KnownFact) -> Key:
    """What two facts are about; a target may be told as a change of several baselines, which do not dispute it."""
    several = fact.kind is FactKind.TARGET and fact.unit == "change"
    return fact.label.casefold(), fact.period, f"{fact.unit} {fact.value}" if several else fact.unit, fact.kind


def _facts_of(plan: Plan) -> Iterator[KnownFact]:
    for year in plan.years:
        for row in figures_of_plan(plan, year).rows:
            unit = _UNITS.get(row.figure.given.unit.value)
            if unit is not None:
                yield from _of_figure(row.figure, unit)


def _of_figure(figure: Figure, unit: str) -> Iterator[KnownFact]:
    """A figure's value and the year's before, and the change between them."""
    given = figure.given
    now = None if given.is_illustrative else given.current.amount
    before = None if given.previous_is_illustrative else given.previous.amount
    values: list[tuple[Period | None, Decimal | None, int | None]] = [
        (given.period, now, given.rank_of),
        (given.previous_period, before, given.previous_rank_of),
    ]
    for period, amount, of in values:
        if period is not None and amount is not None:
            source = f"The partnership's figure for {period.label}"
            yield KnownFact(given.label, period.code, amount, unit, source, FactKind.OBSERVATION, of=of)
    if unit not in _IN_PER_CENT:
        return
    change = None if figure.not_compared else percent_change(current=now, previous=before)
    if change is not None and given.previous_period is not None and given.as_of is None:
        source = f"The partnership's figures for {given.previous_period.label} and {given.period.label}"
        yield KnownFact(given.label, given.period.code, change, "change", source, FactKind.OBSERVATION)


def _target_facts(plan: Plan, known: Sequence[KnownFact]) -> Iterator[KnownFact]:
    """The values that the plan's targets ask for, and the changes that these are.

    Documents tell a target's change of its baseline, of the last figure or of the year's target before: each is a fact.
    """
    values = {(one.label, one.period): one.value for one in known if one.kind is FactKind.OBSERVATION}
    targets = Target.objects.standing().filter(measure__plan=plan).select_related("measure__indicator")
    asked = {(one.measure.label, one.period.code): one.value for one in targets if one.kind in _LEVELS}
    for target in targets:
        unit, label = _UNITS.get(target.measure.indicator.unit), target.measure.label
        words = f"The plan's target for {target.period.label}"
        if unit is None or target.quantity.amount is None:
            continue
        before = label, target.period.year_earlier().code
        bases = (target.baseline_value, values.get(before), asked.get(before))
        if target.kind == TargetKind.PCT_CHANGE:
            yield KnownFact(label, target.period.code, target.quantity.amount, "change", words, FactKind.TARGET)
        elif target.kind in _LEVELS:
            amount = target.quantity.amount
            yield KnownFact(label, target.period.code, amount, unit, words, FactKind.TARGET, of=target.rank_of)
            for base in bases if unit in _IN_PER_CENT else ():
                change = percent_change(current=amount, previous=base)
                if change is not None:
                    source = f"{words}, as a change of {base.normalize():f}" if base is not None else words
                    yield KnownFact(label, target.period.code, change, "change", source, FactKind.TARGET)


def _stated_facts(plan: Plan) -> Iterator[KnownFact]:
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


def _printed_facts(partnership: Partnership) -> Iterator[KnownFact]:
    """What the last sealed papers printed of open figures, the newest paper of a period first."""
    sealed = SealedReport.objects.filter(partnership=partnership).select_related("report").order_by("-sealed_at", "-pk")
    for paper in sealed[:_LAST_PAPERS]:
        for row in paper.figures:
            numbers = [] if row.get("is_closed") else find_numbers(row["current"], [])
            unit = _PRINTED.get(numbers[0].kind) if len(numbers) == 1 else None
            value = numbers[0].value if unit else None
            if unit and value is not None:
                source = f"The last paper ({paper.title}, version {paper.number})"
                yield KnownFact(row["label"], paper.report.period.code, value, unit, source, FactKind.PREVIOUS)
