"""What a rule answers, with what it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class Answer(StrEnum):
    """The four answers. What is not known is never taken for done, nor for left undone."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"
    CANNOT_TELL = "cannot_tell"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Answer.MET: "Met",
    Answer.NOT_MET: "Not met",
    Answer.NOT_APPLICABLE: "Not applicable",
    Answer.CANNOT_TELL: "Cannot tell",
}


@dataclass(frozen=True)
class Evidence:
    """What an answer rests on: a partner, a date, a record that someone made."""

    words: str
    on: date | None = None
    link: str = ""


@dataclass(frozen=True)
class Finding:
    """An answer, one sentence that says why, and the evidence."""

    answer: Answer
    because: str
    evidence: tuple[Evidence, ...] = ()

    def resting_on(self, evidence: Iterable[Evidence]) -> "Finding":
        """The same answer with this evidence added."""
        return replace(self, evidence=(*self.evidence, *evidence))


def met(because: str, *evidence: Evidence) -> Finding:
    return Finding(Answer.MET, because, evidence)


def not_met(because: str, *evidence: Evidence) -> Finding:
    return Finding(Answer.NOT_MET, because, evidence)


def not_applicable(because: str, *evidence: Evidence) -> Finding:
    return Finding(Answer.NOT_APPLICABLE, because, evidence)


def cannot_tell(because: str, *evidence: Evidence) -> Finding:
    return Finding(Answer.CANNOT_TELL, because, evidence)
