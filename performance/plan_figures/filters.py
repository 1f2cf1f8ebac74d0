"""What a reader may narrow the performance table by."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from core.govuk.forms import GovukForm
from core.periods.period import Period
from performance.plan_figures.presenters import STATUS_LABELS, FigureRow
from performance.plan_figures.selectors import PlanFigures

_STANDINGS = {"attention": "Needs attention", "well": "Doing well"}


class PerformanceFilter(GovukForm):
    """Period, section, status and words. The rows are worked out figures, so this narrows a list, not a query."""

    q = forms.CharField(label="Words in the measure", max_length=80, required=False)

    def __init__(self, data: Any, *, figures: PlanFigures, periods: Sequence[Period]) -> None:
        super().__init__(data, initial={"period": figures.period.code})
        sections = dict.fromkeys(row.section for row in figures.rows if row.section)
        choices = {
            "period": ("Period", [(period.code, period.label) for period in periods]),
            "section": ("Section", [("", "All"), *((name, name) for name in sections)]),
            "status": ("Status", [("", "All"), *_STANDINGS.items(), *STATUS_LABELS.items()]),
        }
        for name, (label, listed) in choices.items():
            self.fields[name] = forms.ChoiceField(label=label, choices=listed, required=False)
        self.order_fields(["period", "section", "status", "q"])

    def chosen(self, rows: Iterable[FigureRow]) -> list[FigureRow]:
        """The rows that match; all of them where nothing, or nothing sensible, is asked for."""
        self.is_valid()
        asked = getattr(self, "cleaned_data", {})
        section, status, words = (asked.get(name) or "" for name in ("section", "status", "q"))
        return [
            row
            for row in rows
            if (not section or row.section == section)
            and (not status or _stands(row, status))
            and words.casefold() in row.label.casefold()
        ]


def _stands(row: FigureRow, asked: str) -> bool:
    """Whether the row has the status, or is among those that the overview names first."""
    return {"attention": row.needs_attention, "well": row.does_well}.get(asked, row.status == asked)
