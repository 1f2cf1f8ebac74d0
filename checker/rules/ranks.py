"""Places in a group: places gained or lost, and the quarter (third, half) of a group that a place lies in."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from checker.findings import CheckVerdict, Finding
from checker.numbers.arithmetic import Statement, judge, part_of_group, places_gained
from checker.numbers.number import NumberKind
from checker.rules.building import from_reading, over_spans
from checker.text.cells import Span
from checker.text.document import Document
from checker.text.reading import TextPassage

_FROM = re.compile(r"\bfrom(?:\s(?!to\b)[\w'-]+){0,4}?\s?\(?$", re.IGNORECASE)
_TO = re.compile(r"^[^;.!?¶⟦]*(?:⟦[oyc]⟧[^;.!?¶⟦]*){0,2}\bto(?:\s[\w'-]+){0,3}?\s?\(?$", re.IGNORECASE)
_BACK = re.compile(r"^[^;.!?¶⟦]*(?:⟦[cy]⟧[^;.!?¶⟦]*){0,2}\bfrom(?:\s[\w'-]+){0,3}?\s?$", re.IGNORECASE)
_PLACES = re.compile(r"^\s(?:\w+\s)?(?:places?|positions?|spots?)\b", re.IGNORECASE)
_WORST_FIRST = re.compile(r"\b(?:highest|worst|most(?!\s(?:similar|recent|alike)))\b", re.IGNORECASE)
_BETTER = re.compile(r"\b(?:improv\w+|climb\w*|up|risen|rose|gain\w*|better|positive)\b", re.IGNORECASE)
_WORSE = re.compile(r"\b(?:worsen\w*|fell|fallen|drop\w*|slip\w*|down|deteriorat\w+|worse|lost)\b", re.IGNORECASE)
_ENDS = r"top|bottom|highest|lowest|best|worst|upper|lower|safest|first|fourth|second|third|1st|2nd|3rd|4th"
_PARTS = {"half": 2, "third": 3, "quartile": 4, "quarter": 4, "quintile": 5, "decile": 10}
_GROUP = re.compile(
    rf"\b(?P<end>{_ENDS})\s(?:performing\s)?(?P<part>{'|'.join(_PARTS)})\b(?!\s(?:of\s)?(?:20|the\syear))",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:not|outside|from|out of|into|moved|entered|left|just|nearly|almost|aim\w*|target|want\w*|"
    r"reach\w*|towards|hop\w+|ambition|would|will)\b",
    re.IGNORECASE,
)
_NUMBERED = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_CLAUSE = re.compile(r"[;.!?¶](?:\s|$)|,\s(?:and|but|while|whereas)\s|,\swith\s")


def check_ranks(document: Document) -> Iterator[Finding]:
    """Places gained between two ranks, and stated quarters against the rank they stand with."""
    for reading in document.readings:
        for sentence in reading.sentences():
            yield from _check_moves(document, reading, sentence)
        for place, number in enumerate(reading.numbers):
            if number.kind is NumberKind.RANK and number.of:
                yield from _check_group(document, reading, place)


def _check_moves(document: Document, reading: TextPassage, sentence: Sequence[int]) -> Iterator[Finding]:
    """`up three places, from 14th to 12th of 15`: only where the sentence has one move and one count of places."""
    ranks = [place for place in sentence if reading.numbers[place].kind is NumberKind.RANK]
    counted = (place for place in sentence if reading.numbers[place].kind is NumberKind.COUNT)
    counts = [place for place in counted if _PLACES.match(reading.after(place))]
    moves = [move for move in (_move(reading, one, other) for one, other in pairwise(ranks)) if move]
    if len(moves) != 1 or len(counts) != 1 or not (len(ranks) == 2 or _beside(counts[0], moves[0])):
        return
    earlier, later = (reading.numbers[place] for place in moves[0])
    number = reading.numbers[counts[0]]
    worst_first = bool(_WORST_FIRST.search(reading.printed(earlier) + reading.between(min(moves[0]), max(moves[0]))))
    gained = places_gained(earlier, later, worst_first=worst_first)
    words = reading.words[max(0, reading.numbers[sentence[0]].start - 60) : later.end]
    direction = 1 if _BETTER.search(words) and not _WORSE.search(words) else 0
    stated = Statement(number.exact, direction=0 if worst_first else direction, hedge=number.hedge)
    said = {"of": later.of or earlier.of, "worst_first": worst_first}
    yield from_reading(
        document,
        reading,
        [number, earlier, later],
        kind="rank_change",
        inputs={"from": earlier.value, "to": later.value} | {name: value for name, value in said.items() if value},
        stated=stated.signed_like(gained),
        computed=gained,
        verdict=judge(gained, stated),
        suggestion=f"{abs(gained)} {'place' if abs(gained) == 1 else 'places'}: from {earlier.value} to {later.value}.",
    )


def _beside(count: int, move: tuple[int, int]) -> bool:
    """Whether a count of places stands right before or right after a move, so that other places do not matter."""
    return count in (min(move) - 1, max(move) + 1)


def _move(reading: TextPassage, first: int, second: int) -> tuple[int, int] | None:
    """The places of the earlier and the later rank."""
    middle = reading.between(first, second)
    one, other = reading.numbers[first], reading.numbers[second]
    if one.of and other.of and one.of != other.of:
        return None
    if _FROM.search(reading.before(first)) and _TO.match(middle):
        return first, second
    return (second, first) if _BACK.match(middle) else None


def _check_group(document: Document, reading: TextPassage, place: int) -> Iterator[Finding]:
    """`5th out of 15, in the lowest quartile`: an end of the group must be an end, whichever way it counts."""
    number = reading.numbers[place]
    tied = _group_words(reading, place)
    if not tied or not number.of or not 1 <= number.exact <= number.of:
        return
    found, span = tied
    own = reading.own_span(number)
    parts = _PARTS[found["part"].lower()]
    computed = part_of_group(int(number.exact), number.of, parts)
    end = found["end"].lower()
    stated = _NUMBERED.get(end, 1)
    agrees = computed in (stated, parts + 1 - stated)
    yield over_spans(
        document,
        [own],
        kind="quartile",
        inputs={"rank": number.value, "of": number.of},
        stated=stated,
        computed=Decimal(computed),
        verdict=CheckVerdict.AGREES if agrees else CheckVerdict.DISAGREES,
        suggestion=f"Place {number.value} of {number.of} lies in {found['part'].lower()} {computed} of {parts}.",
        shown=(min(own[0], span[0]), max(own[1], span[1])),
    )


def _group_words(reading: TextPassage, place: int) -> tuple[re.Match[str], Span] | None:
    """The stated part of the group in the same clause as the rank, after it or before it, and its span in the text."""
    start, end = reading.places[place]
    after = _CLAUSE.split(reading.after(place))[0]
    found = _GROUP.search(after)
    if found and "⟦r⟧" not in after[: found.start()] and not _MOVED.search(after[: found.start()]):
        return found, (reading.offset(end + found.start()), reading.offset(end + found.end() - 1) + 1)
    before = _CLAUSE.split(reading.before(place))[-1]
    found = _GROUP.search(before)
    tied = found and re.match(r"^,?(?:\s[\w'-]+){0,6}[\s(,]*$", before[found.end() :])
    if not found or not tied or _MOVED.search(before[: found.start()]):
        return None
    first = start - len(before)
    return found, (reading.offset(first + found.start()), reading.offset(first + found.end() - 1) + 1)
