"""Days as the law counts them: months from a day, and clear days before a meeting in England.

Clear days leave out the day on which a paper was opened, the day of the meeting, weekends and bank holidays.
"""

import calendar
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import cache

_DAY = timedelta(days=1)
# Bank holidays that were moved or given once in England, by year: days taken away and days added.
_MOVED: dict[int, tuple[tuple[date, ...], tuple[date, ...]]] = {
    1995: ((date(1995, 5, 1),), (date(1995, 5, 8),)),
    1999: ((), (date(1999, 12, 31),)),
    2002: ((date(2002, 5, 27),), (date(2002, 6, 3), date(2002, 6, 4))),
    2011: ((), (date(2011, 4, 29),)),
    2012: ((date(2012, 5, 28),), (date(2012, 6, 4), date(2012, 6, 5))),
    2020: ((date(2020, 5, 4),), (date(2020, 5, 8),)),
    2022: ((date(2022, 5, 30),), (date(2022, 6, 2), date(2022, 6, 3), date(2022, 9, 19))),
    2023: ((), (date(2023, 5, 8),)),
}


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or the month's last where it has no such day (31 January and 1: 28 February).

    Beyond the years that a date can have, the first or the last day there is.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return date.min if year < MINYEAR else date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def clear_days_before(meeting: date, days: int) -> date:
    """The last day on which a paper can be opened so that `days` clear days lie between it and the meeting."""
    day, left = meeting, days
    while left:
        day -= _DAY
        left -= is_working_day(day)
    day -= _DAY
    while not is_working_day(day):
        day -= _DAY
    return day


def is_working_day(day: date) -> bool:
    """Whether it is neither a Saturday, a Sunday nor a bank holiday in England."""
    return day.weekday() < 5 and day not in bank_holidays(day.year)


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of England and Wales in a year since 1978, Good Friday and Christmas Day among them."""
    easter = _easter(year)
    days = {
        _weekday_from(date(year, 1, 1)),
        easter - 2 * _DAY,
        easter + _DAY,
        _monday_from(date(year, 5, 1)),
        _monday_from(date(year, 5, 25)),
        _monday_from(date(year, 8, 25)),
    }
    christmas = _weekday_from(date(year, 12, 25))
    boxing = _weekday_from(date(year, 12, 26))
    days |= {christmas, boxing if boxing != christmas else boxing + _DAY}
    gone, given = _MOVED.get(year, ((), ()))
    return frozenset((days - set(gone)) | set(given))


def _weekday_from(day: date) -> date:
    while day.weekday() > 4:
        day += _DAY
    return day


def _monday_from(day: date) -> date:
    return day + (-day.weekday() % 7) * _DAY


def _easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar, by the anonymous algorithm printed in Nature in 1876."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    leaps, skipped = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leaps - shift + 15) % 30
    quarters, rest = divmod(of_century, 4)
    weekday = (32 + 2 * skipped + 2 * quarters - moon - rest) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
