"""Counts of statuses: `29 indicators were monitored: 21 green, 4 amber and 3 red`."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from checker.findings import CheckVerdict, Finding
from checker.numbers.arithmetic import shown
from checker.numbers.hedges import Hedge
from checker.numbers.number import NumberKind
from checker.rules.building import from_reading
from checker.text.document import Document
from checker.text.reading import TextPassage

_COLOURS = r"green|amber|yellow|red|blue|grey|gray|black|white"
_OTHER = (
    r"no data|no status|not (?:yet )?(?:due|available|rated|reported|measured|started)|"
    r"without (?:a )?(?:status|target|data)|"
    r"unrated|not rated|awaiting|data not|no target"
)
_AFTER = re.compile(
    rf"^(?:\s?\(?⟦p⟧\)?)?(?:\s(?!{_COLOURS}|and\b|or\b|of\b)[\w'/-]+){{0,5}}?(?:\s|\s?[(-]\s?)[\"']?(?P<status>{_COLOURS}|{_OTHER})\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"\b(?P<status>{_COLOURS})(?:\s?[:=(-]+\s?|\s)$", re.IGNORECASE)
_OF = re.compile(r"^(?:\s[\w'-]+){0,3}?\s(?:out\s)?of\s(?:(?:the|our|all|these|its|a|total|of)\s)*$", re.IGNORECASE)
_MEASURED = re.compile(
    r"^(?:\s(?!and\b)[\w'/-]+){0,5}?\s(?:indicators?|measures?|targets?|actions?|milestones?|objectives?|projects?|kpis?|pis?|"
    r"priorities|commitments|outcomes?|performance|were monitored|are monitored|reported)\b",
    re.IGNORECASE,
)
_TOTAL_AFTER = re.compile(r"^[^.;¶⟦]{0,40}\b(?:total of|out of(?: the)?|of(?: the| a total of)?)\s$", re.IGNORECASE)
_COLON = re.compile(r"^\s?:\s(?:[a-z]+\s){0,2}$", re.IGNORECASE)
_THREE = ("green", "amber", "red")


def check_statuses(document: Document) -> Iterator[Finding]:
    """Statuses that are counted beside the number they are of."""
    for reading in document.readings:
        for parts in _groups(reading, _parts(reading)):
            finding = _check(document, reading, parts) if len(parts) > 1 else None
            if finding:
                yield finding


def _groups(reading: TextPassage, parts: list[tuple[int, str]]) -> list[list[tuple[int, str]]]:
    """The counts sentence by sentence where sentences hold several, else all together; never with a status twice."""
    by_sentence = [[part for part in parts if part[0] in sentence] for sentence in reading.sentences()]
    groups = [group for group in by_sentence if len(group) > 1] or [parts]
    return [group for group in groups if len({status for _, status in group}) == len(group)]


def _parts(reading: TextPassage) -> list[tuple[int, str]]:
    """The counts with a status, in order; in `21 of 29 were green` the status is that of 21."""
    found: list[tuple[int, str]] = []
    for place, number in enumerate(reading.numbers):
        if number.kind is not NumberKind.COUNT or number.hedge is not Hedge.NONE:
            continue
        after, before = _AFTER.match(reading.after(place)), _BEFORE.search(reading.before(place))
        if after:
            of_it = place > 0 and _is_count(reading, place - 1) and _OF.match(reading.between(place - 1, place))
            found.append((place - 1 if of_it else place, _status(after["status"])))
        elif before and not any(status == _status(before["status"]) for _, status in found):
            found.append((place, _status(before["status"])))
    return [part for index, part in enumerate(found) if part[0] not in [place for place, _ in found[:index]]]


def _status(word: str) -> str:
    return {"yellow": "amber", "gray": "grey"}.get(word.lower(), word.lower())


def _is_count(reading: TextPassage, place: int) -> bool:
    return reading.numbers[place].kind is NumberKind.COUNT


def _check(document: Document, reading: TextPassage, parts: Sequence[tuple[int, str]]) -> Finding | None:
    statuses = {status for _, status in parts}
    values = [reading.numbers[place].exact for place, _ in parts]
    counted = sum(values, Fraction(0))
    candidates = _totals(reading, parts)
    that_fits = (place for place in candidates if reading.numbers[place].exact == counted)
    total = next(that_fits, candidates[0] if candidates else None)
    if total is None or reading.numbers[total].hedge is not Hedge.NONE:
        return None
    stated = reading.numbers[total]
    if counted < stated.exact and not all(colour in statuses for colour in _THREE):
        return None
    words = " + ".join(shown(value) for value in values)
    left = stated.exact - counted
    missing = "" if not left else f", {shown(abs(left))} {'fewer' if left > 0 else 'more'} than {shown(stated.exact)}"
    return from_reading(
        document,
        reading,
        [stated, *(reading.numbers[place] for place, _ in parts)],
        kind="sum",
        inputs={"parts": [reading.numbers[place].value for place, _ in parts], "statuses": [one for _, one in parts]},
        stated=stated.value,
        computed=counted,
        verdict=CheckVerdict.AGREES if not left else CheckVerdict.DISAGREES,
        suggestion=f"{words} = {shown(counted)}{missing}.",
    )


def _totals(reading: TextPassage, parts: Sequence[tuple[int, str]]) -> list[int]:
    """What may be the number that was rated, the likeliest first: in `29 of 34 were monitored, of these` it is 29."""
    first, last = min(place for place, _ in parts), max(place for place, _ in parts)
    taken = {place for place, _ in parts}
    if first and _is_count(reading, first - 1) and _COLON.match(reading.between(first - 1, first)):
        return [first - 1]  # `Priority 2 has 9: 7 green`
    after = [
        place
        for place in range(first + 1, min(last + 2, len(reading.numbers)))
        if place not in taken and _is_count(reading, place) and _TOTAL_AFTER.match(reading.between(place - 1, place))
    ]
    before = [place for place in range(first) if _is_count(reading, place) and _MEASURED.match(reading.after(place))]
    found: list[int] = []
    for place in reversed(before[-2:]):
        if place and _is_count(reading, place - 1) and _OF.match(reading.between(place - 1, place)):
            found.append(place - 1)
        found.append(place)
    return [*dict.fromkeys(after + found)]
