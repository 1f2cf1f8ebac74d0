"""Reads of a paper's trail: how far it is, and who wrote it or entered its figures."""

from dataclasses import dataclass

from core.models import AuditEntry
from partnerships.models import Partnership, User
from performance.sign_off.services import figures_to_sign
from reports.live_figures.paper import live_paper, open_paper
from reports.live_figures.references import Broken
from reports.models import Consultee, ExemptPart, PaperSignature, Report, ReportStatus, Review, SealedReport
from reports.trail.fingerprints import Fingerprints, fingerprints_of


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
    sealed: tuple[SealedReport, ...]
    broken: tuple[Broken, ...]

    @property
    def is_sealed(self) -> bool:
        return self.report.status == ReportStatus.FINAL

    @property
    def stage(self) -> str:
        if self.is_sealed:
            return "Sealed"
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
        sealed=tuple(report.sealed.all()),
        broken=live_paper(report).broken,
    )


def exempt_measures_of(report: Report) -> tuple[str, ...]:
    """The measures whose figures the open paper does not tell, as an exempt section holds them; in the plan's order."""
    if not report.exempt_parts.exists():
        return ()
    held = open_paper(report).withheld.measures
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
