"""The paragraph and heading numbers of a text: which lines begin with one, and in which sequences they run."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from checker.text.cells import Span
from checker.text.passages import MARKS, TextLine

_OPEN_RUNS = 30  # sequences that may still go on
_MOST_SKIPPED = 3  # a longer jump is another list, not a gap
_LEAD = re.compile(
    rf"[ \t]*(?:(?:{MARKS}|\#+)[ \t]+)*(?:\*\*|__)?\(?(?P<number>\d{{1,3}}(?:\.\d{{1,3}}){{0,3}})(?P<mark>[.):]*)"
    r"(?:\*\*|__)?(?:[ \t]+|$)(?P<rest>.*)"
)
_MONTH = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
_WORDS = re.compile(r"[\W_]*[A-Z\"'(]")
_UNIT = re.compile(r"(?:million|per|percent|months?|years?|offences|crimes|incidents|people|out|of|were|are|in|to)\b")


@dataclass(frozen=True, slots=True)
class LeadingNumber:
    """A number at the start of a line: `parts` are (5, 2) for `5.2`, `span` where it stands, `end` its line's end."""

    line: int
    parts: tuple[int, ...]
    span: Span
    end: int
    bare: bool


@dataclass(slots=True)
class Run:
    """Numbers that follow one another at one level. `gaps` are pairs of leads between which numbers are missing."""

    leads: list[LeadingNumber] = field(default_factory=list)
    gaps: list[tuple[LeadingNumber, LeadingNumber]] = field(default_factory=list)

    @property
    def last(self) -> int:
        """The last number of the last lead."""
        return self.leads[-1].parts[-1]


def find_leads(lines: Sequence[TextLine], rows: set[int]) -> list[LeadingNumber]:
    """The paragraph numbers of a text, in order. A number that only happens to begin a line is left out."""
    found: list[LeadingNumber] = []
    seen: set[tuple[int, ...]] = set()
    blank = True
    for number, line in enumerate(lines):
        lead = None if number in rows else _lead(number, line, blank, seen)
        if lead:
            found.append(lead)
            seen.add(lead.parts)
        blank = line.is_blank
    return found


def _lead(number: int, line: TextLine, after_blank: bool, seen: set[tuple[int, ...]]) -> LeadingNumber | None:
    match = _LEAD.match(line.text)
    if not match or match["number"].startswith("0"):
        return None
    parts = tuple(int(part) for part in match["number"].split("."))
    rest, mark = match["rest"].strip(), match["mark"]
    if not _is_lead(parts, rest, mark, after_blank, seen):
        return None
    start = line.start + match.start("number")
    end = line.start + (match.start("rest") if rest else match.end("mark"))
    return LeadingNumber(number, parts, (start, end), line.start + len(line.text.rstrip()), not mark)


def _is_lead(parts: tuple[int, ...], rest: str, mark: str, after_blank: bool, seen: set[tuple[int, ...]]) -> bool:
    bare = not mark
    if _UNIT.match(rest) or (_MONTH.match(rest) and bare and len(parts) == 1):
        return False
    if len(parts) > 1:
        return _follows(parts, seen) and (bool(_WORDS.match(rest)) or not rest or rest[0].isalpha())
    if not rest:
        return mark.startswith(".")
    if bare:
        return after_blank and len(rest) < 90 and bool(_WORDS.match(rest)) and _follows(parts, seen)
    # `(96) as last year` or `96. The next` at the start of a line that only goes on with the one above it
    return not rest[0].isdigit() and (after_blank or _follows(parts, seen))


def _follows(parts: tuple[int, ...], seen: set[tuple[int, ...]]) -> bool:
    """Whether `parts` begin a sequence or go on with one, a few numbers missing at most."""
    *above, last = parts
    return last <= 1 or any((*above, last - back) in seen for back in range(1, _MOST_SKIPPED + 1))


def runs(leads: Sequence[LeadingNumber]) -> list[Run]:
    """The leads put in sequences: lists that begin at 1 again run beside the one they interrupt."""
    found: list[Run] = []
    for lead in leads:
        peers = [one for one in reversed(found[-_OPEN_RUNS:]) if one.leads[-1].parts[:-1] == lead.parts[:-1]]
        here = lead.parts[-1]
        next_one = next((one for one in peers if one.last == here - 1), None)
        if next_one:
            next_one.leads.append(lead)
        elif here <= 1:
            found.append(Run([lead]))
        else:
            skipped = next((one for one in peers if 1 < here - one.last <= _MOST_SKIPPED), None)
            if skipped:
                skipped.gaps.append((skipped.leads[-1], lead))
                skipped.leads.append(lead)
            else:
                found.append(Run([lead]))
    return found
