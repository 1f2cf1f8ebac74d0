"""Totals printed with their parts: `45 offences (20 robberies and 25 thefts)`, `20 men and 25 women, 45 in total`."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from checker.findings import Finding
from checker.numbers.hedges import Hedge
from checker.numbers.not_figures import MONTHS
from checker.numbers.number import NumberKind
from checker.rules.building import of_sum
from checker.text.document import Document
from checker.text.reading import TextPassage

_W = r"[\w'/&-]+"
_THING = (
    rf"(?:\s(?!of\b|in\b|per\b|to\b|from\b|compared\b|up\b|down\b|times\b){_W})"
    rf"(?:\s(?!of\b|compared\b|up\b|down\b|from\b){_W}){{0,6}}?"
)
_WHEN = rf"(?:\s(?:in|for|during)\s(?:the\s)?(?:⟦y⟧|{MONTHS}))?"
_LABEL = r"(?:(?:in\s)?⟦y⟧\s?[:(-]?\s?)?"
_NEXT = re.compile(
    rf"^(?:{_THING})?{_WHEN}\s?(?:\(⟦p⟧\))?(?:,|;|\sand|,\sand|\splus|\s\+|\s&|;\sand)\s"
    rf"(?:(?:a|the|further|another|additional)\s)*{_LABEL}$",
    re.IGNORECASE,
)
_OPENS = re.compile(
    rf"^(?:\s(?!and\b|of\b|to\b){_W}){{0,6}}?(?P<sure>[\s,:(-]+(?:comprising|comprised of|made up of|consisting of|"
    rf"consists of|"
    rf"broken down (?:into|as)|split between|namely|that is|i\.e\.,?)[\s:]*|\s?\(|:\s)$",
    re.IGNORECASE,
)
_ANY_THING = rf"(?:\s(?!of\b|per\b|compared\b){_W}){{1,7}}?"
_NEXT_OPENED = re.compile(
    rf"^(?:{_ANY_THING})?{_WHEN}\s?(?:\(⟦p⟧\))?(?:,|;|\sand|,\sand|\splus|\s\+|;\sand)\s"
    rf"(?:(?:a|the|further|another)\s)*{_LABEL}$",
    re.IGNORECASE,
)
_CLOSES_OPENED = re.compile(rf"^(?:{_ANY_THING})?{_WHEN}\s?(?:\(⟦p⟧\))?(?:\)|\.|;|$|\s?¶)", re.IGNORECASE)
_TOTAL_BEFORE = re.compile(
    r"\b(?:total(?:led|ling|s)?(?: of)?|in all|altogether|overall total of)(?:\s\w+){0,2}?\s?$", re.IGNORECASE
)
_TOTAL_AFTER = re.compile(r"^(?:\s[\w'-]+){0,2}?\s(?:in total|altogether|in all|overall)\b", re.IGNORECASE)
_FOR_THE_YEAR = re.compile(r"^\s(?:[\w'-]+\s){0,2}?(?:for|in|over|across) the (?:full |whole )?year\b", re.IGNORECASE)
_QUARTER = re.compile(r"\b(?:q|quarter\s?)(?P<one>[1-4]|one|two|three|four)\b", re.IGNORECASE)
_ONLY_TWO = (("capital", "revenue"), ("males?|men|boys", "females?|women|girls"), ("urban", "rural"))
_TO_TOTAL = re.compile(
    rf"^(?:{_THING})?{_WHEN}\s?(?:\(⟦p⟧\))?[\s,;:()-]+(?:(?:making|giving|makes?|gives?|made|gave|bringing|which is|"
    rf"that is|or|i\.e\.|and|for|a)\s)*"
    rf"(?:(?:a|the|an)\s)?(?:(?:grand|overall|combined|new)\s)?"
    rf"(?P<word>total(?: of|:)?\s|totalling\s|equals\s|=\s|in total,?\s|altogether,?\s)?$",
    re.IGNORECASE,
)


def check_sums(document: Document) -> Iterator[Finding]:
    """Totals whose parts are listed beside them, before or after."""
    for reading in document.readings:
        changes = set(document.changes(reading))
        counts = [
            place
            for place, number in enumerate(reading.numbers)
            if number.kind in (NumberKind.COUNT, NumberKind.MONEY)
            and place not in changes
            and number.hedge is Hedge.NONE
        ]
        for place in counts:
            finding = _parts_follow(document, reading, counts, place) or _total_follows(
                document, reading, counts, place
            )
            if finding:
                yield finding


def chain(reading: TextPassage, counts: Sequence[int], first: int, pattern: re.Pattern[str] = _NEXT) -> list[int]:
    """The counts from `first` on that are listed one after the other."""
    found = [first]
    for place in counts[counts.index(first) + 1 :]:
        if reading.numbers[place].kind is not reading.numbers[first].kind or not pattern.match(
            reading.between(found[-1], place)
        ):
            break
        found.append(place)
    return found


def _parts_follow(document: Document, reading: TextPassage, counts: list[int], total: int) -> Finding | None:
    index = counts.index(total)
    if index + 2 >= len(counts):
        return None
    opened = _OPENS.match(reading.between(total, counts[index + 1]))
    if not opened:
        return None
    parts = chain(reading, counts, counts[index + 1], _NEXT_OPENED)
    if len(parts) < 2 or not _CLOSES_OPENED.match(reading.after(parts[-1])):
        return None
    mark, named = opened["sure"].strip(), bool(_TOTAL_BEFORE.search(reading.before(total)))
    sure = named or len(parts) > 2 or mark not in ("(", ":") or _complete(reading, parts)
    return _finding(document, reading, parts, total, sure and (mark != ":" or _near(reading, parts, total)))


def _are_quarters(reading: TextPassage, parts: Sequence[int]) -> bool:
    """Whether four counts are those of the four quarters, each after its own."""
    before = [reading.printed(reading.numbers[place - 1]) for place in parts if place]
    named = {found["one"].lower() for words in before if (found := _QUARTER.fullmatch(words))}
    return len(parts) == len(named) == 4


def _complete(reading: TextPassage, parts: Sequence[int]) -> bool:
    """Whether two parts are the only ones there can be: capital and revenue, men and women."""
    said = [re.split(r"[,;)]|\sand\b", reading.after(place), maxsplit=1)[0] for place in parts]
    return any(
        re.search(rf"\b(?:{one})\b", said[0], re.IGNORECASE) and re.search(rf"\b(?:{other})\b", said[1], re.IGNORECASE)
        for pair in _ONLY_TWO
        for one, other in (pair, pair[::-1])
    )


def _near(reading: TextPassage, parts: Sequence[int], total: int) -> bool:
    """Whether a list after a colon comes near its total: `3 priorities: 1 for crime, 2 for fire` is no sum at all."""
    counted = sum((reading.numbers[place].exact for place in parts), Fraction(0))
    return abs(counted - reading.numbers[total].exact) * 4 <= reading.numbers[total].exact


def _total_follows(document: Document, reading: TextPassage, counts: list[int], first: int) -> Finding | None:
    """A list and then its total; the list may begin later than it seems, so any end of it that adds up will do."""
    index = counts.index(first)
    if index and _NEXT.match(reading.between(counts[index - 1], first)):
        return None
    parts = chain(reading, counts, first)
    after = counts[index + len(parts) :]
    if not after:
        parts, after = parts[:-1], parts[-1:]
    if len(parts) < 2:
        return None
    tied = _TO_TOTAL.match(reading.between(parts[-1], after[0]))
    behind = reading.after(after[0])
    of_year = _FOR_THE_YEAR.match(behind) and _are_quarters(reading, parts)
    if not tied or not (tied["word"] or of_year or _TOTAL_AFTER.match(behind)):
        return None
    total = reading.numbers[after[0]].exact
    for start in range(1, len(parts) - 1):
        if sum((reading.numbers[place].exact for place in parts[start:]), Fraction(0)) == total:
            parts = parts[start:]
            break
    return _finding(document, reading, parts, after[0], True)


def _finding(document: Document, reading: TextPassage, parts: Sequence[int], total: int, sure: bool) -> Finding | None:
    numbers = [reading.numbers[place] for place in parts]
    stated = reading.numbers[total]
    if any(number.kind is not stated.kind for number in numbers):
        return None
    counted = sum((number.exact for number in numbers), Fraction(0))
    slack = sum((number.step / 2 for number in numbers if number.rounded), Fraction(0))
    slack += stated.step / 2 if stated.rounded else 0
    agrees = abs(counted - stated.exact) <= slack
    if not agrees and not sure:
        return None
    return of_sum(document, reading, numbers, stated, counted, agrees=agrees)
