"""The words that say which way a figure went, and the change that a number states by them."""

import re
from dataclasses import dataclass

from checker.numbers.number import Number, NumberKind
from checker.text.reading import TextPassage

_DOWN = (
    r"reduc\w+|decreas\w+|fall|falls|falling|fallen|fell|drop\w*|declin\w+|down|fewer|less|lower(?:ed|ing)?|cut|cuts|"
    r"underspen[dt]|shortfall|savings?|shrank|shrunk|below|under|dip(?:s|ped)?"
)
_UP = (
    r"increas\w+|rise|rises|rising|risen|rose|up|grew|grow|grown|growing|growth|more|higher|greater|above|over|gain\w*|"
    r"overspen[dt]|surplus|uplift|climb\w*|jump\w*|surg\w+|extra|additional|raised|ahead"
)
_EITHER = (
    r"chang\w+|differ\w+|improv\w+|worsen\w*|better|worse|variation|variance|movement|swing|shift\w*|"
    r"deteriorat\w+|moved|quicker|faster|slower|longer|shorter|cheaper|dearer"
)
ANY = rf"(?:{_DOWN}|{_UP}|{_EITHER})"
_DOWN_WORD, _UP_WORD = re.compile(rf"(?:{_DOWN})", re.IGNORECASE), re.compile(rf"(?:{_UP})", re.IGNORECASE)

_ADJECTIVES = (
    r"(?:(?:year[- ]on[- ]year|overall|net|significant|further|real|small|slight|annual|total|in-year|average|reported|"
    r"percentage|point|statistically|large|substantial|welcome|corresponding|similar|offences?|crimes?|incidents?)[- ])"
)
_NOUNS = (
    r"(?:underspend|overspend|shortfall|surplus|reductions?|decreases?|falls?|drops?|declines?|cuts?|savings?|dip|increases?|rises?|growth|gains?|uplift|jump|"
    r"surge|improvements?|changes?|differences?|variance|variation|worsening|deterioration|swing|shift)"
)
_THAN = r"(?:fewer|more|less|lower|higher|greater|better|worse|quicker|faster|slower|longer|shorter|cheaper|dearer)"
_BESIDE = r"(?:above|below|over|under|up|down|ahead)"
_VERBS = (
    r"(?:up|down|rose|risen|fell|fallen|dropped|increased|decreased|reduced|declined|grew|grown|cut|improved|rises|falls|"
    r"increasing|decreasing|rising|falling|reducing|dropping)"
)
_SMALL = r"(?:an?|another|a further|further|only|just|by|an additional|a total of|some|the equivalent of|over)"

_BY = re.compile(
    rf"\b(?P<way>{ANY})\b(?:\s(?!(?:to|from)\b)[\w'&/,()-]+){{0,9}}?\sby(?:\s{_SMALL})*\s?\(?$", re.IGNORECASE
)
_OF = re.compile(
    rf"\b(?P<way>{_NOUNS})\b(?:\s(?:in|on)(?:\s[\w'&/-]+){{1,8}}?)?,?\sof(?:\s{_SMALL})*\s?$|"
    rf"\b(?P<wide>{_NOUNS})\s?[:(=-]\s?$",
    re.IGNORECASE,
)
_VERB = re.compile(rf"\b(?P<way>{_VERBS})(?:\s{_SMALL})*\s?$", re.IGNORECASE)
# `makes up 34%`, `set up 12 groups`, `closed down 5 shops` say nothing of a change.
_PHRASE = re.compile(
    r"\b(?:(?:mak\w+|made|set\w*|sign\w*|pick\w*|end\w*|tak\w+|took|follow\w*|open\w*|buil\w+|step\w*|cover\w*|back\w*|"
    r"join\w*|turn\w*|draw\w*|drew|tidi\w*|clean\w*|clear\w*|show\w*|sum\w*) up|"
    r"(?:clos\w+|shut\w*|track\w*|br[eo]ak\w*|broken|cut\w*|hand\w*|step\w*|narrow\w*|calm\w*) down)$",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"^[ -]{_ADJECTIVES}{{0,3}}(?P<way>{_NOUNS}|{_THAN})\b", re.IGNORECASE)
_AFTER_BESIDE = re.compile(
    rf"^\s(?P<way>(?!over\s(?:the\s)?(?:last|past|⟦)){_BESIDE})\b(?!\s(?:the\s)?(?:last|past))", re.IGNORECASE
)
_AFTER_COUNT = re.compile(
    r"^(?:\s\(⟦[pg]⟧\))?\s(?:(?!of\b|to\b|or\b|and\b|in\b|per\b|were\b|are\b|is\b|was\b)[\w'-]+\s)?"
    r"(?P<way>fewer|more|less|higher|lower|reduction|increase|decrease|drop|fall|rise|(?:above|below)(?=\sthe\s))\b(?!-|\sthan\s⟦)",
    re.IGNORECASE,
)
_LEVELS_FOLLOW = re.compile(r"^\s?(?:to|→|->)\s⟦", re.IGNORECASE)
_TARGET = re.compile(
    r"^\s(?:(?:year[- ]on[- ]year|overall|annual)\s)?(?:(?:reduction|decrease|increase|improvement|rise|cut)\s)?"
    r"(?:targets?|goal|ambition)\b",
    re.IGNORECASE,
)
_STATES = frozenset({NumberKind.PERCENT, NumberKind.POINTS, NumberKind.COUNT, NumberKind.MONEY, NumberKind.FRACTION})


@dataclass(frozen=True, slots=True)
class StatedChange:
    """A number that states a change: its place in the reading, and -1, 0 (not said) or 1."""

    index: int
    direction: int


def direction_of(word: str) -> int:
    """-1 for words that say less, 1 for words that say more, 0 for words that say only that something changed."""
    if _DOWN_WORD.fullmatch(word):
        return -1
    return 1 if _UP_WORD.fullmatch(word) else 0


def find_changes(reading: TextPassage) -> dict[int, StatedChange]:
    """The numbers of a passage that state a change, by their place in the reading."""
    found: dict[int, StatedChange] = {}
    for index, number in enumerate(reading.numbers):
        way = _way(reading, index, number)
        if way is not None:
            found[index] = StatedChange(index, way)
    return found


def _way(reading: TextPassage, index: int, number: Number) -> int | None:
    """-1, 0 or 1 where the number states a change, None where it does not."""
    if number.kind is NumberKind.FACTOR:
        return 1 if number.exact > 1 else -1
    if number.kind not in _STATES:
        return None
    after = reading.after(index)
    if _TARGET.match(after):
        return None
    if number.sign:
        return number.sign
    word = _word_before(reading.before(index), after) or _word_after(after, number)
    return direction_of(word) if word else None


def _word_before(before: str, after: str) -> str | None:
    """The word that makes it a change; `increase: 153 to 253` gives levels after its colon."""
    for mark, pattern in ((" by", _BY), ("", _OF), ("", _VERB)):
        found = pattern.search(before) if mark in before else None
        if found and not _PHRASE.search(before[: found.end("way")] if found.groupdict().get("way") else ""):
            wide = found.groupdict().get("wide")
            return found["way"] or (None if _LEVELS_FOLLOW.match(after) else wide)
    return None


def _word_after(after: str, number: Number) -> str | None:
    counted = number.kind in (NumberKind.COUNT, NumberKind.MONEY)
    found = _AFTER_COUNT.match(after) if counted else _AFTER.match(after) or _AFTER_BESIDE.match(after)
    return found["way"] if found else None
