"""What the page of the checker shows: each statement with its words, where it stands, and what was left unchecked."""

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass

from checker import CheckReport, CheckVerdict, Finding, KnownFacts, Unchecked
from checker.checking import NOTHING_BESIDE
from checker.known_facts import FactKind
from checker.readers import FileText
from checker.text.document import Document

_AROUND = 90  # characters
_PARAGRAPH = re.compile(r"\n\s*\n|\n(?=\s*(?:[-•*]|\d+(?:\.\d+)*[.)]?\s))")  # it, or a numbered or marked item, begins
_ROW = re.compile(r"\n")
_SPACES = re.compile(r"\s+")
_MOST_PLACES = 3
_KINDS = {
    "pct_change": "Change in per cent",
    "pp_change": "Change in percentage points",
    "difference": "Difference",
    "share": "Share",
    "sum": "Sum",
    "rate": "Rate",
    "implied_population": "Rate",
    "rank_change": "Places gained or lost",
    "quartile": "Part of a group",
    "conflict": "Conflict",
    "period_conflict": "Periods of a plan",
    "numbering": "Numbering",
    "date": "Date",
}
_FACTS = {
    FactKind.OBSERVATION: ("figure or change", "figures and changes"),
    FactKind.TARGET: ("target", "targets, and the changes that they are"),
    FactKind.BASELINE: ("baseline", "baselines"),
    FactKind.STATUS: ("result of a target", "results of targets"),
    FactKind.STATED: ("change stated in a plan", "changes stated in plans"),
    FactKind.PREVIOUS: ("figure of the last final papers", "figures of the last final papers"),
}


@dataclass(frozen=True)
class ShownFinding:
    """A finding with the words around it, each with the space that stands between them, and where it stands."""

    before: str
    words: str
    after: str
    suggestion: str
    kind: str
    where: str


@dataclass(frozen=True)
class CheckedDraft:
    """What was checked, what came out and what could not be checked.

    `alone` are the figures with nothing to hold them against, with their places, and `no_figures` the other numbers,
    both under their reason, the most frequent reason first.
    """

    read: str
    held_against: str
    left_out: tuple[str, ...]
    wrong: list[ShownFinding]
    open: list[ShownFinding]
    right: list[ShownFinding]
    alone: list[tuple[str, list[str]]]
    no_figures: list[tuple[str, list[str]]]
    unchecked: int

    @property
    def worked_out(self) -> int:
        """How many statements were worked out again."""
        return len(self.wrong) + len(self.open) + len(self.right)


def checked_draft(file: FileText, name: str, report: CheckReport, known: KnownFacts) -> CheckedDraft:
    """What the page says of one draft; `name` is that of its file, empty where it was pasted."""
    places = _Places(file)
    shown = {
        verdict: [_shown(file.text, places, one) for one in report.findings if one.verdict is verdict]
        for verdict in CheckVerdict
    }
    alone = [one for one in report.unchecked if one.reason in NOTHING_BESIDE]
    others = [one for one in report.unchecked if one.reason not in NOTHING_BESIDE]
    return CheckedDraft(
        read=_read(file, name),
        held_against=_held_against(known),
        left_out=file.left_out,
        wrong=shown[CheckVerdict.DISAGREES],
        open=shown[CheckVerdict.UNCHECKED],
        right=shown[CheckVerdict.AGREES],
        alone=_by_reason(alone, places),
        no_figures=_by_reason(others, None),
        unchecked=len(report.unchecked),
    )


class _Places:
    """Where an offset of a text lies: its page, or else its line, and the heading that it stands under."""

    def __init__(self, file: FileText) -> None:
        self._pages = file.pages
        self._lines = [0, *(found.end() for found in re.finditer("\n", file.text))]
        self._sections = Document(file.text).sections

    def short(self, offset: int) -> str:
        """`page 4`, or `line 120`."""
        starts, unit = (self._pages, "page") if self._pages else (self._lines, "line")
        return f"{unit} {bisect_right(starts, offset)}"

    def full(self, offset: int) -> str:
        """`Page 4, under “Looking back”`."""
        start = self._lines[bisect_right(self._lines, offset) - 1]
        heading = self._sections.name_over(start - 1)
        return self.short(offset).capitalize() + (f", under “{heading}”" if heading else "")


def _read(file: FileText, name: str) -> str:
    pages = f"{len(file.pages)} {'page' if len(file.pages) == 1 else 'pages'}, " if file.pages else ""
    return f"{name or 'The pasted text'}: {pages}{len(file.text):,} characters"


def _held_against(known: KnownFacts) -> str:
    counts = Counter(fact.kind for fact in known.facts)
    parts = [f"{counts[kind]:,} {words[counts[kind] != 1]}" for kind, words in _FACTS.items() if counts[kind]]
    return f"Its own figures, and the partnership’s {'; '.join(parts)}" if parts else "Its own figures alone"


def _by_reason(numbers: list[Unchecked], places: _Places | None) -> list[tuple[str, list[str]]]:
    """The words of numbers, each once, under their reason; with the first places where they are asked for."""
    found: dict[str, dict[str, list[str]]] = {}
    for number in numbers:
        words = " ".join(number.words.split())
        stands = found.setdefault(number.reason, {}).setdefault(words, [])
        where = places.short(number.start) if places else ""
        if where and where not in stands:
            stands.append(where)
    told = [(reason, [_with_places(*one) for one in by_words.items()]) for reason, by_words in found.items()]
    return sorted(told, key=lambda one: -len(one[1]))


def _with_places(words: str, stands: list[str]) -> str:
    if not stands:
        return words
    unit = stands[0].split()[0]
    numbers = [one.split()[1] for one in stands[:_MOST_PLACES]]
    more = " and more" if len(stands) > _MOST_PLACES else ""
    return f"{words} ({unit}{'s' if len(stands) > 1 else ''} {', '.join(numbers)}{more})"


def _shown(text: str, places: _Places, finding: Finding) -> ShownFinding:
    line = text[text.rfind("\n", 0, finding.start) + 1 : max(text.find("\n", finding.end), finding.end)]
    border = _ROW if "\t" in line or "|" in line else _PARAGRAPH
    return ShownFinding(
        before=_before(text[max(0, finding.start - _AROUND) : finding.start], border, cut=finding.start > _AROUND),
        words=" ".join(finding.words.split()),
        after=_after(text[finding.end : finding.end + _AROUND], border, cut=finding.end + _AROUND < len(text)),
        suggestion=finding.suggestion,
        kind=_KINDS.get(finding.kind, finding.kind),
        where=places.full(finding.start),
    )


def _before(words: str, border: re.Pattern[str], *, cut: bool) -> str:
    """The words before a finding from the start of its paragraph or row, or from a whole word on after three dots."""
    *_, own = border.split(words)
    if own == words and cut:
        own = f"… {own.partition(' ')[2]}"
    return _SPACES.sub(" ", own)


def _after(words: str, border: re.Pattern[str], *, cut: bool) -> str:
    """The words after a finding to the end of its paragraph or row, or to a whole word and three dots."""
    own, *_ = border.split(words, maxsplit=1)
    if own == words and cut:
        own = f"{own.rpartition(' ')[0]} …"
    return _SPACES.sub(" ", own)
