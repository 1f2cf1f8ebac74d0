"""Aims against the plan's targets: `we aim to reduce burglary by 8%`, `Reduce burglary by 8%` under `We said we would`.

An aim without a year agrees with any of the measure's targets, and is contradicted only where it is none of them.
"""

import re
from collections.abc import Iterator

from checker.findings import Finding
from checker.known_facts import FactKind
from checker.numbers.number import NumberKind
from checker.rules.known_changes import Known, change_finding, changes_by_measure
from checker.rules.known_values import code_of
from checker.statements.directions import direction_of
from checker.statements.measure_names import measure_key
from checker.statements.periods import period_in
from checker.text.document import Document
from checker.text.passages import MARKS
from checker.text.reading import TextPassage

_LABEL = r"(?P<label>[A-Za-z][\w'/& -]{2,60}?)"
_WHEN = r"(?P<when>\s(?:in|during|for|by|by the end of)\s⟦y⟧)?(?P<since>[^.;¶]*)"
_ASKED = (
    rf"(?:the (?:number|level|rate) of\s)?{_LABEL}\s(?:offences\s|incidents\s)?by\s(?:a further\s|another\s)?⟦p⟧{_WHEN}"
)
_SAID = re.compile(
    r"\b(?:(?:targets?|aims?|aimed|aiming|plans?|commit\w*|objective|ambition|seeks?|intends?)"
    r"(?:\s(?:is|was|are|remains?|set))?\s(?:⟦y⟧\s)?to|will)\s(?P<way>reduce|cut|decrease|lower|increase|raise)\s"
    + _ASKED,
    re.IGNORECASE,
)
_ITEMS = (
    re.compile(rf"(?:^\s?|¶\s)(?P<way>Reduce|Cut|Decrease|Lower|Increase|Raise)\s{_ASKED}", re.IGNORECASE),
    re.compile(
        r"(?:^\s?|¶\s)(?:an?\s)?⟦p⟧\s(?P<way>reduction|decrease|cut|increase|rise)\s(?:in|of)\s"
        rf"{_LABEL}(?P<when>\s(?:in|during|for|by|by the end of)\s⟦y⟧)?(?P<since>\s?(?=[.;,¶]|$))",
        re.IGNORECASE,
    ),
)
_INTENDED = re.compile(
    r"\b(?:would|will|aims?|targets?|objectives?|pledge\w*|promise\w*|commit\w*|intend\w*|plan(?:s|ned)? to|want to|"
    r"set out to|ambitions?)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:did|have|has|had|achiev\w+|deliver\w+|succe\w+|results?|progress|performance)\b", re.IGNORECASE
)
_ITEM = re.compile(rf"\s*(?:{MARKS}\s|\(?[a-z0-9]{{1,2}}[.)]\s)")
_SINCE = re.compile(r"\b(?:since|from|on|over|compared|by|against|baseline)\b|⟦", re.IGNORECASE)
_LINES_BACK = 30


def check_known_aims(document: Document) -> Iterator[Finding]:
    """Aims that are said in a sentence, and those that a list gives under words that say what they are."""
    aims = changes_by_measure(document, FactKind.TARGET)
    for reading in document.readings if aims else ():
        for found in _SAID.finditer(reading.outline):
            yield from _against_targets(document, reading, found, aims)
        for pattern in _ITEMS:
            for found in pattern.finditer(reading.outline):
                if _is_intended(document, reading.offset(found.start("way"))):
                    yield from _against_targets(document, reading, found, aims)


def _is_intended(document: Document, offset: int) -> bool:
    """Whether the line over a list, the nearest that is no item of it, speaks of aims and not of what was done."""
    lines = document.text[:offset].split("\n")[:-1]
    for line in reversed(lines[-_LINES_BACK:]):
        words = line.strip()
        if words and not _ITEM.match(line) and not words[0].islower():
            return bool(_INTENDED.search(words)) and not _DONE.search(words)
    return False


def _against_targets(document: Document, reading: TextPassage, found: re.Match[str], known: Known) -> Iterator[Finding]:
    facts = known.get(measure_key(found["label"]), [])
    inside = [at for at, (start, _) in enumerate(reading.places) if found.start() <= start < found.end("since")]
    number = next((reading.numbers[at] for at in inside if reading.numbers[at].kind is NumberKind.PERCENT), None)
    if found["when"]:
        years = [reading.numbers[at] for at in inside if reading.numbers[at].kind is NumberKind.PERIOD]
        period = period_in(reading.printed(years[0])) if years else None
        facts = [fact for fact in facts if period and code_of(fact) == period.code]
    if facts and number and not _SINCE.search(found["since"]):
        yield change_finding(document, number, direction_of(found["way"]) or 1, reading.own_span(number), facts)
