"""Shares of one whole that come to 100%: answers that exclude each other, and `the remaining 12%`.

A list of percentages may leave some out, and people may give several answers. Only where the words say that a list is
whole, or that its parts exclude each other, is its sum held against 100; half a digit of each part may be rounding.
"""

import re
from collections.abc import Container, Iterator, Sequence
from fractions import Fraction

from checker.findings import CheckVerdict, Finding
from checker.numbers.arithmetic import shown
from checker.numbers.hedges import Hedge
from checker.numbers.number import NumberKind
from checker.rules.building import from_reading
from checker.text.document import Document
from checker.text.reading import TextPassage

_W = r"[\w'’/-]+"
_SEPARATOR = r"(?:[,;.]?\s¶\s|[,;]\s(?:and\s|with\s|while\s)?|\s(?:and|with|while)\s)"
_NEXT = re.compile(
    rf"^\)?(?:\s(?!of\b|by\b|per\b){_W}){{0,5}}?{_SEPARATOR}(?:{_W}\s){{0,2}}?(?:{_W}:\s)?\(?$", re.IGNORECASE
)
_REST = re.compile(r"\b(?:remaining|remainder|rest|balance)(?:\s[\w'-]+){0,3}?\s?\(?$", re.IGNORECASE)
_OF_ALL = re.compile(
    r"^\sof\s(?:all|total|the total|recorded|overall)\b(?:\s[\w-]+){0,3}?(?=,\s|\sand\s)", re.IGNORECASE
)
_OF_THOSE = re.compile(
    r"^\sof\s(?:the\s|all\s|our\s|those\s)*(?:respondents|residents|people|participants|victims|offenders|clients|"
    r"referrals|asked|surveyed)(?=\s(?:were|was|are|said|felt|described)\b)",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:all\s)?(?:others|other (?:offences|crimes?|types|crime types|categories|causes|reasons|incidents))\s?\(?$",
    re.IGNORECASE,
)
_ENDS = re.compile(rf"^\)?(?:\s(?!of\b){_W}){{0,4}}\)?(?:[.,;)]|\s?¶|\s?$)", re.IGNORECASE)
_NEITHER = (
    r"(?:don't|do not|did not|didn't) (?:know|say)|not sure|unsure|neither|prefer\w* not|no opinion|not stated|"
    r"not known|no answer|undecided|unknown|other"
)
_SCALES: tuple[tuple[str, ...], ...] = (
    (r"males?|men|boys", r"females?|women|girls", _NEITHER),
    (r"yes", r"no", _NEITHER),
    (r"strongly agree\w*|agree\w*", r"disagree\w*|strongly disagree\w*", _NEITHER),
    (r"satisfied", r"dissatisfied", _NEITHER),
    (r"green", r"amber", r"red", r"blue|grey|no data"),
    (r"support(?:ed|ive)?", r"oppos\w+|object\w+|against", _NEITHER),
    (r"urban", r"rural"),
    (r"better", r"worse", r"(?:about )?the same|no change", _NEITHER),
)
_LABELLED = re.compile(r"(?:^\s?|[,;:¶.]\s|\band\s)(?P<label>[a-z' -]{2,30}?):?\s$", re.IGNORECASE)
_NEAR = 20


def check_hundreds(document: Document) -> Iterator[Finding]:
    """Lists of percentages whose own words say that they come to 100, or cannot come to more."""
    for reading in document.readings:
        for chain in _chains(reading, document.changes(reading)):
            finding = _check(document, reading, chain)
            if finding:
                yield finding


def _chains(reading: TextPassage, changes: Container[int]) -> Iterator[list[int]]:
    """Runs of percentages that are listed one after the other."""
    chain: list[int] = []
    for place, number in enumerate(reading.numbers):
        if number.kind is not NumberKind.PERCENT or number.hedge is not Hedge.NONE or place in changes:
            continue
        if chain and not _NEXT.match(_between(reading, chain[-1], place)):
            yield chain
            chain = []
        chain.append(place)
    yield chain


def _between(reading: TextPassage, one: int, other: int) -> str:
    """The words between two percentages without the counts in brackets, and without `of all crime` after the first."""
    between = re.sub(r"\s?\(⟦c⟧\)", "", reading.between(one, other))
    return _OF_THOSE.sub("", _OF_ALL.sub("", between))


def _check(document: Document, reading: TextPassage, chain: Sequence[int]) -> Finding | None:
    if len(chain) < 2:
        return None
    numbers = [reading.numbers[place] for place in chain]
    total = sum((number.exact for number in numbers), Fraction(0))
    slack = sum((number.step / 2 for number in numbers), Fraction(0))
    before = reading.before(chain[-1])
    of_all = _OF_ALL.match(reading.after(chain[0])) and _OTHERS.search(before)
    whole = bool(of_all or _REST.search(before))
    agrees = abs(total - 100) <= slack
    if not (whole or _exclusive(reading, chain)) or abs(total - 100) > _NEAR or (not whole and total < 100 - slack):
        return None
    return from_reading(
        document,
        reading,
        numbers,
        kind="sum",
        inputs={"parts": [number.value for number in numbers]},
        stated=100,
        computed=total,
        verdict=CheckVerdict.AGREES if agrees else CheckVerdict.DISAGREES,
        suggestion=f"These shares of one whole come to {shown(total)}%.",
    )


def _exclusive(reading: TextPassage, chain: Sequence[int]) -> bool:
    """Whether each percentage stands with its own answer of one scale, and nothing else is said of it."""
    said = [_own_words(reading, chain, index) for index in range(len(chain))]
    before = [_label_before(reading, place) for place in chain]
    return any(_on_scale(said, scale) or _on_scale(before, scale, whole=True) for scale in _SCALES)


def _label_before(reading: TextPassage, place: int) -> str:
    """The answer that stands before its percentage: `satisfied 61%, neither 17%`; empty where more is said."""
    found = _LABELLED.search(reading.before(place))
    return found["label"] if found and _ENDS.match(reading.after(place)) else ""


def _on_scale(said: Sequence[str], scale: Sequence[str], *, whole: bool = False) -> bool:
    """Whether all are different answers of one scale; `whole` where nothing else may be said with them."""
    find = re.fullmatch if whole else re.search
    answers = [
        next((place for place, words in enumerate(scale) if find(rf"\b(?:{words})\b", text, re.IGNORECASE)), None)
        for text in said
    ]
    return None not in answers and len(set(answers)) == len(answers)


def _own_words(reading: TextPassage, chain: Sequence[int], index: int) -> str:
    """The words that say what one percentage is of: those after it up to the next comma; empty where more is said."""
    if index + 1 < len(chain):
        between = _between(reading, chain[index], chain[index + 1])
        return re.split(_SEPARATOR, between)[0]
    tail = _ENDS.match(reading.after(chain[index]))
    return tail[0] if tail else ""
