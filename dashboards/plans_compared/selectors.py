"""Two plans of one partnership side by side: what stays, what changes, what is new and what was left out."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from django.utils.formats import date_format

from actions.actions.selectors import headline_actions_with_leads
from actions.models import Action, ActionStatus
from core.numbers.units import Unit
from figures.targets.rules import Polarity
from figures.targets.wording import words
from performance.measures.selectors import measures_of_plan
from performance.models import Measure
from performance.plan_figures import engine_inputs
from plans.models import Plan, Priority
from plans.priorities.selectors import priorities_of

T = TypeVar("T")
_NOT_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class ComparedPair:
    """One line of both plans: what it is, what each says of it, and what became of it."""

    label: str
    first: str
    second: str
    fate: str


@dataclass(frozen=True)
class ComparedKind:
    """A kind of thing that plans hold, paired."""

    title: str
    pairs: tuple[ComparedPair, ...]

    @property
    def summary(self) -> str:
        """How many stay, change, are new and are left out."""
        fates = [pair.fate for pair in self.pairs]
        told = [(fates.count(fate), fate.lower()) for fate in FATES]
        return ", ".join(f"{number} {fate}" for number, fate in told if number)


@dataclass(frozen=True)
class PlanComparison:
    first: Plan
    second: Plan
    sides: tuple[ComparedKind, ...]


KEPT, CHANGED, NEW, LEFT_OUT = FATES = ("Kept", "Changed", "New", "Left out")


def compare_plans(first: Plan, second: Plan) -> PlanComparison:
    """Both plans' priorities with outcomes, headline actions, and measures with targets. Pairs are found by wording,
    measures by their indicator; the number of queries does not grow with theirs."""
    return PlanComparison(
        first,
        second,
        (
            _side("Priorities", priorities_of(first), priorities_of(second), _same_title, _outcomes),
            _side(
                "Headline actions",
                headline_actions_with_leads(first),
                headline_actions_with_leads(second),
                _same_title,
                _work,
            ),
            _side("Measures", measures_of_plan(first), measures_of_plan(second), _same_indicator, _aims),
        ),
    )


def _side(
    title: str, first: Iterable[T], second: Iterable[T], key: Callable[[T], str], told: Callable[[T], str]
) -> ComparedKind:
    earlier: dict[str, T] = {}
    for item in first:
        earlier.setdefault(key(item), item)
    later: dict[str, T] = {}
    for item in second:
        later.setdefault(key(item), item)
    pairs = [_pair(str(item), earlier.get(name), item, told) for name, item in later.items()]
    pairs += [_pair(str(item), item, None, told) for name, item in earlier.items() if name not in later]
    return ComparedKind(title, tuple(pairs))


def _pair(label: str, first: T | None, second: T | None, told: Callable[[T], str]) -> ComparedPair:
    before, after = "" if first is None else told(first), "" if second is None else told(second)
    if first is None:
        return ComparedPair(label, "", after, NEW)
    if second is None:
        return ComparedPair(label, before, "", LEFT_OUT)
    return ComparedPair(label, before, after, KEPT if before == after else CHANGED)


def _plain(text: str) -> str:
    return _NOT_LETTERS.sub(" ", text).strip().casefold()


def _same_title(item: object) -> str:
    return _plain(str(item))


def _same_indicator(measure: Measure) -> str:
    return f"{measure.indicator_id} {measure.area_id}"


def _outcomes(priority: Priority) -> str:
    return "; ".join(outcome.text.rstrip(".") for outcome in priority.outcomes.all()) or "No outcome"


def _work(action: Action) -> str:
    due = f"due {date_format(action.due, 'j F Y')}" if action.due else "no date"
    return f"{action.lead_words or 'No lead'}, {due}, {ActionStatus(action.status).label.lower()}"


def _aims(measure: Measure) -> str:
    unit, polarity = Unit(measure.indicator.unit), Polarity(measure.indicator.polarity)
    standing = [target for target in measure.known_targets if target.replaced_at is None]
    told = []
    for target in standing:
        given = engine_inputs.engine_target(target, target.baseline_value)
        told.append(f"{target.period.label}: {words(given, unit=unit, polarity=polarity)}")
    return "; ".join(told) or "No target"
