"""The usual variation of a monthly series as an XmR chart: of its latest stretch that nothing parts, and without its
season."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from core.numbers.units import Unit
from core.periods.words import PeriodKind
from figures.charts.chart import Band, Chart, ChartPoint, ChartSeries, SeriesRole, level_line, value_words
from figures.series import special_causes
from figures.series.points import MarkedBreak, since_last_break
from figures.series.sums import SeriesPoint
from figures.series.trend import read_off_words
from figures.statistics.errors import StatisticsError
from figures.statistics.seasons import season, without_season
from figures.statistics.stretch_variation import stretch_variations
from figures.statistics.xmr_charts import XmrChart


def usual_variation(
    label: str, names: Sequence[str], found: XmrChart, *, unit: Unit, target: Decimal | None = None
) -> Chart:
    """An XmR chart: the points with what marks them as special, their mean, and the band of usual variation.

    `names` are those of the points, in order. A lower limit below zero is drawn at zero where no point is negative.
    """
    mean, lower, upper = (_of_float(value) for value in (found.mean, found.lower, found.upper))
    if all(point.value is None or point.value >= 0 for point in found.points):
        lower = max(lower, Decimal(0))
    points = _points(names, found)
    series = [ChartSeries(label, points), level_line("Mean", points, mean, SeriesRole.AVERAGE)]
    if target is not None:
        series.append(level_line("Target", points, target, SeriesRole.TARGET))
    special = [point.x for point in points if point.note]
    between = f"{value_words(lower, unit)} and {value_words(upper, unit)}"
    usually = f"Usually between {between}, on average {value_words(mean, unit)}."
    return Chart(
        kind="xmr",
        title=f"{label}: {_variation_words(len(special))}",
        subtitle="Provisional: fewer than 24 points" if found.is_provisional else "",
        summary=" ".join([usually, *special_causes.in_words(names, found, unit)]),
        series=tuple(series),
        y_label=unit.label,
        bands=(Band("Usual variation", lower, upper),),
        header=("Period", label, "Out of the usual"),
        rows=tuple(
            (point.x, "no data" if point.y is None else value_words(point.y, unit), point.note) for point in points
        ),
    )


def _points(names: Sequence[str], found: XmrChart) -> tuple[ChartPoint, ...]:
    return tuple(
        ChartPoint(
            name,
            _of_float(point.value) if point.value is not None else None,
            special_causes.note_of(point.value, point.special_causes, found.lower),
        )
        for name, point in zip(names, found.points, strict=True)
    )


def _variation_words(special: int) -> str:
    if not special:
        return "nothing out of the usual"
    return "1 point out of the usual" if special == 1 else f"{special} points out of the usual"


def _of_float(value: float) -> Decimal:
    """A statistic as the shortest decimal that stands for it."""
    return Decimal(repr(value))


_WORTH_A_SEASON = 36


def usual_variation_of(
    label: str, months: Sequence[SeriesPoint], marks: Sequence[MarkedBreak], unit: Unit
) -> tuple[Chart | None, str]:
    """The chart, or None and why there is none. Limits are worked out anew at a marked break, after a hole and after
    months that were read off a chart.

    Where the months have a season (three whole years show it), each is compared with what its month usually is.
    """
    if not months or months[0].period.kind is not PeriodKind.MONTH or unit is Unit.RANK:
        return None, "There is no monthly series to tell usual variation from."
    if all(point.is_read_off_chart for point in months if point.value is not None):
        return None, f"Usual variation is not worked out: {read_off_words(months) or 'no month is known'}."
    part, mark = since_last_break(months, marks)
    values = [None if point.value is None else float(point.value) for point in part]
    adjusted, by_season = _like_with_like(values)
    stretches = stretch_variations(
        adjusted,
        counted=unit is Unit.COUNT,
        lowest=None if any(value is not None and value < 0 for value in values) else 0.0,
        highest=100.0 if unit is Unit.PERCENT else None,
        apart=[place for place, point in enumerate(part) if point.value is not None and not point.bears_evidence],
    )
    if not stretches:
        return None, "Usual variation is not worked out: no month is known."
    last = stretches[-1]
    if last.chart is None:
        return None, f"Usual variation is not worked out: {last.reason}."
    names = [part[place].period.short_label for place in last.places]
    chart = usual_variation(label, names, last.chart, unit=unit)
    notes = [chart.subtitle, *_notes(mark, names[0] if len(stretches) > 1 else "", by_season=by_season)]
    return replace(chart, subtitle=". ".join(note for note in notes if note)), ""


def _notes(mark: MarkedBreak | None, unbroken_from: str, *, by_season: bool) -> Iterator[str]:
    if mark is not None:
        yield f"Since the break in {mark.period.short_label}: {mark.reason.rstrip('.')}"
    if unbroken_from:
        yield f"From {unbroken_from} on, where the series is unbroken"
    if by_season:
        yield "Compared like with like: each month without its season"


def _like_with_like(values: list[float | None]) -> tuple[list[float | None], bool]:
    """The values without their season where they have one, and whether they had."""
    if len(values) < _WORTH_A_SEASON:
        return values, False
    try:
        pattern = season(values)
    except StatisticsError:
        return values, False  # too few whole years, or values below zero: there is no season to take out
    if not pattern.present:
        return values, False
    return list(without_season(values, pattern)), True
