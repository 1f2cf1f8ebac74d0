"""Is a target plausible: can its change be told from chance, would luck do, what must the rest of the year bring?"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from scipy import special

from figures.statistics.changes import exact, quotient
from figures.statistics.errors import NegativeCount, StatisticsError
from figures.statistics.grades import SOME_BELOW
from figures.statistics.inputs import counts, dispersions, numbers
from figures.statistics.two_counts import compare_counts


@dataclass(frozen=True, slots=True)
class DetectableChange:
    """The smallest fall and rise of a count that could be told from usual variation, in incidents.

    `fall` is None where even no incident at all would be within it.
    """

    fall: int | None
    rise: int


@dataclass(frozen=True, slots=True)
class RunRate:
    """What each remaining part of a year may or must bring (`needed`) beside what each past one brought (`so_far`)."""

    needed: Decimal | None
    so_far: Decimal | None
    remaining: Decimal


def smallest_detectable_change(*, previous: int, dispersion: float = 1, below: float = SOME_BELOW) -> DetectableChange:
    """How far next period's count must be from `previous` for `compare_counts` to give a p under `below`.

    Both periods are of one length. Raises `NegativeCount`, `NotACount`, `StatisticsError`.
    """
    base = int(counts(previous, "previous count"))
    if not 0 < below < 1:
        raise StatisticsError(f"The level is a share between 0 and 1, not {below!r}.")

    def is_told(change: int) -> bool:
        compared = compare_counts(current=base + change, previous=base, dispersion=dispersion)
        return bool(compared.p_value < below)

    furthest = 8
    while not is_told(furthest):
        furthest *= 2
    fall = _first(lambda change: is_told(-change), base) if base and is_told(-base) else None
    return DetectableChange(fall=fall, rise=_first(is_told, furthest))


def chance_by_luck(*, baseline: int, due: float, lower_is_better: bool = True, dispersion: float = 1) -> float:
    """The chance that a count meets `due` though nothing has changed and `baseline` is its usual level.

    A Poisson count about `baseline`; with a dispersion above 1 a negative binomial one of that variance by mean.
    Raises `NegativeCount`, `NotACount`, `NotNumeric`, `StatisticsError`.
    """
    mean = float(counts(baseline, "baseline"))
    aim = float(numbers(due, "what is due"))
    spread = float(dispersions(dispersion))
    # Counts are whole: "at most 133.11" is met by 133, "at least 133.11" by 134, that is by not having 133 or fewer.
    last = np.floor(aim) if lower_is_better else np.ceil(aim) - 1
    at_most = _at_most(float(last), mean, spread)
    return at_most if lower_is_better else 1 - at_most


def run_rate(*, due: Decimal | int, so_far: Decimal | int, parts_done: int, parts_left: int) -> RunRate:
    """What each of the remaining parts (months, quarters) comes to if the year is to end at `due`.

    `needed` is None where no part remains, and negative where the year so far is already past `due`; `so_far` is None
    before the first part. Exact, unrounded. Raises `NegativeCount` for parts below zero.
    """
    if parts_done < 0 or parts_left < 0:
        raise NegativeCount("The parts of a year cannot be fewer than none.")
    remaining = exact(due) - exact(so_far)
    return RunRate(needed=quotient(remaining, parts_left), so_far=quotient(so_far, parts_done), remaining=remaining)


def _first(is_told: Callable[[int], bool], furthest: int) -> int:
    low, high = 1, furthest
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if is_told(middle) else (middle + 1, high)
    return low


def _at_most(last: float, mean: float, dispersion: float) -> float:
    if last < 0:
        return 0.0
    if mean == 0:
        return 1.0
    if dispersion == 1:
        return float(special.pdtr(last, mean))
    return float(special.betainc(mean / (dispersion - 1), last + 1, 1 / dispersion))
