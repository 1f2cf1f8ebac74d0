"""What the exempt sections of a paper keep from everyone else: their words, their tables, and their figures.

A figure that an exempt section holds, in a table or by a reference, stands nowhere in the open paper: not at a glance,
not in a table, not in a sentence of another section.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reports.blocks.registry import FIGURES, NAMES, subjects_of
from reports.layouts.reading import PaperLayout
from reports.live_figures.references import LiveText
from reports.models import ExemptPart, Report


@dataclass(frozen=True)
class ExemptContent:
    """`instead` is what stands in place of a section's words, by its key; `measures` and `blocks` are told nowhere."""

    instead: Mapping[str, str] = field(default_factory=dict)
    measures: frozenset[int] = frozenset()
    blocks: frozenset[str] = frozenset()


NOTHING_EXEMPT = ExemptContent()


def exempt_content_of(
    report: Report, layout: PaperLayout, live: LiveText, parts: Iterable[ExemptPart]
) -> ExemptContent:
    """What follows from the paper's exempt `parts`; its sections are read as they were written."""
    instead = {part.section: _instead_of(part) for part in parts}
    drawn = {name for section in layout.sections if section.key in instead for name in section.blocks}
    if drawn & FIGURES:
        measures = {row.measure_id for row in live.figures.rows}
    else:
        texts = (section.text for section in report.sections.all() if section.key in instead)
        measures = set().union(*(live.measures_told_in(text) for text in texts))
    told = {what for name in drawn for what in subjects_of(name)}
    blocks = frozenset(name for name in NAMES if subjects_of(name) & told)
    return ExemptContent(instead, frozenset(measures), blocks)


def _instead_of(part: ExemptPart) -> str:
    return (
        f"This section is not for publication under paragraph {part.paragraph} of Part 1 of Schedule 12A to the "
        f"Local Government Act 1972. Decided by: {part.decided_by}."
    )
