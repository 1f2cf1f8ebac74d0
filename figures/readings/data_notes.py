"""What is known of how far a figure can be trusted: the status of its data, and notes that bear on what may be said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.periods.period import Period


class DataStatus(StrEnum):
    """How settled a value is. It comes from the source; sending a return or signing it off does not change it."""

    FINAL = "final"
    REVISED = "revised"
    PROVISIONAL = "provisional"
    ESTIMATED = "estimated"
    READ_OFF_CHART = "read_off_chart"

    @property
    def words(self) -> str:
        """As a reader is told it."""
        return self.value.replace("_", " ").replace("off chart", "off a chart")

    @property
    def is_unsettled(self) -> bool:
        """Whether the value may still change, so that nothing clear may be said of it."""
        return self in (DataStatus.PROVISIONAL, DataStatus.ESTIMATED)


_FROM_BEST = tuple(DataStatus)


def least_settled(statuses: Iterable[DataStatus]) -> DataStatus:
    """The status of a sum: that of its least settled part; final where it has none."""
    return max(statuses, key=_FROM_BEST.index, default=DataStatus.FINAL)


class NoteEffect(StrEnum):
    """What a note does to what may be said of the figures that it touches."""

    BLOCKS = "blocks"
    LIMITS = "limits"
    NOTES = "notes"


class NoteKind(StrEnum):
    """What a note is about. Those from `CONFLICT` on are worked out from the figures and never stored."""

    BREAK = "break"
    GAP = "gap"
    RECORDING = "recording"
    GEOGRAPHY = "geography"
    RESTATED = "restated"
    QUESTIONED = "questioned"
    OTHER = "other"
    CONFLICT = "conflict"
    INCOMPLETE = "incomplete"
    PROVISIONAL = "provisional"
    EARLY = "early"
    POPULATION = "population"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class FigureNote:
    """A note on the figures of some days; without `starts` or `ends` of all days before or after.

    `reason` completes a sentence that goes on with "because": "the counting changed in April 2026". A break is of the
    first day after it: it comes between what ends before and what ends on it or later.
    """

    kind: NoteKind
    effect: NoteEffect
    reason: str
    starts: date | None = None
    ends: date | None = None
    source: str = ""
    noted_on: date | None = None

    @property
    def code(self) -> str:
        """As exports name it."""
        return f"{self.kind.value}:{self.effect.value}"

    def touches(self, start: date, end: date) -> bool:
        """Whether it bears on a figure of these days. A break bears on what has days on both of its sides."""
        if self.kind is NoteKind.BREAK:
            return self.starts is not None and start < self.starts <= end
        return (self.starts is None or self.starts <= end) and (self.ends is None or start <= self.ends)

    def comes_between(self, earlier_start: date, later_end: date) -> bool:
        """Whether a break lies between two figures that are to be compared."""
        is_break = self.kind is NoteKind.BREAK and self.starts is not None
        return is_break and self.touches(earlier_start, later_end)


def is_blocked(notes: Iterable[FigureNote], period: Period) -> bool:
    """Whether a note forbids to set the figure of these days beside others; a break does only where it lies within."""
    return any(note.effect is NoteEffect.BLOCKS and note.touches(period.start, period.end) for note in notes)
