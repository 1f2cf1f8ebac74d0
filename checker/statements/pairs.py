"""Two levels that a text sets against each other: `from A to B`, `B compared with A`, `A in 2012 and B in 2013`."""

import re
from collections.abc import Container, Sequence
from itertools import pairwise

from checker.numbers.hedges import Hedge
from checker.numbers.number import LEVELS, Number, NumberKind
from checker.statements.directions import StatedChange
from checker.statements.level_pair import LevelPair, PairShape
from checker.statements.period_pairs import against, in_periods
from checker.statements.periods import WORD
from checker.text.reading import TextPassage

_FROM = re.compile(rf"\bfrom(?:\s(?!to\b|and\b|by\b)(?:{WORD}|⟦[yo]⟧)){{0,7}}?\s?\(?$", re.IGNORECASE)
_TO = re.compile(rf"^[^;:.!?¶]*\b(?:to|until)\b(?:\s(?!from\b|and\b)(?:{WORD}|⟦y⟧)){{0,6}}?\s?\(?$", re.IGNORECASE)
_NEW_CLAUSE = re.compile(
    r"\b(?:and|while|whilst|but|with)\s(?:[\w'-]+\s){0,6}?(?:rose|fell|increased|decreased|dropped|reduced|grew|went|"
    r"was|were|is|are|rising|falling)\b",
    re.IGNORECASE,
)
_THEN_TO = re.compile(r"(?:\s(?:in\s)?⟦y⟧)?,?\s(?:and\s)?(?:then\s)?to\s⟦[cpm]⟧", re.IGNORECASE)
_BARE_TO = re.compile(r"^\s?(?:to|→|->|=>)\s?$", re.IGNORECASE)
_UP_OR_DOWN_TO = re.compile(
    rf"^(?:\s(?!and\b|of\b|or\b){WORD}){{0,3}}?\s(?:down|up|falling|rising)\sto\s$", re.IGNORECASE
)
_TO_IN_BRACKETS = re.compile(
    rf"^(?:\s(?!and\b|of\b|or\b|compar\w+|relative\b)(?:{WORD}|⟦y⟧)){{1,4}}?\sto\s$", re.IGNORECASE
)
_AGAINST = re.compile(
    rf"^[^;:.!?¶]*?(?:[.;]\s(?:this|that|it|which)\s(?:is\s|was\s)?(?=compar))?(?:\b(?:compar\w+|relative)\s(?:to|with|against)|\bagainst|\bversus|\bvs?\b\.?|"
    rf"\b(?:up|down)(?:\sby)?(?:\s⟦[pgcfm]⟧(?:\s[a-z]+)?)?\s(?:on|from)|"
    rf"\b(?:increase|rise|reduction|decrease|fall|drop|improvement)(?:\sof\s⟦[pgcfm]⟧)?\s(?:on|from)|"
    rf"\bas(?=\s(?:(?:in|for)\s)?(?:last year|the (?:previous|prior) |the year before|⟦y⟧))|"
    rf"\brather than|\bas opposed to)"
    rf"(?:[\s,]\(?(?!and\b|while\b|to\b)(?:{WORD}|⟦[ydo]⟧)\)?){{0,12}}?[\s(]*$",
    re.IGNORECASE,
)
_THAN = re.compile(
    rf"^(?P<head>[^;:.!?¶⟦]*(?:⟦[byo]⟧[^;:.!?¶⟦]*){{0,2}}(?:[.;]\s(?:This|That|It|Which)\b[^;:.!?¶⟦]*)?)"
    rf"⟦[pgcfm]⟧(?:\s\(⟦[pgc]⟧\))?\s(?:[\w-]+\s)?"
    rf"(?:(?:higher|lower|more|less|fewer|greater|better|worse)\sthan|above|below|over|under|more|less|"
    rf"(?:reduction|decrease|fall|drop|increase|rise|improvement)\s(?:on|from|compared\s(?:to|with)|against|over)|"
    rf"(?:on|from|against|compared\s(?:to|with))\b)"
    rf"(?:[\s,](?!and\b|while\b)(?:{WORD}|⟦[yd]⟧),?){{0,12}}?[\s(]*$",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"^(?:\s[\w'-]+){0,3}?\s(?:out\s)?of\s(?:(?:the|our|all|its|their|these)\s)*$", re.IGNORECASE)
_AND_THAN = re.compile(
    rf"^(?:\s(?!and\b)(?:{WORD}|⟦y⟧)){{0,5}}?,?\sand\s(?:an?\s)?⟦[pg]⟧\s(?:(?:higher|lower|more|less|fewer)\sthan|"
    rf"above|below|(?:reduction|decrease|fall|drop|increase|rise)\s(?:on|from|against|over))(?:\s(?:{WORD}|⟦y⟧)){{0,6}}?\s$",
    re.IGNORECASE,
)
_TIMES = re.compile(
    rf"^[^;:.!?¶⟦]{{0,40}}(?:⟦b⟧[^;:.!?¶⟦]{{0,20}})?⟦v⟧\s(?:as\s\w+\s)?(?!to\b|from\b)(?:(?!and\b|while\b|with\b|to\b)(?:{WORD}|⟦[yb]⟧)[\s,]){{0,12}}?\(?(?:of\s)?$",
    re.IGNORECASE,
)
_OTHER_SUBJECT = re.compile(r"\b(?:and|while|whilst|whereas|but|although|with)\b", re.IGNORECASE)
_BACK_FROM = re.compile(rf"^(?:\s(?:{WORD}|⟦y⟧)){{0,6}}?,?\sfrom(?:\s(?:{WORD}|⟦y⟧)){{0,5}}?\s?$", re.IGNORECASE)
_REACHED = re.compile(rf"\b(?:to|at)(?:\s{WORD}){{0,3}}?\s?$", re.IGNORECASE)
_OVER_SENTENCES = re.compile(r"[.;]\s(?:This|That|It|Which)\b", re.IGNORECASE)
_LONGEST = 170


def find_pairs(reading: TextPassage, changes: dict[int, StatedChange]) -> list[LevelPair]:
    """The pairs of a passage, in order. Changes between two levels are stepped over."""
    levels = [
        place
        for place, number in enumerate(reading.numbers)
        if number.kind in LEVELS and place not in changes and number.value is not None
        if not (place and place - 1 not in changes and _is_whole(reading, place))
    ]
    found = _pairs_of_parts(reading, changes)
    for place, first in enumerate(levels):
        kind = reading.numbers[first].kind
        second = next((one for one in levels[place + 1 : place + 4] if reading.numbers[one].kind is kind), None)
        pair = _pair(reading, first, second) if second is not None else None
        if pair and second is not None and _is_chain(reading, first, second):
            continue
        if pair:
            found.append(pair)
        if pair and second is not None and pair.shape is PairShape.THAN:
            found += _also(reading, first, second, levels)
    return found


def _pairs_of_parts(reading: TextPassage, changes: Container[int]) -> list[LevelPair]:
    """`from 1 in 5 to 1 in 4`: parts told in words or as one in so many, only where plainly from one to the other."""
    parts = [at for at, one in enumerate(reading.numbers) if one.kind is NumberKind.FRACTION and at not in changes]
    found = [_pair(reading, first, second) for first, second in pairwise(parts)]
    return [pair for pair in found if pair and pair.shape is PairShape.FROM_TO]


def _is_chain(reading: TextPassage, first: int, second: int) -> bool:
    """Whether two levels are steps of several: in `from 580 to 498 to 412` a change may be of any two."""
    after = second + 1 < len(reading.numbers) and _THEN_TO.match(reading.outline, reading.places[second][1])
    before = (
        first and _BARE_TO.match(reading.between(first - 1, first)) and _BARE_TO.match(reading.between(first, second))
    )
    return bool(after or before)


def _is_whole(reading: TextPassage, place: int) -> bool:
    """Whether a count is only what the one before it is a part of: `67 of the 84 actions, up from 42`."""
    kinds = reading.numbers[place - 1].kind, reading.numbers[place].kind
    return kinds == (NumberKind.COUNT, NumberKind.COUNT) and bool(_WHOLE.match(reading.between(place - 1, place)))


def _also(reading: TextPassage, first: int, second: int, levels: Sequence[int]) -> list[LevelPair]:
    """`4,210, 12% fewer than 4,790 in 2021/22 and 20% fewer than 5,296 in 2020/21`: the first with the third."""
    kind = reading.numbers[first].kind
    third = next((place for place in levels if place > second and reading.numbers[place].kind is kind), None)
    if third is None or not _AND_THAN.match(reading.between(second, third)):
        return []
    return [LevelPair(PairShape.THAN, third, first)]


def _pair(reading: TextPassage, first: int, second: int) -> LevelPair | None:
    numbers = reading.numbers
    middle = reading.between(first, second)
    if len(middle) > _LONGEST or (_OVER_SENTENCES.search(middle) and not _only_level(reading, first)):
        return None
    if numbers[second].hedge is Hedge.AT_MOST and _says_up_to(reading, numbers[second]):
        middle += "to "
    straight = _from_to(reading, first, second, middle)
    if straight:
        return straight
    than = _THAN.match(middle) if re.search(r"⟦[pgcfm]⟧", middle) else None
    if than:
        alike = numbers[first].rounded == numbers[second].rounded
        return (
            LevelPair(PairShape.THAN, second, first, certain=alike) if not _OTHER_SUBJECT.search(than["head"]) else None
        )
    if "⟦v⟧" in middle and _TIMES.match(middle) and not _OTHER_SUBJECT.search(middle):
        return LevelPair(PairShape.THAN, second, first)
    if re.search(r"\b(?:and|or|while|whereas)\b[^⟦]*⟦[pgcfm]⟧", middle):
        return None  # the change in between is another one
    if _AGAINST.match(middle) or (_BACK_FROM.match(middle) and _REACHED.search(reading.before(first))):
        return against(reading, first, second)
    return in_periods(reading, first, second, middle)


def _from_to(reading: TextPassage, first: int, second: int, middle: str) -> LevelPair | None:
    """`from A to B`, `A to B`, `A down to B`, `(A last year to B this year)`."""
    said_from = _FROM.search(reading.before(first))
    if _BARE_TO.match(middle) or (said_from and _TO.match(middle) and not _NEW_CLAUSE.search(middle)):
        return LevelPair(PairShape.FROM_TO if said_from else PairShape.ARROW, first, second)
    if _UP_OR_DOWN_TO.match(middle) or (_in_one_bracket(reading, first, second) and _TO_IN_BRACKETS.match(middle)):
        return LevelPair(PairShape.ARROW, first, second)
    return None


def _in_one_bracket(reading: TextPassage, first: int, second: int) -> bool:
    """Whether two levels have a bracket to themselves: `(7,607 last year to 7,234 this year)`."""
    opened = reading.before(first).rstrip().endswith("(")
    return opened and bool(re.match(rf"^(?:\s(?:{WORD}|⟦y⟧)){{0,3}}\)", reading.after(second)))


def _only_level(reading: TextPassage, place: int) -> bool:
    """Whether a figure is not in brackets and the first of its kind in its sentence: the next can go on from it."""
    text = reading.before(place, reach=400)
    if reading.after(place).startswith(")"):
        return False
    return not any(one.kind is reading.numbers[place].kind for one in reading.numbers[place - text.count("⟦") : place])


def _says_up_to(reading: TextPassage, number: Number) -> bool:
    return reading.words[number.lead : number.start].lower().startswith("up to")
