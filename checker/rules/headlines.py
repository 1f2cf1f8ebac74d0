"""One measure with two changes: `Violent Crime - Reduction of 8%` in a box, `Violent Crime is down by 9.56%` below it.

Only sentences that begin with the measure and say nothing but its change count. A change without a period must be one
of the changes given elsewhere for that measure; changes for the same period must be the same.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.findings import CheckVerdict, Finding
from checker.numbers.number import Number, NumberKind
from checker.rules.building import over_spans
from checker.statements.directions import direction_of
from checker.statements.facts import compatible
from checker.statements.measure_names import measure_key
from checker.statements.periods import period_in
from checker.text.cells import Span
from checker.text.document import Document
from checker.text.reading import TextPassage
from core.periods.period import Period

_LABEL = r"(?P<label>[A-Za-z][\w'/& -]{2,60}?)"
_HELPERS = r"(?:(?:has|have|had|was|were|is|are|also|been|now)\s)*"
_WAY = r"(?P<way>down|up|reduced|fallen|fell|dropped|decreased|declined|increased|risen|rose|grew|grown)"
_TIMES = (
    r"(?:at year end|(?:in|to|at the end of|by|during|since|by the end of|at) ⟦y⟧(?:\s?\(⟦y⟧\))?|this year|last year|"
    r"(?:over|in) the (?:last|past) (?:year|⟦d⟧)|(?:compared (?:to|with)|on) (?:⟦y⟧|(?:the )?(?:previous|last) year))"
)
_TAIL = rf"(?P<time>\s{_TIMES})?(?P<second>,? and ⟦p⟧(?P<later>\s{_TIMES}))?\s?(?=[.;)¶]|$)"
_START = r"(?:^|(?<=[.¶]\s)|(?<=¶\s))(?:The |Overall,? |⟦o⟧ |- )?"
_FORMS = (
    re.compile(
        rf"{_START}{_LABEL}\s?[-:]\s(?P<way>Reduction|Increase|Decrease|Fall|Rise|Drop|Down|Up)(?:\s(?:of|by))?\s⟦p⟧{_TAIL}",
        re.IGNORECASE,
    ),
    re.compile(rf"{_START}{_LABEL}\s(?:\([^)⟦]*\)\s)?{_HELPERS}{_WAY}\s\(?(?:by\s)?⟦p⟧{_TAIL}", re.IGNORECASE),
)
_INTENT = re.compile(
    r"\b(?:will|would|should|targets?|aim|project\w*|expect\w*|forecast\w*|if|could|may)\b", re.IGNORECASE
)
_PLACE = re.compile(
    r"\b(?:wards?|beats?|neighbourhoods?|nationally|county|force|england|areas?|villages?|towns?)\b", re.IGNORECASE
)
_IN_YEAR = re.compile(r"(?:in|during)\b")
_MOST = 3


@dataclass(frozen=True, slots=True)
class Headline:
    """A change of a measure: `time` is the words for its period, empty where none is given.

    `period` is the one year that it is said of, where this is printed and nothing else is named with it.
    """

    measure: str
    label: str
    number: Number
    direction: int
    time: str
    span: Span
    period: Period | None = None


def check_headlines(document: Document) -> Iterator[Finding]:
    """Measures with changes that contradict each other; many at once mean two areas, and nothing is said."""
    groups: dict[str, list[Headline]] = defaultdict(list)
    for reading in document.readings:
        for one in headlines(reading):
            groups[one.measure].append(one)
    found = [clash for group in groups.values() if (clash := _clash(group))]
    found = [(one, two) for one, two in found if not document.sections.may_differ(one.span[0], two.span[0])]
    if len(found) <= _MOST:
        for one, other in found:
            yield _finding(document, one, other)


def headlines(reading: TextPassage) -> Iterator[Headline]:
    """The sentences of a passage that say nothing but the change of one measure."""
    for form in _FORMS:
        for found in form.finditer(reading.outline):
            measure = measure_key(found["label"])
            if not measure or _INTENT.search(found[0]) or _PLACE.search(found["label"]):
                continue
            inside = [place for place, (start, _) in enumerate(reading.places) if found.start() <= start < found.end()]
            percents = [place for place in inside if reading.numbers[place].kind is NumberKind.PERCENT]
            direction = direction_of(found["way"]) or (1 if found["way"].lower() == "rise" else -1)
            for place, group in zip(percents, ("time", "later"), strict=False):
                number = reading.numbers[place]
                time, printed = _time(reading, found, group, inside)
                period = period_in(printed[0]) if len(printed) == 1 and _IN_YEAR.match(time) else None
                yield Headline(measure, found["label"], number, direction, time, reading.own_span(number), period)


def _time(reading: TextPassage, found: re.Match[str], group: str, inside: Sequence[int]) -> tuple[str, list[str]]:
    """The words for the period with the periods as printed, and these alone."""
    if not found[group]:
        return "", []
    start, end = found.span(group)
    printed = [reading.printed(reading.numbers[place]) for place in inside if start <= reading.places[place][0] < end]
    return " ".join([re.sub(r"⟦\w⟧", "", found[group]).strip(" ()"), *printed]).lower(), printed


def _clash(group: Sequence[Headline]) -> tuple[Headline, Headline] | None:
    seen = {(one.number.value, one.direction, one.time): one for one in reversed(group)}
    group = sorted(seen.values(), key=lambda one: one.span)
    for place, one in enumerate(group):
        others = [
            other for other in (*group[:place], *group[place + 1 :]) if one.time in ("", other.time) or not other.time
        ]
        if not one.time and others and all(_differ(one, other) for other in others):
            return one, others[0]
        same = next((other for other in others if one.time and other.time == one.time and _differ(one, other)), None)
        if same:
            return one, same
    return None


def _differ(one: Headline, other: Headline) -> bool:
    return one.direction != other.direction or not compatible(one.number, other.number)


def _finding(document: Document, one: Headline, other: Headline) -> Finding:
    values = [
        -item.number.value if item.direction < 0 else item.number.value for item in (one, other) if item.number.value
    ]
    printed = [document.words(*item.span) for item in (one, other)]
    return over_spans(
        document,
        [one.span, other.span],
        kind="conflict",
        inputs={"stated": values, "measure": one.label, "places": [[*one.span], [*other.span]]},
        stated=values[0],
        computed=None,
        verdict=CheckVerdict.DISAGREES,
        suggestion=f"For {one.label} this text has changes of {printed[0]} and {printed[1]}.",
        shown=one.span,
    )
