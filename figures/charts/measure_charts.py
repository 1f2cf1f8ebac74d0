"""Charts of measures: their changes against their targets, and one measure over time."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from core.numbers.formats import format_number
from core.numbers.units import Unit
from figures.charts.chart import Chart, ChartPoint, ChartSeries, SeriesRole, level_line, value_words
from figures.figure.records import Figure
from figures.figure.subjects import subject_of
from figures.statistics.changes import percent_change
from figures.targets.rules import Status


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
    missed = sum(figure.status is Status.MISSED for figure in held)
    biggest = max(drawn, key=lambda figure: abs(figure.change or Decimal(0)))
    summary = f"The largest change is {subject_of(biggest.label)} ({_percent(biggest.change)})."
    if left_out:
        summary += f" Not drawn, as there is no change in per cent: {', '.join(left_out)}."
    return Chart(
        kind="bar",
        title=f"{missed} of {len(held)} targets for a change were missed" if held else "Change in each measure",
        summary=summary,
        series=(actual, aimed) if held else (actual,),
        x_label="Change in per cent",
        header=("Measure", "Change", "Target"),
        rows=tuple((figure.label, _percent(figure.change), _percent(_asked(figure)) or "none") for figure in drawn),
    )


def _course_in_words(label: str, known: Sequence[tuple[str, Decimal]], unit: Unit, *, is_compared: bool) -> str:
    """The chart's message: the last figure beside the one before it. Whether the change is real is said elsewhere."""
    if not known:
        return f"{label}: no figure is known"
    last, value = known[-1]
    told = f"{subject_of(label)}: {value_words(value, unit)} in {last}"
    if len(known) == 1 or not is_compared:
        return told
    before, earlier = known[-2]
    way = "up from" if value > earlier else "down from" if value < earlier else "as much as"
    return f"{told}, {way} {value_words(earlier, unit)} in {before}"


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
    is_compared: bool = True,
) -> Chart:
    """A measure's figures period by period, with its target, its baseline and its fitted line where there are any.

    `aims` and `fitted` have the target's and the line's height at each point, None where they are not drawn: a target
    stands over the periods that it was set for alone. `is_compared` is False where the last two figures may not be set
    beside each other, which nothing is then said of.
    """
    drawn = tuple(points)
    known = [(point.x, point.y) for point in drawn if point.y is not None]
    summary = "No figure is known."
    if known:
        (first, low), (last, high) = known[0], known[-1]
        summary = f"The first is {value_words(low, unit)} ({first}), the last {value_words(high, unit)} ({last})."
    noted = any(point.note for point in drawn)
    if noted:
        summary += " Open marks are noted in the table."
    rows = tuple((point.x, "no data" if point.y is None else value_words(point.y, unit)) for point in drawn)
    return Chart(
        kind="line",
        title=_course_in_words(label, known, unit, is_compared=is_compared),
        subtitle=subtitle,
        summary=summary,
        series=tuple(_lines(label, drawn, aims, baseline, fitted)),
        y_label=unit.label,
        breaks=tuple(breaks),
        header=("Period", label, "Note") if noted else ("Period", label),
        rows=tuple((*row, point.note) for row, point in zip(rows, drawn, strict=True)) if noted else rows,
    )


def _lines(
    label: str,
    points: tuple[ChartPoint, ...],
    aims: Sequence[Decimal | None],
    baseline: Decimal | None,
    fitted: Sequence[Decimal | None],
) -> Iterator[ChartSeries]:
    yield ChartSeries(label, points)
    if any(height is not None for height in aims):
        yield _line("Target", points, aims, SeriesRole.TARGET)
    if baseline is not None:
        yield level_line("Baseline", points, baseline, SeriesRole.COMPARISON)
    if any(height is not None for height in fitted):
        yield _line("Fitted line", points, fitted, SeriesRole.AVERAGE)


def _line(name: str, points: Sequence[ChartPoint], heights: Sequence[Decimal | None], role: SeriesRole) -> ChartSeries:
    return ChartSeries(
        name, tuple(ChartPoint(point.x, height) for point, height in zip(points, heights, strict=True)), role
    )


def _asked(figure: Figure) -> Decimal | None:
    """The change in per cent from the previous value that would just meet the target; None where there is none, or
    where it is of another period than the figure or that is not over."""
    if figure.status not in (Status.MET, Status.WITHIN_TOLERANCE, Status.MISSED):
        return None
    if figure.given.target is None or figure.given.target.period != figure.given.period:
        return None
    return percent_change(current=figure.target_status.due, previous=figure.given.previous.amount)


def _percent(value: Decimal | None) -> str:
    return "" if value is None else f"{format_number(value, 1)}%"
