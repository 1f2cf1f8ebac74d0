"""The cells of a grid as a page sends and shows them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from core.numbers.quantities import NotANumber
from core.numbers.units import Unit
from figures.readings.typed_figures import read_figure
from performance.grid.services import GridRefused, GridRow, TypedFigure, doubts_about

_LONGEST_VERSION = 9  # digits


@dataclass
class GridCell:
    """A row of the grid as the page draws it: what is in the field, its version, what is wrong with it or asked of it.

    `shown` is what the page first had in the field: a cell that still has it was not touched, and is left alone.
    `sure` is the text that a question was asked about: sent again unchanged, it is the answer.
    """

    row: GridRow
    text: str
    version: int | None
    shown: str = ""
    sure: str = ""
    error: str = ""
    now: str = ""
    doubt: str = ""

    @property
    def name(self) -> str:
        return f"value_{self.row.key}"

    @property
    def version_name(self) -> str:
        return f"version_{self.row.key}"

    @property
    def shown_name(self) -> str:
        return f"shown_{self.row.key}"

    @property
    def sure_name(self) -> str:
        return f"sure_{self.row.key}"

    @property
    def message(self) -> str:
        """What is wrong with it, else what is asked."""
        return self.error or self.doubt


def stored_cells(rows: Iterable[GridRow]) -> list[GridCell]:
    """The cells as they stand."""
    return [GridCell(row, row.text, row.version, row.text) for row in rows]


def posted_cells(rows: Iterable[GridRow], post: Mapping[str, str]) -> list[GridCell]:
    """The cells as they were sent; one that the person may not edit stays as it stands, whatever was sent."""
    return [_sent(row, post) if row.may_edit else GridCell(row, row.text, row.version, row.text) for row in rows]


def _sent(row: GridRow, post: Mapping[str, str]) -> GridCell:
    cell = GridCell(row, post.get(f"value_{row.key}", row.text).strip(), None)
    cell.version = version_of(post.get(cell.version_name, ""))
    cell.shown = post.get(cell.shown_name, row.text)
    cell.sure = post.get(cell.sure_name, "")
    return cell


def typed_figures(cells: Iterable[GridCell]) -> list[TypedFigure]:
    """What was typed and differs from what the page showed; errors go to their cells."""
    typed = []
    for cell in cells:
        if not cell.row.may_edit or cell.text == cell.shown:
            continue
        try:
            quantity, of = read_figure(cell.text, Unit(cell.row.measure.indicator.unit))
        except NotANumber as error:
            cell.error = str(error)
        else:
            typed.append(TypedFigure(cell.row, quantity, of, cell.version))
    return typed


def ask_about_doubts(cells: Iterable[GridCell], typed: list[TypedFigure]) -> bool:
    """Put the questions that the typed figures raise at their cells, unless they were answered; whether any is open."""
    raised = doubts_about(typed)
    for cell in cells:
        words = raised.get(cell.row.key, "")
        if words and cell.sure != cell.text:
            cell.doubt, cell.sure = words, cell.text
    return any(cell.doubt for cell in cells)


def paste_column(cells: list[GridCell], column: str) -> list[GridCell]:
    """A pasted column in the cells, from the first that may be edited downwards; nothing is saved yet.

    An empty line leaves its cell as it is: a gap in a spreadsheet is no reason to lose a figure.
    """
    lines = column.strip("\r\n").splitlines()
    for cell, line in zip((cell for cell in cells if cell.row.may_edit), lines, strict=False):
        cell.text = line.split("\t")[0].strip() or cell.text
    return cells


def take_refusal(cells: Iterable[GridCell], refusal: GridRefused, fresh: Iterable[GridRow]) -> None:
    """Nothing was saved: what was typed stays, and what stands now is shown beside it."""
    now = {row.key: row for row in fresh}
    for cell in cells:
        cell.error = refusal.refused.get(cell.row.key, "")
        if cell.row.key in refusal.stale:
            cell.error = "Someone changed this while you were editing."
            cell.now, cell.version = now[cell.row.key].text or "empty", now[cell.row.key].version


def version_of(sent: str) -> int | None:
    """The version that a page sent; None where the cell was empty, or where it is no version at all."""
    return int(sent) if len(sent) <= _LONGEST_VERSION and sent.isdecimal() else None
