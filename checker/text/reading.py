"""A passage as the rules read it: its words on one line, its numbers, and an outline in which each number is a letter.

`Fell from 1,234 in 2012/13 to over 1,100` has the outline `Fell from ⟦c⟧ in ⟦y⟧ to ⟦c⟧`: rules are about the words
between numbers, and the letters (`numbers.Kind`) say what sort each is. Hedges belong to their number. Every place can
be turned back into an offset of the text given.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from checker.numbers.number import FIGURES, Number
from checker.numbers.numbers import find_numbers
from checker.text.cells import Span
from checker.text.passages import UNSEEN, TextBlock

BREAK = " ¶ "
FAR = 240
_BROKEN = re.compile(r"[a-z]{2}-$")  # a word that a line end divides
_SECOND_WORDS = frozenset(
    re.findall(
        r"\w+", "on up to in of by out year date wide based related led going term time old month and the day led class"
    )
)
_SENTENCE_END = re.compile(
    r"(?<!\be\.g)(?<!\bi\.e)(?<!\betc)(?<!\bno)(?<!\bvs)(?<!\bapprox)[.!?][\"')]*\s(?=[A-Z⟦\"'(•-])|¶"
)


@dataclass(frozen=True, slots=True)
class TextPassage:
    """One passage. `places[i]` is where number i stands in `outline`, `offsets` the text's offset of each place."""

    words: str
    numbers: list[Number]
    outline: str
    places: list[Span]
    offsets: list[int]
    borders: list[Span]  # the ends of its sentences in the outline

    def span(self, first: Number, last: Number) -> Span:
        """The offsets in the text given from the start of one number to the end of another (in either order)."""
        start, end = min(first.start, last.start), max(first.end, last.end)
        return self.offsets[start], self.offsets[end - 1] + 1

    def own_span(self, number: Number) -> Span:
        """The offsets of one number in the text given."""
        return self.span(number, number)

    def between(self, first: int, second: int) -> str:
        """The outline between two numbers, by their places in the list; other numbers in between are letters.

        What is far apart belongs to nothing: beyond `FAR` characters it is only a break.
        """
        start, end = self.places[first][1], self.places[second][0]
        return self.outline[start:end] if end - start <= FAR else BREAK

    def before(self, index: int, reach: int = 90) -> str:
        """The outline before a number, back to the end of the sentence before it at most."""
        end = self.places[index][0]
        index = bisect_right(self.borders, (end, 0)) - 1
        last = self.borders[index][1] if index >= 0 else 0
        return self.outline[max(last, end - reach) : end]

    def after(self, index: int, reach: int = 90) -> str:
        """The outline after a number, to the end of its sentence at most."""
        start = self.places[index][1]
        index = bisect_right(self.borders, (start, -1))
        end = self.borders[index][0] if index < len(self.borders) else len(self.outline)
        return self.outline[start : min(end, start + reach)]

    def printed(self, number: Number) -> str:
        """The number as the text has it."""
        return self.words[number.start : number.end]

    def offset(self, place: int) -> int:
        """The offset in the text given of a place in the outline that is no number's letter."""
        index = bisect_right(self.places, (place, len(self.outline))) - 1
        at = place if index < 0 else self.numbers[index].end + place - self.places[index][1]
        return self.offsets[min(max(at, 0), len(self.offsets) - 1)]

    def figures(self) -> list[int]:
        """The places in `numbers` of those that are figures."""
        return [place for place, number in enumerate(self.numbers) if number.kind in FIGURES]

    def sentences(self) -> list[list[int]]:
        """The numbers of each sentence, as places in `numbers`."""
        found: list[list[int]] = [[] for _ in range(len(self.borders) + 1)]
        for place, (start, _) in enumerate(self.places):
            found[bisect_right(self.borders, (start, 0))].append(place)
        return [sentence for sentence in found if sentence]


def read_passage(text: str, blocks: Sequence[TextBlock]) -> TextPassage:
    """The reading of `blocks` of a normalised text: white space made single, list marks kept out of the figures."""
    chars: list[str] = []
    offsets: list[int] = []
    marked: list[Span] = []
    for block in blocks:
        if chars:
            _put(BREAK, block.start, chars, offsets)
        if block.lead and re.search(r"\d", text[slice(*block.lead)]):
            first = len(chars)
            _copy(text, block.lead, chars, offsets)
            marked.append((first, len(chars)))
            _put(BREAK, block.start, chars, offsets)
        for span, following in zip_longest(block.spans, block.spans[1:]):
            _copy(text, span, chars, offsets)
            if following and _BROKEN.search("".join(chars[-12:]).rstrip()) and _goes_on(text[slice(*following)]):
                _drop_hyphen(chars, offsets)
            else:
                _put(" ", span[1] - 1, chars, offsets)
    words = "".join(chars)
    numbers = find_numbers(words, [(first, first + len(words[first:last].rstrip())) for first, last in marked])
    outline, places = _outline(words, numbers)
    borders = [match.span() for match in _SENTENCE_END.finditer(outline)]
    return TextPassage(words, numbers, outline, places, offsets, borders)


def join(readings: Sequence[TextPassage]) -> TextPassage:
    """Passages one after the other as one reading, without looking for their numbers again."""
    words, outlines, numbers, places, offsets = [], [], [], [], []
    at, out = 0, 0
    for reading in readings:
        numbers += [_moved(number, at) for number in reading.numbers]
        places += [(start + out, end + out) for start, end in reading.places]
        words.append(reading.words)
        outlines.append(reading.outline)
        offsets += [*reading.offsets, *[reading.offsets[-1] if reading.offsets else 0] * len(BREAK)]
        at += len(reading.words) + len(BREAK)
        out += len(reading.outline) + len(BREAK)
    outline = BREAK.join(outlines)
    borders = [match.span() for match in _SENTENCE_END.finditer(outline)]
    return TextPassage(BREAK.join(words), numbers, outline, places, offsets, borders)


def _moved(number: Number, by: int) -> Number:
    lead = number.lead + by if number.lead >= 0 else number.lead
    return replace(number, start=number.start + by, end=number.end + by, lead=lead)


def _goes_on(line: str) -> bool:
    """Whether a line begins with the rest of a word: `tion of 6%`, and not with the second word of `year-on-year`."""
    first = re.match(r"\s*([a-z]+)", line)
    return bool(first) and first is not None and first[1] not in _SECOND_WORDS


def _drop_hyphen(chars: list[str], offsets: list[int]) -> None:
    while chars and chars[-1] in " -":
        chars.pop()
        offsets.pop()


def _copy(text: str, span: Span, chars: list[str], offsets: list[int]) -> None:
    for place in range(*span):
        char = text[place]
        if char == UNSEEN:
            continue
        if not char.isspace():
            chars.append(char)
            offsets.append(place)
        elif chars and chars[-1] != " ":
            chars.append(" ")
            offsets.append(place)


def _put(mark: str, offset: int, chars: list[str], offsets: list[int]) -> None:
    mark = mark.lstrip(" ") if chars and chars[-1] == " " else mark
    chars.extend(mark)
    offsets.extend([offset] * len(mark))


def _outline(words: str, numbers: Sequence[Number]) -> tuple[str, list[Span]]:
    parts: list[str] = []
    places: list[Span] = []
    length, last = 0, 0
    for number in numbers:
        start = max(last, number.lead if number.lead >= 0 else number.start)
        text = words[last:start]
        parts += [text, f"⟦{number.kind}⟧"]
        places.append((length + len(text), length + len(text) + 3))
        length += len(text) + 3
        last = number.end
    parts.append(words[last:])
    return "".join(parts), places
