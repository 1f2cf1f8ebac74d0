"""The days that a figure covers, told in words: a whole period, or the months of it that are in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.periods.period import Period
from core.periods.words import MONTH_NAMES, PeriodKind


@dataclass(frozen=True, slots=True)
class Span:
    """The days from `start` to `end`, both covered, of a `period`. `missing` are the parts within that are not in.

    `known` of `due` parts are in: the months or quarters that were added up, or 1 of 1 where the figure stands as
    recorded.
    """

    period: Period
    start: date
    end: date
    known: int = 1
    due: int = 1
    missing: tuple[Period, ...] = ()

    @classmethod
    def whole(cls, period: Period) -> "Span":
        """All the days of a period."""
        return cls(period, period.start, period.end)

    @property
    def is_whole(self) -> bool:
        """Whether it covers the period from its first day to its last, with nothing missing."""
        return (self.start, self.end) == (self.period.start, self.period.end) and not self.missing

    @property
    def so_far(self) -> bool:
        """Whether the period goes on after it."""
        return self.end < self.period.end

    @property
    def label(self) -> str:
        """As it stands beside a figure: `2026/27`, `April to September 2026`, the same with `, 5 of 6 months`."""
        return f"{self.days_label}, {self.coverage_words}" if self.missing else self.days_label

    @property
    def days_label(self) -> str:
        """The days alone: the period's name where it is covered to its end, else the months."""
        if (self.start, self.end) == (self.period.start, self.period.end):
            return self.period.short_label
        return month_words(self.start, self.end)

    @property
    def coverage_words(self) -> str:
        """How many of the parts that are due are in; empty where all are."""
        return f"{self.known} of {self.due} {self._parts}" if self.missing else ""

    @property
    def included_words(self) -> str:
        """The same beside a figure: `months included 5 of 6`."""
        return f"{self._parts} included {self.known} of {self.due}" if self.missing else ""

    @property
    def _parts(self) -> str:
        return "months" if self.missing and self.missing[0].kind is PeriodKind.MONTH else "quarters"

    def same_a_year_earlier(self) -> str:
        """What it is compared with, in words: the year before, or the same months of it."""
        if (self.start, self.end) == (self.period.start, self.period.end) and not self.missing:
            return self.period.year_earlier().short_label
        if self.start.year == self.end.year:
            return f"the same months of {self.start.year - 1}"
        return "the same months a year before"


def month_words(start: date, end: date) -> str:
    """Whole months in words: `August 2026`, `April to September 2026`, `October 2025 to March 2026`."""
    first, last = MONTH_NAMES[start.month - 1], f"{MONTH_NAMES[end.month - 1]} {end.year}"
    if (start.year, start.month) == (end.year, end.month):
        return last
    return f"{first} to {last}" if start.year == end.year else f"{first} {start.year} to {last}"


def listed(periods: Sequence[Period], most: int = 3) -> str:
    """Periods by name, the last ones counted where there are many: `May 2026 and August 2026`."""
    names = [period.short_label for period in periods]
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def day_words(day: date) -> str:
    """A day as it is written: `31 March 2014`."""
    return f"{day.day} {day:%B %Y}"
