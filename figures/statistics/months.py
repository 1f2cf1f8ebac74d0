"""Monthly counts as the statistics take them: a mapping of months, laid out in time order with its gaps."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from core.periods.period import Period
from core.periods.words import PeriodKind
from figures.statistics.errors import NegativeCount, StatisticsError
from figures.statistics.inputs import FloatArray, Scalar, numbers_with_gaps

Months: TypeAlias = Mapping[Period, Scalar | None]

# The mean length of a month, so that a rate for each day can be told as one for each month.
DAYS_A_MONTH = 365.25 / 12


@dataclass(frozen=True, slots=True)
class MonthRow:
    """Months one after another from `first`, with NaN for those that are not known."""

    first: Period
    counts: FloatArray

    @property
    def places(self) -> tuple[int, ...]:
        """Which month of the calendar year each one is, January being 0."""
        return tuple((self.first.number - 1 + step) % 12 for step in range(len(self.counts)))


def month_row(months: Months) -> MonthRow | None:
    """The months from the first known one to the last, or None where none is known.

    Raises `NegativeCount` for a count below zero, `StatisticsError` for other periods than months, `NotNumeric`.
    """
    if any(month.kind is not PeriodKind.MONTH for month in months):
        raise StatisticsError("A monthly series holds months only.")
    known = sorted(month for month, count in months.items() if count is not None)
    if not known:
        return None
    every = [known[0]]
    while every[-1] < known[-1]:
        every.append(every[-1].after())
    counts = numbers_with_gaps([months.get(month) for month in every], "monthly count")
    if (counts < 0).any():
        raise NegativeCount("A monthly count is below zero.")
    return MonthRow(known[0], counts)


def months_of_quarters(quarters: Months) -> Months:
    """Each quarter's count shared out over its three months by their days, for a projection from quarters alone.

    Such months are smoother than real ones: take a borrowed dispersion with them, never their own. Raises
    `StatisticsError` for other periods than quarters.
    """
    found: dict[Period, Scalar | None] = {}
    for quarter, count in quarters.items():
        if quarter.kind is not PeriodKind.QUARTER:
            raise StatisticsError("A quarterly series holds quarters only.")
        for month in quarter.months:
            found[month] = None if count is None else float(count) * month.days / quarter.days
    return found


def month_lengths(first: Period, number: int) -> FloatArray:
    """How long each of `number` months from `first` is, the mean month being 1."""
    month, lengths = first, np.empty(number)
    for place in range(number):
        lengths[place] = month.days / DAYS_A_MONTH
        month = month.after()
    return lengths
