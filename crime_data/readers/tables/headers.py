"""Finding a table's columns by their headings, whatever the case, spacing and year of the file."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from crime_data.readers.files.sheets import Cells

ROWS_BEFORE_HEADER = 40  # titles, notes and blank rows that published tables have above their headings

_MARKS = re.compile(r"[^a-z0-9]+")
_NOTES = re.compile(r"\[[^\]]*\]|\(\d+\)")
_WILD = {"*": "[a-z0-9]*", "#": r"(?:19|20)\d\d"}


def heading_key(text: str) -> str:
    """A heading without case, spaces, marks and pointers to notes: `Offence Count [note 2]` is `offencecount`."""
    return _MARKS.sub("", _NOTES.sub("", text.casefold()))


@dataclass(frozen=True, slots=True)
class TableLayout:
    """The columns of a kind of table: for each field its headings, the usual one first, and which fields it must have.

    A `*` in a heading stands for anything, as in `LAD*CD` for `LAD17CD` and `LAD23CD`; a `#` for a year.
    """

    headings: Mapping[str, Sequence[str]]
    required: tuple[str, ...]

    def columns(self, cells: Cells) -> dict[str, int]:
        """The column number of each field that the cells head. Where a field has two, the more usual heading counts."""
        keys = [heading_key(cell) for cell in cells]
        found: dict[str, int] = {}
        for name, headings in self.headings.items():
            for heading in headings:
                at = _position(keys, heading)
                if at is not None and at not in found.values():
                    found[name] = at
                    break
        return found

    def match(self, cells: Cells) -> dict[str, int] | None:
        """As `columns`, or None where a required field has none."""
        found = self.columns(cells)
        return found if all(name in found for name in self.required) else None

    def lacking(self, cells: Cells) -> list[str]:
        """The usual headings of the required fields that the cells do not head."""
        found = self.columns(cells)
        return [_shown(self.headings[name][0]) for name in self.required if name not in found]

    @property
    def usual(self) -> list[str]:
        """The usual headings of the required fields."""
        return [_shown(self.headings[name][0]) for name in self.required]


def _shown(heading: str) -> str:
    return re.sub(r"[*#]", "", heading)


def _position(keys: list[str], heading: str) -> int | None:
    if "*" in heading or "#" in heading:
        pattern = _pattern(heading)
        return next((at for at, key in enumerate(keys) if pattern.fullmatch(key)), None)
    wanted = heading_key(heading)
    return keys.index(wanted) if wanted in keys else None


@lru_cache(maxsize=256)
def _pattern(heading: str) -> re.Pattern[str]:
    """A heading with `*` and `#` in it, for the keys of others."""
    pieces = re.split(r"([*#])", heading)
    return re.compile("".join(_WILD.get(piece, heading_key(piece)) for piece in pieces))


def find_header(
    rows: Iterator[Cells], layouts: Iterable[TableLayout]
) -> tuple[TableLayout, dict[str, int], Cells] | None:
    """The first of the next rows that heads one of the layouts, with its columns. The rows up to it are used up."""
    choices = list(layouts)
    for _, cells in zip(range(ROWS_BEFORE_HEADER), rows, strict=False):
        for layout in choices:
            columns = layout.match(cells)
            if columns is not None:
                return layout, columns, cells
    return None
