"""Periods: the stretch of whole days that a figure is for.

A `Period` is an immutable value with a code that is stored and put in addresses, a label that people read, and its
first and last day (both inclusive). Codes: `2013-14` a financial year (April to March), `2013-14-H1` and `2013-14-Q1`
its half and quarter, `2013-M04` a month, `2013` a calendar year, `2013-M03-R12` the twelve months that end in a month.
"""

import calendar
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache, total_ordering

from core.periods.words import EXAMPLES, MONTH_NAMES, InvalidPeriod, PeriodKind, read_period

FIRST_YEAR, LAST_YEAR = 1900, 2199

# How many months a period of each kind has, and which numbers tell those of one year apart.
_LENGTHS = {
    PeriodKind.FINANCIAL_YEAR: 12,
    PeriodKind.HALF: 6,
    PeriodKind.QUARTER: 3,
    PeriodKind.MONTH: 1,
    PeriodKind.CALENDAR_YEAR: 12,
    PeriodKind.ROLLING_YEAR: 12,
}
_NUMBERS = {
    PeriodKind.FINANCIAL_YEAR: range(1),
    PeriodKind.HALF: range(1, 3),
    PeriodKind.QUARTER: range(1, 5),
    PeriodKind.MONTH: range(1, 13),
    PeriodKind.CALENDAR_YEAR: range(1),
    PeriodKind.ROLLING_YEAR: range(1, 13),
}
_KIND_ORDER = {kind: place for place, kind in enumerate(PeriodKind)}
_MOST_MONTHS = 100  # more than any period has


@total_ordering
@dataclass(frozen=True, slots=True, eq=False)
class Period:
    """One period. `year` is the year in which it starts, except for twelve rolling months, where it is that of the
    month they end in; `number` is the half, quarter or month (0 for years).

    Periods are ordered by their first day, then their last, then their kind. One number says all three, by which they
    are compared and looked up: a page does so by the ten thousand.
    """

    kind: PeriodKind
    year: int
    number: int = 0
    _order: int = field(init=False, repr=False)

    def __post_init__(self) -> None:
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise InvalidPeriod(f"The year {self.year} is outside {FIRST_YEAR} to {LAST_YEAR}.")
        allowed = _NUMBERS[self.kind]
        if self.number not in allowed:
            name = "month" if self.kind is PeriodKind.ROLLING_YEAR else self.kind.replace("_", " ")
            raise InvalidPeriod(
                f"There is no {name} {self.number}: it is a number from {allowed.start} to {allowed.stop - 1}."
            )
        order = (self._first_month * _MOST_MONTHS + _LENGTHS[self.kind]) * len(_KIND_ORDER) + _KIND_ORDER[self.kind]
        object.__setattr__(self, "_order", order)

    @classmethod
    def parse(cls, text: str) -> "Period":
        """The period that a code, a label or what people type names; raises `InvalidPeriod` with a helpful message."""
        if not isinstance(text, str):
            raise InvalidPeriod(f"{text!r} is not a period. Write for example {EXAMPLES}.")
        written, opened, _ = text.partition("(")
        period = cls(*read_period(written))
        if opened and " ".join(text.split()) != period.label:
            raise InvalidPeriod(f"“{text.strip()[:60]}” does not agree with itself: {period.label}.")
        return period

    @classmethod
    def containing(cls, day: date, kind: PeriodKind) -> "Period":
        """The period of `kind` that `day` falls in; for rolling months, the twelve that end in the day's month."""
        return _containing(day.year, day.month, kind)

    @property
    def start(self) -> date:
        """The first day."""
        return _ends_of(self._order)[0]

    @property
    def end(self) -> date:
        """The last day, itself part of the period."""
        return _ends_of(self._order)[1]

    @property
    def days(self) -> int:
        """How many days the period has."""
        return (self.end - self.start).days + 1

    @property
    def months(self) -> list["Period"]:
        """Its months, in order."""
        return self.parts(PeriodKind.MONTH)

    def parts(self, kind: PeriodKind) -> list["Period"]:
        """The periods of `kind` that lie wholly within this one, in order (a year's quarters, a quarter's months)."""
        return list(_parts_of(self, kind))

    def contains(self, other: "date | Period") -> bool:
        """Whether a day, or the whole of another period, lies within this one."""
        if isinstance(other, Period):
            return self.start <= other.start and other.end <= self.end
        return self.start <= other <= self.end

    def year_earlier(self) -> "Period":
        """The same kind of period one year before: what a year, quarter or month is compared with."""
        return Period(self.kind, self.year - 1, self.number)

    def before(self) -> "Period":
        """The period of the same kind that ends on the day before this one starts.

        For twelve rolling months that is the twelve before them, which share no month with these.
        """
        return self._neighbour(self.start - timedelta(days=1))

    def after(self) -> "Period":
        """The period of the same kind that starts on the day after this one ends."""
        return _after(self)

    @property
    def code(self) -> str:
        """The text it is stored under: `Period.parse(period.code) == period`."""
        financial_year = f"{self.year:04d}-{(self.year + 1) % 100:02d}"
        match self.kind:
            case PeriodKind.FINANCIAL_YEAR:
                return financial_year
            case PeriodKind.HALF:
                return f"{financial_year}-H{self.number}"
            case PeriodKind.QUARTER:
                return f"{financial_year}-Q{self.number}"
            case PeriodKind.MONTH:
                return f"{self.year:04d}-M{self.number:02d}"
            case PeriodKind.CALENDAR_YEAR:
                return f"{self.year:04d}"
            case PeriodKind.ROLLING_YEAR:
                return f"{self.year:04d}-M{self.number:02d}-R12"

    @property
    def label(self) -> str:
        """The words it is printed as; halves and quarters name their months: `Q1 2013/14 (April to June 2013)`."""
        if self.kind not in (PeriodKind.HALF, PeriodKind.QUARTER):
            return self.short_label
        first, last = self.start, self.end
        from_year = f" {first.year}" if first.year != last.year else ""
        months = f"{MONTH_NAMES[first.month - 1]}{from_year} to {MONTH_NAMES[last.month - 1]} {last.year}"
        return f"{self.short_label} ({months})"

    @property
    def short_label(self) -> str:
        """As `label`, without the months of halves and quarters: `Q1 2013/14`."""
        financial_year = f"{self.year}/{(self.year + 1) % 100:02d}"
        match self.kind:
            case PeriodKind.FINANCIAL_YEAR:
                return financial_year
            case PeriodKind.HALF:
                return f"H{self.number} {financial_year}"
            case PeriodKind.QUARTER:
                return f"Q{self.number} {financial_year}"
            case PeriodKind.MONTH:
                return f"{MONTH_NAMES[self.number - 1]} {self.year}"
            case PeriodKind.CALENDAR_YEAR:
                return str(self.year)
            case PeriodKind.ROLLING_YEAR:
                return f"12 months to {MONTH_NAMES[self.number - 1]} {self.year}"

    def __str__(self) -> str:
        return self.label

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Period):
            return NotImplemented
        return self._order == other._order

    def __hash__(self) -> int:
        return self._order

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Period):
            return NotImplemented
        return self._order < other._order

    @property
    def _first_month(self) -> int:
        """The first month as a count of months since year 0."""
        match self.kind:
            case PeriodKind.MONTH:
                return self.year * 12 + self.number - 1
            case PeriodKind.CALENDAR_YEAR:
                return self.year * 12
            case PeriodKind.ROLLING_YEAR:
                return (self.year - 1) * 12 + self.number
            case PeriodKind.FINANCIAL_YEAR | PeriodKind.HALF | PeriodKind.QUARTER:
                return self.year * 12 + 3 + max(self.number - 1, 0) * _LENGTHS[self.kind]

    def _neighbour(self, day: date) -> "Period":
        return Period.containing(day, self.kind)


# A page asks thousands of times for the ends, the parts and the neighbours of few different periods.
_DIFFERENT = 16_384


@lru_cache(_DIFFERENT)
def _containing(year: int, month: int, kind: PeriodKind) -> Period:
    financial_year, months_in = (year, month - 4) if month >= 4 else (year - 1, month + 8)
    parts = {
        PeriodKind.FINANCIAL_YEAR: (financial_year, 0),
        PeriodKind.HALF: (financial_year, months_in // 6 + 1),
        PeriodKind.QUARTER: (financial_year, months_in // 3 + 1),
        PeriodKind.MONTH: (year, month),
        PeriodKind.CALENDAR_YEAR: (year, 0),
        PeriodKind.ROLLING_YEAR: (year, month),
    }
    return Period(kind, *parts[kind])


@lru_cache(_DIFFERENT)
def _after(period: Period) -> Period:
    if period.kind is PeriodKind.ROLLING_YEAR:
        return Period(period.kind, period.year + 1, period.number)
    return period._neighbour(period.end + timedelta(days=1))


@lru_cache(_DIFFERENT)
def _parts_of(whole: Period, kind: PeriodKind) -> tuple[Period, ...]:
    found: list[Period] = []
    part = Period.containing(whole.start, kind)
    while part.start < whole.start:
        part = part.after()
    while part.end <= whole.end:
        found.append(part)
        part = part.after()
    return tuple(found)


@lru_cache(_DIFFERENT)
def _ends_of(order: int) -> tuple[date, date]:
    """The first day and the last of the period of that order."""
    first, length = divmod(order // len(_KIND_ORDER), _MOST_MONTHS)
    year, month = divmod(first, 12)
    last_year, last_month = divmod(first + length - 1, 12)
    last_day = calendar.monthrange(last_year, last_month + 1)[1]
    return date(year, month + 1, 1), date(last_year, last_month + 1, last_day)
