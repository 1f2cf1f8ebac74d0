"""Where a running year is heading: so far, and the recent level by the season of the months that are left.

Level. Season taken out, two running means begun with the mean of the first twelve months: in the steady one each month
counts 0.9 of the next, in the nimble one as the noise of the months and the restlessness of the kind of crime ask for
(the gain of a local level model that has settled, Harvey 1989). The level is the mean of these two readings.

Range. The months left vary by chance and clustering (dispersion by their count), the level is known from about a
year's count (1.33 times the same, by the last twelve months), and it moves on (the drift of the kind, less so the more
of the year is in). The rest of the year is taken as lognormal about its projection with that variance.
"""

from dataclasses import dataclass
from math import ceil, exp, floor, log, log1p, sqrt

import numpy as np
from scipy import special

from core.periods.period import Period
from figures.statistics.dispersions import series_dispersion
from figures.statistics.inputs import FloatArray, tail
from figures.statistics.kinds_of_crime import KindOfCrime
from figures.statistics.months import Months
from figures.statistics.year_seasons import year_season

STEADY_KEEP = 0.9
# Ranges are a little wider than the years learnt from asked for: too narrow is the worse error.
MARGIN = 1.03
LEVEL_NOISE = 1.33
DRIFT_AT_START, DRIFT_LESS_A_MONTH = 1.2, 0.035
_LEVEL_YEARS = 3
# No level is taken as lower than half an incident a year: none so far does not mean that there will be none.
_LEAST_A_YEAR = 0.5
# From how far off the projection, by either end of its 80% range, a year could go either way.
WIDE = 0.15


@dataclass(frozen=True, slots=True)
class Projection:
    """A year's count as it is heading.

    `so_far` was counted in the `known` months of the year. The `rest` is expected in the others, those before `through`
    that are missing included; `through` is the place of the last known month, 0 before the first. `readings` are the
    rest by the steady and by the nimble reading of the level, the lower one first. `spread` is the standard deviation
    of the rest by its mean. `share_left` is the part of a usual year's total that falls to the months that are not in.
    """

    so_far: float
    rest: float
    readings: tuple[float, float]
    spread: float
    known: int
    through: int
    share_left: float = 0.0

    @property
    def value(self) -> float:
        """What the whole year is heading for."""
        return self.so_far + self.rest

    def interval(self, confidence: float = 0.8) -> tuple[float, float]:
        """The range that holds the year's count with that confidence, in whole incidents, rounded outwards."""
        reach = exp(-float(special.ndtri(tail(confidence))) * self._deviation)
        return self.so_far + floor(self.rest / reach), self.so_far + ceil(self.rest * reach)

    @property
    def is_wide(self) -> bool:
        """Whether the 80% range reaches further than 15% from the projection on either side."""
        low, high = self.interval()
        return high > (1 + WIDE) * self.value or low < (1 - WIDE) * self.value

    def chance_at_most(self, due: float) -> float:
        """The chance that the year ends at `due` or below; counts are whole, so that 133.1 is 133."""
        return self._at_most(due, self.rest)

    def chances_at_most(self, due: float) -> tuple[float, float]:
        """The same by the two readings of the level, the smaller chance first: how sure it is that it holds."""
        fewer, more = self.readings
        return self._at_most(due, more), self._at_most(due, fewer)

    def _at_most(self, due: float, rest: float) -> float:
        left = floor(due) - self.so_far
        if left < 0 or not rest:
            return float(left >= 0)
        return float(special.ndtr(log((left + 0.5) / rest) / self._deviation))

    @property
    def _deviation(self) -> float:
        """The standard deviation of the logarithm."""
        return sqrt(log1p(self.spread**2))


def project_year(
    months: Months,
    *,
    year: Period,
    kind: KindOfCrime,
    wider: Months | None = None,
    dispersion: float | None = None,
) -> Projection | None:
    """The projection of a year of twelve months from the area's own months, those of `year` among them.

    `wider` are the months of its force or country for the same kind, of which those before the year tell the season.
    `dispersion` is worked out from the months unless it is given. A month that is not in (None, or left out) is
    expected like those still to come. None where no month of the year or of the three before it is known. Raises
    `NegativeCount`, `NotNumeric`, `StatisticsError`.
    """
    past = _past(months, year)
    known = ~np.isnan(past)
    if not known.any():
        return None
    span = {month: count for month, count in months.items() if month <= year.months[-1]}
    phi = series_dispersion(span, kind=kind).value if dispersion is None else dispersion
    season = year_season(months, year=year, wider=wider, dispersion=phi)
    inside = known[-12:]
    left = float(season[~inside].sum())
    fewer, more = (max(level, _LEAST_A_YEAR) * left for level in _levels(past, season, phi, kind.drift))
    rest = (fewer + more) / 2
    return Projection(
        so_far=float(past[-12:][inside].sum()),
        rest=rest,
        readings=(fewer, more),
        spread=_spread(rest, float(past[known][-12:].sum()), int(inside.sum()), phi, kind.drift),
        known=int(inside.sum()),
        through=int(np.flatnonzero(inside).max(initial=-1)) + 1,
        share_left=left / float(season.sum()),
    )


def _past(months: Months, year: Period) -> FloatArray:
    """Up to three years of months before the year, then the twelve of the year, NaN where not known."""
    years = [year]
    for _ in range(_LEVEL_YEARS):
        years.insert(0, years[0].year_earlier())
    counts = [months.get(month) for one in years for month in one.months]
    return np.array([np.nan if count is None else float(count) for count in counts])


def _levels(past: FloatArray, season: FloatArray, phi: float, drift: float) -> list[float]:
    """The two readings of the level that the known months have come to, as a count a year, the lower one first."""
    known = np.flatnonzero(~np.isnan(past))
    shares = np.resize(season, len(past))
    first, later = known[:12], known[12:]
    steady = nimble = float(past[first].sum() / shares[first].sum())
    step = drift**2 * max(float(past[known[-12:]].mean()), 0.25) / phi
    gain = (sqrt(step**2 + 4 * step) - step) / 2
    for seen in (past[later] / shares[later]).tolist():
        steady += (1 - STEADY_KEEP) * (seen - steady)
        nimble += gain * (seen - nimble)
    return sorted((steady, nimble))


def _spread(rest: float, last_twelve: float, known: int, phi: float, drift: float) -> float:
    if not rest:
        return 0.0
    moves = drift * (DRIFT_AT_START - DRIFT_LESS_A_MONTH * known)
    return MARGIN * sqrt(phi / rest + LEVEL_NOISE * phi / max(last_twelve, 1.0) + moves**2)
