"""Which stated change belongs to which pair of levels. Only what is tied by plain words is linked; the rest is left.

A link is strong where nothing but connecting words lies between change and pair. A weak one may confirm a figure but
never contradicts it: then the numbers go unchecked.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker.numbers.number import FIGURES, NumberKind
from checker.statements.directions import ANY, StatedChange
from checker.statements.level_pair import LevelPair, PairShape
from checker.statements.standards import period_strength, set_against_another
from checker.text.reading import TextPassage

_JOINING = frozenset(
    re.findall(
        r"\S+",
        """
        a an the this that it which these is was were are has have had been being be by to of in or and so i e ie eg as
        with at represents representing represented equates equating equated equal equals equivalent equivalently giving
        making meaning showing shows amounts amounting amounted reflecting constitutes constituting total overall net
        significant substantial slight small large further down up year on year-on-year over period same percentage
        percent change reduction decrease increase rise fall drop improvement difference result resulting means
        therefore thus only just statistically notable marked modest steady
        sharp
        underspend overspend shortfall surplus
        considerable welcome clear another marking seeing saw
        cut uplift dip jump gain growth decline saving quicker slower
        recording leading actual real terms offences crimes
        incidents cases reports gives corresponds corresponding around approximately relative rate annual month months
        years last past since baseline start plan effectively
        """,
    )
)
_TOO_LOOSE = re.compile(
    r"\b(?:while|whilst|whereas|but|although|though|however|with|against|compared|than|average|nationally|national|"
    r"county|regional|region|force|england|target|similar|respectively|other|another|also|and|followed|then)\b",
    re.IGNORECASE,
)
_FIGURE_LETTERS = "".join(FIGURES)
FIGURE = re.compile(rf"⟦[{_FIGURE_LETTERS}]⟧")
_THAN_EARLIER = re.compile(
    r"\b(?:than|on|compared (?:to|with)|over)\s(?:in\s)?(?:the\s)?"
    r"(?:same (?:period|time|point|quarter|month)\s(?:in\s|of\s)?(?:the\s)?)?"
    r"(?:(?:last|previous|prior|preceding) (?:financial )?(?:year|quarter|month|period)(?:'s)?|year before|⟦y⟧)"
    r"(?=\s?[(,:-])|\bthan\s(?:in|for|among|at)\s(?:the\s)?(?:[\w'-]+\s){1,4}(?=\()",
    re.IGNORECASE,
)
_NEW_SENTENCE = re.compile(r"^\W*(?:this|that|it|which|these|representing|equivalent)\b|^\s*\(", re.IGNORECASE)
_FRAGMENT = re.compile(r"^\W*an?\b", re.IGNORECASE)  # `A fall of 3%.`, and nothing after it
_TWIN = re.compile(r"^(?:\s[\w-]+){0,3}\s?(?:[(,/]|or|and|-)(?:\s?[\w-]+){0,4}\s?$")
_CUT = re.compile(r";(?!\s(?:change|difference|variance)\b)", re.IGNORECASE)
_OVER_TIME = re.compile(
    r"\bbetween\s⟦y⟧\sand\s⟦y⟧|\bover\s(?:the\s)?(?:(?:past|last|same|previous|whole|full|first)\s)?(?:⟦[dy]⟧|year|period|quarter|decade)\b|"
    r"\bover\s(?:the\s)?(?:(?:past|last|same|previous|whole|full|first)\s)?⟦[dy]⟧",
    re.IGNORECASE,
)
BRACKET = re.compile(r"[(\[]\s?$")
ENDS = re.compile(r"^\s?[)\],.;-]|^\s?$")
_RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
_NEAR = 12  # numbers
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class ChangeLink:
    """A change and the pair it is about."""

    change: StatedChange
    pair: LevelPair
    strong: bool


def link(reading: TextPassage, changes: dict[int, StatedChange], pairs: list[LevelPair]) -> list[ChangeLink]:
    """The links of a passage: every change has one pair at most, the nearest that it is plainly tied to."""
    found: list[ChangeLink] = []
    apart = _told_respectively(reading)
    for change in changes.values():
        if change.index in apart:
            continue
        near = [pair for pair in pairs if abs(pair.first - change.index) < _NEAR]
        links = [one for one in (_tie(reading, change, pair, changes) for pair in near) if one]
        links.sort(key=lambda one: (not one.strong, _distance(one)))
        found += [one for one in links[:2] if (one.strong, _distance(one)) == (links[0].strong, _distance(links[0]))]
    return _one_of_a_unit(reading, found)


def says_respectively(reading: TextPassage, sentence: Sequence[int]) -> bool:
    """Whether a sentence (the places of its numbers) gives its figures in one order and its changes in another."""
    words = reading.outline[reading.places[sentence[0]][0] : reading.places[sentence[-1]][1]]
    return bool(_RESPECTIVELY.search(words + reading.after(sentence[-1])))


def _told_respectively(reading: TextPassage) -> set[int]:
    if not _RESPECTIVELY.search(reading.outline):
        return set()
    sentences = [sentence for sentence in reading.sentences() if says_respectively(reading, sentence)]
    return {place for sentence in sentences for place in sentence}


def _one_of_a_unit(reading: TextPassage, links: list[ChangeLink]) -> list[ChangeLink]:
    """Of several changes in one unit that point at the same pair, the one within it or else the nearest.

    A change that stands as near to the pair before it as to the one after it has both in `links`; it takes one.
    """
    kept: dict[tuple[LevelPair, NumberKind], ChangeLink] = {}
    tied: set[int] = set()
    for one in sorted(links, key=lambda one: (not one.pair.first < one.change.index < one.pair.last, _distance(one))):
        key = one.pair, reading.numbers[one.change.index].kind
        if key not in kept and one.change.index not in tied:
            kept[key] = one
            tied.add(one.change.index)
    return sorted(kept.values(), key=lambda one: one.change.index)


def other_unit(reading: TextPassage, one: int, other: int) -> bool:
    return reading.numbers[one].kind is not reading.numbers[other].kind


def plain_gap(reading: TextPassage, one: int, other: int) -> str:
    """The outline between two numbers, its `i.e.` without the points that would end a sentence."""
    return re.sub(r"\bi\.e\.", "ie", reading.between(one, other))


def _distance(one: ChangeLink) -> int:
    return min(abs(one.change.index - one.pair.first), abs(one.change.index - one.pair.last))


def _tie(
    reading: TextPassage, change: StatedChange, pair: LevelPair, changes: dict[int, StatedChange]
) -> ChangeLink | None:
    index = change.index
    if pair.first < index < pair.last:
        if pair.shape is PairShape.PERIODS and BRACKET.search(reading.between(pair.first, index)):
            return None  # 3,905 in 2022/23 (-5%) and 3,514 in 2023/24: it is the change that led to the first
        return ChangeLink(change, pair, strong=pair.shape is not PairShape.PERIODS)
    strength = (
        _tie_after(reading, change, pair, changes) if index > pair.last else _tie_before(reading, change, pair, changes)
    )
    if strength is None or set_against_another(reading, index, pair):
        return None
    period = period_strength(reading, index, pair)
    if period is None:
        return None
    crowded = pair.shape is PairShape.PERIODS and _levels_in_sentence(reading, pair, changes) > 2
    return ChangeLink(change, pair, strong=strength and period and not crowded)


def _levels_in_sentence(reading: TextPassage, pair: LevelPair, changes: dict[int, StatedChange]) -> int:
    kind = reading.numbers[pair.later].kind
    text = reading.before(pair.first, reach=400)
    sentence = range(pair.first - text.count("⟦"), pair.last + reading.after(pair.last, reach=400).count("⟦") + 1)
    return sum(1 for place in sentence if reading.numbers[place].kind is kind and place not in changes)


def _tie_after(
    reading: TextPassage, change: StatedChange, pair: LevelPair, changes: dict[int, StatedChange]
) -> bool | None:
    """The change stands behind: only connecting words, and perhaps its twin in another unit, lie between."""
    gap = plain_gap(reading, pair.last, change.index)
    twin = changes.get(change.index - 1)
    if twin and twin.index > pair.last and _twinned(reading, twin.index, change.index):
        gap = reading.between(pair.last, twin.index)
    if len(gap) > _LONGEST or FIGURE.search(gap) or "¶" in gap or _CUT.search(gap):
        return None
    return _joined(gap, reading.after(change.index))


def _twinned(reading: TextPassage, one: int, other: int) -> bool:
    """Whether two numbers say the same change in two units: `134 (10.9%)`, `10.9% or 134 offences`."""
    between = reading.between(one, other)
    return other_unit(reading, one, other) and bool(_TWIN.match(between))


def _joined(gap: str, after: str) -> bool | None:
    words = re.findall(r"[a-z][a-z'-]*", re.sub(r"⟦[a-z]⟧", " ", gap), re.IGNORECASE)
    stop = re.search(r"[.!?][)\"']*\s", gap)
    if stop and not _NEW_SENTENCE.match(gap[stop.end() - 1 :]):
        fragment = _FRAGMENT.match(gap[stop.end() - 1 :]) and ENDS.match(after)
        if not fragment:
            return None
    if all(word.lower() in _JOINING for word in words):
        return not re.search(r"\band\b", gap, re.IGNORECASE)
    marks = list(re.finditer(r"[,(:.-](?=\s|\w|$)|\s-\s", gap))
    if not marks:
        return True if not _TOO_LOOSE.search(gap) and not re.search(rf"\b{ANY}\b", gap, re.IGNORECASE) else None
    head, tail = gap[: marks[-1].start()], gap[marks[-1].start() :]
    tail_words = re.findall(r"[a-z][a-z'-]*", re.sub(r"⟦[a-z]⟧", " ", tail), re.IGNORECASE)
    if not all(word.lower() in _JOINING for word in tail_words) or _TOO_LOOSE.search(head):
        return None
    return True


def _tie_before(
    reading: TextPassage, change: StatedChange, pair: LevelPair, changes: dict[int, StatedChange]
) -> bool | None:
    """The change stands before: `reduced by 26% from A to B`, `a 26% reduction in theft (from A to B)`."""
    twin = changes.get(change.index + 1)
    twinned = twin and twin.index < pair.first and _twinned(reading, change.index, twin.index)
    gap = reading.between(twin.index if twin and twinned else change.index, pair.first)
    if len(gap) > _LONGEST or FIGURE.search(gap) or re.search(r"[;!?¶]|\.\s", gap):
        return None
    gap = _OVER_TIME.sub(" ", _THAN_EARLIER.sub(" ", gap, count=1))
    rest = re.sub(rf"^[\s-](?:[\w-]+[\s-]){{0,3}}?{ANY}\b", "", gap, count=1, flags=re.IGNORECASE)
    if re.search(rf"\b{ANY}\b", rest, re.IGNORECASE) or len(rest.split()) > 16:
        return None
    if re.search(r"\b(?:compared|where|when)\b", rest) and pair.shape not in (PairShape.FROM_TO, PairShape.ARROW):
        return None
    loose = [found[0].lower() for found in _TOO_LOOSE.finditer(rest)]
    if any(word not in ("with", "and", "county", "force", "region", "compared", "other") for word in loose):
        return None
    return not any(word in ("and", "other") for word in loose)
