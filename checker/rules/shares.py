"""Parts of a whole: `67 of 84 (80%)`, `80% (67 of 84)`, `of the 200, 150 (75%)`, `one in four (25%)`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from checker.findings import CheckVerdict, Finding
from checker.numbers.arithmetic import Statement, judge, share, shown, statement_of
from checker.numbers.hedges import LOOSE_WORDS, Hedge, fits
from checker.numbers.number import Number, NumberKind
from checker.rules.building import from_reading
from checker.text.document import Document
from checker.text.reading import TextPassage

_W = r"[\w'/&-]+"
_OF = re.compile(
    rf"^(?:\s(?!of\b|and\b|or\b|more\b|fewer\b|less\b){_W}){{0,5}}?\s\(?(?:out\s)?of\s(?:(?:the|our|all|these|those|its|their|a|total|"
    rf"of|overall|some)\s)*$",
    re.IGNORECASE,
)
_OF_WHICH = re.compile(
    rf"^(?:\s(?!and\b){_W}){{0,12}}?[\s,;:.¶(-]+(?:of (?:these|those|which|whom|them)|this includes|including)[\s,]*"
    rf"(?:(?!and\b){_W}\s){{0,3}}?$",
    re.IGNORECASE,
)
_ALL_BUT = re.compile(
    r"\b(?:all but|all except|except(?: for)?|other than|apart from|excluding|without)\s$", re.IGNORECASE
)
_BEGINS_OF = re.compile(
    r"(?:^\s?|[.;:,¶(]\s?|\b(?:and|that|but)\s)(?:out )?of (?:(?:the|all|our|those|these|a|total|of)\s)*$",
    re.IGNORECASE,
)
_BRACKET_AFTER = re.compile(
    r"^(?:\s(?!and\b|or\b|of\b)[\w'/&-]+){0,7}?,?\s?\((?:or |i\.?e\.?,? |which is )?$", re.IGNORECASE
)
_SAYS_AFTER = re.compile(
    rf"^(?:\s(?!and\b){_W}){{0,7}}?[\s,;:.-]+(?:or|which is|this is|that is|this equates to|this represents|"
    rf"equating to|equivalent to|representing|"
    rf"an? (?:response|return|completion|take-up|uptake|attendance) rate of|"
    rf"equal to|i\.e\.)(?:\s(?:a rate of|a|some))?\s$",
    re.IGNORECASE,
)
_OPENS = re.compile(rf"^(?:\s{_W}){{0,4}}?,?\s?\((?:or\s)?$")
_CLOSED_OF = re.compile(
    rf"^\)(?:\s(?!and\b|or\b|with\b){_W}){{0,3}}?\s(?:out\s)?of\s(?:(?:the|all|our|a|total|of)\s)*$", re.IGNORECASE
)
_COMMA = re.compile(rf"^(?:\s(?!and\b){_W}){{0,5}}?,\s(?:(?:about|some|just)\s)?$", re.IGNORECASE)
_THEN_COUNT = re.compile(rf"^(?:\s(?!and\b|or\b|of\b|than\b)(?:{_W}|⟦o⟧)){{0,6}}?\s\($", re.IGNORECASE)
_TIGHT = re.compile(r"^\s?\(?$")
_FIGURE_BEFORE = re.compile(
    r"^\sof(?:\s(?:[\w'-]+|⟦y⟧)){1,6}\s\($|"
    r"^[,:]?\s(?:(?:which is|that is|or|i\.e\.)\s)?\(?$|^\s?\((?:or |i\.?e\.?,? )?$",
    re.IGNORECASE,
)
_SHARE_WORDS = re.compile(
    r"^\s(?:\w+\s){0,2}(?:increase|decrease|reduction|rise|fall|drop|higher|lower|more|less|fewer|change|improvement)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage with the part and the whole it is of, as places in the reading."""

    percent: int
    part: int
    whole: int
    sure: bool = True  # a comma alone may confirm a share, never contradict it


def check_shares(document: Document) -> Iterator[Finding]:
    """Every percentage with its part and whole, and every percentage that repeats a part said in words."""
    for reading in document.readings:
        changes = set(document.changes(reading))
        percents = [
            place
            for place, number in enumerate(reading.numbers)
            if number.kind is NumberKind.PERCENT
            and place not in changes
            and not _SHARE_WORDS.match(reading.after(place))
        ]
        for place in percents:
            found = _share(reading, place)
            finding = _check(document, reading, found) if found else _check_words(document, reading, place)
            if finding:
                yield finding


def _share(reading: TextPassage, percent: int) -> Share | None:
    for shape in (_beside, _around, _of_whole, _listed):
        found = shape(reading, percent)
        if found:
            return found
    return None


def _count(reading: TextPassage, place: int) -> bool:
    return 0 <= place < len(reading.numbers) and reading.numbers[place].kind in (NumberKind.COUNT, NumberKind.MONEY)


def _part_of(reading: TextPassage, part: int) -> bool:
    """Whether the counts at `part` and after it say x of y."""
    if not (_count(reading, part) and _count(reading, part + 1)) or _ALL_BUT.search(reading.before(part)):
        return False
    return bool(_OF.match(reading.between(part, part + 1)))


def _ratio(reading: TextPassage, place: int) -> bool:
    return 0 <= place < len(reading.numbers) and reading.numbers[place].kind is NumberKind.RANK


def _beside(reading: TextPassage, percent: int) -> Share | None:
    """`67 of 84 (80%)` and `80% (67 of 84)`; x/y counts as x of y."""
    if _part_of(reading, percent - 2):
        gap = reading.between(percent - 1, percent)
        if _BRACKET_AFTER.match(gap) or _SAYS_AFTER.match(gap):
            return Share(percent, percent - 2, percent - 1)
    part = percent + 1
    if part < len(reading.numbers) and reading.numbers[part].kind is NumberKind.PERIOD:
        part += 1  # 13% of all crime in 2021 (713 of 5,466)
    if _part_of(reading, part) and _FIGURE_BEFORE.match(reading.between(percent, part)):
        return Share(percent, part, part + 1)
    if _ratio(reading, percent - 1) and _TIGHT.match(reading.between(percent - 1, percent)):
        return Share(percent, percent - 1, percent - 1)
    if _ratio(reading, percent + 1) and _TIGHT.match(reading.between(percent, percent + 1)):
        return Share(percent, percent + 1, percent + 1)
    return None


def _around(reading: TextPassage, percent: int) -> Share | None:
    """`864 (72%) of the 1,200 asked`, `12,345 crimes, 1,234 (10%) of which`."""
    part = percent - 1
    if not _count(reading, part) or not _BRACKET_AFTER.match(reading.between(part, percent)):
        return None
    if _count(reading, percent + 1) and _CLOSED_OF.match(reading.between(percent, percent + 1)):
        return Share(percent, part, percent + 1)
    if _count(reading, part - 1) and re.match(r"^\)\s?of\s(?:which|these|those|whom|them)\b", reading.after(percent)):
        return Share(percent, part, part - 1) if "¶" not in reading.between(part - 1, part) else None
    return None


def _of_whole(reading: TextPassage, percent: int) -> Share | None:
    """`67 (80% of the 84 actions)` and `80% of the 84 actions (67)`."""
    if not _count(reading, percent + 1) or not _OF.match(reading.between(percent, percent + 1)):
        return None
    before = reading.between(percent - 1, percent) if percent else ""
    if _count(reading, percent - 1) and any(one.match(before) for one in (_OPENS, _SAYS_AFTER, _COMMA)):
        return Share(percent, percent - 1, percent + 1, sure=not _COMMA.match(before))
    if _count(reading, percent + 2) and _OPENS.match(reading.between(percent + 1, percent + 2)):
        closed = re.match(r"^(?:\s[\w'-]+)?\)", reading.after(percent + 2))
        return Share(percent, percent + 2, percent + 1) if closed else None
    return None


def _listed(reading: TextPassage, percent: int) -> Share | None:
    """`of the 200 asked, 150 (75%) said yes and 30 (15%) no`; `200 crimes, of which 150 (75%)`; `of 200, 75% (150)`."""
    part = _listed_part(reading, percent)
    if part is None:
        return None
    for place in range(min(part, percent) - 1, max(-1, part - 14), -1):
        if "¶" in reading.between(place, part) and not re.search(r"[:;]\s?¶", reading.between(place, part)):
            return None
        if not _count(reading, place):
            continue
        if place == part or _has_own_share(reading, place):
            continue
        if _OF_WHICH.match(reading.between(place, place + 1)) or _BEGINS_OF.search(reading.before(place)):
            return Share(percent, part, place)
    return None


def _has_own_share(reading: TextPassage, place: int) -> bool:
    """Whether a count is itself a part: in `of these 211 (62%) were …, 68 (20%) …` both are of what went before."""
    bracketed = _kind(reading, place + 1) is NumberKind.PERCENT and reading.between(place, place + 1) == " ("
    return bracketed and bool(_BEGINS_OF.search(reading.before(place)))


def _listed_part(reading: TextPassage, percent: int) -> int | None:
    """The count that a percentage stands with: `150 (75%)`, `150 were, equating to 75%`, `75% (150)`."""
    before = reading.between(percent - 1, percent) if _count(reading, percent - 1) else ""
    if _BRACKET_AFTER.match(before) and re.match(r"^\s?(?:of\s[\w\s]+)?\)", reading.after(percent)):
        return percent - 1
    if before and _SAYS_AFTER.match(before):
        return percent - 1
    after = percent + 2 if _kind(reading, percent + 1) is NumberKind.OTHER else percent + 1  # 35% were under 18s (84)
    inside = _count(reading, after) and _THEN_COUNT.match(reading.between(percent, after))
    return after if inside and reading.after(after).startswith(")") else None


def _kind(reading: TextPassage, place: int) -> NumberKind | None:
    return reading.numbers[place].kind if 0 <= place < len(reading.numbers) else None


def _check(document: Document, reading: TextPassage, found: Share) -> Finding | None:
    number = reading.numbers[found.percent]
    part, whole = reading.numbers[found.part], reading.numbers[found.whole]
    inputs = {"part": part.value, "whole": part.of if found.part == found.whole else whole.value}
    exact = share(inputs["part"], inputs["whole"])
    if exact is None or part.hedge or whole.hedge or (found.part != found.whole and part.kind is not whole.kind):
        return None
    stated = statement_of(number)
    verdict = judge(exact, stated)
    larger = number.hedge is Hedge.NONE and part.exact > whole.exact and not part.of
    if verdict is CheckVerdict.DISAGREES and (larger or not found.sure):
        return None
    text = f"{shown(exact)}%: {shown(Fraction(inputs['part'] or 0), 2)} of {shown(Fraction(inputs['whole'] or 0), 2)}."
    return from_reading(
        document,
        reading,
        [number, part, whole],
        kind="share",
        inputs=inputs,
        stated=stated.signed,
        computed=exact,
        verdict=verdict,
        suggestion=text,
    )


def _check_words(document: Document, reading: TextPassage, percent: int) -> Finding | None:
    """A part said in words beside its percentage: `one in four (25%)`, `nearly half (48%)`."""
    number = reading.numbers[percent]
    for place in (percent - 1, percent + 1):
        if not 0 <= place < len(reading.numbers) or reading.numbers[place].kind is not NumberKind.FRACTION:
            continue
        between = reading.between(min(place, percent), max(place, percent))
        if re.match(r"^\s?(?:[\w'-]+\s){0,3}\($|^,?\s?or\s$", between):
            return _words_finding(document, reading, number, reading.numbers[place])
    return None


def _words_finding(document: Document, reading: TextPassage, number: Number, part: Number) -> Finding:
    words = part.exact * 100
    loose = Statement(words, max(Fraction(2), words / 10), hedge=part.hedge)
    exact = number.exact
    near = abs(exact - words) <= loose.step + number.step / 2 if part.hedge is Hedge.NONE else False
    agrees = near or (part.hedge is not Hedge.NONE and fits(exact, words, part.hedge, loose.step, LOOSE_WORDS))
    return from_reading(
        document,
        reading,
        [number, part],
        kind="share",
        inputs={"part": part.value, "whole": 1},
        stated=number.value,
        computed=words,
        verdict=CheckVerdict.AGREES if agrees else CheckVerdict.DISAGREES,
        suggestion=f"{reading.printed(part)} is {shown(words)}%.",
    )
