"""Where an area stands in its group: rates with intervals, places, the funnel, who does clearly better. Pure.

Rates are exact; intervals and limits are `Decimal`s of the floats that the distributions give. Nothing is rounded.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np

from figures.figure.records import TestSettings
from figures.series.sums import average_rate
from figures.statistics.changes import difference, quotient
from figures.statistics.dispersions import borrowed_dispersion
from figures.statistics.grades import Grade, grade_of
from figures.statistics.groups import FunnelPosition, funnel_limits
from figures.statistics.intervals import poisson_interval
from figures.statistics.kinds_of_crime import ANY_OTHER, kind_of_crime
from figures.statistics.ranks import competition_rank
from figures.statistics.two_counts import compare_counts

LIMITS = (0.95, 0.998)
Range = tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaCount:
    """An area of the group and what is known of it: incidents, and people (or households) they are told of."""

    code: str
    name: str
    count: int | None
    heads: int | None
    why_not: str = ""
    is_own: bool = False

    @property
    def is_known(self) -> bool:
        """Whether it has a rate. Transfers can leave a count below zero, which is no rate."""
        return self.count is not None and self.count >= 0 and bool(self.heads)


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedArea:
    """An area that has a rate. `near` and `far` are the funnel's limits at 95% and 99.8% for an area of its size.

    `grade` is that of a difference from the own area; `is_better` says that the area does clearly better.
    """

    area: AreaCount
    rank: int
    rate: Decimal
    interval: Range
    near: Range
    far: Range
    grade: Grade = Grade.NOT_TESTED
    is_better: bool = False

    @property
    def position(self) -> tuple[FunnelPosition, float | None]:
        """Above, in line with or below the funnel, and the limit that is passed: 0.998, 0.95, or None."""
        for limit, (low, high) in ((0.998, self.far), (0.95, self.near)):
            if self.rate > high:
                return FunnelPosition.ABOVE, limit
            if self.rate < low:
                return FunnelPosition.BELOW, limit
        return FunnelPosition.IN_LINE, None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRanking:
    """A group in one span of time. `places` from the lowest rate, or from the highest where higher is better."""

    per: int
    lower_first: bool
    places: tuple[RankedArea, ...]
    missing: tuple[AreaCount, ...]
    average: Decimal | None
    own: RankedArea | None
    nearest_better: RankedArea | None

    @property
    def n(self) -> int:
        """How many areas have a place."""
        return len(self.places)

    @property
    def gap(self) -> Decimal | None:
        """How far the own rate lies above (below: negative) the group's as a whole."""
        return difference(current=self.own.rate, previous=self.average) if self.own else None


def rank_areas(
    members: Sequence[AreaCount], *, per: int, lower_is_better: bool | None, settings: TestSettings | None = None
) -> GroupRanking:
    """Rank the members and hold them against the funnel and the own area.

    `lower_is_better` None says that the direction is not agreed: 1 is then the lowest, and nobody does better.
    """
    lower_first = lower_is_better is not False
    known = [member for member in members if member.is_known]
    rates = {member.code: quotient((member.count or 0) * per, member.heads or 1) or Decimal(0) for member in known}
    ranks = competition_rank(rates, lower_first).ranks
    average = average_rate(
        {member.code: member.count for member in known}, {member.code: member.heads for member in known}, per=per
    ).value
    places = _places(known, rates, ranks, average, per)
    own = next((place for place in places if place.area.is_own), None)
    if own is not None:
        places = _beside(own, places, lower_is_better, settings or TestSettings())
    ordered = tuple(sorted(places, key=lambda place: (place.rank, place.area.name)))
    better = [place for place in ordered if place.is_better]
    return GroupRanking(
        per=per,
        lower_first=lower_first,
        places=ordered,
        missing=tuple(member for member in members if not member.is_known),
        average=average,
        own=own,
        nearest_better=better[-1] if better else None,
    )


def funnel_curves(ranking: GroupRanking, heads: Sequence[int]) -> dict[float, list[Range]]:
    """The funnel's limits at 95% and 99.8% for areas of these sizes, as rates. Empty without an average."""
    if ranking.average is None:
        return {}
    return {limit: _limits(ranking.average, heads, ranking.per, limit) for limit in LIMITS}


def _places(
    known: Sequence[AreaCount],
    rates: dict[str, Decimal],
    ranks: dict[str, int | None],
    average: Decimal | None,
    per: int,
) -> list[RankedArea]:
    if not known or average is None:
        return []
    heads = [member.heads or 1 for member in known]
    lows, highs = poisson_interval([member.count or 0 for member in known])
    near, far = (_limits(average, heads, per, limit) for limit in LIMITS)
    return [
        RankedArea(
            area=member,
            rank=ranks[member.code] or 0,
            rate=rates[member.code],
            interval=(_of_float(lows[at] * per / heads[at]), _of_float(highs[at] * per / heads[at])),
            near=near[at],
            far=far[at],
        )
        for at, member in enumerate(known)
    ]


def _beside(
    own: RankedArea, places: Sequence[RankedArea], lower_is_better: bool | None, settings: TestSettings
) -> list[RankedArea]:
    """The places with what each shows beside the own area: how sure the difference is, and whether it is better."""
    others = [place for place in places if not place.area.is_own]
    if not others:
        return list(places)
    found = compare_counts(
        current=[float(place.area.count or 0) for place in others],
        previous=[float(own.area.count or 0)] * len(others),
        current_exposure=[float(place.area.heads or 1) for place in others],
        previous_exposure=[float(own.area.heads or 1)] * len(others),
        dispersion=[_dispersion_between(own, place) for place in others],
    )
    low, high = found.ratio_interval
    grades = grade_of(
        found.p_value, low=low, high=high, clear_below=settings.clear_below, some_below=settings.some_below
    )
    beside = [own]
    for place, grade in zip(others, map(Grade, np.atleast_1d(grades).tolist()), strict=True):
        wins = lower_is_better is not None and (place.rate < own.rate) == lower_is_better and place.rate != own.rate
        beside.append(replace(place, grade=grade, is_better=wins and grade is Grade.CLEAR))
    return beside


def _dispersion_between(own: RankedArea, other: RankedArea) -> float:
    """What the months of such counts usually vary by, beyond chance: that of any count of incidents."""
    kind = kind_of_crime(ANY_OTHER)
    return borrowed_dispersion(float(own.area.count or 0), float(other.area.count or 0), kind=kind).value


def _limits(average: Decimal, heads: Sequence[int], per: int, limit: float) -> list[Range]:
    exposures = np.asarray(heads, dtype=np.float64) / per
    low, high = funnel_limits(float(average), exposures, limit)
    return [(_of_float(a), _of_float(b)) for a, b in zip(low.tolist(), high.tolist(), strict=True)]


def _of_float(value: float) -> Decimal:
    """A statistic as the shortest decimal that stands for it."""
    return Decimal(repr(float(value)))
