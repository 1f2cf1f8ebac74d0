"""What differs between two texts of a paper: every sentence and figure that is not as it was. Pure.

Sentences are held against each other without regard to typographic marks, to white space, and to the numbers before
paragraphs, which move when one is put in; a paragraph whose own number alone differs is told of apart.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

MOST_UNITS = 30_000
_ALIKE = 0.45  # of the words of two sentences; below it they are another sentence, not a changed one
_MOST_PAIRS = 20_000
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]?\s+(?=[\"'“‘(]?[A-Z0-9£])")
_NUMBERED = re.compile(r"^(?:\d{1,3}\.\d{1,3}|\d{1,3}\.|\([ivxlc]+\))\s+")
_NUMBER = re.compile(r"[-+]?£?\d[\d,]*(?:\.\d+)?(?:\s?%)?")
_WORD = re.compile(r"\S+\s*")
_MARKS = str.maketrans(
    {**dict.fromkeys("‘’‛`´", "'"), **dict.fromkeys("“”„", '"'), **dict.fromkeys("‐‑‒–—−", "-"), "\u00a0": " "}
)


class TooLong(ValueError):
    """Texts of more sentences than are held against each other; the message is fit for a form field."""


class WordingChangeKind(StrEnum):
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    RENUMBERED = "renumbered"


@dataclass(frozen=True, slots=True)
class WordingPiece:
    """Some words of a sentence, and whether the other has them not."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class WordingChange:
    """A sentence, or a row of a table, that is not as it was.

    `gone` and `come` are the figures of one side that the other has not; `after` is the sentence that stands before it,
    in the text that came back.
    """

    kind: WordingChangeKind
    before: tuple[WordingPiece, ...]
    now: tuple[WordingPiece, ...]
    gone: tuple[str, ...]
    come: tuple[str, ...]
    after: str

    @property
    def changes_figures(self) -> bool:
        return bool(self.gone or self.come)


def compare(before: str, now: str) -> list[WordingChange]:
    """Every difference in the order of the text that came back. Raises TooLong."""
    old, new = _units(before), _units(now)
    if max(len(old), len(new)) > MOST_UNITS:
        raise TooLong(f"The file has more than {MOST_UNITS:,} sentences. Compare it in parts.")
    old_keys, new_keys = [_key(unit) for unit in old], [_key(unit) for unit in new]
    found: list[WordingChange] = []
    for tag, a, b, c, d in SequenceMatcher(None, old_keys, new_keys, autojunk=False).get_opcodes():
        near = new[c - 1] if c else ""
        if tag == "equal":
            found += _renumbered(old[a:b], new[c:d])
        else:
            found += _replaced(old[a:b], new[c:d], near)
    return _with_moves(found)


def _units(text: str) -> list[str]:
    """The sentences of the text, and the rows of its tables, as they are written."""
    found: list[str] = []
    for line in text.splitlines():
        if "\t" in line:
            found.append(" | ".join(" ".join(cell.split()) for cell in line.split("\t")))
        else:
            found += [" ".join(one.split()) for one in _SENTENCE_END.split(line)]
    return [unit for unit in found if unit]


def _key(unit: str) -> str:
    return _NUMBERED.sub("", unit.translate(_MARKS))


def _renumbered(old: Sequence[str], new: Sequence[str]) -> Iterator[WordingChange]:
    for before, now in zip(old, new, strict=True):
        if before.translate(_MARKS) != now.translate(_MARKS):
            yield _change(WordingChangeKind.RENUMBERED, before, now, "")


def _replaced(old: Sequence[str], new: Sequence[str], near: str) -> Iterator[WordingChange]:
    """A stretch that differs: sentences that are like each other are one that was changed, in their order."""
    pairs = _pairs(old, new)
    done = 0
    for place, now in enumerate(new):
        partner = pairs.get(place)
        if partner is None:
            yield _change(WordingChangeKind.ADDED, "", now, near)
        else:
            yield from (_change(WordingChangeKind.REMOVED, one, "", near) for one in old[done:partner])
            yield _change(WordingChangeKind.CHANGED, old[partner], now, near)
            done = partner + 1
        near = now
    yield from (_change(WordingChangeKind.REMOVED, one, "", near) for one in old[done:])


def _pairs(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """For the places of new sentences the place of the old one that each was made from."""
    if len(old) * len(new) > _MOST_PAIRS:
        return {place: place for place in range(min(len(old), len(new))) if _likeness(old[place], new[place]) > _ALIKE}
    found: dict[int, int] = {}
    first = 0
    for place, now in enumerate(new):
        rated = [(_likeness(one, now), -number) for number, one in enumerate(old[first:], start=first)]
        best, number = max(rated, default=(0.0, 0))
        if best > _ALIKE:
            found[place] = -number
            first = 1 - number
    return found


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, _words(one), _words(other), autojunk=False).ratio()


def _words(text: str) -> list[str]:
    return [word.strip(".,;:!?()").casefold() for word in text.translate(_MARKS).split()]


def _change(kind: WordingChangeKind, before: str, now: str, near: str) -> WordingChange:
    old, new = _WORD.findall(before), _WORD.findall(now)
    codes = SequenceMatcher(None, _plain(old), _plain(new), autojunk=False).get_opcodes()
    left = tuple(WordingPiece("".join(old[a:b]), tag != "equal") for tag, a, b, _, _ in codes if b > a)
    right = tuple(WordingPiece("".join(new[c:d]), tag != "equal") for tag, _, _, c, d in codes if d > c)
    figures = [Counter(_NUMBER.findall(_NUMBERED.sub("", text.translate(_MARKS)))) for text in (before, now)]
    if kind is WordingChangeKind.RENUMBERED:
        figures = [Counter(_NUMBER.findall(text)) for text in (before, now)]
    gone, come = figures[0] - figures[1], figures[1] - figures[0]
    return WordingChange(kind, left, right, tuple(gone.elements()), tuple(come.elements()), near)


def _plain(words: Sequence[str]) -> list[str]:
    return [word.strip().translate(_MARKS) for word in words]


def _with_moves(changes: Sequence[WordingChange]) -> list[WordingChange]:
    """A sentence that was taken out in one place and put in, as it was, in another was moved."""
    removed: dict[str, list[WordingChange]] = {}
    for change in changes:
        if change.kind is WordingChangeKind.REMOVED:
            removed.setdefault(_key(_written(change.before)), []).append(change)
    moved: dict[int, WordingChange] = {}
    dropped: set[int] = set()
    for change in changes:
        partners = removed.get(_key(_written(change.now))) if change.kind is WordingChangeKind.ADDED else None
        if partners:
            old = partners.pop()
            dropped.add(id(old))
            moved[id(change)] = _change(
                WordingChangeKind.MOVED, _written(old.before), _written(change.now), change.after
            )
    return [moved.get(id(change), change) for change in changes if id(change) not in dropped]


def _written(pieces: Sequence[WordingPiece]) -> str:
    return "".join(piece.text for piece in pieces)
