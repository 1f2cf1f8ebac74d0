"""Small descriptions of charts, drawn alike on pages and in documents (`performance/drawing.py`)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.numbers import format_number
from performance.figures import Figure
from performance.targets import Kind, Status

MOST_SERIES = 4


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the axis and its value; None is a gap, never a zero."""

    x: str
    y: Decimal | None


@dataclass(frozen=True, slots=True)
class Series:
    """A named row of points. `role` is `actual` or `target`; a target is drawn as a mark or a dashed line."""

    name: str
    points: tuple[Point, ...]
    role: str = "actual"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart: its message, what it shows, its text summary and the table behind it.

    Raises ValueError for more than four series, or none.
    """

    kind: str
    title: str
    summary: str
    series: tuple[Series, ...]
    x_label: str = ""
    y_label: str = ""
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    def __post_init__(self) -> None:
        if not 1 <= len(self.series) <= MOST_SERIES:
            raise ValueError(f"A chart has one to {MOST_SERIES} series, not {len(self.series)}.")


def change_against_target(figures: Sequence[Figure]) -> Chart | None:
    """Each measure's change in per cent beside the change its target asked for; those without are named.

    None where no measure has a change in per cent.
    """
    drawn = [figure for figure in figures if figure.change is not None and figure.change_unit == "%"]
    if not drawn:
        return None
    left_out = [figure.label for figure in figures if figure not in drawn]
    actual = Series("Change", tuple(Point(figure.label, figure.change) for figure in drawn))
    aimed = Series("Target", tuple(Point(figure.label, _asked(figure)) for figure in drawn), role="target")
    missed = sum(figure.status is Status.RED for figure in drawn)
    held = sum(_asked(figure) is not None for figure in drawn)
    title = f"{missed} of {held} targets for a change were missed" if held else "Change since the year before"
    biggest = max(drawn, key=lambda figure: abs(figure.change or Decimal(0)))
    summary = f"The largest change is {biggest.label} ({_percent(biggest.change)})."
    if left_out:
        summary += f" Not drawn, as there is no change in per cent: {', '.join(left_out)}."
    return Chart(
        kind="bar",
        title=title,
        summary=summary,
        series=(actual, aimed) if held else (actual,),
        x_label="Change in per cent",
        header=("Measure", "Change", "Target"),
        rows=tuple((figure.label, _percent(figure.change), _percent(_asked(figure)) or "none") for figure in drawn),
    )


def over_time(
    label: str, points: Sequence[tuple[str, Decimal | None]], *, unit_label: str, due: Decimal | None
) -> Chart:
    """A measure's figures period by period, with its due value where there is one."""
    series = [Series(label, tuple(Point(name, value) for name, value in points))]
    if due is not None:
        series.append(Series("Target", tuple(Point(name, due) for name, _ in points), role="target"))
    known = [(name, value) for name, value in points if value is not None]
    summary = "No figure is known."
    if known:
        (first, low), (last, high) = known[0], known[-1]
        summary = f"From {format_number(low)} ({first}) to {format_number(high)} ({last})."
    return Chart(
        kind="line",
        title=f"{label} over time",
        summary=summary,
        series=tuple(series),
        y_label=unit_label,
        header=("Period", label),
        rows=tuple((name, "no data" if value is None else format_number(value)) for name, value in points),
    )


def _asked(figure: Figure) -> Decimal | None:
    """The change in per cent that the target asks for; None where it asks for something else."""
    target = figure.given.target
    return target.value.amount if target is not None and target.kind is Kind.PCT_CHANGE else None


def _percent(value: Decimal | None) -> str:
    return "" if value is None else f"{format_number(value, 1)}%"
