"""The usual variation of a monthly series as an XmR chart: since the last marked break, its season taken out."""

from collections.abc import Sequence
from dataclasses import replace

from core.numbers.units import Unit
from core.periods.words import PeriodKind
from figures.charts.chart import Chart, usual_variation
from figures.series.points import MarkedBreak, since_last_break
from figures.series.sums import SeriesPoint
from figures.series.trend import illustrative_words
from figures.statistics.errors import StatisticsError, TooFewPoints
from figures.statistics.seasons import season, without_season
from figures.statistics.xmr_charts import xmr

_WORTH_A_SEASON = 36


def usual_variation_of(
    label: str, months: Sequence[SeriesPoint], marks: Sequence[MarkedBreak], unit: Unit
) -> tuple[Chart | None, str]:
    """The chart, or None and why there is none. Limits are worked out anew only at a marked break.

    Where the months have a season (three whole years show it), each is compared with what its month usually is.
    """
    if not months or months[0].period.kind is not PeriodKind.MONTH or unit is Unit.RANK:
        return None, "There is no monthly series to tell usual variation from."
    made_up = illustrative_words(months)
    if made_up:
        return None, f"Usual variation is not worked out: {made_up}."
    part, mark = since_last_break(months, marks)
    values = [None if point.value is None else float(point.value) for point in part]
    adjusted, by_season = _like_with_like(values)
    try:
        found = xmr(adjusted)
    except TooFewPoints:
        return None, "Too few months in a row are known to tell usual variation from."
    chart = usual_variation(label, [point.period.short_label for point in part], found, unit=unit)
    notes = [
        chart.subtitle,
        f"Since the break in {mark.period.short_label}: {mark.reason.rstrip('.')}" if mark else "",
        "Compared like with like: each month without its season" if by_season else "",
    ]
    return replace(chart, subtitle=". ".join(note for note in notes if note)), ""


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
