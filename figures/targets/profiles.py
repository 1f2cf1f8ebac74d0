"""Targets spread over the parts of their period, so that "on track" in quarter 2 means something.

Only what adds up over a year can be spread (counts, money): half of a year's burglaries may be due by September, but
not half of a percentage.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from core.periods.period import Period
from core.periods.words import PeriodKind


class NoProfile(ValueError):
    """The period has no such parts, or no past year is complete enough to take shares from."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The share of a period's total that falls to each of its parts, in order. The shares are exact and make 1."""

    shares: tuple[tuple[Period, Fraction], ...]

    def __post_init__(self) -> None:
        if sum((share for _, share in self.shares), Fraction(0)) != 1:
            raise NoProfile("The shares of a profile must make up the whole.")

    def is_begun(self, on: date) -> bool:
        """Whether a whole part has passed by the end of that day."""
        return any(part.end <= on for part, _ in self.shares)

    def share_by(self, on: date) -> Fraction:
        """The share that is due by the end of that day: that of the parts which have passed whole."""
        return sum((share for part, share in self.shares if part.end <= on), Fraction(0))


def even_profile(period: Period, kind: PeriodKind) -> Profile:
    """The same share for each month or quarter. Raises `NoProfile` where the period is not made of such parts."""
    parts = _parts(period, kind)
    return Profile(tuple((part, Fraction(1, len(parts))) for part in parts))


def seasonal_profile(period: Period, kind: PeriodKind, history: Mapping[Period, Decimal | int | None]) -> Profile:
    """Shares as they fell in past years: each part's total over the complete years in `history`, by the whole total.

    A year with a missing part is left out, for its other parts would weigh too much. Raises `NoProfile` where no year
    is complete, where nothing was counted, or where a count is below zero.
    """
    parts = _parts(period, kind)
    totals = [Fraction(0)] * len(parts)
    for year in _years_before(period, history):
        known = [amount for part in year.parts(kind) if (amount := history.get(part)) is not None]
        if len(known) == len(parts):
            totals = [total + Fraction(amount) for total, amount in zip(totals, known, strict=True)]
    if min(totals) < 0 or not sum(totals):
        raise NoProfile("No earlier year is complete: there are no shares to go by.")
    return Profile(tuple((part, total / sum(totals)) for part, total in zip(parts, totals, strict=True)))


def _years_before(period: Period, history: Mapping[Period, Decimal | int | None]) -> list[Period]:
    found = {Period.containing(part.start, period.kind) for part in history}
    return sorted(year for year in found if year.end < period.start)


def _parts(period: Period, kind: PeriodKind) -> list[Period]:
    parts = period.parts(kind)
    if len(parts) < 2 or sum(part.days for part in parts) != period.days:
        raise NoProfile(f"{period.label} is not made up of several parts of that kind.")
    return parts
