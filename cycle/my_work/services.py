"""What one person has to tell: progress on actions and figures that are due, saved together or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from actions.models import ProgressUpdate
from actions.progress import services as progress_services
from actions.progress.services import ProgressReport
from core import clock, writes
from core.periods.period import Period
from partnerships.access.policies import Scope
from partnerships.models import User
from performance.grid.services import GridRow, TypedFigure, rows_of, save_cells
from performance.measures.figures_due import latest_cells


@dataclass(frozen=True)
class EnteredWork:
    """What was entered on one page."""

    reports: Sequence[ProgressReport]
    typed: Sequence[TypedFigure]

    @property
    def is_empty(self) -> bool:
        return not self.reports and not self.typed


def figures_due(scope: Scope) -> list[GridRow]:
    """The latest finished period of each measure of the person's agency, those without a figure first."""
    rows = rows_of(scope, latest_cells(scope.partnership, scope.agency_ids, clock.today()))
    return sorted(rows, key=lambda row: row.observation is not None)


def save(*, by: User, entered: EnteredWork, once: UUID | None, period: Period | None = None) -> None:
    """Save all that was told, or nothing. The same page sent again adds no second update.

    Raises StaleVersion for an action and GridRefused for a figure that someone else has changed.
    """
    if entered.reports:
        writes.once(once, by=by, make=lambda: _save(by, entered, period)[0])
    else:
        _save(by, entered, period)


@transaction.atomic
def _save(by: User, entered: EnteredWork, period: Period | None) -> list[ProgressUpdate]:
    updates = progress_services.report_many(by=by, reports=entered.reports, period=period)
    save_cells(by=by, typed=entered.typed)
    return updates


def in_words(entered: EnteredWork) -> str:
    """What was saved, counted."""
    counted = ((len(entered.reports), "update"), (len(entered.typed), "figure"))
    if entered.is_empty:
        return "Saved."
    parts = [f"{number} {noun}{'' if number == 1 else 's'}" for number, noun in counted if number]
    return f"Saved: {' and '.join(parts)}."
