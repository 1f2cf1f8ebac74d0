"""How much more a monthly series varies than independent incidents would."""

import numpy as np

from figures.statistics.errors import NegativeCount
from figures.statistics.inputs import Gaps, series
from figures.statistics.xmr_charts import mean_moving_range

FEWEST_MONTHS = 24
# A normal moving range of two is on average this many standard deviations.
RANGE_TO_DEVIATION = 1.128


def dispersion(values: Gaps) -> float | None:
    """Variance by mean of monthly counts, from their moving ranges (as screened in the XmR chart), 1 at the least.

    For Poisson counts it is 1. Moving ranges see the month-to-month variation and not a slow change. None below 24
    known months, for then nothing is known of it. Raises `NegativeCount`, `NotNumeric`.
    """
    found = series(values)
    known = found[~np.isnan(found)]
    if (known < 0).any():
        raise NegativeCount("A monthly count is below zero.")
    if len(known) < FEWEST_MONTHS or not np.isfinite(np.diff(found)).any():
        return None
    deviation = mean_moving_range(found, screen_outliers=True) / RANGE_TO_DEVIATION
    mean = float(known.mean())
    return max(1.0, deviation**2 / mean) if mean else 1.0
