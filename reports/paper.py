"""A paper put together: the officer's words, numbered, and the figures of its plan and period.

One `Paper` is drawn as page, PDF and Word alike, so they cannot differ.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.safestring import SafeString

from core import clock
from partnerships.selectors import PartnersOfClass, partners_by_class
from performance import selectors as performance
from performance.charts import Chart
from performance.presenters import FigureRow
from plans import selectors as plans
from reports.layouts import Layout, SectionLayout, layout_named
from reports.markdown import passages
from reports.models import Report


@dataclass(frozen=True)
class Paragraph:
    number: str
    html: SafeString
    is_paragraph: bool


@dataclass(frozen=True)
class Block:
    """A part of a section: a template under `reports/paper/blocks/` and what it shows."""

    name: str
    content: Any

    @property
    def template(self) -> str:
        return f"reports/paper/blocks/{self.name}.html"


@dataclass(frozen=True)
class Section:
    key: str
    number: str
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Paper:
    report: Report
    layout: Layout
    cover: tuple[tuple[str, str], ...]
    glance: tuple[str, ...]
    sections: tuple[Section, ...]
    figures: performance.PlanFigures
    as_of: datetime = field(default_factory=clock.now)


@dataclass(frozen=True)
class Highlight:
    """A priority's highlight report: its figures in sentences and the work under it."""

    title: str
    rows: tuple[FigureRow, ...]
    outcomes: tuple[str, ...]


def paper_for(report: Report) -> Paper:
    """The paper as the data stand now. Takes a handful of queries, whatever the number of measures."""
    layout = layout_named(report.layout)
    figures = performance.figures_of_plan(report.plan, report.period)
    texts = {section.key: section for section in report.sections.all()}
    sections, number = [], 0
    for section in layout.sections:
        number += section.numbered
        label = str(number) if section.numbered else ""
        written = texts.get(section.key)
        sections.append(
            Section(
                key=section.key,
                number=label,
                heading=written.heading if written else section.heading,
                blocks=_blocks(report, figures, section, label, written.text if written else ""),
            )
        )
    cover = tuple((entry.label, str(report.cover.get(entry.key, ""))) for entry in layout.cover)
    return Paper(report, layout, cover, _glance(report, figures), tuple(sections), figures)


def _glance(report: Report, figures: performance.PlanFigures) -> tuple[str, ...]:
    """What matters, in at most five lines: how many targets were met, what moved for certain, what has no target."""
    clear = [row.sentence for row in figures.rows if row.evidence == "clear"][:2]
    missed = [row.label for row in figures.rows if row.status == "red"]
    lines = [figures.summary.sentence, *clear]
    if missed:
        lines.append(f"Targets missed: {', '.join(missed)}.")
    if figures.summary.luck_sentence:
        lines.append(figures.summary.luck_sentence)
    return tuple(lines[:5])


def _blocks(
    report: Report, figures: performance.PlanFigures, section: SectionLayout, number: str, text: str
) -> tuple[Block, ...]:
    found = []
    for name in section.blocks:
        if name == "written":
            content: Any = _numbered(text, number)
        else:
            content = BLOCKS[name](report, figures)
        if content:
            found.append(Block(name, content))
    return tuple(found)


def _numbered(text: str, section: str) -> tuple[Paragraph, ...]:
    found, count = [], 0
    for passage in passages(text):
        count += passage.is_paragraph
        number = f"{section}.{count}" if section and passage.is_paragraph else ""
        found.append(Paragraph(number, passage.html, passage.is_paragraph))
    return tuple(found)


def _partners(report: Report, _figures: performance.PlanFigures) -> list[PartnersOfClass]:
    return partners_by_class(report.partnership, report.period.end)


def _priorities(report: Report, _figures: performance.PlanFigures) -> list[plans.PriorityWithOutcomes]:
    return plans.priorities_with_outcomes(report.plan)


def _performance(report: Report, figures: performance.PlanFigures) -> performance.PlanFigures | None:
    return figures if figures.rows else None


def _change_chart(_report: Report, figures: performance.PlanFigures) -> Chart | None:
    return performance.change_chart(figures)


def _services(report: Report, _figures: performance.PlanFigures) -> list[Any]:
    return list(report.plan.services.current())


def _workings(_report: Report, figures: performance.PlanFigures) -> tuple[FigureRow, ...]:
    return tuple(row for row in figures.rows if row.workings)


def _highlights(report: Report, figures: performance.PlanFigures) -> list[Highlight]:
    found = []
    for priority in plans.priorities_with_outcomes(report.plan):
        rows = tuple(row for row in figures.rows if row.priority_id == priority.pk)
        found.append(Highlight(priority.title, rows, priority.outcomes))
    return found


BLOCKS: dict[str, Callable[[Report, performance.PlanFigures], Any]] = {
    "partners": _partners,
    "priorities": _priorities,
    "performance": _performance,
    "change_chart": _change_chart,
    "services": _services,
    "workings": _workings,
    "highlights": _highlights,
}
