"""Reads for live figures: the measures that a paper may name, and what a text holds without a source."""

import re
from dataclasses import dataclass

from django.utils.safestring import SafeString

from performance.measures.selectors import measures_of_plan
from performance.plan_figures.selectors import PlanFigures
from reports.live_figures.references import (
    SHOWN,
    LiveText,
    Note,
    UnknownReference,
    keys_of,
    references_in,
    without_references,
)
from reports.models import Report
from reports.papers.markdown import to_html
from reports.papers.selectors import (
    figures_of,
)

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
