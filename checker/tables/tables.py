"""The tables of a text: rows of tab-separated, pipe-separated or widely spaced cells, with what each column holds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.numbers.number import FIGURES, Number
from checker.numbers.numbers import find_numbers
from checker.statements.directions import direction_of
from checker.text.cells import Span, cells_of, wide_cells
from checker.text.passages import TextLine

_BESIDE_WAY = frozenset(
    {"by", "of", "a", "an", "offences", "crimes", "incidents", "points", "percentage", "on", "year"}
)
_RULE = re.compile(r"^[\s|:=+-]*$")


@dataclass(frozen=True, slots=True)
class TextCell:
    """One cell: its words, the span it takes in the text, and its number where it holds exactly one figure.

    `moved` is the number where the cell may state a change: `down 17.3%` and `17.3% lower` with their sign, too.
    """

    words: str
    span: Span
    number: Number | None = None
    numbers: tuple[Number, ...] = ()
    moved: Number | None = None

    def place(self, number: Number) -> Span:
        """The offsets of one of its numbers in the text."""
        return self.span[0] + number.start, self.span[0] + number.end


@dataclass(frozen=True, slots=True)
class Table:
    """A heading row (perhaps none) and the rows under it, ragged as printed.

    `others` are rows that lie with it but in none of its columns: titles above, notes, rows that lost a cell.
    """

    heading: tuple[TextCell, ...]
    rows: tuple[tuple[TextCell, ...], ...]
    others: tuple[tuple[TextCell, ...], ...] = ()

    @property
    def cells(self) -> list[TextCell]:
        """Every cell, wherever it lies."""
        return [cell for row in (self.heading, *self.rows, *self.others) for cell in row]

    def title(self, column: int) -> str:
        """The heading of a column, empty where there is none."""
        return self.heading[column].words if column < len(self.heading) else ""

    def column(self, index: int) -> list[TextCell]:
        """The cells of a column, missing ones left out."""
        return [row[index] for row in self.rows if index < len(row)]


def find_tables(text: str, lines: Sequence[TextLine], rows: Sequence[int]) -> list[Table]:
    """The tables whose rows are the lines `rows`; lines that follow at once, or after one blank, are one table."""
    found: list[list[tuple[TextCell, ...]]] = []
    last = -9
    for number in rows:
        line = lines[number]
        if _RULE.match(line.text):
            last = number if last == number - 1 else last
            continue
        cells = tuple(_cell(text, line.start, span) for span in cells_of(line.text) or wide_cells(line.text))
        if number - last > 1 or not found:
            found.append([])
        found[-1].append(cells)
        last = number
    return [_table(group, text) for group in found]


def _is_even(row: tuple[TextCell, ...], first: tuple[TextCell, ...], text: str) -> bool:
    """Whether a row of a laid-out table has a cell in each column: an empty cell leaves no trace there."""
    marked = any(mark in text[first[0].span[0] : first[-1].span[1]] for mark in "\t|")
    return marked or len(row) == len(first)


def _cell(text: str, start: int, span: Span) -> TextCell:
    first, last = start + span[0], start + span[1]
    words = text[first:last]
    first += len(words) - len(words.lstrip())
    words = words.strip()
    numbers = tuple(find_numbers(words, [])) if re.search(r"\d", words) else ()
    figures = [number for number in numbers if number.kind in FIGURES]
    alone = figures[0] if len(figures) == 1 and len(numbers) == 1 and _fills(words, figures[0]) else None
    moved = alone or (_moved(words, figures[0]) if len(figures) == len(numbers) == 1 else None)
    return TextCell(words, (first, first + len(words)), alone, numbers, moved)


def _moved(words: str, number: Number) -> Number | None:
    """The number of `down 17.3%` with its sign; None where the cell says more than which way it went."""
    rest = re.findall(r"[a-z]+", (words[: number.start] + " " + words[number.end :]).lower())
    ways = {direction_of(word) for word in rest} - {0}
    if len(ways) != 1 or any(not direction_of(word) and word not in _BESIDE_WAY for word in rest):
        return None
    return number if number.sign else replace(number, sign=ways.pop())


def _fills(words: str, number: Number) -> bool:
    """Whether the cell holds the number and nothing else worth words."""
    rest = words[: number.start] + words[number.end :]
    return not re.search(r"[a-z]{2,}|\d", rest, re.IGNORECASE)


def _table(group: list[tuple[TextCell, ...]], text: str) -> Table:
    rows = [row for row in group if _is_even(row, group[0], text)]
    odd = tuple(row for row in group if not _is_even(row, group[0], text))
    for place, row in enumerate(rows):
        if any(cell.number for cell in row[1:]) and not _is_heading(row):
            heading = rows[place - 1] if place else ()
            return Table(heading, tuple(rows[place:]), (*rows[: max(place - 1, 0)], *odd))
    return Table((), (), tuple(group))


def _is_heading(row: tuple[TextCell, ...]) -> bool:
    """Whether a row names its columns: no figures, or only bare years."""
    figures = [cell for cell in row[1:] if cell.number]
    years = [cell for cell in figures if re.fullmatch(r"(?:19|20)\d\d(?:\s?[-/]\s?\d{2,4})?|\d\d/\d\d", cell.words)]
    return len(years) == len(figures)
