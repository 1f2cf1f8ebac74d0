"""How far projections were off, how often their ranges held, and how often a status had to be taken back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.honest.measured import Measured
from benchmarks.honest.reading import SeriesYear
from figures.statistics.dispersions import series_dispersions
from figures.statistics.inputs import FloatArray
from figures.statistics.projections import Projection, project_year
from figures.targets.rules import Status
from figures.targets.running import status_of_count

MONTHS_IN = range(1, 12)
SEPTEMBER, DECEMBER = 6, 9
_TARGETS = (0.90, 0.95, 1.00, 1.05)
_MUCH = 1.05


@dataclass(frozen=True, slots=True)
class Projected:
    """A series-year with its projection for each number of months that were in."""

    series: SeriesYear
    by_months: dict[int, Projection]

    @property
    def ended(self) -> int:
        return self.series.total(self.series.year)


def projected(every: Sequence[SeriesYear]) -> list[Projected]:
    """All of them, from what was known after each month of the year."""
    found: list[Projected] = [Projected(one, {}) for one in every]
    for months in MONTHS_IN:
        known = [one.first(months) for one in every]
        spreads = series_dispersions([(counts, one.kind) for counts, one in zip(known, every, strict=True)])
        for place, one in enumerate(every):
            projection = project_year(
                known[place], year=one.year, kind=one.kind, wider=one.wider, dispersion=spreads[place].value
            )
            if projection is not None:
                found[place].by_months[months] = projection
    return found


def measured_projections(years: Sequence[Projected]) -> list[Measured]:
    """Median errors in per cent of what the year came to, coverage and width of the ranges."""
    errors = {months: _error(years, months) for months in MONTHS_IN}
    held = np.array([_held(one, months) for one in years for months in range(2, 10)])
    even = [np.median([abs(_even(one, months) - one.ended) / one.ended for one in years]) for months in MONTHS_IN]
    return [
        Measured(
            "median error, mean over the months 1 to 11", float(np.mean(list(errors.values()))), most=5.5, digits=2
        ),
        *(
            Measured(f"median error after {months} months", errors[months], most=most, digits=2)
            for months, most in ((3, 8.2), (6, 5.6), (9, 3.1))
        ),
        Measured("for comparison: even share, mean over the months", 100 * float(np.mean(even)), digits=2),
        Measured("80% range held, 2 to 9 months", 100 * float(held[:, 0].mean()), least=75, most=86),
        Measured("95% range held, 2 to 9 months", 100 * float(held[:, 1].mean()), least=91, most=98),
        Measured("width of the 80% range after 6 months (logarithm)", _width(years), most=0.30, digits=3, unit=""),
    ]


def measured_statuses(years: Sequence[Projected]) -> list[Measured]:
    """Of targets at 90, 95, 100 and 105% of the year before: words that the end of the year belied, in per cent."""
    told = [one for year in years for one in _told(year)]
    september = [(words[SEPTEMBER], due, year) for words, due, year in told]
    december = [(words[DECEMBER], due, year) for words, due, year in told]
    both = [{Status.ON_TRACK, Status.OFF_TRACK} <= set(words.values()) for words, _, _ in told]
    on, off = Status.ON_TRACK, Status.OFF_TRACK
    return [
        Measured("on track in September, missed in March", _share(september, on, past=1), most=8),
        Measured("the same, missed by more than 5%", _share(september, on, past=_MUCH), most=4),
        Measured("off track in September, met", 100 - _share(september, off, past=1), most=4),
        Measured("on track in December, missed", _share(december, on, past=1), most=4),
        Measured("both words in one year", 100 * float(np.mean(both)), most=7),
        Measured("for comparison: called on track in September", _said(september, on)),
        Measured("for comparison: called off track in September", _said(september, off)),
    ]


Told = tuple[dict[int, Status], float, Projected]


def _told(one: Projected) -> Iterator[Told]:
    last = one.series.total(one.series.year.year_earlier())
    for share in _TARGETS:
        due = share * last
        words = {
            months: status_of_count(projection, due=due, lower_is_better=True)
            for months, projection in one.by_months.items()
        }
        yield words, due, one


def _share(told: Sequence[tuple[Status, float, Projected]], word: Status, *, past: float) -> float:
    """Of those that were called so, how many years ended past so many times the target, in per cent."""
    said = [year.ended > past * due for status, due, year in told if status is word]
    return 100 * float(np.mean(said)) if said else float("nan")


def _said(told: Sequence[tuple[Status, float, Projected]], word: Status) -> float:
    return 100 * float(np.mean([status is word for status, _, _ in told]))


def _error(years: Sequence[Projected], months: int) -> float:
    return 100 * float(np.median([abs(one.by_months[months].value - one.ended) / one.ended for one in years]))


def _even(one: Projected, months: int) -> float:
    days = [month.days for month in one.series.year.months]
    return one.by_months[months].so_far * sum(days) / sum(days[:months])


def _held(one: Projected, months: int) -> tuple[bool, bool]:
    intervals = (one.by_months[months].interval(confidence) for confidence in (0.8, 0.95))
    narrow, wide = (low <= one.ended <= high for low, high in intervals)
    return narrow, wide


def _width(years: Sequence[Projected]) -> float:
    """The mean logarithm of the upper end by the lower one."""
    ends: FloatArray = np.array([one.by_months[SEPTEMBER].interval() for one in years])
    return float(np.log(np.maximum(ends[:, 1], 1) / np.maximum(ends[:, 0], 1)).mean())
