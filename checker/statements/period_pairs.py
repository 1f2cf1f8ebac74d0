"""Pairs of levels that a text ties by their periods alone: `A in 2012 and B in 2013`."""

import re

from checker.numbers.number import NumberKind
from checker.statements.level_pair import LevelPair, PairShape
from checker.statements.periods import IN, PERIOD_AFTER, WORD, in_order_of_time, period_of
from checker.text.reading import TextPassage

_NAMED_BEFORE = re.compile(
    r"^(?:\s(?!and\b|of\b|or\b)[\w'’/&£-]+){0,5}?\s?[(\[](?:in\s|for\s)?(?:the\s)?"
    r"(?:⟦y⟧|(?:same (?:period|time|quarter|point)\s(?:in\s)?(?:the\s)?)?(?:previous|last|prior|preceding)"
    r"(?:\s(?:financial\s)?year)?(?:'s)?(?:\sto date)?|year (?:before|earlier)|lytd|pytd|py|ly|baseline|target|budget)"
    r"(?:\s(?:was|figure|total|level|outturn|result|saw|had)){0,2}\s?[:=-]?\s$",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"^(?:\s[\w-]+){0,2}(?:[)\]]|[;,]\s(?:an?\s)?(?:change|difference|variance|up|down|\w*crease)\b)")
_IN_BRACKETS = re.compile(
    rf"^(?:\s(?!and\b|of\b|or\b){WORD}){{0,4}}?(?:\s(?:in|for|during)\s⟦y⟧)?\s\("
    rf"(?:(?:from|was|compared (?:to|with)|up from|down from)\s)?$"
)
_SAID_EARLIER = re.compile(
    r"^(?:\s(?!of\b)[\w'-]+){0,3}?\s(?:(?:in|for|during)\s(?:the\s)?⟦y⟧|"
    r"(?:in\s)?(?:the\s)?(?:last|previous|prior) year)\)",
    re.IGNORECASE,
)
_COLONS = re.compile(rf"^(?:\s{WORD}){{0,3}}?[;,]\s(?:and\s)?(?:in\s)?⟦y⟧\s?[:=-]?\s?$")
_IN_THEN = re.compile(
    rf"^(?:\s{WORD}){{0,7}}?,?\s?(?:and|but|while|whereas|;|,|this (?:rose|fell) to)?\s?(?:in|for|during|by)\s"
    rf"(?:the\s)?⟦y⟧,?(?:\s{WORD}){{0,6}}?\s?$",
    re.IGNORECASE,
)
_EACH_IN_BRACKETS = re.compile(r"^\)(?:,?\s(?:and|to)|,)\s(?:in\s)?⟦y⟧\s\($", re.IGNORECASE)
_WHEN = re.compile(r"\b(?:compared (?:with|to)|unlike)\s(?:in\s)?⟦y⟧,?\swhen(?:\s[\w']+){1,4}\s$", re.IGNORECASE)
_AFTER_WHEN = re.compile(rf"^(?:\s(?!and\b){WORD}){{0,6}}?,(?:\s(?!and\b){WORD}){{1,5}}\s$", re.IGNORECASE)
_AND_IN = re.compile(
    rf"^(?:\s{WORD}){{0,7}}?\s?\(?{IN}\s?(?:the\s)?⟦y⟧\)?(?:\s\(⟦[pg]⟧\))?,?\s?"
    rf"(?:and|but|to|then|rising to|falling to|increasing to|decreasing to|dropping to|,)"
    rf"(?:\s(?!from\b){WORD}){{0,6}}?\s?\(?$",
    re.IGNORECASE,
)

_EARLIER = re.compile(
    r"\b(?:last|previous|prior|preceding) (?:year|quarter|month|period|survey|wave|⟦d⟧)|\bbaseline\b|\bpreviously\b",
    re.IGNORECASE,
)
_SET_AGAINST = re.compile(r"\b(?:compar\w+|against|versus|as)\b", re.IGNORECASE)


def in_periods(reading: TextPassage, first: int, second: int, middle: str) -> LevelPair | None:
    """`A in 2012/13 and B in 2013/14`; `in 2012/13 there were A and in 2013/14 there were B`."""
    numbers = reading.numbers
    if _NAMED_BEFORE.match(middle) and _CLOSED.match(reading.after(second)):
        by_year = against(reading, first, second) if "⟦y⟧" in middle else None
        return by_year or LevelPair(PairShape.AGAINST, second, first)
    if _IN_BRACKETS.match(middle) and _SAID_EARLIER.match(reading.after(second)):
        return against(reading, first, second)
    after_period = bool(first) and numbers[first - 1].kind is NumberKind.PERIOD
    if after_period and _COLONS.match(middle):
        ordered = in_order_of_time(reading.printed(numbers[first - 1]), reading.printed(numbers[second - 1]))
        return _in_order(first, second, ordered)
    if after_period and _EACH_IN_BRACKETS.match(middle) and reading.between(first - 1, first) == " (":
        ordered = in_order_of_time(reading.printed(numbers[first - 1]), reading.printed(numbers[second - 1]))
        return _in_order(first, second, ordered) if reading.after(second).startswith(")") else None
    if after_period and _WHEN.search(reading.before(first)) and _AFTER_WHEN.match(middle):
        return _by_period(reading, first, second)
    in_then = after_period and _IN_THEN.match(middle)
    if in_then or (_AND_IN.match(middle) and PERIOD_AFTER.match(reading.after(second))):
        return _by_period(reading, first, second)
    return None


def _by_period(reading: TextPassage, first: int, second: int) -> LevelPair | None:
    one, other = period_of(reading, first, second), period_of(reading, second)
    return _in_order(first, second, in_order_of_time(one, other) if one and other else None)


def _in_order(first: int, second: int, ordered: bool | None) -> LevelPair | None:
    if ordered is None:
        return None
    return LevelPair(PairShape.PERIODS, first, second) if ordered else LevelPair(PairShape.PERIODS, second, first)


def against(reading: TextPassage, first: int, second: int) -> LevelPair:
    """`B compared with A`: the second is the earlier one, unless periods or words say otherwise."""
    one, other = period_of(reading, first, second), period_of(reading, second)
    if one and other:
        ordered = in_order_of_time(one, other)
        return (
            LevelPair(PairShape.AGAINST, first, second)
            if ordered is True
            else LevelPair(PairShape.AGAINST, second, first)
        )
    if _EARLIER.search(_SET_AGAINST.split(reading.between(first, second))[0]):
        return LevelPair(PairShape.AGAINST, first, second, certain=False)
    told = other or _EARLIER.search(reading.between(first, second) + reading.after(second))
    target = re.search(r"\b(?:target|budget)\b", reading.between(first, second))
    return LevelPair(PairShape.AGAINST, second, first, certain=bool(told or target))
