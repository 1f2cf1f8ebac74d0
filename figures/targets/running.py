"""The status of a target while its year runs, by the chance that the year ends within it.

The rule. First what can no longer change: already missed, already met. In the first two months it is too early to say.
Then the chance P that the target is met: on track from 0.8, off track up to 0.2. Between them a target could go either
way where the 80% range reaches further than 15% from the projection, and is at risk where it does not. Of a count P
must be that high, or that low, by both readings of its level, the steady and the nimble one: a word that the next
month takes back is worth nothing.

The rule is monotone: a target that is easier to meet, or a year that has gone better, never has a worse status.
"""

from decimal import Decimal
from math import ceil, floor, sqrt
from typing import TypeAlias

from scipy import special

from figures.statistics.intervals import wilson_interval
from figures.statistics.projections import WIDE, Projection
from figures.targets.rules import Status

ON_TRACK_FROM, OFF_TRACK_UP_TO = 0.8, 0.2
FIRST_MONTH_TOLD = 3

Due: TypeAlias = float | Decimal


def status_of_count(projection: Projection, *, due: Due, lower_is_better: bool, strict: bool = False) -> Status:
    """The status of a year's count against `due`, of which equality is a miss where it is `strict`.

    A rate is judged by its numerator: `due` is then the rate by the year's people.
    """
    most = _most_below(due, strict=lower_is_better == strict)
    if projection.so_far > most:
        return Status.ALREADY_MISSED if lower_is_better else Status.ALREADY_MET
    least_sure, most_sure = projection.chances_at_most(most)
    if not lower_is_better:
        least_sure, most_sure = 1 - most_sure, 1 - least_sure
    return _by_chance(least_sure, most_sure, projection.through, projection.is_wide)


def status_of_percentage(
    *, percent: Due, people: int, due: Due, lower_is_better: bool, months: int, strict: bool = False
) -> Status:
    """The status of a percentage of `people` asked or seen in the first `months` months of the year.

    P is the confidence at which Wilson's interval of the percentage just reaches `due`.
    """
    share, aim = float(percent) / 100, float(due) / 100
    error = sqrt(max(aim * (1 - aim), 0.0) / people)
    if error:
        above = float(special.ndtr((share - aim) / error))
    else:
        above = float(share > aim if strict != lower_is_better else share >= aim)
    chance = 1 - above if lower_is_better else above
    low, high = wilson_interval(share * people, people, 0.8)
    return _by_chance(chance, chance, months, high > (1 + WIDE) * share or low < (1 - WIDE) * share)


def status_without_range(meets: Status, *, months: int) -> Status:
    """The status of what has no range, such as a rank or a percentage of nobody knows how many, by where it stands:
    `meets` is its status as if the year were over. Raises `KeyError` for a status that is not one of three."""
    if months < FIRST_MONTH_TOLD:
        return Status.TOO_EARLY
    return {
        Status.MET: Status.ON_TRACK,
        Status.WITHIN_TOLERANCE: Status.AT_RISK,
        Status.MISSED: Status.OFF_TRACK,
    }[meets]


def _most_below(due: Due, *, strict: bool) -> int:
    """The largest whole count up to `due`, or below it."""
    return ceil(due) - 1 if strict else floor(due)


def _by_chance(least_sure: float, most_sure: float, months: int, is_wide: bool) -> Status:
    if months < FIRST_MONTH_TOLD:
        return Status.TOO_EARLY
    if least_sure >= ON_TRACK_FROM:
        return Status.ON_TRACK
    if most_sure <= OFF_TRACK_UP_TO:
        return Status.OFF_TRACK
    return Status.COULD_GO_EITHER_WAY if is_wide else Status.AT_RISK
