"""Lists by letters that skip one: `(a) … (b) … (d) … (e)`."""

import re
from collections.abc import Iterator, Sequence

from checker.findings import CheckVerdict, Finding
from checker.rules.building import over_spans
from checker.text.cells import Span
from checker.text.document import Document
from checker.text.passages import TextLine

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
