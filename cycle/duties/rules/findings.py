"""What a rule answers, with what it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class DutyAnswer(StrEnum):
    """The four answers. What is not known is never taken for done, nor for left undone."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"
    CANNOT_TELL = "cannot_tell"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    DutyAnswer.MET: "Met",
    DutyAnswer.NOT_MET: "Not met",
    DutyAnswer.NOT_APPLICABLE: "Not applicable",
    DutyAnswer.CANNOT_TELL: "Cannot tell",
}


@dataclass(frozen=True)
class EvidenceItem:
    """What an answer rests on: a partner, a date, a record that someone made."""

    words: str
    on: date | None = None
    link: str = ""


@dataclass(frozen=True)
class DutyFinding:
    """An answer, one sentence that says why, and the evidence."""

    answer: DutyAnswer
    because: str
    evidence: tuple[EvidenceItem, ...] = ()

    def resting_on(self, evidence: Iterable[EvidenceItem]) -> "DutyFinding":
        """The same answer with this evidence added."""
        return replace(self, evidence=(*self.evidence, *evidence))


def met(because: str, *evidence: EvidenceItem) -> DutyFinding:
    return DutyFinding(DutyAnswer.MET, because, evidence)


def not_met(because: str, *evidence: EvidenceItem) -> DutyFinding:
    return DutyFinding(DutyAnswer.NOT_MET, because, evidence)


def not_applicable(because: str, *evidence: EvidenceItem) -> DutyFinding:
    return DutyFinding(DutyAnswer.NOT_APPLICABLE, because, evidence)


def cannot_tell(because: str, *evidence: EvidenceItem) -> DutyFinding:
    return DutyFinding(DutyAnswer.CANNOT_TELL, because, evidence)
