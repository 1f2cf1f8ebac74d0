"""Under which heading a place of a text stands, and whether two places may be told of different areas.

A report that goes from ward to ward, or from the national picture to the local one, says a thing again with other
figures. Only what stands under headings of one area contradicts itself.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from checker.text.passages import TextLine

_HEADING = re.compile(r"^\W{0,4}(?:\d+(?:\.\d+)*\.?\s+)?(?P<title>[A-Z][^.;?!|\t]{2,69})$")
_AREA = re.compile(
    r"\b(?:wards?|areas?|districts?|towns?|city|villages?|parish\w*|neighbourhoods?|localit\w+|north\w*|south\w*|east\w*|"
    r"west\w*|central|divisions?|sectors?|beats?|hubs?|borough|county|force|region\w*|national\w*|england|wales|london|"
    r"comparison|similar|group|peers|estates?|lpa|bcu)\b",
    re.IGNORECASE,
)
_OF_SECTIONS = frozenset(
    re.findall(
        r"\w+",
        """
        introduction background summary executive overview purpose report recommendations recommendation reasons key
        facts performance priority priorities outcomes outcome progress results figures data crime crimes burglary
        robbery violence theft vehicle domestic abuse asb antisocial anti social behaviour hate drugs alcohol fire fires
        offences safety safer community partnership plan strategy annual review looking back forward next steps
        scene vision
        conclusion conclusions appendix annex implications legal finance financial risk risks equality consultation
        contact officers table chart figure headline headlines what we did how it trends trend current position
        analysis criminal damage reduction increase update
        quarter year end targets target measures indicators summary main points findings context
        """,
    )
)
_NAMES = re.compile(
    r"(?!(?:To be|to be)\b)(?=.*[a-z]{3})[^\d%•Øo]\D*\s\D+"
)  # no figure, mark of a list, or single word such as `TBA`
_SMALL = frozenset({"and", "of", "the", "on", "upon", "in", "by", "le", "with"})
_LONGEST = 70


class Sections:
    """The headings of a text with their places."""

    def __init__(self, lines: Sequence[TextLine], rows: set[int]) -> None:
        found = [(line.start, title) for line in lines if line.start >= 0 and (title := _title(line))]
        taken = {lines[row].start for row in rows}
        self._named = [(start, title) for start, title in found if start not in taken and _NAMES.fullmatch(title)]
        self._starts = [start for start, _ in found if start not in taken]
        self._titles = [title for start, title in found if start not in taken]

    def heading_of(self, offset: int) -> str:
        """The heading over a place of the text; empty before the first."""
        index = bisect_right(self._starts, offset) - 1
        return self._titles[index] if index >= 0 else ""

    def name_over(self, offset: int) -> str:
        """The heading to name a place by: of several words without a figure, on a line above it; empty without one."""
        index = bisect_right(self._named, (offset,)) - 1
        return self._named[index][1] if index >= 0 else ""

    def may_differ(self, one: int, other: int) -> bool:
        """Whether two places stand under different headings of which one names an area."""
        first, second = self.heading_of(one), self.heading_of(other)
        return first.casefold() != second.casefold() and (_names_area(first) or _names_area(second))


def _title(line: TextLine) -> str:
    text = line.text.strip().strip("*#_ ")
    found = _HEADING.match(text) if len(text) <= _LONGEST else None
    return found["title"].strip(" :*") if found and len(text.split()) < 10 else ""


def _names_area(title: str) -> bool:
    """Whether a heading has the words of an area, or is a short name in capitals that is none of a section."""
    if _AREA.search(title):
        return True
    words = re.findall(r"[A-Za-z][\w'-]*", title)
    named = all(word[0].isupper() or word in _SMALL for word in words)
    named = named and not re.search(r"\d", title)
    return 0 < len(words) < 5 and named and not any(word.lower() in _OF_SECTIONS for word in words)
