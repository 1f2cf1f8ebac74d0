"""Figures for scripts: one row a measure, numbers plain, states beside them, empty where there is no number."""

from decimal import Decimal

from core.numbers.formats import format_plain
from core.numbers.quantities import Quantity, State
from figures.figure.records import Figure, FigureInput
from figures.readings.adding_up import months_in
from performance.plan_figures.selectors import PlanFigures

COLUMNS = (
    "indicator",
    "unit",
    "polarity",
    "baseline",
    "baseline_state",
    "target",
    "target_kind",
    "target_state",
    "current",
    "current_state",
    "previous",
    "difference",
    "change",
    "change_unit",
    "gap_to_target",
    "gap_unit",
    "status",
    "baseline_mark",
    "target_mark",
    "current_mark",
    "due",
    "p_value",
    "grade",
    "sentence",
    "span_from",
    "span_to",
    "so_far",
    "compared_from",
    "compared_to",
    "data_status",
    "coverage_known",
    "coverage_due",
    "data_notes",
    "projection",
    "projection_low",
    "projection_high",
)


def rows(figures: PlanFigures) -> list[dict[str, str]]:
    """One dictionary a measure, by `COLUMNS`. The change is rounded to one decimal; all else is exact."""
    return [_row(row.label, row.figure, figures.baselines[row.measure_id]) for row in figures.rows]


def _row(label: str, figure: Figure, baseline: Quantity) -> dict[str, str]:
    given = figure.given
    target = given.target
    aim = target.value if target else Quantity.unknown(State.MISSING)
    return {
        "indicator": label,
        "unit": given.unit.value,
        "polarity": given.polarity.value,
        "baseline": _plain(baseline.amount),
        "baseline_state": baseline.state.value,
        "target": _plain(aim.amount),
        "target_kind": target.kind.value if target else "",
        "target_state": aim.state.value,
        "current": _plain(given.current.amount),
        "current_state": given.current.state.value,
        "previous": _plain(given.previous.amount),
    } | _judged(figure, baseline, aim)


def _judged(figure: Figure, baseline: Quantity, aim: Quantity) -> dict[str, str]:
    """What is made of the figure, and the marks of what it rests on."""
    given, found = figure.given, figure.target_status
    return {
        "difference": _plain(figure.difference),
        "change": _plain(figure.change, 1 if figure.change_unit == "%" else None),
        "change_unit": figure.change_unit,
        "gap_to_target": _plain(found.gap),
        "gap_unit": found.gap_unit,
        "status": figure.status.value,
        "baseline_mark": baseline.mark,
        "target_mark": aim.mark,
        "current_mark": given.current.mark,
        "due": _plain(found.due),
        "p_value": "" if figure.p_value is None else f"{figure.p_value:.6g}",
        "grade": figure.grade.value,
        "sentence": figure.sentence,
        **_days(figure),
        "data_status": given.data_status.value if given.current.is_known else "",
        "data_notes": ";".join(note.code for note in figure.notes),
        "projection": _plain(found.expected),
        "projection_low": _plain(found.low),
        "projection_high": _plain(found.high),
    }


def _days(figure: Figure) -> dict[str, str]:
    """The days that the figure covers and those it is compared with, and how many of the months due are in."""
    given = figure.given
    now, then = given.span, given.comparison_span
    is_known, is_compared = given.current.is_known, figure.difference is not None and then is not None
    known, due = _coverage(given)
    return {
        "span_from": now.start.isoformat() if is_known else "",
        "span_to": now.end.isoformat() if is_known else "",
        "so_far": ("yes" if now.so_far else "no") if is_known else "",
        "compared_from": then.start.isoformat() if then and is_compared else "",
        "compared_to": then.end.isoformat() if then and is_compared else "",
        "coverage_known": str(known),
        "coverage_due": str(due),
    }


def _coverage(given: FigureInput) -> tuple[int, int]:
    """Of how many months the figure is, and of how many it could be: those due by now, and any that came early."""
    known = len(months_in(given.now)) if given.current.is_known else 0
    lacking = {month for part in (*given.span.missing, *given.now.late) for month in part.months}
    if known or lacking:
        return known, known + len(lacking)
    over = [month for month in given.period.months if given.today is None or month.end + given.lag <= given.today]
    return 0, len(over)


def _plain(value: Decimal | None, places: int | None = None) -> str:
    return "" if value is None else format_plain(value, places)
