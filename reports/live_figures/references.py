"""References in Markdown: `{{figure domestic-burglary change}}`, `{{count red}}`, `{{typed 45% | Residents' survey}}`.

A reference names a measure of the paper's own plan by its indicator's short name (with the measure's number after it
where the plan measures the indicator twice). What it does not find is shown as an error, never as nothing.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from figures.figure.sentences import change_words
from performance.plan_figures.presenters import STATUS_LABELS, FigureRow
from performance.plan_figures.selectors import PlanFigures

_REFERENCE = re.compile(r"\{\{\s*(figure|count|typed)\b([^{}\n]*)\}\}")
HELD_WORDS = "figure not for publication"
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~&])")


class UnknownReference(LookupError):
    """A reference that names nothing in the paper's plan; the message says what and why."""


class NotForPublication(LookupError):
    """A reference to a figure that an exempt section holds, in a text that everyone may read."""


@dataclass(frozen=True)
class Note:
    """A footnote: where a figure in the text comes from."""

    number: int
    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Broken:
    """A reference that does not resolve, as it is written, and why."""

    reference: str
    why: str


def _value(row: FigureRow) -> str:
    return row.current


def _change(row: FigureRow) -> str:
    if not (words := change_words(row.figure)):
        raise UnknownReference(f"“{row.label}” has no change that can be worked out")
    return words


def _rank(row: FigureRow) -> str:
    given = row.figure.given
    if not given.rank_of or given.current.amount is None:
        raise UnknownReference(f"“{row.label}” is not a rank")
    return f"{given.current.amount} of {given.rank_of}"


SHOWN: Mapping[str, tuple[str, Callable[[FigureRow], str]]] = {
    "value": ("its value", _value),
    "change": ("its change", _change),
    "status": ("whether its target was met", lambda row: row.status_label.lower()),
    "rank": ("its rank", _rank),
    "sentence": ("the whole sentence", lambda row: row.sentence),
}


def keys_of(rows: tuple[FigureRow, ...], slugs: Mapping[int, str]) -> dict[int, str]:
    """The name of each measure in references, by its key; `slugs` are the indicators' short names by measure."""
    often = Counter(slugs[row.measure_id] for row in rows)
    return {
        row.measure_id: slug if often[slug := slugs[row.measure_id]] == 1 else f"{slug}-{row.measure_id}"
        for row in rows
    }


@dataclass
class LiveText:
    """Fills the texts of one paper: notes are numbered through, a measure named twice has one note.

    `held` are measures whose figures are not told, though the references to them stay good.
    """

    figures: PlanFigures
    slugs: Mapping[int, str]
    held: Collection[int] = frozenset()
    notes: list[Note] = field(default_factory=list)
    broken: list[Broken] = field(default_factory=list)

    def __post_init__(self) -> None:
        names = keys_of(self.figures.rows, self.slugs)
        self._rows = {names[row.measure_id]: row for row in self.figures.rows}

    def fill(self, text: str) -> str:
        """The Markdown text with every reference as its present words and a link to its note."""
        return _REFERENCE.sub(self._replaced, text)

    def in_words(self, text: str) -> str:
        """The text with every reference as its present words and no note; one that finds no figure stays as it is."""
        return _REFERENCE.sub(lambda found: self._words(found), text)

    def references_of(self, text: str) -> list[tuple[str, str, FigureRow | None]]:
        """The references of a text that resolve: as written, what they show now, and the measure; None for a count."""
        found = []
        for one in _REFERENCE.finditer(text):
            words = self._words(one)
            if words != one[0] and one[1] != "typed":
                found.append((one[0], words, self._rows.get((one[2].split() or [""])[0])))
        return found

    def _words(self, found: re.Match[str]) -> str:
        try:
            return self._resolve(found[1], found[2])[0]
        except (UnknownReference, NotForPublication):
            return found[0]

    def measures_told_in(self, text: str) -> set[int]:
        """The measures whose figures the text's references tell; a count tells of all."""
        told = set()
        for found in _REFERENCE.finditer(text):
            if found[1] == "count":
                return {row.measure_id for row in self.figures.rows}
            named = found[2].split()
            if found[1] == "figure" and named and named[0] in self._rows:
                told.add(self._rows[named[0]].measure_id)
        return told

    def _replaced(self, found: re.Match[str]) -> str:
        try:
            words, label, lines = self._resolve(found[1], found[2])
        except NotForPublication:
            return f"**{_plain(f'[{HELD_WORDS}]')}**"
        except UnknownReference as error:
            self.broken.append(Broken(found[0], str(error)))
            return f"**{_plain(f'[Figure not found: {error}]')}**"
        number = self._note(label, lines)
        return f"{_plain(words)} [\\[{number}\\]](#note-{number})"

    def _resolve(self, kind: str, rest: str) -> tuple[str, str, tuple[str, ...]]:
        if kind == "figure":
            return self._figure(rest.split())
        return self._count(rest.strip()) if kind == "count" else _typed(rest)

    def _figure(self, parts: list[str]) -> tuple[str, str, tuple[str, ...]]:
        if len(parts) != 2:
            raise UnknownReference("name a measure and what to show of it")
        key, shown = parts
        if key not in self._rows:
            raise UnknownReference(f"this plan has no measure “{key}”")
        if shown not in SHOWN:
            raise UnknownReference(f"“{shown}” is none of {', '.join(SHOWN)}")
        row = self._rows[key]
        if row.measure_id in self.held:
            raise NotForPublication
        return SHOWN[shown][1](row), row.label, row.workings

    def _count(self, status: str) -> tuple[str, str, tuple[str, ...]]:
        if status not in STATUS_LABELS:
            raise UnknownReference(f"“{status}” is none of {', '.join(STATUS_LABELS)}")
        if self.held:  # a count beside the open figures would tell those that are held
            raise NotForPublication
        rows = [row for row in self.figures.rows if row.status == status]
        of = f"{len(rows)} of {len(self.figures.rows)} measures."
        named = (f"{', '.join(row.label for row in rows)}.",) if rows else ()
        return str(len(rows)), f"Counted as “{STATUS_LABELS[status]}”", (of, *named)

    def _note(self, label: str, lines: tuple[str, ...]) -> int:
        for note in self.notes:
            if (note.label, note.lines) == (label, lines):
                return note.number
        self.notes.append(Note(len(self.notes) + 1, label, lines))
        return len(self.notes)


def references_in(text: str) -> list[str]:
    """The references of a text as they are written, in order."""
    return [found[0] for found in _REFERENCE.finditer(text)]


def without_references(text: str) -> str:
    """The text with every reference blanked out; what is left keeps its place."""
    return _REFERENCE.sub(lambda found: " " * len(found[0]), text)


def _typed(rest: str) -> tuple[str, str, tuple[str, ...]]:
    words, _, source = (part.strip() for part in rest.partition("|"))
    if not words or not source:
        raise UnknownReference("write the number, a bar, and where it comes from")
    return words, f"“{words}”", (f"Source: {source}.",)


def _plain(words: str) -> str:
    """Words as Markdown that means nothing but them."""
    return _MARKDOWN.sub(r"\\\1", words)
