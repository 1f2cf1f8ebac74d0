"""A year so far against the same months of the year before, as a figure of its own through the engine."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from core.numbers.quantities import MISSING, Quantity
from core.numbers.units import Unit
from core.periods.period import Period
from core.periods.words import PeriodKind
from figures.figure.building import build_figure
from figures.figure.records import FigureInput
from figures.figure.workings import workings_of
from figures.series.sums import SeriesPoint, year_to_date

_ADDS_UP = (Unit.COUNT, Unit.MONEY)


@dataclass(frozen=True, slots=True)
class YearToDateSentence:
    """A heading, one sentence, and the workings behind it."""

    heading: str
    sentence: str
    workings: tuple[str, ...] = ()


def year_to_date_of(months: Iterable[SeriesPoint], given: FigureInput) -> YearToDateSentence | None:
    """The financial year of `given` up to its last known month, beside the same months before; None without any.

    Where a month is missing on either side nothing is compared, and the sentence names it.
    """
    if given.unit not in _ADDS_UP:
        return None
    points = {point.period: point for point in months if point.period.kind is PeriodKind.MONTH}
    year = Period.containing(given.period.end, PeriodKind.FINANCIAL_YEAR)
    known = [month for month in year.months if month in points and points[month].value is not None]
    if not known:
        return None
    found = year_to_date({period: point.value for period, point in points.items()}, through=known[-1])
    heading = f"{_span(found.current.months)} against {_span(found.previous.months)}"
    if not found.complete:
        gaps = ", ".join(month.short_label for month in (*found.previous.missing, *found.current.missing))
        return YearToDateSentence(heading, f"Not compared: no figure for {gaps}.")
    figure = build_figure(
        replace(
            given,
            period=year,
            current=_known(found.current.total),
            previous=_known(found.previous.total),
            previous_period=year.year_earlier(),
            target=None,
            as_of=known[-1].end,
            previous_as_of=known[-1].year_earlier().end,
            is_illustrative=_is_illustrative(points, found.current.months),
            previous_is_illustrative=_is_illustrative(points, found.previous.months),
        )
    )
    return YearToDateSentence(heading, figure.sentence, workings_of(figure))


def _known(total: Decimal | None) -> Quantity:
    return MISSING if total is None else Quantity.known(total)


def _is_illustrative(points: dict[Period, SeriesPoint], months: Iterable[Period]) -> bool:
    return any(points[month].is_illustrative for month in months)


def _span(months: tuple[Period, ...]) -> str:
    first, last = months[0], months[-1]
    return first.short_label if first == last else f"{first.short_label} to {last.short_label}"
