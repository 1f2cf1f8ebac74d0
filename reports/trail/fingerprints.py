"""What a review and a signature are about, as SHA-256: everything that the paper says, and its figures alone."""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from django.template.loader import render_to_string

from performance.plan_figures.presenters import FigureRow
from reports.blocks.registry import CHARTS
from reports.live_figures.paper import live_paper
from reports.models import Report
from reports.papers.selectors import (
    figures_of,
)

_NO_MOMENT = datetime(1998, 7, 31, tzinfo=UTC)


@dataclass(frozen=True)
class Fingerprints:
    """`content` changes with any word or figure of the paper, `figures` with its figures and live references only."""

    content: str
    figures: str


def fingerprints_of(report: Report) -> Fingerprints:
    """The fingerprints of the paper as it stands now, read afresh."""
    report = Report.objects.select_related("plan__partnership__area").get(pk=report.pk)
    rows = figures_of(report).rows
    figures = _hash([printed(row) for row in rows])
    exempt = report.exempt_parts.order_by("section").values_list(
        "section", "paragraph", "public_interest", "decided_by"
    )
    content = {
        "cover": [report.title, report.period.code, report.committee, report.meeting_date, report.cover, report.layout],
        "priority": report.priority_id,
        "sections": list(report.sections.values_list("key", "heading", "text")),
        "exempt": list(exempt),
        "figures": figures,
        "drawn": _drawn(report),
    }
    return Fingerprints(_hash(content), figures)


def _drawn(report: Report) -> str:
    """All that the paper prints, the work, partners, money and risks in its computed parts included.

    Without the moment of drawing, and without charts, which hold the figures and nothing else.
    """
    paper = live_paper(report).paper
    sections = tuple(
        replace(section, blocks=tuple(block for block in section.blocks if block.name not in CHARTS))
        for section in paper.sections
    )
    still = replace(paper, sections=sections, as_of=_NO_MOMENT)
    return render_to_string("reports/papers/document/body.html", {"paper": still, "word": True})


def printed(row: FigureRow) -> dict[str, str]:
    """A figure as it is printed, by what is printed of it."""
    return {
        "label": row.label,
        "target": row.target,
        "previous": row.previous,
        "current": row.current,
        "change": row.change,
        "status": row.status_label,
        "sentence": row.sentence,
    }


def _hash(data: Any) -> str:
    return hashlib.sha256(json.dumps(data, ensure_ascii=False, sort_keys=True, default=str).encode()).hexdigest()
