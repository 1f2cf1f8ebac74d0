"""Figures for scripts: one row a measure, numbers plain, states beside them, empty where there is no number."""

from decimal import Decimal

from core.numbers.formats import format_plain
from core.numbers.quantities import Quantity, State
from figures.figure.records import Figure
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
    "evidence",
    "sentence",
)


def rows(figures: PlanFigures) -> list[dict[str, str]]:
    """One dictionary a measure, by `COLUMNS`. The change is rounded to one decimal; all else is exact."""
    return [_row(row.label, row.figure, figures.baselines[row.measure_id]) for row in figures.rows]


def _row(label: str, figure: Figure, baseline: Quantity) -> dict[str, str]:
    given, assessment = figure.given, figure.assessment
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
        "difference": _plain(figure.difference),
        "change": _plain(figure.change, 1 if figure.change_unit == "%" else None),
        "change_unit": figure.change_unit,
        "gap_to_target": _plain(assessment.gap),
        "gap_unit": assessment.gap_unit,
        "status": figure.status.value,
        "baseline_mark": baseline.mark,
        "target_mark": aim.mark,
        "current_mark": given.current.mark,
        "due": _plain(assessment.due),
        "p_value": "" if figure.p_value is None else f"{figure.p_value:.6g}",
        "evidence": figure.evidence.value,
        "sentence": figure.sentence,
    }


def _plain(value: Decimal | None, places: int | None = None) -> str:
    return "" if value is None else format_plain(value, places)
