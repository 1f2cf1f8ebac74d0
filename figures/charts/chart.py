"""Small descriptions of charts, drawn alike on pages and in documents (`figures/charts/drawing.py`).

A title says the message, a summary says it again in words, a table stands behind. A description names what each series
is; the colours, safe for colour-blind readers, are the drawers' affair.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from core.numbers.formats import format_number, round_half_up
from core.numbers.units import Unit
from figures.figure.records import Figure
from figures.series import special_causes
from figures.statistics.changes import percent_change
from figures.statistics.xmr_charts import XmrChart
from figures.targets.rules import Status

MOST_SERIES = 4


class SeriesRole(StrEnum):
    """What a series is: drawers tell roles apart by mark or line as well as by colour."""

    ACTUAL = "actual"
    TARGET = "target"
    COMPARISON = "comparison"
    AVERAGE = "average"


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """A place on the axis and its value; None is a gap, never a zero. `note` is said beside the point.

    `low` and `high` are the ends of its interval. `at` is its place on an axis of numbers, where `x` is only its name.
    """

    x: str
    y: Decimal | None
    note: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    at: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """A named row of points; a target is drawn as a mark or a dashed line."""

    name: str
    points: tuple[ChartPoint, ...]
    role: SeriesRole = SeriesRole.ACTUAL


@dataclass(frozen=True, slots=True)
class Band:
    """A named stretch of values behind the points, such as usual variation. Raises ValueError upside down."""

    name: str
    low: Decimal
    high: Decimal

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"The band “{self.name}” ends below its start.")


@dataclass(frozen=True, slots=True)
class Curve:
    """A line over an axis of numbers, such as a limit of a funnel. One without a name belongs to the one before it."""

    name: str
    points: tuple[tuple[Decimal, Decimal], ...]
    role: SeriesRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart: its message, what it shows, its text summary and the table behind it.

    `kind` is `bar`, `line`, `xmr`, `ranking` (bars with intervals, in `order`) or `funnel` (points and curves over an
    axis of numbers); `breaks` names the points before which the series is broken. Raises ValueError without a title or
    summary, for more than four series or none, and for table rows that do not fit the header.
    """

    kind: str
    title: str
    summary: str
    series: tuple[ChartSeries, ...]
    subtitle: str = ""
    x_label: str = ""
    y_label: str = ""
    bands: tuple[Band, ...] = ()
    breaks: tuple[str, ...] = ()
    curves: tuple[Curve, ...] = ()
    order: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    def __post_init__(self) -> None:
        if not 1 <= len(self.series) <= MOST_SERIES:
            raise ValueError(f"A chart has one to {MOST_SERIES} series, not {len(self.series)}.")
        if not self.title or not self.summary:
            raise ValueError("A chart has a title that says its message, and a summary in words.")
        if any(len(row) != len(self.header) for row in self.rows):
            raise ValueError("Each row of a chart's table has a cell for each heading.")


def change_against_target(figures: Sequence[Figure]) -> Chart | None:
    """Each measure's change in per cent beside the change that would meet its target; those without are named.

    None where no measure has a change in per cent.
    """
    drawn = [figure for figure in figures if figure.change is not None and figure.change_unit == "%"]
    if not drawn:
        return None
    left_out = [figure.label for figure in figures if figure not in drawn]
    actual = ChartSeries("Change", tuple(ChartPoint(figure.label, figure.change) for figure in drawn))
    aimed = ChartSeries(
        "Target", tuple(ChartPoint(figure.label, _asked(figure)) for figure in drawn), SeriesRole.TARGET
    )
    held = [figure for figure in drawn if _asked(figure) is not None]
    missed = sum(figure.status is Status.RED for figure in held)
    biggest = max(drawn, key=lambda figure: abs(figure.change or Decimal(0)))
    summary = f"The largest change is {biggest.label} ({_percent(biggest.change)})."
    if left_out:
        summary += f" Not drawn, as there is no change in per cent: {', '.join(left_out)}."
    return Chart(
        kind="bar",
        title=f"{missed} of {len(held)} targets for a change were missed" if held else "Change since the year before",
        summary=summary,
        series=(actual, aimed) if held else (actual,),
        x_label="Change in per cent",
        header=("Measure", "Change", "Target"),
        rows=tuple((figure.label, _percent(figure.change), _percent(_asked(figure)) or "none") for figure in drawn),
    )


def _course_in_words(label: str, known: Sequence[tuple[str, Decimal]], unit: Unit) -> str:
    """The chart's message: the last figure beside the one before it. Whether the change is real is said elsewhere."""
    if not known:
        return f"{label}: no figure is known"
    last, value = known[-1]
    told = f"{label}: {_value(value, unit)} in {last}"
    if len(known) == 1:
        return told
    before, earlier = known[-2]
    way = "up from" if value > earlier else "down from" if value < earlier else "as much as"
    return f"{told}, {way} {_value(earlier, unit)} in {before}"


def over_time(
    label: str,
    points: Sequence[ChartPoint],
    *,
    unit: Unit,
    aims: Sequence[Decimal | None] = (),
    baseline: Decimal | None = None,
    fitted: Sequence[Decimal | None] = (),
    breaks: Sequence[str] = (),
    subtitle: str = "",
) -> Chart:
    """A measure's figures period by period, with its target, its baseline and its fitted line where there are any.

    `aims` and `fitted` have the target's and the line's height at each point, None where they are not drawn: a target
    stands over the periods that it was set for alone.
    """
    drawn = tuple(points)
    series = [ChartSeries(label, drawn)]
    if any(height is not None for height in aims):
        series.append(_line("Target", drawn, aims, SeriesRole.TARGET))
    if baseline is not None:
        series.append(_level("Baseline", drawn, baseline, SeriesRole.COMPARISON))
    if any(height is not None for height in fitted):
        series.append(_line("Fitted line", drawn, fitted, SeriesRole.AVERAGE))
    known = [(point.x, point.y) for point in drawn if point.y is not None]
    summary = "No figure is known."
    if known:
        (first, low), (last, high) = known[0], known[-1]
        summary = f"From {_value(low, unit)} ({first}) to {_value(high, unit)} ({last})."
    noted = any(point.note for point in drawn)
    if noted:
        summary += " Open marks are noted in the table."
    rows = tuple((point.x, "no data" if point.y is None else _value(point.y, unit)) for point in drawn)
    return Chart(
        kind="line",
        title=_course_in_words(label, known, unit),
        subtitle=subtitle,
        summary=summary,
        series=tuple(series),
        y_label=unit.label,
        breaks=tuple(breaks),
        header=("Period", label, "Note") if noted else ("Period", label),
        rows=tuple((*row, point.note) for row, point in zip(rows, drawn, strict=True)) if noted else rows,
    )


def usual_variation(
    label: str, names: Sequence[str], found: XmrChart, *, unit: Unit, target: Decimal | None = None
) -> Chart:
    """An XmR chart: the points with what marks them as special, their mean, and the band of usual variation.

    `names` are those of the points, in order. A lower limit below zero is drawn at zero where no point is negative.
    """
    mean, lower, upper = (_of_float(value) for value in (found.mean, found.lower, found.upper))
    if all(point.value is None or point.value >= 0 for point in found.points):
        lower = max(lower, Decimal(0))
    points = tuple(
        ChartPoint(
            name,
            _of_float(point.value) if point.value is not None else None,
            special_causes.note_of(point.value, point.special_causes, found.lower),
        )
        for name, point in zip(names, found.points, strict=True)
    )
    series = [ChartSeries(label, points), _level("Mean", points, mean, SeriesRole.AVERAGE)]
    if target is not None:
        series.append(_level("Target", points, target, SeriesRole.TARGET))
    special = [point.x for point in points if point.note]
    return Chart(
        kind="xmr",
        title=f"{label}: {_variation_words(len(special))}",
        subtitle="Provisional: fewer than 13 points" if found.too_few else "",
        summary=" ".join(
            [
                f"Usually between {_value(lower, unit)} and {_value(upper, unit)}, on average {_value(mean, unit)}.",
                *special_causes.in_words(names, found, unit),
            ]
        ),
        series=tuple(series),
        y_label=unit.label,
        bands=(Band("Usual variation", lower, upper),),
        header=("Period", label, "Out of the usual"),
        rows=tuple((point.x, "no data" if point.y is None else _value(point.y, unit), point.note) for point in points),
    )


def _line(name: str, points: Sequence[ChartPoint], heights: Sequence[Decimal | None], role: SeriesRole) -> ChartSeries:
    return ChartSeries(
        name, tuple(ChartPoint(point.x, height) for point, height in zip(points, heights, strict=True)), role
    )


def _level(name: str, points: Sequence[ChartPoint], value: Decimal, role: SeriesRole) -> ChartSeries:
    return ChartSeries(name, tuple(ChartPoint(point.x, value) for point in points), role)


def _variation_words(special: int) -> str:
    if not special:
        return "nothing out of the usual"
    return "1 point out of the usual" if special == 1 else f"{special} points out of the usual"


def _of_float(value: float) -> Decimal:
    """A statistic as the shortest decimal that stands for it."""
    return Decimal(repr(value))


def _value(value: Decimal, unit: Unit) -> str:
    return unit.write(round_half_up(value, 1))


def _asked(figure: Figure) -> Decimal | None:
    """The change in per cent from the previous value that would just meet the target; None where there is none."""
    return percent_change(current=figure.assessment.due, previous=figure.given.previous.amount)


def _percent(value: Decimal | None) -> str:
    return "" if value is None else f"{format_number(value, 1)}%"
