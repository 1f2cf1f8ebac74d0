"""Tables of which a PDF gives the columns one after the other, each a stack of cells with a blank line after it.

Stacks of the same height that follow one another are the columns of one part of a table. The last is taken for the
change only where the rows of all parts bear that out.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.findings import Finding
from checker.numbers.number import FIGURES, Number, NumberKind
from checker.numbers.numbers import find_numbers
from checker.tables.row_changes import NumberRow, row_finding, settle, with_loose_sign
from checker.text.cells import Span
from checker.text.document import Document
from checker.text.passages import TextLine

_FIGURE = re.compile(r"^\s*[-+↑↓òñ<>≤≥£]?\s?£?\d[\d,.]*(?:\s?/\s?\d+)?\s?%?\s*$")
_BRACKET = re.compile(r"^\s*\(\s?[\d,.]+%?\s?\)\s*$")
_MARK = re.compile(r"^\s*(?:-+|tba|tbc|tbd|n/?a|nil|to be (?:set|agreed|confirmed)|not available)\s*$", re.IGNORECASE)
_LEAST_COLUMNS = 3
_LEAST_ROWS = 3
_MOST_ROWS = 80


@dataclass(frozen=True, slots=True)
class StackCell:
    """One cell of a stack: its figures, the one in brackets second, with their places in the text."""

    figures: tuple[tuple[Number, Span], ...]


Stack = list[StackCell]


def check_stacked_columns(document: Document) -> Iterator[Finding]:
    """The change column of every table that is told column by column."""
    by_width: dict[int, list[list[Stack]]] = defaultdict(list)
    for part in _parts(document.lines):
        by_width[len(part)].append(part)
    for width, parts in by_width.items():
        rows = [row for part in parts for row in _rows(part)]
        change = width - 1
        for one in settle(rows, change, range(change), lambda number: number.sign, least=_LEAST_ROWS):
            outcome = one.outcome()
            if outcome and outcome.computed is not None:
                yield row_finding(document, one, outcome, scattered=True)


def _parts(lines: Sequence[TextLine]) -> Iterator[list[Stack]]:
    """Runs of stacks of the same height, three at least."""
    run: list[Stack] = []
    for stack in [*_stacks(lines), []]:
        if run and len(stack) != len(run[0]):
            if len(run) >= _LEAST_COLUMNS:
                yield run
            run = []
        if len(stack) > 1:
            run.append(stack)


def _stacks(lines: Sequence[TextLine]) -> Iterator[Stack]:
    """The cells between truly empty lines; an empty stack for anything that is not cells only."""
    cells: Stack | None = []
    for line in lines:
        if not line.text:
            if cells is None or cells:
                yield cells or []
            cells = []
        elif cells is not None and not line.is_blank:
            cells = _with_line(cells, line)
    yield cells or []


def _with_line(cells: Stack, line: TextLine) -> Stack | None:
    """The stack with one more line; None where the line is no cell."""
    if _MARK.match(line.text):
        return [*cells, StackCell(())]
    if not _FIGURE.match(line.text) and not _BRACKET.match(line.text):
        return None
    numbers = [with_loose_sign(number, line.text) for number in find_numbers(line.text, [])]
    found = [number for number in numbers if number.kind in FIGURES]
    figures = tuple((number, (line.start + number.start, line.start + number.end)) for number in found[:1])
    if _BRACKET.match(line.text) and cells and cells[-1].figures:
        return [*cells[:-1], StackCell((*cells[-1].figures, *figures))]
    return [*cells, StackCell(figures)] if len(cells) < _MOST_ROWS else None


def _rows(part: list[Stack]) -> Iterator[NumberRow]:
    """The rows across the stacks; figures in brackets are a second row with the same change."""
    for height in range(len(part[0])):
        cells = [stack[height] for stack in part]
        for depth in range(2):
            chosen = [*(cell.figures[depth : depth + 1] for cell in cells[:-1]), cells[-1].figures[:1]]
            if depth == 0 or all(chosen[:-1]):
                numbers = tuple(_plain(figures[0][0]) if figures else None for figures in chosen)
                spans = tuple(figures[0][1] if figures else None for figures in chosen)
                places = [span[0] for span in spans if span]
                if places:
                    yield NumberRow("", min(places), numbers, spans)


def _plain(number: Number) -> Number | None:
    return (
        number
        if number.value is not None
        and number.kind in (NumberKind.COUNT, NumberKind.PERCENT, NumberKind.MONEY, NumberKind.RANK)
        else None
    )
