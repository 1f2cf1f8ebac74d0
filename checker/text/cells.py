"""The cells of a line that is a row of a table: by tabs, by pipes, or by words that stand far apart."""

import re

Span = tuple[int, int]

_WIDE = re.compile(r"(?<=\S)[ ]{2,}(?=\S)")
_MOST_CELLS = 60
_JUSTIFIED = frozenset(
    re.findall(
        r"\w+",
        "a an the from to of in and or by was were is are be with for on at that which than has have had been it",
    )
)


def cells_of(line: str) -> list[Span]:
    """The spans of a table row's cells within the line, or an empty list where the line is no row."""
    cells = _cells(line)
    return cells if len(cells) <= _MOST_CELLS else []


def _cells(line: str) -> list[Span]:
    if line.count("\t") and len([cell for cell in line.split("\t") if cell.strip()]) > 1:
        return cut(line, re.compile(r"\t"))
    if line.count("|") > 1:
        spans = cut(line, re.compile(r"\|"))
        return [span for place, span in enumerate(spans) if 0 < place < len(spans) - 1 or line[slice(*span)].strip()]
    spans = cut(line.rstrip(), _WIDE)
    figures = [span for span in spans if re.fullmatch(r"\s*[-+(£↑↓]*\d[\d,.]*[%)km]*\s*", line[slice(*span)])]
    return spans if len(spans) > 2 and len(figures) > 1 and not _is_justified(line, spans) else []


def _is_justified(line: str, spans: list[Span]) -> bool:
    """Whether words stand apart only because a line was set to full width: small words are no cells of a table."""
    return any(line[slice(*span)].strip().lower() in _JUSTIFIED for span in spans)


def wide_cells(line: str) -> list[Span]:
    """The cells of a line whose words stand far apart, as a laid-out table's headings do; empty for other lines."""
    spans = cut(line.rstrip(), _WIDE)
    bare = "\t" not in line and "|" not in line
    return spans if len(spans) > 2 and bare and not _is_justified(line, spans) else []


def cut(line: str, border: re.Pattern[str]) -> list[Span]:
    """The spans between the borders in a line."""
    spans, start = [], 0
    for found in border.finditer(line):
        spans.append((start, found.start()))
        start = found.end()
    return [*spans, (start, len(line))]
