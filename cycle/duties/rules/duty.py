"""What a duty is, and how a rule is declared as one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from cycle.duties.rules.facts import Facts
from cycle.duties.rules.findings import DutyAnswer, DutyFinding, not_applicable

Rule = Callable[[Facts], DutyFinding]


class Topic(StrEnum):
    """What duties are about, in the order in which a page lists them."""

    AUTHORITIES = "Responsible authorities and other partners"
    GROUPS = "Strategy group"
    INFORMATION = "Sharing information"
    ASSESSMENT = "Strategic assessment"
    PLAN = "Partnership plan"
    ENGAGEMENT = "Public meetings and views"
    SCRUTINY = "Scrutiny"
    REVIEWS = "Death reviews and serious violence"
    CONDUCT = "Equality, case reviews and council papers"
    FIGURES = "Figures"


class Verification(StrEnum):
    """How far the text of a duty was verified."""

    READ = "read"
    PARTLY = "partly"
    REMEMBERED = "remembered"
    OWN = "own"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Verification.READ: "Read in the law or in a council’s legal advice",
    Verification.PARTLY: "Content read; a number, a date or a part of the text is remembered",
    Verification.REMEMBERED: "Remembered only: guidance to be confirmed locally",
    Verification.OWN: "The portal’s own rule",
}


@dataclass(frozen=True)
class Duty:
    """A duty: its words, where it stands, when and where it holds, how sure its text is, and the rule that checks it.

    `also_after`: the rule still has something to say when the duty has ended. `is_restricted`: what is recorded for it
    is for named people only.
    """

    id: str
    topic: Topic
    wording: str
    reference: str
    verification: Verification
    source: str
    rule: Rule
    starts: date | None = None
    ends: date | None = None
    also_after: bool = False
    is_restricted: bool = False
    nation: str = "england"

    @property
    def is_guidance(self) -> bool:
        """Whether it is shown as guidance to be confirmed locally, never as law."""
        return self.verification is Verification.REMEMBERED

    @property
    def is_law(self) -> bool:
        return self.verification in (Verification.READ, Verification.PARTLY)

    def find(self, facts: Facts) -> DutyFinding:
        """The rule's answer as of the facts' day; not applicable outside the duty's nation and dates."""
        if facts.nation != self.nation:
            return not_applicable("The area is in Wales, which has regulations of its own.")
        if self.starts is not None and facts.on < self.starts:
            return not_applicable(f"It came into force on {in_words(self.starts)}.")
        if self.ends is not None and facts.on > self.ends:
            after = self.rule(facts) if self.also_after else None
            if after is not None and after.answer is DutyAnswer.NOT_MET:
                return after
            return not_applicable(f"It ended on {in_words(self.ends)}.")
        return self.rule(facts)


def duties_on(topic: Topic) -> Callable[..., Callable[[Rule], Duty]]:
    """The decorator with which a module declares its rules. A rule's docstring is the duty's wording.

    `limits` are the duty's own: `starts`, `ends`, `also_after`, `is_restricted`.
    """

    def duty(
        key: str, reference: str, verification: Verification, source: str = "", **limits: Any
    ) -> Callable[[Rule], Duty]:
        def declare(rule: Rule) -> Duty:
            wording = " ".join((rule.__doc__ or "").split())
            return Duty(key, topic, wording, reference, verification, source, rule, **limits)

        return declare

    return duty


def in_words(day: date) -> str:
    """`1 April 2014`."""
    return f"{day.day} {day:%B %Y}"
