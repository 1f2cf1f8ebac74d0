"""What a meeting's date asks of a paper: notice, clearance, the final report, publication. Pure: dates in, dates out.

Publication is the law's; notice is the law's for key decisions only. Clearance and the date for the final report are
local practice, counted back from publication; until a council says what it has agreed, they are to be confirmed.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from cycle.duties.rules.days import clear_days_before, is_working_day

_DAY = timedelta(days=1)
NOTICE_CLEAR_DAYS = 28  # calendar days: SI 2012/2089, regulation 9
CLEAR_DAYS = {"england": 5, "wales": 3}  # Local Government Act 1972, section 100B
_NOTICE = "28 clear days before a key decision (SI 2012/2089, regulation 9); for other items by local practice"
_PUBLICATION = (
    "clear days before the meeting (Local Government Act 1972, section 100B), without weekends and bank holidays"
)


@dataclass(frozen=True)
class Practice:
    """What a council has agreed for itself, in working days; until it says so, the days are to be confirmed."""

    report_before_publication: int = 2
    clearance_before_report: int = 5
    is_confirmed: bool = False

    @property
    def words(self) -> str:
        return "local practice" if self.is_confirmed else "local practice, to be confirmed"


@dataclass(frozen=True)
class Deadline:
    """The last day on which something is in time, and where that comes from."""

    name: str
    day: date
    basis: str

    def state(self, today: date) -> str:
        """In words how near it is; working days are counted from tomorrow to the day itself."""
        if self.day < today:
            return "Passed"
        if self.day == today:
            return "Today"
        return f"In {_days(working_days_between(today, self.day))}"


def deadlines_for(meeting: date, nation: str = "england", practice: Practice = Practice()) -> tuple[Deadline, ...]:
    """The deadlines of a paper for a meeting on that day, the earliest first."""
    days = CLEAR_DAYS[nation]
    publication = clear_days_before(meeting, days)
    report = working_days_before(publication, practice.report_before_publication)
    clearance = working_days_before(report, practice.clearance_before_report)
    found = (
        Deadline("Notice", meeting - (NOTICE_CLEAR_DAYS + 1) * _DAY, _NOTICE),
        Deadline(
            "Clearance",
            clearance,
            f"{_days(practice.clearance_before_report)} before the final report: {practice.words}",
        ),
        Deadline(
            "Final report",
            report,
            f"{_days(practice.report_before_publication)} before publication: {practice.words}",
        ),
        Deadline(
            "Publication",
            publication,
            f"{'Five' if days == 5 else 'Three'} {_PUBLICATION}",
        ),
    )
    return tuple(sorted(found, key=lambda one: one.day))


def _days(number: int) -> str:
    return f"{number} working day{'' if number == 1 else 's'}"


def working_days_before(day: date, days: int) -> date:
    """The day that lies so many working days before another."""
    while days:
        day -= _DAY
        days -= is_working_day(day)
    return day


def working_days_between(first: date, last: date) -> int:
    """How many working days there are after `first`, up to `last`."""
    return sum(is_working_day(first + number * _DAY) for number in range(1, (last - first).days + 1))
