"""Numbering that skips: headings and paragraphs that run 6, 7, 9, and references to paragraphs that do not exist.

Lists by letters that skip one, too: `(a) … (b) … (d) … (e)`.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from checker.findings import CheckVerdict, Finding
from checker.rules.building import over_spans
from checker.text.cells import Span
from checker.text.document import Document
from checker.text.outline import LeadingNumber, Run, runs
from checker.text.passages import TextLine

_LEAST_BEFORE = 2
_REFERENCE = re.compile(
    r"\b(?:paragraphs?|paras?\.?)\s(?P<number>\d{1,3}(?:\.\d{1,2})?)(?![\d(]|\.\d|\s?(?:of|to)\s(?!this report))",
    re.IGNORECASE,
)
_LEAST_NUMBERED = 6


def check_numbering(document: Document) -> Iterator[Finding]:
    """Numbers missing from a sequence, and paragraphs referred to that are not there."""
    sequences = runs(document.leads)
    for sequence in sequences:
        for before, after in sequence.gaps:
            if _is_gap(document, sequence, before, after):
                yield _gap(document, before, after)
    yield from _check_references(document, sequences)


def _is_gap(document: Document, sequence: Run, before: LeadingNumber, after: LeadingNumber) -> bool:
    """Whether the numbers between are really missing, in a sequence that is one beyond doubt."""
    place = sequence.leads.index(after)
    goes_on = place + 1 < len(sequence.leads) or any(lead.parts[:-1] == after.parts for lead in document.leads)
    level = len(after.parts)
    enough = place >= (_LEAST_BEFORE if level == 1 else 2) or (level > 1 and goes_on)
    if not enough or sequence.leads[0].parts[-1] > 1 or before.bare != after.bare:
        return False
    if level == 1 and not goes_on:
        return False
    between = document.text[before.span[1] : after.span[0]]
    return not any(_stands_in(between, name) for name in _missing(before, after))


def _stands_in(text: str, name: str) -> bool:
    """Whether a paragraph number stands in the text after all, at the start of a line or run into one."""
    number = re.escape(name)
    if "." in name:
        return bool(re.search(rf"(?<![\d.]){number}(?![\d%])", text))
    return bool(re.search(rf"(?m)^[^\w\n]*{number}(?![\d%]|[.,/]\d)|(?<!\S){number}[.)]\s", text))


def _missing(before: LeadingNumber, after: LeadingNumber) -> list[str]:
    above = "".join(f"{part}." for part in after.parts[:-1])
    return [f"{above}{number}" for number in range(before.parts[-1] + 1, after.parts[-1])]


def _gap(document: Document, before: LeadingNumber, after: LeadingNumber) -> Finding:
    missing = _missing(before, after)
    names = " and ".join(missing)
    last = ".".join(map(str, before.parts))
    here = ".".join(map(str, after.parts))
    values = [int(name) if name.isdigit() else name for name in missing]
    return over_spans(
        document,
        [after.span],
        kind="numbering",
        inputs={"missing": values[0] if len(values) == 1 else values, "after": last, "before": here},
        stated=here,
        computed=None,
        verdict=CheckVerdict.DISAGREES,
        suggestion=f"The numbers run {last}, then {here}: {names} {'is' if len(missing) == 1 else 'are'} missing.",
        shown=(after.span[0], after.end),
    )


def _check_references(document: Document, sequences: list[Run]) -> Iterator[Finding]:
    """Paragraphs referred to by number where that level is numbered throughout and has no such number."""
    if any(sequence.gaps for sequence in sequences):
        return
    siblings: dict[tuple[int, ...], list[int]] = defaultdict(list)
    levels: Counter[int] = Counter()
    for lead in document.leads:
        siblings[lead.parts[:-1]].append(lead.parts[-1])
        levels[len(lead.parts)] += 1
    for found in _REFERENCE.finditer(document.text):
        parts = tuple(int(part) for part in found["number"].split("."))
        peers = siblings.get(parts[:-1], [])
        if parts[-1] in peers or levels[len(parts)] < _LEAST_NUMBERED or not _complete(peers):
            continue
        yield over_spans(
            document,
            [found.span("number")],
            kind="numbering",
            inputs={"paragraph": found["number"], "last": max(peers)},
            stated=found["number"],
            computed=None,
            verdict=CheckVerdict.DISAGREES,
            suggestion=f"There is no paragraph {found['number']} in this text.",
            shown=found.span(),
        )


def _complete(numbers: list[int]) -> bool:
    """Whether the numbers run from the first to the last, each once."""
    return bool(numbers) and len(set(numbers)) == len(numbers) == max(numbers) - min(numbers) + 1


_LEAD = re.compile(r"^[ \t>*-]*(?P<mark>\((?P<in>[a-h])\)|(?P<out>[a-h])[).])\s+(?=\S)")
_FAR = 60  # lines


def check_lettered(document: Document) -> Iterator[Finding]:
    """Every list of letters that begins with a, leaves out one letter and goes on after it."""
    run: list[tuple[int, str, Span]] = []
    for number, line in enumerate(document.lines):
        found = _LEAD.match(line.text)
        if not found or number in document.rows:
            continue
        letter = found["in"] or found["out"]
        if run and (letter <= run[-1][1] or number - run[-1][0] > _FAR):
            yield from _skipped(document, run)
            run = []
        run.append((number, letter, (line.start + found.start("mark"), _end(line))))
    yield from _skipped(document, run)


def _end(line: TextLine) -> int:
    return line.start + len(line.text.rstrip())


def _skipped(document: Document, run: Sequence[tuple[int, str, Span]]) -> Iterator[Finding]:
    letters = [letter for _, letter, _ in run]
    if len(run) < 4 or letters[0] != "a":
        return
    gaps = [place for place in range(1, len(run)) if ord(letters[place]) != ord(letters[place - 1]) + 1]
    if len(gaps) != 1 or not 2 <= gaps[0] < len(run) - 1 or ord(letters[gaps[0]]) != ord(letters[gaps[0] - 1]) + 2:
        return
    before, after = run[gaps[0] - 1], run[gaps[0]]
    missing = chr(ord(before[1]) + 1)
    if re.search(rf"(?:\({missing}\)|(?<!\w){missing}[).])", document.text[before[2][0] : after[2][0]]):
        return
    yield over_spans(
        document,
        [after[2]],
        kind="numbering",
        inputs={"missing": missing, "after": before[1], "before": after[1]},
        stated=after[1],
        computed=None,
        verdict=CheckVerdict.DISAGREES,
        suggestion=f"The list runs ({before[1]}), then ({after[1]}): ({missing}) is missing.",
    )
