"""A total in a sentence of its own, after its parts: `45 robberies, 60 burglaries and 50 thefts. In total 155.`

The parts are all the counts of the sentence before, or one in each item of the list before. A total that counts
another thing, or is far from the sum of the parts, is not theirs.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from checker.findings import Finding
from checker.numbers.hedges import Hedge
from checker.numbers.number import FIGURES, NumberKind
from checker.rules.building import of_sum
from checker.text.document import Document
from checker.text.reading import TextPassage

_SAYS = re.compile(
    r"(?:^\s?|[.;:¶]\s?)(?:(?:in (?:total|all)|altogether|overall|combined|taken together),?(?:\s[a-z]+){0,3}\s|"
    r"(?:this|these|that|which|together these|together they)\s(?:makes?|made|gives?|gave|comes? to|came to|totals?|"
    r"totalled|adds? up to|is|are|was)\s(?:an?\s)?(?:(?:grand|overall|combined)\s)?(?:total of\s|in total\s)?|"
    r"(?:the |an? )?(?:(?:grand|overall|combined|sum)\s)?total(?: of| is| was|:)?\s)$",
    re.IGNORECASE,
)
_IS_ALONE = re.compile(
    r"(?:^\s?|[.;:¶]\s?)(?:this|these|that|which|they)\s(?:is|are|was|makes?|made|gives?|gave)\s(?:an?\s)?$",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"^\s(?:(?:recorded|reported|new|separate|different|crime|domestic|police)\s)?([a-z]+)", re.IGNORECASE
)
_NO_NOUN = frozenset(re.findall(r"\w+", "were was in across during for this have had over by and has at since between"))
_CRIMES = re.compile(
    r"\b(?:offences?|crimes?|incidents?|robber\w+|burglar\w+|thefts?|assaults?|arsons?|damage|violen\w+|abuse|frauds?|"
    r"fires?|stalking|harassment|weapons?|drugs?|vehicle|shoplifting|disorder|homicides?)\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:people|persons?|residents?|individuals?|victims?|offenders?|men|women|children|boys|girls|adults?|young|"
    r"males?|females?|pupils?|clients?|families|staff|volunteers?|officers)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"^(?:\s(?!of\b|per\b|compared\b|up\b|down\b|out\b|times\b)[\w'’/&-]+){0,8}?(?:[,;]\s(?:and\s)?|\sand\s)"
    r"(?:(?:a |further |another |in |at |[A-Z][\w'-]+ |⟦y⟧ )){0,3}$"
)
_MONEY_LISTED = re.compile(r"^[^.!?¶⟦]{0,60}?(?:[,;]|\sand\s)[^.!?¶⟦]{0,40}(?:⟦[op]⟧[^.!?¶⟦]{0,30}){0,2}$")
_AT_START = re.compile(r"(?:^\s?|[¶.]\s)(?:[\w'’/&(),-]+[:,]?\s){0,6}[-:(]?\s?$")
_ADDS_UP = re.compile(
    r"\b(?:makes?|made|gives?|gave|adds? up to|comes? to|came to)\s(?:an?\s)?(?:\w+\s)?total of\s$", re.IGNORECASE
)
_NEAR = Fraction(3, 20)
_NEAR_SUM = Fraction(1, 2)
_LONGEST_LIST = 25


def check_totals_after(document: Document) -> Iterator[Finding]:
    """Totals in a sentence of their own with the counts of the sentence, or of the list, before it."""
    reading = document.whole
    changes = document.changes(reading)
    sentences = [one for one in reading.sentences() if any(reading.numbers[place].kind in FIGURES for place in one)]
    for index, sentence in enumerate(sentences[1:], 1):
        total = sentence[0]
        if not _is_plain(reading, total) or total in changes or not _SAYS.search(reading.before(total)):
            continue
        parts = _listed_in_sentence(reading, sentences[index - 1]) or _listed_in_items(reading, sentences[:index])
        finding = _check(document, reading, parts, total) if parts and not set(parts) & set(changes) else None
        if finding:
            yield finding


def _is_plain(reading: TextPassage, place: int) -> bool:
    number = reading.numbers[place]
    return number.kind in (NumberKind.COUNT, NumberKind.MONEY) and number.hedge is Hedge.NONE


def _listed_in_sentence(reading: TextPassage, sentence: Sequence[int]) -> list[int]:
    """All counts of one sentence, where they are one list of three or more."""
    counts = [place for place in sentence if _is_plain(reading, place)]
    pattern = _MONEY_LISTED if all(reading.numbers[place].kind is NumberKind.MONEY for place in counts) else _LISTED
    listed = all(pattern.match(reading.between(one, other)) for one, other in pairwise(counts))
    return counts if len(counts) > 2 and listed else []


def _listed_in_items(reading: TextPassage, before: Sequence[Sequence[int]]) -> list[int]:
    """The one count of each item of the list that ends right before; empty where the items hold more or less."""
    found: list[int] = []
    for item in reversed(before[-_LONGEST_LIST:]):
        counts = [place for place in item if _is_plain(reading, place)]
        followed = reading.after(counts[0], reach=200) if counts else ""
        alone = len(counts) == 1 == len(item) and _AT_START.search(reading.before(counts[0]))
        if not alone or not _ends_item(reading, counts[0], followed):
            break
        found.insert(0, counts[0])
    return found if len(found) > 2 else []


def _ends_item(reading: TextPassage, place: int, followed: str) -> bool:
    """Whether a paragraph ends with the sentence of a count."""
    end = reading.places[place][1] + len(followed)
    return bool(re.match(r"[.;]?\s?¶", reading.outline[end : end + 4]))


def _check(document: Document, reading: TextPassage, parts: Sequence[int], total: int) -> Finding | None:
    stated = reading.numbers[total]
    numbers = [reading.numbers[place] for place in parts]
    if any(number.kind is not stated.kind for number in numbers) or not _same_thing(reading, parts, total):
        return None
    counted = sum((number.exact for number in numbers), Fraction(0))
    slack = sum((number.step / 2 for number in (*numbers, stated) if number.rounded), Fraction(0))
    agrees = abs(counted - stated.exact) <= slack
    before = reading.before(total)
    near = stated.exact * (_NEAR_SUM if _ADDS_UP.search(before) else _NEAR)
    if not agrees and (_IS_ALONE.search(before) or abs(counted - stated.exact) > near):
        return None
    return of_sum(document, reading, numbers, stated, counted, agrees=agrees)


def _same_thing(reading: TextPassage, parts: Sequence[int], total: int) -> bool:
    """Whether the total may count what the parts count: the same noun, or one for many things."""
    found = _NOUN.match(reading.after(total))
    noun = found[1].lower() if found else ""
    if not noun or noun in _NO_NOUN or reading.numbers[total].kind is NumberKind.MONEY:
        return True
    counted = [reading.after(place, reach=40).split("⟦")[0] for place in parts]
    for things in (_CRIMES, _PEOPLE):
        if things.fullmatch(noun) and all(things.search(words) for words in counted):
            return True
    return any(re.match(rf"\s(?:[\w-]+\s){{0,3}}?{noun}\b", words, re.IGNORECASE) for words in counted)
