"""Facts from a plan's targets: what they ask for, the baselines they rest on, and whether they were met."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from checker.known_facts import MET, MISSED, WITHIN_TOLERANCE, FactKind, KnownFact
from figures.figure.records import Figure
from figures.statistics.changes import percent_change
from figures.targets.rules import Status
from figures.targets.wording import due_words
from performance.models import Target, TargetKind
from performance.plan_figures.selectors import PlanFigures
from plans.models import Plan
from reports.checking.selectors.figure_facts import IN_PER_CENT, UNITS

_LEVELS = frozenset({"absolute", "at_most", "at_least", "below", "maintain", "rank"})
_DERIVED = frozenset({TargetKind.PCT_CHANGE, TargetKind.POINTS, TargetKind.NIL})
_RESULTS = {Status.MET: MET, Status.WITHIN_TOLERANCE: WITHIN_TOLERANCE, Status.MISSED: MISSED}
Bases = Iterable[Decimal | None]


def target_facts(plan: Plan, known: Sequence[KnownFact], years: Iterable[PlanFigures]) -> Iterator[KnownFact]:
    """The values that the plan's targets ask for, and the changes that these are.

    Documents tell a target's change of its baseline, of the last figure or of the year's target before: each is a fact.
    """
    values = {(one.label, one.period): one.value for one in known if one.kind is FactKind.OBSERVATION}
    targets = Target.objects.standing().filter(measure__plan=plan).select_related("measure__indicator")
    asked = {(one.measure.label, one.period.code): one.value for one in targets if one.kind in _LEVELS}
    for target in targets:
        label = target.measure.label
        before = label, target.period.year_earlier().code
        at_first = values.get((label, target.baseline_period.code)) if target.baseline_period else None
        bases = (target.baseline_value, at_first, values.get(before), asked.get(before))
        yield from _asked(target, bases)
    for year in years:
        yield from (_due(row.figure) for row in year.rows if _is_worked_out(row.figure))


def baseline_facts(plan: Plan) -> Iterator[KnownFact]:
    """The baselines that are stated with the plan's targets."""
    targets = Target.objects.standing().filter(measure__plan=plan, baseline_value__isnull=False)
    for target in targets.select_related("measure__indicator"):
        unit = UNITS.get(target.measure.indicator.unit)
        period = target.baseline_period or target.period.year_earlier()
        if unit is not None and target.baseline_value is not None:
            source = f"The baseline of the plan's target for {target.period.label}"
            yield KnownFact(target.measure.label, period.code, target.baseline_value, unit, source, FactKind.BASELINE)


def status_facts(figures: PlanFigures) -> Iterator[KnownFact]:
    """Whether each target of a year was met, as the engine judges it, with the figure and the target in words."""
    for row in figures.rows:
        result = _RESULTS.get(row.figure.status)
        given = row.figure.given
        if result is not None and not given.is_read_off_chart and given.now.is_whole:
            words = f"{row.current} against {row.target}" if row.target else row.current
            source = f"The partnership's figure for {given.period.label} ({words})"
            yield KnownFact(given.label, given.period.code, result, "status", source, FactKind.STATUS)


def _asked(target: Target, bases: Bases) -> Iterator[KnownFact]:
    """What a target says itself, and as a change of each of its bases where it says a value."""
    unit, label = UNITS.get(target.measure.indicator.unit), target.measure.label
    words = f"The plan's target for {target.period.label}"
    amount = target.quantity.amount
    if unit is None or amount is None:
        return
    if target.kind == TargetKind.PCT_CHANGE:
        yield KnownFact(label, target.period.code, amount, "change", words, FactKind.TARGET)
    elif target.kind in _LEVELS:
        yield KnownFact(label, target.period.code, amount, unit, words, FactKind.TARGET, of=target.rank_of)
        for base in dict.fromkeys(bases) if unit in IN_PER_CENT else ():
            change = percent_change(current=amount, previous=base)
            if change is not None:
                between = (base, amount) if base is not None else None
                yield KnownFact(label, target.period.code, change, "change", words, FactKind.TARGET, between=between)


def _is_worked_out(figure: Figure) -> bool:
    target = figure.given.target
    known = target is not None and target.kind.value in _DERIVED and figure.target_status.due is not None
    return known and figure.given.unit.value in UNITS and figure.given.now.is_whole


def _due(figure: Figure) -> KnownFact:
    """The value that a target told as a change comes to: 13% fewer than 153 is 133.11."""
    given, due = figure.given, figure.target_status.due
    words = due_words(given.target, unit=given.unit, polarity=given.polarity, due=due) if given.target else ""
    source = f"The plan's target for {given.period.label}" + (f" ({words})" if words else "")
    return KnownFact(
        given.label, given.period.code, due or Decimal(0), UNITS[given.unit.value], source, FactKind.TARGET
    )
