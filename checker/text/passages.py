"""From a text as pasted or extracted to passages: stretches that are read together, with every character's place kept.

PDF and Word text breaks lines within sentences, puts boxes side by side and writes minus signs in several ways. Nothing
is removed here: typographic signs are replaced one for one, and a passage is a list of spans of the text given.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from checker.text.cells import Span, cut

UNSEEN = "\x7f"  # stands for what has no width: it is left out of words and numbers
_REPLACED = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))), " "),
        **dict.fromkeys("\ufeff\r\x00", " "),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060", UNSEEN),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d", "-"),
        **dict.fromkeys("\u2018\u2019\u201b\u02bc`\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
        **dict.fromkeys("\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079", UNSEEN),  # footnote marks
        **dict.fromkeys("\f\v\u2028\u2029\x85", "\n"),
        "\uff05": "%",
        "\u0130": "I",  # the next four pass for plain letters where case is not minded
        "\u0131": "i",
        "\u017f": "s",
        "\u212a": "K",
    }
)
MARKS = r"[-*•·●○◦▪■►▶>➢✓✔–o§Ø❖\uf000-\uf0ff]"
_SOFT_MINUS = re.compile(r"(?<![^\s(|\t])\u00ad(?=[\d£])")  # how some writers' minus signs come out
_BULLET = re.compile(rf"[ ]*(?:{MARKS}[ \t]+)+(?=\S)")
_LETTER = re.compile(r"[ ]*(?:[-*>][ \t]+)?\(?(?:[a-z]|[ivx]{1,5})[.)][ \t]+(?=\S)")
_SIDE_BY_SIDE = re.compile(r"(?<=\S)[ ]{4,}(?=\S)")
_HANGING = re.compile(r"\b(?:in|of|the|to|from|by|and|a|an|for|with|than|at|on|or|over|since|between)$|,$")
_LONG_RUN = re.compile(r"[^\s|]{160,}")
_LONGEST_SPAN = 4000
_BESIDE = 3  # characters that the lines of a box may be out of line
_NARROW = 0.7  # a line shorter than this part of its neighbours ends a paragraph


class BlockKind(StrEnum):
    """What a block is: running text, an item of a list, or a row of a table."""

    TEXT = "text"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of the text, without its line break."""

    start: int
    end: int
    text: str

    @property
    def is_blank(self) -> bool:
        """Whether nothing can be seen on it."""
        return not self.text.strip()


@dataclass(slots=True)
class TextBlock:
    """A paragraph, list item or table row: the spans it is made of. `lead` is its bullet or number: no figure."""

    kind: BlockKind
    spans: list[Span]
    lead: Span | None = None

    @property
    def start(self) -> int:
        """Where it begins in the text given."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.spans[-1][1]


def unreadable_runs(text: str) -> Iterator[Span]:
    """Stretches without a space that are too long to be words, numbers or table rows: encoded data, ruled lines."""
    for found in _LONG_RUN.finditer(text):
        yield found.span()


def normalise(text: str) -> str:
    """`text` with plain spaces, hyphens and quotes, of the same length: offsets stay those of the text given."""
    plain = _SOFT_MINUS.sub("-", text).translate(_REPLACED)
    return _LONG_RUN.sub(lambda found: " " * len(found[0]), plain)


def split_lines(text: str, given: str) -> list[TextLine]:
    """The lines of a normalised text; the carriage return that `given` has before a line break is no part of one."""
    lines, start = [], 0
    for line in text.split("\n"):
        words = line[:-1] if given[start + len(line) - 1 : start + len(line)] == "\r" and line else line
        lines.append(TextLine(start, start + len(words), words))
        start += len(line) + 1
    return lines


def split_blocks(lines: list[TextLine], leads: dict[int, Span], rows: set[int]) -> list[TextBlock]:
    """The blocks of a text, rows of tables (`rows`, line numbers) apart.

    `leads` gives the lines that begin with a paragraph number and where it stands.
    """
    builder = _BlockBuilder(_widths(lines))
    for number, line in enumerate(lines):
        if number in rows:
            builder.add_row(line)
        elif line.is_blank:
            builder.blank = True
        else:
            builder.add_line(number, line, leads.get(number))
    return builder.blocks


def _widths(lines: list[TextLine]) -> list[int]:
    """For every line the longest line of its run of lines without a blank between."""
    widths = [0] * len(lines)
    start = 0
    for end in range(len(lines) + 1):
        if end == len(lines) or lines[end].is_blank:
            longest = max((len(line.text.rstrip()) for line in lines[start:end]), default=0)
            widths[start:end] = [longest] * (end - start)
            start = end + 1
    return widths


class _BlockBuilder:
    """Puts lines together to blocks, one after the other."""

    def __init__(self, widths: list[int]) -> None:
        self.blocks: list[TextBlock] = []
        self.widths = widths
        self._boxes: list[tuple[int, TextBlock, str]] = []  # where they stand on the line before, and their words there
        self.blank = True
        self._last = ""

    def add_row(self, line: TextLine) -> None:
        self.blocks.append(TextBlock(BlockKind.ROW, [(line.start, line.end)]))
        self.blank, self._last = True, ""

    def add_line(self, number: int, line: TextLine, numbered: Span | None) -> None:
        lead = numbered or _lead(line)
        start = lead[1] if lead else line.start
        left, *asides = _columns(line, start)
        while left[1] - left[0] > _LONGEST_SPAN:  # one endless line: the rules look at one stretch after the other
            cut = _place_to_cut(line, left[0])
            self._open(BlockKind.TEXT, (left[0], cut), lead)
            left, lead = (cut, left[1]), None
        if lead:
            self._open(BlockKind.ITEM, left, lead)
        elif self._goes_on(line.text.strip(), self.widths[number]):
            self.blocks[-1].spans.append(left)
        else:
            self._open(BlockKind.TEXT, left, None)
        self._add_boxes(line, asides)
        self.blank, self._last = False, line.text[left[0] - line.start : left[1] - line.start].strip()

    def _add_boxes(self, line: TextLine, asides: list[Span]) -> None:
        """What stands beside the text: a box goes on where the one over it leaves off in the middle of a sentence."""
        current, boxes = self.blocks.pop(), []
        for aside in asides:
            place, words = aside[0] - line.start, line.text[aside[0] - line.start : aside[1] - line.start]
            above = next((box for box in self._boxes if abs(box[0] - place) <= _BESIDE), None)
            block = above[1] if above and _continues(above[2], words) else TextBlock(BlockKind.TEXT, [])
            if not block.spans:
                self.blocks.append(block)
            block.spans.append(aside)
            boxes.append((place, block, words))
        self._boxes = boxes
        self.blocks.append(current)

    def _open(self, kind: BlockKind, span: Span, lead: Span | None) -> None:
        self.blocks.append(TextBlock(kind, [span], lead))

    def _goes_on(self, text: str, width: int) -> bool:
        """Whether `text` continues the last block: the same sentence on the next line, perhaps over a page break."""
        if not self._last or not self.blocks or self.blocks[-1].kind is BlockKind.ROW:
            return False
        if self.blank:
            return text[0].islower() and self._last[-1] not in ".:;?!" and len(self._last) > 40
        if _continues(self._last, text):
            return True
        return len(self._last) >= _NARROW * width and width <= 160 and len(self._last) > 30


def _continues(before: str, text: str) -> bool:
    """Whether a line plainly goes on with the sentence of the one before it."""
    return text[0].islower() or text[0] in "(%" or bool(_HANGING.search(before))


def _place_to_cut(line: TextLine, start: int) -> int:
    """Where the first stretch of an endless line ends: after its last sentence, or else its last word."""
    stretch = line.text[start - line.start : start - line.start + _LONGEST_SPAN]
    for mark in (". ", " ", "\t"):
        place = stretch.rfind(mark, len(stretch) // 2)
        if place > 0:
            return start + place + len(mark)
    return start + len(stretch)


def _lead(line: TextLine) -> Span | None:
    found = _LETTER.match(line.text) or _BULLET.match(line.text)
    return (line.start, line.start + found.end()) if found else None


def _columns(line: TextLine, start: int) -> list[Span]:
    """The spans of the boxes that stand side by side on a line, from `start` on."""
    offset = start - line.start
    return [(start + first, start + last) for first, last in cut(line.text[offset:].rstrip(), _SIDE_BY_SIDE)]


def passages(blocks: list[TextBlock], text: str) -> list[list[TextBlock]]:
    """Blocks that are read together: an introduction that ends in a colon with the list that follows it."""
    found: list[list[TextBlock]] = []
    opened = False
    for block in blocks:
        if block.kind is BlockKind.ROW:
            opened = False
            continue
        if opened and _belongs(block, text):
            found[-1].append(block)
            continue
        found.append([block])
        opened = text[block.start : block.end].rstrip(" \n\t-").endswith((":", ";", "of these"))
    return found


def _belongs(block: TextBlock, text: str) -> bool:
    words = text[block.start : block.end].lstrip()
    bullet = block.kind is BlockKind.ITEM and not (block.lead and re.search(r"\d", text[slice(*block.lead)]))
    return bullet or (len(words) < 200 and words[:1].isdigit())
