"""A paper with its live figures filled in, and the notes they carry at its end."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from performance import selectors as performance
from reports.live.references import Broken, Note
from reports.live.selectors import live_text
from reports.models import Report
from reports.paper import Block, Paper, Section, paper_for

WITHHELD_HEADING = "Exempt information"
_NOTES = "Notes on the figures"


def _without_computed(paper: Paper, withheld: Mapping[str, str]) -> Paper:
    """The paper with nothing but words in the sections that are withheld: tables and lists could tell what they do."""
    sections = tuple(
        replace(section, blocks=tuple(block for block in section.blocks if block.name == "written"))
        if section.key in withheld
        else section
        for section in paper.sections
    )
    return replace(paper, sections=sections)


@dataclass(frozen=True)
class LivePaper:
    """The paper as it is shown, its notes, and the references that did not resolve."""

    paper: Paper
    notes: tuple[Note, ...]
    broken: tuple[Broken, ...]


def live_paper(report: Report, withheld: Mapping[str, str] | None = None) -> LivePaper:
    """The paper as the data stand now. `withheld` says, by section, what stands in place of its heading and words."""
    # A copy of its own: its sections' words are filled in memory, and those of the caller's record stay as written.
    report = Report.objects.select_related("plan", "partnership__area").prefetch_related("sections").get(pk=report.pk)
    live = live_text(performance.figures_of_plan(report.plan, report.period))
    for section in report.sections.all():
        if withheld and section.key in withheld:
            section.heading, section.text = WITHHELD_HEADING, withheld[section.key]
        else:
            section.text = live.fill(section.text)
    paper = _without_computed(paper_for(report), withheld or {})
    if live.notes:
        notes = Section("notes", "", _NOTES, (Block("notes", tuple(live.notes)),))
        paper = replace(paper, sections=(*paper.sections, notes))
    return LivePaper(paper, tuple(live.notes), tuple(live.broken))
