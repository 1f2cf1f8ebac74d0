"""Reads for live figures: the measures that a paper may name, and what a text holds without a source."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.safestring import SafeString

from performance.measures.selectors import measures_of_plan
from performance.plan_figures.selectors import PlanFigures
from reports.exempt_parts.rules import NOTHING_EXEMPT, ExemptContent, exempt_content_of
from reports.layouts.shipped import layout_of
from reports.live_figures.references import (
    SHOWN,
    Broken,
    LiveText,
    Note,
    UnknownReference,
    keys_of,
    references_in,
    without_references,
)
from reports.models import Report
from reports.papers.assembly import Paper, PaperBlock, PaperSection, assemble_paper, off_target_lines
from reports.papers.markdown import to_html
from reports.papers.selectors import figures_of, suppressed_sentence

# A figure as it is typed. Years, dates, list numbers and references to paragraphs are no claims.
_TYPED = re.compile(r"(?<![\w/.-])(?:£\s?)?\d(?:[\d,]*\d)?(?:\.\d+)?(?:\s?%| per cent| percentage points?)?(?![\w/-])")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NO_CLAIM = re.compile(
    r"^\s*\d+\.\s|\b(?:section|paragraph|schedule|act|page|appendix|figure|table|part|chapter|regulation)s?\s+\d[\d.]*"
    r"(?:(?:,|\s+to|\s+and|,\s+and)\s+\d[\d.]*)*"
    r"|\b\d{1,2}\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\b",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True)
class FigureChoice:
    """What the picker offers of a measure: the reference to copy, beside what it shows now."""

    reference: str
    offers: str
    words: str


@dataclass(frozen=True)
class TextPreview:
    """A section's text as it would be shown, its notes, and the numbers typed into it without a source."""

    html: SafeString
    notes: tuple[Note, ...]
    unsourced: tuple[str, ...]


@dataclass(frozen=True)
class Pickable:
    label: str
    choices: tuple[FigureChoice, ...]


def live_text(figures: PlanFigures) -> LiveText:
    """What fills the texts of a paper on these figures."""
    return LiveText(figures, dict(measures_of_plan(figures.plan).values_list("pk", "indicator__slug")))


def pickable(report: Report) -> list[Pickable]:
    """Every measure of the paper's plan, with what can be shown of it."""
    live = live_text(figures_of(report))
    names = keys_of(live.figures.rows, live.slugs)
    found = []
    for row in live.figures.rows:
        choices = []
        for shown, (offers, write) in SHOWN.items():
            try:
                words = write(row)
            except UnknownReference:
                continue
            choices.append(FigureChoice(f"{{{{figure {names[row.measure_id]} {shown}}}}}", offers, words))
        found.append(Pickable(row.label, tuple(choices)))
    counts = tuple(
        FigureChoice(f"{{{{count {count.status}}}}}", f"how many are “{count.label}”", str(count.number))
        for count in live.figures.counts
    )
    return [*found, Pickable("All measures", counts)]


def preview_of(report: Report, text: str) -> TextPreview:
    """A section's text with its figures as they stand now."""
    live = live_text(figures_of(report))
    return TextPreview(to_html(live.fill(text)), tuple(live.notes), tuple(typed_numbers(text)))


def newly_broken(report: Report, text: str, before: str) -> list[str]:
    """Why references of a text do not resolve that it did not hold before: such a text is not saved."""
    live = live_text(figures_of(report))
    known = set(references_in(before))
    live.fill(text)
    return [f"{one.reference}: {one.why}." for one in live.broken if one.reference not in known]


def typed_numbers(text: str) -> list[str]:
    """Numbers that were typed and say no source, in order, each once; years, dates and paragraph numbers left out."""
    words = _NO_CLAIM.sub(" ", without_references(text))
    typed = (found.group().strip() for found in _TYPED.finditer(words))
    return list(dict.fromkeys(number for number in typed if not _YEAR.fullmatch(number)))


EXEMPT_HEADING = "Exempt information"
_NOTES = "Notes on the figures"
_ALL_HELD = "The figures of this paper are exempt information. They are not told here."
_SOME_HELD = "Some figures are exempt information. They are neither told nor counted here."


@dataclass(frozen=True)
class LivePaper:
    """The paper as it is shown, its notes, the references that did not resolve, and what is kept back of it."""

    paper: Paper
    notes: tuple[Note, ...]
    broken: tuple[Broken, ...]
    exempt: ExemptContent = NOTHING_EXEMPT


def live_paper(report: Report) -> LivePaper:
    """The whole paper as the data stand now, its exempt sections among the others."""
    report = _fresh(report)
    return _filled(report, live_text(figures_of(report)), NOTHING_EXEMPT)


def open_paper(report: Report) -> LivePaper:
    """The paper as everyone may read it: without its exempt sections, and without what they tell elsewhere."""
    report = _fresh(report)
    live = live_text(figures_of(report))
    exempt = exempt_content_of(report, layout_of(report.layout, report.layout_copy), live, report.exempt_parts.all())
    return _filled(report, replace(live, held=exempt.measures, notes=[], broken=[]), exempt)


def _fresh(report: Report) -> Report:
    """A copy of its own: its words are filled in memory, and those of the caller's record stay as written."""
    found: Report = (
        Report.objects.select_related("plan", "priority", "partnership__area")
        .prefetch_related("sections")
        .get(pk=report.pk)
    )
    return found


def _filled(report: Report, live: LiveText, exempt: ExemptContent) -> LivePaper:
    for section in report.sections.all():
        if section.key in exempt.instead:
            section.heading, section.text = EXEMPT_HEADING, exempt.instead[section.key]
        else:
            section.text = live.fill(section.text)
    paper = assemble_paper(report, live.figures.without(exempt.measures), exempt.blocks)
    paper = replace(paper, sections=tuple(_words_only(paper.sections, exempt)))
    if exempt.measures:
        paper = replace(paper, glance=_open_glance(paper.figures))
    if live.notes:
        notes = PaperSection("notes", "", _NOTES, (PaperBlock("notes", tuple(live.notes)),))
        paper = replace(paper, sections=(*paper.sections, notes))
    return LivePaper(paper, tuple(live.notes), tuple(live.broken), exempt)


def _words_only(sections: Iterable[PaperSection], exempt: ExemptContent) -> Iterable[PaperSection]:
    """The sections, those exempt with nothing but the words in their place: a list could tell what they do."""
    for section in sections:
        if section.key in exempt.instead:
            words = tuple(block for block in section.blocks if block.name == "written")
            yield replace(section, blocks=words)
        else:
            yield section


def _open_glance(figures: PlanFigures) -> tuple[str, ...]:
    """What may be said where figures are held back: no count of those told, from which the others could be told."""
    kept = [line for line in [suppressed_sentence(figures)] if line]
    if not figures.rows:
        return (_ALL_HELD, *kept)
    clear = [row.sentence for row in figures.rows if row.is_clear][:2]
    return (*clear, *off_target_lines(figures), _SOME_HELD, *kept)
