from reports.models.publication import Publication
from reports.models.question import Question
from reports.models.report import Report, ReportSection, ReportStatus
from reports.models.sealed import SealedFile, SealedReport
from reports.models.trail import Consultee, ExemptPart, PaperSignature, Review, ReviewKind

__all__ = [
    "Consultee",
    "ExemptPart",
    "PaperSignature",
    "Publication",
    "Question",
    "Report",
    "ReportSection",
    "ReportStatus",
    "Review",
    "ReviewKind",
    "SealedFile",
    "SealedReport",
]
