"""Whether one month typed with a nought too many is found, and what it does to the limits around the others."""

from collections.abc import Sequence

import numpy as np

from benchmarks.honest.measured import Measured
from benchmarks.honest.reading import SeriesYear
from figures.statistics.inputs import FloatArray
from figures.statistics.stretch_variation import StretchVariation, stretch_variations
from figures.statistics.xmr_rules import SpecialCause

_SHORT = 13


def measured_variation(every: Sequence[SeriesYear], chance: np.random.Generator) -> list[Measured]:
    """Real months of two a month or more and without closures, 13 of them, and all 36."""
    long = [list(one.history.values()) for one in every if one.has_normal_history]
    short = [row[start : start + _SHORT] for row in long for start in (0, 12, 23)]
    clean = [(row, found) for row in short if (found := _chart(row)) is not None]
    pairs = [(found, _wrong(row, chance)) for row, found in clean]
    spoilt = [(found, wrong, place, _chart(wrong)) for found, (wrong, place) in pairs if wrong[place] > 0]
    with_charts = [(found, place, seen) for found, _, place, seen in spoilt if seen is not None]
    widths = [_width(seen) / _width(found) for found, _, seen in with_charts if _width(found)]
    return [
        Measured("one month times ten among 13, found", _percent([_is_out(s, p) for _, p, s in with_charts]), least=95),
        Measured(
            "other points then outside the limits",
            _percent([o for _, p, s in with_charts for o in _others(s, p)]),
            most=3,
        ),
        Measured(
            "limits wider then, 90th percentile (times)", float(np.quantile(widths, 0.9)), most=1.25, digits=2, unit=""
        ),
        Measured(
            "a point set aside in clean series of 13 months", _percent([bool(f.wild) for _, f in clean]), most=1.5
        ),
        Measured("a point set aside in clean series of 36 months", _percent(_aside(long)), most=3),
    ]


def _chart(row: Sequence[float]) -> StretchVariation | None:
    """The variation of the whole row; None where it bears no limits."""
    found = stretch_variations(row)
    return found[0] if len(found) == 1 and found[0].chart is not None else None


def _aside(rows: Sequence[Sequence[float]]) -> list[bool]:
    return [bool(found.wild) for row in rows if (found := _chart(row)) is not None]


def _wrong(row: Sequence[float], chance: np.random.Generator) -> tuple[list[float], int]:
    place = int(chance.integers(0, len(row)))
    return [10 * count if at == place else count for at, count in enumerate(row)], place


def _is_out(found: StretchVariation, place: int) -> bool:
    return found.chart is not None and SpecialCause.OUTSIDE in found.chart.points[place].special_causes


def _others(found: StretchVariation, place: int) -> list[bool]:
    return [_is_out(found, at) for at in found.places if at != place]


def _width(found: StretchVariation) -> float:
    return 0.0 if found.chart is None else found.chart.mean_moving_range


def _percent(shares: Sequence[bool] | FloatArray) -> float:
    return 100 * float(np.mean(shares))
