"""The rules by which the data raises questions. Pure: facts in, suggestions out; the rules are in `rules.yaml`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import yaml

RULES = Path(__file__).with_name("rules.yaml")


class RuleError(ValueError):
    """A rule that cannot be read; says which and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureFacts:
    """What a rule may ask of a measure in a period; see the head of `rules.yaml`."""

    pk: int
    label: str
    sentence: str
    status: str
    grade: str
    going: str
    actions: str
    overdue: str
    target: str
    data: str
    asked_id: int | None = None
    asked: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionFacts:
    """What a rule may ask of an action."""

    pk: int
    label: str
    status: str
    overdue: str
    slips: int
    lead: str
    reported: str
    due: str
    asked_id: int | None = None
    asked: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityFacts:
    """What a rule may ask of a priority."""

    pk: int
    label: str
    measures: str
    actions: str
    asked_id: int | None = None
    asked: str = ""


Facts = MeasureFacts | ActionFacts | PriorityFacts
KINDS: dict[str, type[Facts]] = {"measure": MeasureFacts, "action": ActionFacts, "priority": PriorityFacts}


@dataclass(frozen=True, slots=True)
class QuestionRule:
    """One rule of the file."""

    key: str
    about: str
    when: Mapping[str, Any]
    because: str
    ask: str

    def holds(self, facts: Facts) -> bool:
        """Whether all that the rule asks is so."""
        return isinstance(facts, KINDS[self.about]) and all(
            _agrees(getattr(facts, name), wanted) for name, wanted in self.when.items()
        )


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question that the data raises, with its evidence and what it is about."""

    rule: str
    about: str
    pk: int
    because: str
    ask: str
    asked_id: int | None
    asked: str

    @property
    def key(self) -> str:
        """The same for the same rule and the same thing: a suggestion that was kept or dropped is known by it."""
        return f"{self.rule}:{self.about}:{self.pk}"


def suggestions(facts: Iterable[Facts], rules: Iterable[QuestionRule]) -> list[Suggestion]:
    """A suggestion for each thing by the first rule that holds for it, in the order of the rules."""
    rules, found = list(rules), []
    for facts_of_one in facts:
        place = next((number for number, rule in enumerate(rules) if rule.holds(facts_of_one)), None)
        if place is not None:
            found.append((place, _told(rules[place], facts_of_one)))
    return [suggestion for _, suggestion in sorted(found, key=lambda pair: pair[0])]


@cache
def shipped_rules() -> tuple[QuestionRule, ...]:
    """The rules of `rules.yaml`."""
    return read_rules(RULES.read_text(encoding="utf-8"))


def read_rules(text: str) -> tuple[QuestionRule, ...]:
    """Rules from YAML text. Raises RuleError, naming the rule, for what no fact answers."""
    entries = yaml.safe_load(text)["rules"]
    return tuple(_rule(entry) for entry in entries)


def _rule(entry: Mapping[str, Any]) -> QuestionRule:
    key = entry.get("key", "")
    missing = {"key", "about", "when", "because", "ask"} - set(entry)
    if missing:
        raise RuleError(f"Rule “{key}” lacks {', '.join(sorted(missing))}.")
    if entry["about"] not in KINDS:
        raise RuleError(f"Rule “{key}” is about “{entry['about']}”; it can be about {', '.join(KINDS)}.")
    known = {field.name for field in fields(KINDS[entry["about"]])}
    named = {name for text in (entry["because"], entry["ask"]) for _, name, _, _ in Formatter().parse(text) if name}
    unknown = (set(entry["when"]) | named) - known
    if unknown:
        raise RuleError(f"Rule “{key}” names {', '.join(sorted(unknown))}, which is no fact of a {entry['about']}.")
    return QuestionRule(key, entry["about"], entry["when"], entry["because"], entry["ask"])


def _agrees(value: Any, wanted: Any) -> bool:
    if isinstance(wanted, Mapping):
        return bool(value >= wanted["at_least"])
    if isinstance(wanted, list):
        return any(_agrees(value, one) for one in wanted)
    if isinstance(wanted, bool):  # YAML reads yes and no as these
        wanted = "yes" if wanted else "no"
    return bool(value == wanted)


def _told(rule: QuestionRule, facts: Facts) -> Suggestion:
    values = {field.name: getattr(facts, field.name) for field in fields(facts)}
    return Suggestion(
        rule=rule.key,
        about=rule.about,
        pk=facts.pk,
        because=rule.because.format(**values),
        ask=rule.ask.format(**values),
        asked_id=facts.asked_id,
        asked=facts.asked,
    )
