"""A trend in words: the fitted change and the change from point to point, labelled apart."""

from collections.abc import Sequence
from decimal import Decimal

from core.numbers.formats import format_number, round_half_up
from core.numbers.units import Unit
from core.periods.period import Period
from figures.series.points import unbroken
from figures.series.sums import SeriesPoint
from figures.statistics.changes import percent_change
from figures.statistics.grades import Grade
from figures.statistics.trends import FEWEST_POINTS, Trend, linear_trend

_WORDS = {
    Grade.CLEAR: "a clear trend",
    Grade.SOME: "probably a trend",
    Grade.TOO_FEW: "no trend can be told",
}


def fitted_line(points: Sequence[SeriesPoint], unit: Unit) -> dict[Period, Decimal]:
    """The fitted line's height in each period from the first known to the last; empty where `trend_words` has none."""
    inner = _stretch(points, unit)
    if not inner:
        return {}
    found = linear_trend([None if point.value is None else float(point.value) for point in inner])
    return {point.period: _possible(float(at), unit) for point, at in zip(inner, found.fitted, strict=True)}


def trend_words(points: Sequence[SeriesPoint], unit: Unit) -> tuple[str, ...]:
    """The fitted change, the point-to-point change, and whether there is a trend; empty below three known points.

    Changes are in per cent of their own start, of percentages in points. No line crosses a gap, a break or figures
    read off a chart.
    """
    inner = _stretch(points, unit)
    if not inner:
        return ()
    found = linear_trend([None if point.value is None else float(point.value) for point in inner])
    first, last = inner[0], inner[-1]
    span = f"from {first.period.short_label} to {last.period.short_label}"
    start, end = (_possible(float(found.fitted[place]), unit) for place in (0, -1))
    return (
        f"Fitted line {span}: {_value(start, unit)} to {_value(end, unit)}{_change(start, end, unit)}.",
        f"Point to point {span}: {_value(first.value, unit)} to {_value(last.value, unit)}"
        f"{_change(first.value, last.value, unit)}.",
        _test(found, unit),
    )


def _stretch(points: Sequence[SeriesPoint], unit: Unit) -> Sequence[SeriesPoint]:
    """The last unbroken stretch; nothing where too few are known to fit a line, or where they are places."""
    inner = unbroken(points)
    return () if len(inner) < FEWEST_POINTS or unit is Unit.RANK else inner


def _possible(height: float, unit: Unit) -> Decimal:
    """The height of a line as the unit can have it: never below zero, no percentage over 100."""
    most = 100.0 if unit is Unit.PERCENT else height
    return Decimal(repr(max(0.0, min(height, most))))


def _test(found: Trend, unit: Unit) -> str:
    low, high = (_value(Decimal(repr(limit)), unit) for limit in found.interval)
    slope = _value(Decimal(repr(found.slope)), unit)
    return f"Slope of the line {slope} a step (95% interval {low} to {high}): {_WORDS[found.grade]}."


def read_off_words(points: Sequence[SeriesPoint]) -> str:
    """`the series was read off a chart`, or `some of its figures were`; empty where none was."""
    known = [point.is_read_off_chart for point in points if point.value is not None]
    if not any(known):
        return ""
    return "the series was read off a chart" if all(known) else "some of its figures were read off a chart"


def _value(value: Decimal | None, unit: Unit) -> str:
    return "no data" if value is None else unit.write(round_half_up(value, 1))


def _change(before: Decimal | None, now: Decimal | None, unit: Unit) -> str:
    if before is None or now is None:
        return ""
    if unit is Unit.PERCENT:
        return f", {format_number(round_half_up(now - before, 1))} percentage points"
    percent = percent_change(current=now, previous=before) if before > 0 else None
    return "" if percent is None else f", {format_number(percent, 1)}%"
