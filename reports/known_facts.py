"""What a partnership's data say of its measures, for a text to be held against."""

from decimal import Decimal

from core.periods import Period
from partnerships.models import Partnership
from performance.figures import Figure
from performance.selectors import figures_of_plan
from plans.models import Plan
from reports.checker.known import FactKind, KnownFact, KnownFacts

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


def known_facts(partnership: Partnership) -> KnownFacts:
    """The figures of the plans' own years and the year before each, by measure as the plan words it; none illustrative.

    Plans that were archived are left out. Where two plans' measures of one name differ (a local count and a national
    one), both are left out: a text cannot be held against two truths.
    """
    found: dict[tuple[str, str, FactKind], KnownFact] = {}
    disputed: set[tuple[str, str, FactKind]] = set()
    for plan in Plan.objects.current().filter(partnership=partnership).select_related("partnership"):
        for fact in _facts_of(plan):
            key = fact.label.casefold(), fact.period, fact.kind
            if key in found and found[key].value != fact.value:
                disputed.add(key)
            found.setdefault(key, fact)
    return KnownFacts(tuple(fact for key, fact in found.items() if key not in disputed))


def _facts_of(plan: Plan) -> list[KnownFact]:
    facts: list[KnownFact] = []
    for year in plan.years:
        for row in figures_of_plan(plan, year).rows:
            facts += _of_figure(row.figure)
    return facts


def _of_figure(figure: Figure) -> list[KnownFact]:
    given, unit = figure.given, _UNITS.get(figure.given.unit.value)
    if unit is None:
        return []
    found = []
    pairs: list[tuple[Period | None, Decimal | None, int | None, bool]] = [
        (given.period, given.current.amount, given.rank_of, given.is_illustrative),
        (given.previous_period, given.previous.amount, given.previous_rank_of, given.previous_is_illustrative),
    ]
    for period, amount, of, is_illustrative in pairs:
        if period is not None and amount is not None and not is_illustrative:
            source = f"The partnership's figure for {period.label}"
            found.append(KnownFact(given.label, period.code, amount, unit, source, FactKind.OBSERVATION, of=of))
    return found
