"""Making a signed paper final: its files as bytes with their hashes, and what they rested on."""

import hashlib
from dataclasses import asdict, dataclass, replace

from django.core.exceptions import ValidationError
from django.db import transaction

from core import audit, clock, writes
from core.govuk.export import XLSX_TYPE, xlsx_bytes
from partnerships.models import User
from performance.plan_figures.presenters import FigureRow
from reports.before_signing.selectors import basis_of
from reports.exempt_parts.rules import ExemptContent
from reports.final_versions.ledger import ledger_of_paper
from reports.live_figures.selectors import live_paper, open_paper
from reports.models import FinalVersion, FinalVersionFile, Report, ReportStatus
from reports.papers import documents
from reports.papers.assembly import Paper
from reports.trail.selectors import TrailState, printed_figure, trail_of
from reports.trail.services import refuse_if_final

# Raised whenever the way in which figures are worked out changes; a final paper says under which it was made.
METHOD = "figures 1"
_ANNEX_HEADER = (
    "Measure", "Period", "Target", "Compared with", "Earlier value", "Value", "Difference", "Change", "Status",
    "How clear", "Sentence", "Workings",
)  # fmt: skip


@dataclass(frozen=True)
class _File:
    name: str
    content_type: str
    content: bytes
    is_closed: bool = False

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def make_final(*, by: User | None, report: Report, looked_at: str) -> FinalVersion:
    """Make final the version that was signed. The files are drawn first, so that no lock is held meanwhile.

    Raises ValidationError where the paper, or any figure in it, is not what was signed.
    """
    _signed(report, looked_at)
    shown, whole = open_paper(report), live_paper(report).paper
    files = [*_open_files(shown.paper), *_closed_files(whole, shown.exempt)]
    return _keep(by=by, report=report, looked_at=looked_at, whole=whole, exempt=shown.exempt, files=files)


@transaction.atomic
def _keep(
    *, by: User | None, report: Report, looked_at: str, whole: Paper, exempt: ExemptContent, files: list[_File]
) -> FinalVersion:
    # Looked at once more under the lock: what was drawn is what was signed, or nothing is kept.
    now = _signed(report, looked_at)
    final = _final_version(by, now, whole, exempt)
    final.full_clean()
    final.save(force_insert=True)
    for file in files:
        FinalVersionFile(final_version=final, sha256=file.sha256, **vars(file)).save(force_insert=True)
    hashes = {file.name: file.sha256 for file in files}
    audit.record(by=by, action="made final", obj=final, after={"reference": final.reference, "sha256": hashes})
    writes.change(now.report, by=by, version=now.report.version, action="made final", status=ReportStatus.FINAL)
    return final


def _final_version(by: User | None, now: TrailState, whole: Paper, exempt: ExemptContent) -> FinalVersion:
    number = len(now.final_versions) + 1
    return FinalVersion(
        partnership=now.report.partnership,
        report=now.report,
        signature=now.signature,
        number=number,
        reference=f"{now.report.slug}-{number}",
        title=now.report.title,
        fingerprint=now.prints.content,
        made_final_at=clock.now(),
        made_final_by=by,
        data_as_of=whole.as_of,
        method=METHOD,
        layout=asdict(whole.layout),
        figures=[
            printed_figure(row) | {"measure": row.measure_id, "is_closed": row.measure_id in exempt.measures}
            for row in whole.figures.rows
        ],
        basis=basis_of(now.report, whole.figures).as_data(),
        ledger=ledger_of_paper(whole, exempt).as_data(),
    )


def _signed(report: Report, looked_at: str) -> TrailState:
    refuse_if_final(report)
    now = trail_of(report)
    if now.prints.content != looked_at:
        raise ValidationError("The paper has changed since you opened this page. Look at it again.")
    if now.broken:
        raise ValidationError("The paper names figures that there are not. Mend them first.")
    if now.signature is None:
        raise ValidationError("What the paper says now has not been signed.")
    return now


def _open_files(paper: Paper) -> list[_File]:
    drawn = [
        _File(f"paper.{kind}", documents.CONTENT_TYPES[kind], documents.render(paper, kind))
        for kind in ("html", "pdf", "docx")
    ]
    return [*drawn, _File("data.xlsx", XLSX_TYPE, xlsx_bytes(_annex(paper), "Figures"))]


def _closed_files(whole: Paper, exempt: ExemptContent) -> list[_File]:
    """The exempt sections as documents of their own, with the figures that they hold; none where there are none."""
    if not exempt.instead:
        return []
    kept = tuple(section for section in whole.sections if section.key in exempt.instead or section.key == "notes")
    closed = replace(whole, sections=kept, glance=("Not for publication: the exempt part of the paper.",))
    files = [
        _File(f"exempt.{kind}", documents.CONTENT_TYPES[kind], documents.render(closed, kind), is_closed=True)
        for kind in ("pdf", "docx")
    ]
    if exempt.measures:
        files.append(_File("exempt-data.xlsx", XLSX_TYPE, xlsx_bytes(_annex(whole), "Figures"), is_closed=True))
    return files


def _annex(paper: Paper) -> list[tuple[object, ...]]:
    return [_ANNEX_HEADER, *(_annex_row(row) for row in paper.figures.rows)]


def _annex_row(row: FigureRow) -> tuple[object, ...]:
    given = row.figure.given
    return (
        row.label,
        given.period.label,
        row.target,
        given.previous_period.label if given.previous_period else "",
        row.previous if given.previous.amount is None else given.previous.amount,
        row.current if given.current.amount is None else given.current.amount,
        row.figure.difference,
        row.change,
        row.status_label,
        row.grade_words,
        row.sentence,
        " ".join(row.workings),
    )
