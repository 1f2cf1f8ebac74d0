"""A paper with its live figures filled in, and the notes they carry at its end; whole, or as everyone may read it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from performance.plan_figures.selectors import PlanFigures
from reports.exempt_parts.withholding import NOTHING_EXEMPT, ExemptContent, exempt_content_of
from reports.layouts.shipped import layout_of
from reports.live_figures.references import Broken, LiveText, Note
from reports.live_figures.selectors import live_text
from reports.models import Report
from reports.papers.assembly import Paper, PaperBlock, PaperSection, assemble_paper
from reports.papers.selectors import (
    figures_of,
    kept_back_sentence,
)

WITHHELD_HEADING = "Exempt information"
_NOTES = "Notes on the figures"
_ALL_HELD = "The figures of this paper are exempt information. They are not told here."
_SOME_HELD = "Some figures are exempt information. They are neither told nor counted here."


@dataclass(frozen=True)
class LivePaper:
    """The paper as it is shown, its notes, the references that did not resolve, and what is kept back of it."""

    paper: Paper
    notes: tuple[Note, ...]
    broken: tuple[Broken, ...]
    withheld: ExemptContent = NOTHING_EXEMPT


def live_paper(report: Report) -> LivePaper:
    """The whole paper as the data stand now, its exempt sections among the others."""
    report = _fresh(report)
    return _filled(report, live_text(figures_of(report)), NOTHING_EXEMPT)


def open_paper(report: Report) -> LivePaper:
    """The paper as everyone may read it: without its exempt sections, and without what they tell elsewhere."""
    report = _fresh(report)
    live = live_text(figures_of(report))
    withheld = exempt_content_of(report, layout_of(report.layout, report.layout_copy), live, report.exempt_parts.all())
    return _filled(report, replace(live, held=withheld.measures, notes=[], broken=[]), withheld)


def _fresh(report: Report) -> Report:
    """A copy of its own: its words are filled in memory, and those of the caller's record stay as written."""
    found: Report = (
        Report.objects.select_related("plan", "priority", "partnership__area")
        .prefetch_related("sections")
        .get(pk=report.pk)
    )
    return found


def _filled(report: Report, live: LiveText, withheld: ExemptContent) -> LivePaper:
    for section in report.sections.all():
        if section.key in withheld.instead:
            section.heading, section.text = WITHHELD_HEADING, withheld.instead[section.key]
        else:
            section.text = live.fill(section.text)
    paper = assemble_paper(report, live.figures.without(withheld.measures), withheld.blocks)
    paper = replace(paper, sections=tuple(_words_only(paper.sections, withheld)))
    if withheld.measures:
        paper = replace(paper, glance=_open_glance(paper.figures))
    if live.notes:
        notes = PaperSection("notes", "", _NOTES, (PaperBlock("notes", tuple(live.notes)),))
        paper = replace(paper, sections=(*paper.sections, notes))
    return LivePaper(paper, tuple(live.notes), tuple(live.broken), withheld)


def _words_only(sections: Iterable[PaperSection], withheld: ExemptContent) -> Iterable[PaperSection]:
    """The sections, those withheld with nothing but the words in their place: a list could tell what they do."""
    for section in sections:
        if section.key in withheld.instead:
            words = tuple(block for block in section.blocks if block.name == "written")
            yield replace(section, blocks=words)
        else:
            yield section


def _open_glance(figures: PlanFigures) -> tuple[str, ...]:
    """What may be said where figures are held back: no count of those told, from which the others could be told."""
    kept = [line for line in [kept_back_sentence(figures)] if line]
    if not figures.rows:
        return (_ALL_HELD, *kept)
    clear = [row.sentence for row in figures.rows if row.evidence == "clear"][:2]
    missed = [row.label for row in figures.rows if row.status == "red"]
    return (*clear, *([f"Targets missed: {', '.join(missed)}."] if missed else []), _SOME_HELD, *kept)
