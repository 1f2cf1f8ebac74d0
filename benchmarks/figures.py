"""How long 10,000 figures take with tests, workings and sentences on one core, beside the bare special functions.

The bare calls are those that no test can do without: two binomial tails and two limits for each pair of counts, a
normal tail for each pair of shares, and the two limits of each value. What the ratio holds besides is exact decimals,
statuses and words.
"""

import random
import sys
from decimal import Decimal
from time import process_time

import numpy as np
from scipy import special

from core.numbers.quantities import Quantity
from core.numbers.units import Unit
from core.periods.period import Period
from figures.figure.building import build_figures
from figures.figure.records import FigureInput
from figures.readings.reading import Reading
from figures.targets.rules import Polarity, TargetDefinition, TargetRuleKind

FIGURES = 10_000
ROUNDS = 5
MOST_SECONDS = 2.0
YEAR = Period.parse("2013-14")


def main() -> int:
    """Print the best of five rounds of each; the exit status is 1 where the figures take two seconds or more."""
    inputs = _inputs(FIGURES)
    taken = min(_timed_figures(inputs) for _ in range(ROUNDS))
    bare = min(_timed_bare_calls(inputs) for _ in range(ROUNDS))
    sys.stdout.write(
        f"{FIGURES:,} figures: {taken:.2f} s of one core\n"
        f"the bare scipy.special calls: {bare:.3f} s\n"
        f"ratio: {taken / bare:.1f}\n"
    )
    return 0 if taken < MOST_SECONDS else 1


def _inputs(number: int) -> list[FigureInput]:
    """Three counts to every survey, each with a target of its own."""
    chance = random.Random(2013)  # noqa: S311 - made-up figures, no secret
    return [_survey(chance) if place % 4 == 3 else _count(chance) for place in range(number)]


def _count(chance: random.Random) -> FigureInput:
    previous = chance.randint(1, 3_000)
    aim = TargetDefinition(TargetRuleKind.PCT_CHANGE, Quantity.known(-5), YEAR, baseline=Decimal(previous))
    return FigureInput(
        label="Burglary",
        unit=Unit.COUNT,
        polarity=Polarity.LOWER,
        period=YEAR,
        now=Reading(period=YEAR, quantity=Quantity.known(max(0, previous + chance.randint(-200, 200)))),
        before=Reading(period=YEAR.year_earlier(), quantity=Quantity.known(previous)),
        target=aim,
    )


def _survey(chance: random.Random) -> FigureInput:
    return FigureInput(
        label="Satisfaction",
        unit=Unit.PERCENT,
        polarity=Polarity.HIGHER,
        period=YEAR,
        now=Reading(period=YEAR, quantity=Quantity.known(chance.randint(0, 100)), sample_size=500),
        before=Reading(period=YEAR.year_earlier(), quantity=Quantity.known(chance.randint(0, 100)), sample_size=400),
        target=TargetDefinition(TargetRuleKind.AT_LEAST, Quantity.known(85), YEAR),
    )


def _timed_figures(inputs: list[FigureInput]) -> float:
    started = process_time()
    build_figures(inputs)
    return process_time() - started


def _timed_bare_calls(inputs: list[FigureInput]) -> float:
    counts = [item for item in inputs if item.unit is Unit.COUNT]
    now = np.array([item.current.amount for item in counts], dtype=float)
    before = np.array([item.previous.amount for item in counts], dtype=float)
    distances = np.linspace(-3, 3, len(inputs) - len(counts))
    started = process_time()
    special.betainc(before + 1, now + 1, 0.5)
    special.betainc(now + 1, before + 1, 0.5)
    special.betaincinv(now + 1, before + 1, 0.025)
    special.betaincinv(before + 1, now + 1, 0.025)
    special.gammaincinv(now + 1, 0.025)
    special.gammainccinv(now + 1, 0.025)
    special.ndtr(distances)
    return process_time() - started


if __name__ == "__main__":
    sys.exit(main())
