"""The rules' answers put together for a page and a paper."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from core.govuk.marks import Mark, MarkShape, Tone
from cycle.duties.rules.all_duties import DUTIES
from cycle.duties.rules.duty import Duty, Topic, Verification
from cycle.duties.rules.facts import Facts
from cycle.duties.rules.findings import DutyAnswer, DutyFinding

_SHAPES = {
    DutyAnswer.MET: (MarkShape.TICK, Tone.GOOD),
    DutyAnswer.NOT_MET: (MarkShape.CROSS, Tone.BAD),
    DutyAnswer.CANNOT_TELL: (MarkShape.RING, Tone.NEUTRAL),
    DutyAnswer.NOT_APPLICABLE: (MarkShape.DASH, Tone.NEUTRAL),
}
NOT_COVERED = (
    "These rules are England’s. Wales has regulations of its own, SI 2007/3076 (Wales); they are not covered here."
)


@dataclass(frozen=True)
class AnsweredDuty:
    """A duty with the answer of its rule."""

    duty: Duty
    finding: DutyFinding

    @property
    def mark(self) -> Mark:
        """A breach of what is only remembered is marked as near, not as bad: it is to be confirmed first."""
        shape, tone = _SHAPES[self.finding.answer]
        if self.duty.is_guidance and tone is Tone.BAD:
            tone = Tone.NEAR
        return Mark(self.finding.answer.label, shape, tone)

    @property
    def applies(self) -> bool:
        return self.finding.answer is not DutyAnswer.NOT_APPLICABLE


@dataclass(frozen=True)
class DutySection:
    """Duties that stand under one heading."""

    title: str
    answered: tuple[AnsweredDuty, ...]


@dataclass(frozen=True)
class Compliance:
    """Every duty answered as of one day."""

    facts: Facts
    answered: tuple[AnsweredDuty, ...]

    @property
    def on(self) -> date:
        return self.facts.on

    @property
    def not_covered(self) -> str:
        """Why these rules are not the area's; nothing where they are."""
        return NOT_COVERED if self.facts.nation != "england" else ""

    @property
    def sections(self) -> list[DutySection]:
        """The law by topic, what applies first; then guidance, then the portal's own rules."""
        law = [one for one in self.answered if one.duty.is_law]
        found = [DutySection(topic.value, _in_order(one for one in law if one.duty.topic is topic)) for topic in Topic]
        return [section for section in found if section.answered]

    @property
    def guidance(self) -> tuple[AnsweredDuty, ...]:
        return _in_order(one for one in self.answered if one.duty.is_guidance)

    @property
    def own(self) -> tuple[AnsweredDuty, ...]:
        return _in_order(one for one in self.answered if one.duty.verification is Verification.OWN)

    @property
    def counts(self) -> list[tuple[Mark, int]]:
        """How many duties of the law have each answer; guidance is not counted."""
        law = [one for one in self.answered if one.duty.is_law]
        numbers = Counter(one.finding.answer for one in law)
        return [(Mark(answer.label, *_SHAPES[answer]), numbers[answer]) for answer in _SHAPES]

    @property
    def authorities(self) -> list[str]:
        """What is wrong with the list of responsible authorities, in sentences; guidance says that it is."""
        found = []
        for one in self.answered:
            if one.duty.id.startswith("CSP-01") and one.finding.answer is DutyAnswer.NOT_MET:
                confirm = " (guidance, to be confirmed locally)" if one.duty.is_guidance else ""
                found.append(f"{one.finding.because.removesuffix('.')}{confirm}.")
        return found

    @property
    def is_list_complete(self) -> bool:
        """Whether every responsible authority of the day is named, and nobody who is one no longer."""
        answers = [one.finding.answer for one in self.answered if one.duty.id.startswith("CSP-01")]
        return DutyAnswer.MET in answers and not {DutyAnswer.NOT_MET, DutyAnswer.CANNOT_TELL} & set(answers)


def answer_duties(facts: Facts) -> Compliance:
    """Every duty's answer for these facts."""
    return Compliance(facts, tuple(AnsweredDuty(duty, duty.find(facts)) for duty in DUTIES))


def _in_order(answered: Iterable[AnsweredDuty]) -> tuple[AnsweredDuty, ...]:
    """What applies before what does not, each in the order of the list."""
    return tuple(sorted(answered, key=lambda one: not one.applies))
