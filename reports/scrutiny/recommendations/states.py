"""What a recommendation has come to on a day. Pure: dates and words in, a state out."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from core.govuk.marks import Mark, MarkShape, Tone

# The Crime and Disorder (Overview and Scrutiny) Regulations 2009, regulation 7: in writing within 28 days of the report
# being submitted, or as soon as reasonably possible. Remembered, not verified: to be confirmed locally.
REPLY_DAYS = 28


class RecommendationState(StrEnum):
    AWAITED = "awaited"
    REPLY_OVERDUE = "reply_overdue"
    AGREED = "agreed"
    PARTLY = "partly"
    OVERDUE = "overdue"
    DONE = "done"
    REJECTED = "rejected"

    @property
    def words(self) -> str:
        return _WORDS[self]

    @property
    def mark(self) -> Mark:
        return Mark(self.words, *_LOOKS[self])

    @property
    def is_open(self) -> bool:
        """Whether someone still owes something: a reply, or the work."""
        return self not in (RecommendationState.DONE, RecommendationState.REJECTED)

    @property
    def is_late(self) -> bool:
        return self in (RecommendationState.OVERDUE, RecommendationState.REPLY_OVERDUE)


_WORDS = {
    RecommendationState.AWAITED: "No reply yet",
    RecommendationState.REPLY_OVERDUE: "Reply overdue",
    RecommendationState.AGREED: "Agreed",
    RecommendationState.PARTLY: "Partly agreed",
    RecommendationState.OVERDUE: "Overdue",
    RecommendationState.DONE: "Done",
    RecommendationState.REJECTED: "Rejected",
}


_LOOKS = {
    RecommendationState.AWAITED: (MarkShape.RING, Tone.NEUTRAL),
    RecommendationState.REPLY_OVERDUE: (MarkShape.SQUARE, Tone.BAD),
    RecommendationState.AGREED: (MarkShape.HALF, Tone.CALM),
    RecommendationState.PARTLY: (MarkShape.TRIANGLE, Tone.NEAR),
    RecommendationState.OVERDUE: (MarkShape.SQUARE, Tone.BAD),
    RecommendationState.DONE: (MarkShape.CIRCLE, Tone.GOOD),
    RecommendationState.REJECTED: (MarkShape.DASH, Tone.NEUTRAL),
}


class Tracked(Protocol):
    """The dates and the answer that a state follows from."""

    answer: str
    reply_due: date
    deliver_by: date | None
    done_on: date | None
    replied_on: date | None


def reply_due(sent_on: date) -> date:
    """The last day for a reply under the crime and disorder route."""
    return sent_on + timedelta(days=REPLY_DAYS)


def state_of(tracked: Tracked, day: date) -> RecommendationState:
    """How it stands on that day. A deadline's own day is not late; what came later than the day is not known on it."""
    if tracked.replied_on is None or tracked.replied_on > day:
        return RecommendationState.REPLY_OVERDUE if tracked.reply_due < day else RecommendationState.AWAITED
    if tracked.answer == "rejected":
        return RecommendationState.REJECTED
    if tracked.done_on and tracked.done_on <= day:
        return RecommendationState.DONE
    if tracked.deliver_by and tracked.deliver_by < day:
        return RecommendationState.OVERDUE
    return RecommendationState.PARTLY if tracked.answer == "partly" else RecommendationState.AGREED


def closed_on(tracked: Tracked) -> date | None:
    """The day on which it was done or rejected; None while it is open."""
    return tracked.replied_on if tracked.answer == "rejected" else tracked.done_on


@dataclass(frozen=True)
class RecommendationTally:
    """How many there are of each state, in words for a sentence; states that there are none of are left out."""

    counts: tuple[tuple[RecommendationState, int], ...]

    @classmethod
    def of(cls, states: list[RecommendationState]) -> "RecommendationTally":
        return cls(tuple((state, states.count(state)) for state in RecommendationState if state in states))

    @property
    def total(self) -> int:
        return sum(number for _, number in self.counts)

    @property
    def sentence(self) -> str:
        """Such as "3 recommendations: 1 reply overdue, 2 done."."""
        total = self.total
        if not total:
            return "No recommendation has been made."
        parts = ", ".join(f"{number} {state.words[0].lower()}{state.words[1:]}" for state, number in self.counts)
        return f"{total} recommendation{'' if total == 1 else 's'}: {parts}."
