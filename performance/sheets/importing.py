"""A filled-in sheet taken in: each figure through the services that a form uses, all in one transaction."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import cast

from django.db import transaction

from core.numbers.formats import format_plain, round_half_up
from core.numbers.quantities import NotANumber, Quantity
from core.numbers.units import Unit
from core.periods.period import Period
from crime_data.readers.files.limits import UPLOAD, Limits
from crime_data.readers.tables.figure_sheet import SheetRow, read_figure_sheet
from crime_data.readers.tables.report import ReadReport
from crime_data.releases.outcome import ChangedCount, ImportOutcome
from crime_data.releases.services import ChangedSince
from figures.readings.typed_figures import read_figure
from partnerships.access.policies import Scope
from partnerships.access.roles import Permission
from partnerships.models import Partnership, User
from performance.grid.services import GridRefused, TypedFigure, doubts_about, rows_of, save_cells
from performance.measures.selectors import may_edit_figures, measures_with_names
from performance.models import Measure

MOST_CHANGES = 200
PLACES = 6  # decimals that a figure is kept to


@dataclass(frozen=True)
class FilledRow:
    """A row with a figure, its measure found."""

    row: SheetRow
    measure: Measure
    quantity: Quantity
    rank_of: int | None

    @property
    def key(self) -> tuple[int, Period]:
        return self.measure.pk, self.row.period


def import_sheet(
    path: Path,
    *,
    scope: Scope,
    by: User | None,
    name: str = "",
    dry_run: bool = False,
    expected: str = "",
    finish: Callable[[ImportOutcome], None] = lambda outcome: None,
    limits: Limits = UPLOAD,
) -> ImportOutcome:
    """Take in what the scope's person filled in, or with `dry_run` only say what that would do: it is done, and undone.

    Cells left empty change nothing. `expected` and `finish` are as in `import_files`. Raises WrongFile and
    RefusedFile.
    """
    reading = read_figure_sheet(path, name=name, limits=limits)
    rows, report = list(reading.rows()), reading.report
    filled = _filled(rows, scope, report)
    outcome = ImportOutcome("sheet", [report.name], rows_read=report.rows_read)
    with transaction.atomic():
        digest = _save_all(filled, scope, by, outcome, report)
        outcome.fingerprint = digest
        if expected and digest != expected:
            raise ChangedSince("The figures here have changed since the preview. Look at what would happen now.")
        outcome.refused, outcome.refused_rows = report.refused.total, report.refused.as_list()
        outcome.warnings = [*report.warnings, *outcome.warnings]
        if dry_run:
            transaction.set_rollback(True)
        else:
            finish(outcome)
    return outcome


def _filled(rows: Sequence[SheetRow], scope: Scope, report: ReadReport) -> list[FilledRow]:
    """The rows with a figure that can be read; the others are refused, or counted where they are empty."""
    keys = {row.reference for row in rows}
    measures = {measure.pk: measure for measure in measures_with_names(scope.partnership).filter(pk__in=keys)}
    found: dict[tuple[int, Period], FilledRow] = {}
    for row in rows:
        if not row.figure:
            continue
        try:
            one = _read(row, measures.get(row.reference), scope)
            if one.key in found:
                raise NotANumber(f"The figure of this measure and period stands in row {found[one.key].row.line} too.")
            found[one.key] = one
        except NotANumber as error:
            report.refused.add(row.line, str(error), f"{row.label}: {row.figure}", row.sheet)
    empty = sum(1 for row in rows if not row.figure)
    if empty:
        report.warn(f"Cells left empty: {empty:,}. What stands there stays.")
    return list(found.values())


def _read(row: SheetRow, measure: Measure | None, scope: Scope) -> FilledRow:
    """The row's measure and figure. Raises NotANumber with why it cannot be taken."""
    if measure is None:
        raise NotANumber(f"No measure of this partnership has the reference {row.reference}.")
    if row.label and row.label != " ".join(measure.label.split()):
        raise NotANumber(
            f"Reference {row.reference} is “{measure.label}”, but the row says “{row.label[:60]}”. Write a new sheet."
        )
    if not may_edit_figures(scope, measure):
        raise NotANumber("Its figures are entered by another agency, or by the partnership’s officers.")
    quantity, rank_of = read_figure(row.figure, Unit(measure.indicator.unit))
    return FilledRow(row, measure, _kept(quantity), rank_of)


def _kept(quantity: Quantity) -> Quantity:
    """The figure as it can be kept: a spreadsheet works out more decimals than anyone means."""
    amount = quantity.amount
    if amount is None or -cast(int, amount.as_tuple().exponent) <= PLACES:
        return quantity
    rounded = Decimal(format_plain(round_half_up(amount, PLACES)))
    return Quantity(rounded.normalize(), quantity.state, quantity.mark)


def _save_all(
    filled: Sequence[FilledRow], scope: Scope, by: User | None, outcome: ImportOutcome, report: ReadReport
) -> str:
    """Save each figure or refuse its row; the answer is the fingerprint of what stood and what came of it."""
    cells = rows_of(scope, [(one.measure, one.row.period) for one in filled])
    digest = hashlib.sha256()
    typed = []
    for one, cell in zip(filled, cells, strict=True):
        typed.append(TypedFigure(cell, one.quantity, one.rank_of, cell.version))
        told = _save(one, typed[-1], by, outcome, report)
        digest.update(repr((one.key, cell.text, cell.version, one.row.figure, told)).encode())
        if told == "changed" and one.row.stood != " ".join(cell.text.split()):
            outcome.warnings.append(
                f"{one.measure.label}, {one.row.period.short_label}: since the sheet was written, "
                f"{one.row.stood or 'nothing'} has become {cell.text or 'nothing'}."
            )
    doubts = doubts_about(typed)
    outcome.warnings += [
        f"{cell.measure.label}, {cell.period.short_label}: {doubts[cell.key]}" for cell in cells if cell.key in doubts
    ]
    outcome.periods = [period.code for period in sorted({one.row.period for one in filled})]
    return digest.hexdigest()


def _save(one: FilledRow, typed: TypedFigure, by: User | None, outcome: ImportOutcome, report: ReadReport) -> str:
    """Save one figure and count it; a refusal goes to its row. The answer is what happened, in a word."""
    cell = typed.row
    try:
        written = save_cells(by=cast(User, by), typed=[typed])
    except GridRefused as refusal:
        why = refusal.refused.get(cell.key, "Someone else is changing this figure.")
        report.refused.add(one.row.line, why, f"{one.row.label}: {one.row.figure}", one.row.sheet)
        return "refused"
    if not written:
        outcome.unchanged += 1
        return "unchanged"
    if cell.observation is None:
        outcome.new += 1
        return "new"
    outcome.changed += 1
    if len(outcome.largest_changes) < MOST_CHANGES:
        outcome.largest_changes.append(
            ChangedCount(one.measure.label, "", one.row.period.code, cell.text, one.row.figure)
        )  # fmt: skip
    return "changed"


def whole_scope(partnership: Partnership) -> Scope:
    """The scope of a command on the server, which may enter every figure of the partnership."""
    return Scope(partnership, cast(User, None), frozenset({Permission.FIGURE_EDIT}))
