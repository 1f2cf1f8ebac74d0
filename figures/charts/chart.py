"""Small descriptions of charts, drawn alike on pages and in documents (`figures/charts/drawing.py`).

A title says the message, a summary says it again in words, a table stands behind. A description names what each series
is; the colours, safe for colour-blind readers, are the drawers' affair.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from core.numbers.formats import round_half_up
from core.numbers.units import Unit

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


def level_line(name: str, points: Sequence[ChartPoint], value: Decimal, role: SeriesRole) -> ChartSeries:
    return ChartSeries(name, tuple(ChartPoint(point.x, value) for point in points), role)


def value_words(value: Decimal, unit: Unit) -> str:
    return unit.write(round_half_up(value, 1))
