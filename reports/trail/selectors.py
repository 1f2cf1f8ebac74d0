"""Reads of a paper's trail: how far it is, and who wrote it or entered its figures."""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from django.template.loader import render_to_string

from core.models import AuditEntry
from partnerships.models import Partnership, User
from performance.plan_figures.presenters import FigureRow
from performance.sign_off.services import figures_to_sign
from reports.blocks.registry import CHARTS
from reports.live_figures.references import Broken
from reports.live_figures.selectors import live_paper, open_paper
from reports.models import Consultee, ExemptPart, FinalVersion, PaperSignature, Report, ReportStatus, Review
from reports.papers.selectors import figures_of

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
    figures = _hash([printed_figure(row) for row in rows])
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


def printed_figure(row: FigureRow) -> dict[str, str]:
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


@dataclass(frozen=True)
class TrailState:
    """How far the paper is. `review` and `signature` are those of exactly what it says now; None for any other."""

    report: Report
    prints: Fingerprints
    review: Review | None
    signature: PaperSignature | None
    last_review: Review | None
    last_signature: PaperSignature | None
    consultees: tuple[Consultee, ...]
    exempt: tuple[ExemptPart, ...]
    final_versions: tuple[FinalVersion, ...]
    broken: tuple[Broken, ...]

    @property
    def is_final(self) -> bool:
        return self.report.status == ReportStatus.FINAL

    @property
    def stage(self) -> str:
        if self.is_final:
            return "Final"
        if self.signature:
            return "Signed"
        if self.review:
            return "Reviewed"
        return "In consultation" if self.consultees else "Draft"

    @property
    def may_declare_wording(self) -> bool:
        """Whether something was reviewed, and only words have changed since."""
        last = self.last_review
        return last is not None and self.review is None and last.figures_fingerprint == self.prints.figures


def trail_of(report: Report) -> TrailState:
    """How far the paper is now."""
    report = Report.objects.select_related("plan__partnership__area", "partnership").get(pk=report.pk)
    prints = fingerprints_of(report)
    reviews = list(report.reviews.select_related("by"))
    signatures = list(report.signatures.select_related("by"))
    return TrailState(
        report=report,
        prints=prints,
        review=next((one for one in reviews if one.fingerprint == prints.content), None),
        signature=next((one for one in signatures if one.fingerprint == prints.content), None),
        last_review=reviews[0] if reviews else None,
        last_signature=signatures[0] if signatures else None,
        consultees=tuple(report.consultees.all()),
        exempt=tuple(report.exempt_parts.all()),
        final_versions=tuple(report.final_versions.all()),
        broken=live_paper(report).broken,
    )


def exempt_measures_of(report: Report) -> tuple[str, ...]:
    """The measures whose figures the open paper does not tell, as an exempt section holds them; in the plan's order."""
    if not report.exempt_parts.exists():
        return ()
    held = open_paper(report).exempt.measures
    return tuple(measure.label for measure in report.plan.measures.all() if measure.pk in held)


def roles_in_paper(report: Report, user: User) -> list[str]:
    """What the person did of the paper that another should sign: wrote it, entered its figures."""
    found = []
    keys = list(report.sections.values_list("pk", flat=True))
    wrote = AuditEntry.objects.filter(actor=user, object_type="paper_section", object_id__in=keys)
    if wrote.exists():
        found.append("wrote a part of this paper")
    if any(user.pk in line.by_ids for line in figures_to_sign(report.plan, report.period).lines):
        found.append("entered some of its figures")
    return found


def consultee_for(partnership: Partnership, pk: int) -> Consultee | None:
    """The partnership's consultee of that key; None for any other's."""
    return Consultee.objects.filter(partnership=partnership, pk=pk).select_related("report__partnership").first()


def exempt_part(report: Report, section: str) -> ExemptPart | None:
    return report.exempt_parts.filter(section=section).first()
