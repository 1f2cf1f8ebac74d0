"""What a partnership's data, plans and last papers say of its measures, for a text to be held against."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from checker.known_facts import FactKind, KnownFact, KnownFacts
from checker.statements.measure_names import measure_key
from partnerships.models import Partnership
from performance.measures.selectors import measures_of_plan
from performance.models import IndicatorUnit, Measure
from performance.plan_figures.selectors import figures_of_plan
from plans.models import Plan
from reports.checking.selectors.figure_facts import facts_of_figures, facts_recorded, printed_facts, stated_facts
from reports.checking.selectors.target_facts import baseline_facts, status_facts, target_facts

_HEAD = re.compile(r"^(?P<head>[A-Z][^-–:(]{3,60}?)\s(?:[-–]\s|\()")
_PLACE_FOR = re.compile(
    r"^(?:comparative\s|relative\s|our\s)?(?:position|place|rank(?:ing)?)\b.*?\s(?:for|on|in|of)\s"
    r"(?:the\s)?(?:most similar group\sfor\s)?(?P<what>[A-Za-z].*)$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Names:
    """Other names of a measure, and the names under which its place in a group may be told."""

    others: tuple[str, ...] = ()
    ranked: tuple[str, ...] = ()


def names_of(measures: Collection[Measure]) -> dict[str, Names]:
    """The other names of a plan's measures, by the name the plan gives them.

    An indicator's own name stands only for the one measure of the plan that shows it for the partnership's own area.
    """
    shown = Counter(measure.indicator_id for measure in measures)
    found = {}
    for measure in measures:
        own = measure.area_id is None and shown[measure.indicator_id] == 1
        labels = (measure.label, *((measure.indicator.name,) if own else ()))
        heads = [head["head"] for label in labels if own and (head := _HEAD.match(label))]
        ranked = [place["what"] for label in labels if (place := _PLACE_FOR.match(label))]
        is_rank = measure.indicator.unit == IndicatorUnit.RANK
        found[measure.label] = Names(tuple(dict.fromkeys([*labels[1:], *heads])), tuple(ranked) if is_rank else ())
    return found


Key = tuple[str, str, str, FactKind]


def known_facts(partnership: Partnership) -> KnownFacts:
    """The figures, changes, targets, baselines and results of the plans' own years, the figures of the years before
    them, what the documents state of a period, and what the last final papers printed; nothing read off a chart.

    By measure as the plan words it, with the names that stand for it as well. Plans that were archived are left out.
    Where two plans' measures of one name differ (a local count and a national one), both are left out: a text cannot
    be held against two truths.
    """
    found: dict[Key, KnownFact] = {}
    disputed: set[Key] = set()
    names: dict[str, Names] = {}
    for plan in Plan.objects.current().filter(partnership=partnership).select_related("partnership"):
        names |= names_of(measures_of_plan(plan))
        for fact in _facts_of(plan):
            key = _key(fact)
            if key in found and found[key].value != fact.value:
                disputed.add(key)
            found.setdefault(key, fact)
    for fact in printed_facts(partnership):
        found.setdefault(_key(fact), fact)
    facts = [fact for key, fact in found.items() if key not in disputed]
    return KnownFacts(tuple(_named(facts, names)))


def _facts_of(plan: Plan) -> Iterable[KnownFact]:
    years = [figures_of_plan(plan, year) for year in plan.years]
    figures = [fact for year in years for fact in facts_of_figures(year)]
    figures += facts_recorded(plan, besides={(fact.label, fact.period) for fact in figures})
    results = [fact for year in years for fact in status_facts(year)]
    return [*figures, *target_facts(plan, figures, years), *baseline_facts(plan), *results, *stated_facts(plan)]


def _key(fact: KnownFact) -> Key:
    """What two facts are about; a target may be told as a change of several baselines, which do not dispute it."""
    several = fact.kind in (FactKind.TARGET, FactKind.BASELINE) and fact.unit != "rank"
    return fact.label.casefold(), fact.period, f"{fact.unit} {fact.value}" if several else fact.unit, fact.kind


def _named(facts: Iterable[KnownFact], names: dict[str, Names]) -> Iterable[KnownFact]:
    """The facts with the other names of their measures; a name that two measures could have stands for neither."""
    owners: dict[tuple[str, bool], set[str]] = defaultdict(set)
    for label, known in names.items():
        for name in (label, *known.others):
            owners[measure_key(name), False].add(label)
        for name in known.ranked:
            owners[measure_key(name), True].add(label)
    counts = Counter({key: len(labels) for key, labels in owners.items()})
    for fact in facts:
        known = names.get(fact.label, Names())
        mine = [name for name in known.others if counts[measure_key(name), False] == 1]
        if fact.unit == "rank":
            mine += [name for name in known.ranked if counts[measure_key(name), True] == 1]
        yield replace(fact, aliases=tuple(mine)) if mine else fact
