"""Honest statistics for counts, rates, percentages and places: pure functions, exact where that is possible.

What is read off figures is `Decimal` (`changes`, `ranks`, `costs`); what comes from a probability is `float`, and numpy
arrays where arrays go in. Nothing is rounded. What cannot be worked out is None, or an error of the `StatisticsError`
family; never a NaN, and never a zero in place of something missing.
"""

from figures.statistics.changes import (
    difference,
    implied_baseline,
    implied_comparator,
    implied_population,
    part_of,
    percent_change,
    places_gained,
    quotient,
    share,
    total,
)
from figures.statistics.costs import CrimeCost, UnitCost, cost_of_crime, cost_series
from figures.statistics.errors import (
    ImpossibleProportion,
    MixedEditions,
    NegativeCount,
    NotACount,
    NotNumeric,
    NoUnitCost,
    StatisticsError,
    TooFewPoints,
    UnexplainedBreak,
    ZeroExposure,
)
from figures.statistics.evidence import CLEAR_BELOW, SOME_BELOW, Evidence, evidence_of
from figures.statistics.groups import FunnelPosition, funnel_limits, funnel_position
from figures.statistics.intervals import (
    Population,
    Rate,
    byars_interval,
    exact_poisson_interval,
    poisson_interval,
    rate,
    wilson_interval,
)
from figures.statistics.plausibility import (
    DetectableChange,
    RunRate,
    chance_by_luck,
    run_rate,
    smallest_detectable_change,
)
from figures.statistics.ranks import (
    NextPlace,
    Ranking,
    competition_rank,
    next_place,
    quarter_of_rank,
    quarter_words,
)
from figures.statistics.seasons import Season, season, without_season
from figures.statistics.trends import Trend, linear_trend
from figures.statistics.two_counts import CountComparison, compare_counts
from figures.statistics.two_proportions import ProportionComparison, compare_proportions
from figures.statistics.variation import dispersion
from figures.statistics.xmr_charts import (
    Assurance,
    Break,
    Segment,
    XmrChart,
    XmrPoint,
    assurance,
    rebased_xmr,
    xmr,
)
from figures.statistics.xmr_rules import SpecialCause

__all__ = [
    "CLEAR_BELOW",
    "SOME_BELOW",
    "Assurance",
    "Break",
    "CountComparison",
    "CrimeCost",
    "DetectableChange",
    "Evidence",
    "FunnelPosition",
    "ImpossibleProportion",
    "MixedEditions",
    "NegativeCount",
    "NextPlace",
    "NoUnitCost",
    "NotACount",
    "NotNumeric",
    "Population",
    "ProportionComparison",
    "Ranking",
    "Rate",
    "RunRate",
    "Season",
    "Segment",
    "SpecialCause",
    "StatisticsError",
    "TooFewPoints",
    "Trend",
    "UnexplainedBreak",
    "UnitCost",
    "XmrChart",
    "XmrPoint",
    "ZeroExposure",
    "assurance",
    "byars_interval",
    "chance_by_luck",
    "compare_counts",
    "compare_proportions",
    "competition_rank",
    "cost_of_crime",
    "cost_series",
    "difference",
    "dispersion",
    "evidence_of",
    "exact_poisson_interval",
    "funnel_limits",
    "funnel_position",
    "implied_baseline",
    "implied_comparator",
    "implied_population",
    "linear_trend",
    "next_place",
    "part_of",
    "percent_change",
    "places_gained",
    "poisson_interval",
    "quarter_of_rank",
    "quarter_words",
    "quotient",
    "rate",
    "rebased_xmr",
    "run_rate",
    "season",
    "share",
    "smallest_detectable_change",
    "total",
    "wilson_interval",
    "without_season",
    "xmr",
]
