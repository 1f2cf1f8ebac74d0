"""How often a change is called clear where there is none, steady where there is one, and how often a real one is seen.

10,000 pairs of years at each setting, of all kinds of crime and of 2 to 300 a month, as partnerships count of one kind.
What months really vary by differs from what their kind lends them (lognormal, 0.3), as it does among areas.
"""

import math

import numpy as np

from benchmarks.honest.made_series import FIRST, PAIRS, MadeYears, made_years
from benchmarks.honest.measured import Measured
from figures.statistics.dispersions import blended
from figures.statistics.grades import Grade
from figures.statistics.inputs import FloatArray
from figures.statistics.kinds_of_crime import every_kind
from figures.statistics.own_dispersion import own_dispersions
from figures.statistics.two_counts import compare_counts

_USUAL_SIZES, _LARGE_SIZES = (2, 300), (300, 5000)
_UNLIKE = 0.3


def measured_grades(chance: np.random.Generator) -> list[Measured]:
    """False and missed words, as percentages of pairs."""
    apart, linked = _alike(chance), _alike(chance, together=0.3)
    independent, together = _grades(apart), _grades(linked)
    control = compare_counts(current=apart.now, previous=apart.before, dispersion=1).grade
    return [
        Measured("no change, called clear", _share(independent, Grade.CLEAR), most=0.6, digits=2),
        Measured("no change, called some or clear", _share(independent, Grade.CLEAR, Grade.SOME), most=6, digits=2),
        Measured(
            "no change, called clear, months autocorrelated 0.3", _share(together, Grade.CLEAR), most=1.2, digits=2
        ),
        Measured("the same, some or clear", _share(together, Grade.CLEAR, Grade.SOME), most=10, digits=2),
        Measured("control: with a dispersion of 1, called clear", _share(control, Grade.CLEAR), least=0.6, digits=2),
        Measured("the same, some or clear", _share(control, Grade.CLEAR, Grade.SOME), least=6, digits=2),
        *_steady(chance),
        *_power(chance, a_year=3000, change=0.10, some=70, clear=30),
        *_power(chance, a_year=1000, change=0.20, some=80, clear=40),
    ]


def _steady(chance: np.random.Generator) -> list[Measured]:
    """Of counts that are large enough to be called steady at all."""
    return [
        Measured(
            f"a true {words} of 10%, called steady",
            _share(_grades(_alike(chance, change=change, sizes=_LARGE_SIZES)), Grade.STEADY),
            most=3,
        )
        for words, change in (("rise", 0.10), ("fall", -0.10))
    ]


def _power(chance: np.random.Generator, *, a_year: int, change: float, some: float, clear: float) -> list[Measured]:
    """How often a real rise from `a_year` is seen, where months vary twice as much as chance and their kind says so."""
    means, twice = np.full(PAIRS, a_year / 12), np.full(PAIRS, 2.0)
    grades = _grades(made_years(chance, means=means, borrowed=twice, dispersion=twice, change=change))
    what = f"{a_year:,} a year, {change:+.0%}, dispersion 2:"
    return [
        Measured(f"{what} some or clear", _share(grades, Grade.CLEAR, Grade.SOME), least=some),
        Measured(f"{what} clear", _share(grades, Grade.CLEAR), least=clear),
    ]


def _alike(
    chance: np.random.Generator,
    *,
    change: float = 0.0,
    together: float = 0.0,
    sizes: tuple[float, float] = _USUAL_SIZES,
) -> MadeYears:
    """Years of all kinds of crime, of sizes within these monthly means."""
    means = np.exp(chance.uniform(math.log(sizes[0]), math.log(sizes[1]), PAIRS))
    excess = chance.choice([kind.excess for kind in every_kind()], PAIRS)
    borrowed = 1 + excess * np.sqrt(means)
    real = np.maximum(borrowed * np.exp(chance.normal(0, _UNLIKE, PAIRS)), 1.0)
    return made_years(chance, means=means, borrowed=borrowed, dispersion=real, change=change, together=together)


def _grades(years: MadeYears) -> FloatArray:
    own, freedom = own_dispersions(years.months, FIRST)
    dispersion = blended(own, freedom, years.borrowed)
    found: FloatArray = compare_counts(current=years.now, previous=years.before, dispersion=dispersion).grade
    return found


def _share(grades: FloatArray, *words: Grade) -> float:
    return 100 * float(np.isin(grades, [word.value for word in words]).mean())
