"""Whether the dispersion that is lent is large enough for areas that it was not learnt from, and the own one sound."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from scipy import special, stats

from benchmarks.honest.measured import Measured
from benchmarks.honest.reading import SeriesYear
from core.periods.period import Period
from figures.statistics.inputs import BoolArray, FloatArray
from figures.statistics.kinds_of_crime import KindOfCrime, learnt_from
from figures.statistics.own_dispersion import own_dispersions

_LEVEL = 0.025
_OVERALL, _OF_A_TYPE = 4.0, 6.0
_FEWEST_A_MONTH, _ABOUT = 2.0, 0.15
# How unlikely a share above its bound must be, for one of all types, before a type with few series is beyond it.
_BEYOND_CHANCE = 0.05
# The crime types of data.police.uk that the kinds of the table belong to.
_TYPES = {
    "Bicycle theft": ("Bicycle theft",),
    "Burglary": ("Burglary", "Domestic burglary", "Non-domestic burglary"),
    "Criminal damage and arson": ("Arson", "Criminal damage", "Criminal damage and arson"),
    "Drugs": ("Drug offences", "Possession of drugs", "Trafficking of drugs"),
    "Other crime": ("Handling stolen goods", "Miscellaneous crimes against society"),
    "Other theft": ("All other theft offences",),
    "Possession of weapons": ("Possession of article with blade or point", "Possession of weapons offences"),
    "Public order": (
        "Public fear, alarm or distress",
        "Public order offences",
        "Racially or religiously aggravated public fear, alarm or distress",
    ),
    "Robbery": ("Robbery", "Robbery of business property", "Robbery of personal property"),
    "Shoplifting": ("Shoplifting",),
    "Theft from the person": ("Theft from the person",),
    "Vehicle crime": (
        "Aggravated vehicle taking",
        "Interfering with a motor vehicle",
        "Theft from a motor vehicle",
        "Theft or taking of a motor vehicle",
        "Vehicle offences",
    ),
    "Violence and sexual offences": (
        "Other sexual offences",
        "Rape",
        "Sexual offences",
        "Violence against the person",
        "Violence with injury",
        "Violence without injury",
    ),
}


def measured_dispersions(every: Sequence[SeriesYear]) -> list[Measured]:
    """Shares of the histories of 36 months, without the years of closures, of areas that were not learnt from."""
    series = [one for one in every if one.has_normal_history and one.area not in learnt_from()]
    rows = np.array([list(one.history.values()) for one in series], dtype=np.float64)
    # The three years begin in April whichever they are; a leap day moves one length by a thirtieth of a thirty-sixth.
    first = next(iter(series[0].history))
    own, freedom = own_dispersions(rows, first)
    lent = np.array([one.kind.dispersion(row.mean()) for one, row in zip(series, rows, strict=True)])
    too_small = _too_small(own, freedom, lent)
    return [
        Measured(
            f"lent dispersion too small at the 2.5% level, {len(series)} series", _percent(too_small), most=_OVERALL
        ),
        *_by_type([one.kind for one in series], too_small),
        Measured("the same with a dispersion of 1", _percent(_too_small(own, freedom, np.ones_like(lent)))),
        Measured("own one within 15% after one month times ten", _percent(_sound(rows, first, own)), least=90),
    ]


def _too_small(own: FloatArray, freedom: FloatArray, tried: FloatArray) -> BoolArray:
    found: BoolArray = own * freedom / tried > special.chdtri(freedom, _LEVEL)
    return found


def _by_type(kinds: Sequence[KindOfCrime], too_small: BoolArray) -> list[Measured]:
    """The share of each type; judged where it cannot be by chance that it is beyond its bound."""
    of_type = {kind: name for name, members in _TYPES.items() for kind in members}
    found: dict[str, list[bool]] = defaultdict(list)
    for kind, is_small in zip(kinds, too_small.tolist(), strict=True):
        if kind.name in of_type:
            found[of_type[kind.name]].append(is_small)
    rows = []
    for name, small in sorted(found.items()):
        by_chance = stats.binom.sf(sum(small) - 1, len(small), _OF_A_TYPE / 100)
        judged = np.mean(small) <= _OF_A_TYPE / 100 or by_chance < _BEYOND_CHANCE / len(_TYPES)
        few = "" if judged else ", too few to judge"
        share = _percent(np.array(small))
        rows.append(Measured(f"  {name}, {len(small)} series{few}", share, most=_OF_A_TYPE if judged else None))
    return rows


def _sound(rows: FloatArray, first: Period, own: FloatArray) -> BoolArray:
    """Whether the own dispersion stays about as it is where one month, each in turn, has a nought too many."""
    enough = rows.mean(axis=1) >= _FEWEST_A_MONTH
    found = []
    for place in range(rows.shape[1]):
        tried = enough & (rows[:, place] > 0)
        wrong = rows[tried].copy()
        wrong[:, place] *= 10
        told, _ = own_dispersions(wrong, first)
        found.append(np.abs(told / own[tried] - 1) <= _ABOUT)
    return np.concatenate(found)


def _percent(shares: BoolArray) -> float:
    return 100 * float(shares.mean())
