"""A paper put together: the officer's words, numbered, and the figures of its plan and period.

One `Paper` is drawn as page, PDF and Word alike, so they cannot differ.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.utils.safestring import SafeString

from core import clock
from figures.charts.chart import Chart
from figures.figure.subjects import subject_of
from performance.plan_figures.selectors import PlanFigures
from reports.blocks.context import Context
from reports.blocks.registry import CHARTS, REGISTRY, WRITTEN
from reports.layouts.reading import Numbering, PaperLayout, SectionLayout
from reports.layouts.shipped import layout_of
from reports.models import Report
from reports.papers.markdown import passages
from reports.papers.selectors import figures_of, suppressed_sentence


class Numbers:
    """Counts through one paper, from its first section to its last."""

    def __init__(self, layout: PaperLayout) -> None:
        self._numbering = layout.numbering
        self._section = 0
        self._paragraph = 0
        self._within = 0

    def of_section(self, section: SectionLayout) -> str:
        """The heading's number, or an empty text where it has none."""
        self._within = 0
        if self._numbering != Numbering.SECTIONS or not section.numbered:
            return ""
        self._section += 1
        return str(self._section)

    def of_paragraph(self, section: SectionLayout) -> str:
        """`2.1` under numbered sections, `17.` where paragraphs run through the paper, `(i)` in a list of its own."""
        if not section.numbered or self._numbering == Numbering.NONE:
            return ""
        self._within += 1
        if section.roman:
            return f"({roman(self._within)})"
        if self._numbering == Numbering.SECTIONS:
            return f"{self._section}.{self._within}"
        self._paragraph += 1
        return f"{self._paragraph}."


_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def roman(number: int) -> str:
    """A whole number from 1 on in small Roman numerals: 4 is `iv`."""
    found = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        found += sign * count
    return found


@dataclass(frozen=True)
class PaperParagraph:
    number: str
    html: SafeString
    is_paragraph: bool


@dataclass(frozen=True)
class PaperBlock:
    """A part of a section: a template under `reports/blocks/` and what it shows; `drawing` is a chart, drawn."""

    name: str
    content: Any
    drawing: Any = None

    @property
    def template(self) -> str:
        return f"reports/blocks/{self.name}.html"


@dataclass(frozen=True)
class PaperSection:
    key: str
    number: str
    heading: str
    blocks: tuple[PaperBlock, ...]
    level: int = 1


@dataclass(frozen=True)
class Paper:
    report: Report
    layout: PaperLayout
    cover: tuple[tuple[str, str], ...]
    glance: tuple[str, ...]
    sections: tuple[PaperSection, ...]
    figures: PlanFigures
    as_of: datetime = field(default_factory=clock.now)


def assemble_paper(report: Report, figures: PlanFigures | None = None, without: Collection[str] = frozenset()) -> Paper:
    """The paper as the data stand now, on `figures` where they are given, and `without` the blocks of some names.

    A bounded number of queries, whatever the number of measures.
    """
    layout = layout_of(report.layout, report.layout_copy)
    context = Context(report, figures or figures_of(report))
    texts = {section.key: section for section in report.sections.all()}
    numbers = Numbers(layout)
    sections = []
    for section in layout.sections:
        written = texts.get(section.key)
        number = numbers.of_section(section)
        sections.append(
            PaperSection(
                key=section.key,
                number=number,
                heading=written.heading if written else section.heading,
                blocks=_blocks(context, section, numbers, written.text if written else "", without),
                level=section.level,
            )
        )
    cover = tuple((entry.label, str(report.cover.get(entry.key, ""))) for entry in layout.cover)
    return Paper(report, layout, cover, _glance(context.figures), tuple(sections), context.figures)


def drawn(paper: Paper, draw: Callable[[Chart, str], Any]) -> Paper:
    """The paper with each chart drawn by `draw`, which is given the chart and an id that no other chart has."""
    count = 0
    sections = []
    for section in paper.sections:
        blocks = []
        for block in section.blocks:
            if block.name in CHARTS:
                count += 1
                block = replace(block, drawing=draw(block.content, f"paper-chart-{count}"))
            blocks.append(block)
        sections.append(replace(section, blocks=tuple(blocks)))
    return replace(paper, sections=tuple(sections))


def _glance(figures: PlanFigures) -> tuple[str, ...]:
    """What matters, in at most five lines: how many targets were met, what clearly moved, what is off target; and
    after them that measures were left out, where some were."""
    clear = [row.sentence for row in figures.rows if row.is_clear][:2]
    lines = [figures.summary.sentence, *clear, *off_target_lines(figures)]
    if figures.summary.luck_sentence:
        lines.append(figures.summary.luck_sentence)
    return (*lines[:5], *(line for line in [suppressed_sentence(figures)] if line))


def off_target_lines(figures: PlanFigures) -> list[str]:
    """One line with all that is off target, each with its status; none where nothing is."""
    off = [f"{subject_of(row.label)} ({row.figure.status_words})" for row in figures.rows if row.is_off_target]
    return [f"Off target: {', '.join(off)}."] if off else []


def _blocks(
    context: Context, section: SectionLayout, numbers: Numbers, text: str, without: Collection[str]
) -> tuple[PaperBlock, ...]:
    found = []
    for name in section.blocks:
        if name in without:
            continue
        content = _numbered(text, section, numbers) if name == WRITTEN else REGISTRY[name](context)
        if content:
            found.append(PaperBlock(name, content))
    return tuple(found)


def _numbered(text: str, section: SectionLayout, numbers: Numbers) -> tuple[PaperParagraph, ...]:
    return tuple(
        PaperParagraph(numbers.of_paragraph(section) if one.is_paragraph else "", one.html, one.is_paragraph)
        for one in passages(text)
    )
