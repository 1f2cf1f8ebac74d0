"""A whole text, taken apart once for all rules: its passages as readings, its tables, its paragraph numbers."""

from dataclasses import dataclass, field, replace
from functools import cached_property

from checker.known_facts import KnownFacts
from checker.statements.directions import StatedChange, find_changes
from checker.tables.tables import Table, find_tables
from checker.text.cells import cells_of, wide_cells
from checker.text.outline import LeadingNumber, find_leads
from checker.text.passages import TextBlock, TextLine, normalise, passages, split_blocks, split_lines
from checker.text.reading import TextPassage, join, read_passage
from checker.text.sections import Sections


@dataclass
class Document:
    """One text and what it is held against. Everything below is worked out when first asked for."""

    given: str
    known: KnownFacts = field(default_factory=KnownFacts)
    _changes: dict[int, dict[int, StatedChange]] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def text(self) -> str:
        """The text with plain signs, place for place as given."""
        return normalise(self.given)

    @cached_property
    def lines(self) -> list[TextLine]:
        """Its lines."""
        return split_lines(self.text, self.given)

    @cached_property
    def rows(self) -> set[int]:
        """The numbers of the lines that are rows of a table."""
        rows = {number for number, line in enumerate(self.lines) if cells_of(line.text)}
        headings = {number - 1 for number in rows if number and wide_cells(self.lines[number - 1].text)}
        return rows | headings

    @cached_property
    def leads(self) -> list[LeadingNumber]:
        """Its paragraph and heading numbers."""
        return find_leads(self.lines, self.rows)

    @cached_property
    def blocks(self) -> list[TextBlock]:
        """Its paragraphs, list items and rows, in order."""
        return split_blocks(self.lines, {lead.line: lead.span for lead in self.leads}, self.rows)

    @cached_property
    def readings(self) -> list[TextPassage]:
        """Its passages of running text and lists."""
        return [read_passage(self.text, passage) for passage in passages(self.blocks, self.text)]

    @cached_property
    def whole(self) -> TextPassage:
        """All its running text as one reading, for what is told over several passages."""
        return join(self.readings)

    @cached_property
    def tables(self) -> list[Table]:
        """Its tables."""
        return find_tables(self.text, self.lines, sorted(self.rows))

    @cached_property
    def sections(self) -> Sections:
        """Its headings."""
        return Sections(self.lines, self.rows)

    def changes(self, reading: TextPassage) -> dict[int, StatedChange]:
        """The numbers of one of its readings that state a change; a new dict each time."""
        if id(reading) not in self._changes:
            self._changes[id(reading)] = self._joined_changes() if reading is self.whole else find_changes(reading)
        return dict(self._changes[id(reading)])

    def _joined_changes(self) -> dict[int, StatedChange]:
        """The changes of all readings by their places in the whole; none reaches over the end of a passage."""
        found: dict[int, StatedChange] = {}
        before = 0
        for reading in self.readings:
            found |= {before + at: replace(one, index=before + at) for at, one in self.changes(reading).items()}
            before += len(reading.numbers)
        return found

    def words(self, start: int, end: int) -> str:
        """The slice of the text given."""
        return self.given[start:end]
