"""A trend in words: the fitted change and the change from point to point, labelled apart."""

from collections.abc import Sequence
from decimal import Decimal

from core.numbers.formats import format_number, round_half_up
from core.numbers.units import Unit
from core.periods.period import Period
from figures.series.sums import SeriesPoint
from figures.statistics.changes import percent_change
from figures.statistics.evidence import Evidence
from figures.statistics.trends import FEWEST_POINTS, Trend, linear_trend

_WORDS = {
    Evidence.CLEAR: "a clear trend",
    Evidence.SOME: "some evidence of a trend",
    Evidence.NONE: "within usual variation: no trend can be told",
}


def fitted_line(points: Sequence[SeriesPoint], unit: Unit) -> dict[Period, Decimal]:
    """The fitted line's height in each period from the first known to the last; empty where `trend_words` has none."""
    inner = _from_first_to_last(points, unit)
    if not inner:
        return {}
    found = linear_trend([None if point.value is None else float(point.value) for point in inner])
    return {point.period: Decimal(repr(float(at))) for point, at in zip(inner, found.fitted, strict=True)}


def trend_words(points: Sequence[SeriesPoint], unit: Unit) -> tuple[str, ...]:
    """The fitted change, the point-to-point change, and whether there is a trend; empty below three known points.

    Changes are in per cent of their own start, of percentages in points. An illustrative series has no test.
    """
    inner = _from_first_to_last(points, unit)
    if not inner:
        return ()
    found = linear_trend([None if point.value is None else float(point.value) for point in inner])
    first, last = inner[0], inner[-1]
    span = f"from {first.period.short_label} to {last.period.short_label}"
    start, end = Decimal(repr(float(found.fitted[0]))), Decimal(repr(float(found.fitted[-1])))
    return (
        f"Fitted line {span}: {_value(start, unit)} to {_value(end, unit)}{_change(start, end, unit)}.",
        f"Point to point {span}: {_value(first.value, unit)} to {_value(last.value, unit)}"
        f"{_change(first.value, last.value, unit)}.",
        _test(found, unit, points),
    )


def _from_first_to_last(points: Sequence[SeriesPoint], unit: Unit) -> Sequence[SeriesPoint]:
    """The points between the first known and the last; none where too few are known to fit a line."""
    known = [point for point in points if point.value is not None]
    if len(known) < FEWEST_POINTS or unit is Unit.RANK:
        return ()
    return points[points.index(known[0]) : points.index(known[-1]) + 1]


def _test(found: Trend, unit: Unit, points: Sequence[SeriesPoint]) -> str:
    if any(point.is_illustrative for point in points):
        return f"Not tested: {illustrative_words(points)}."
    low, high = (_value(Decimal(repr(limit)), unit) for limit in found.interval)
    slope = _value(Decimal(repr(found.slope)), unit)
    return f"Slope of the line {slope} a step (95% interval {low} to {high}): {_WORDS[found.evidence]}."


def illustrative_words(points: Sequence[SeriesPoint]) -> str:
    """`the series is illustrative`, or `some of its figures are`; empty where none is."""
    known = [point.is_illustrative for point in points if point.value is not None]
    if not any(known):
        return ""
    return "the series is illustrative" if all(known) else "some of its figures are illustrative"


def _value(value: Decimal | None, unit: Unit) -> str:
    return "no data" if value is None else unit.write(round_half_up(value, 1))


def _change(before: Decimal | None, now: Decimal | None, unit: Unit) -> str:
    if before is None or now is None:
        return ""
    if unit is Unit.PERCENT:
        return f", {format_number(round_half_up(now - before, 1))} percentage points"
    percent = percent_change(current=now, previous=before) if before > 0 else None
    return "" if percent is None else f", {format_number(percent, 1)}%"
