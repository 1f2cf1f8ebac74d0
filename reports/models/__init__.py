from reports.models.clearance import ClearanceCopy, ClearanceFile
from reports.models.own_layout import OwnLayout
from reports.models.paper_publication import PaperPublication
from reports.models.practice import PaperPractice
from reports.models.publication import Publication
from reports.models.report import Report, ReportSection, ReportStatus
from reports.models.sealed import SealedFile, SealedReport
from reports.models.trail import Consultee, ExemptPart, PaperSignature, Review, ReviewKind
from reports.models.word_template import WordTemplate, WordTemplateFile
from reports.scrutiny.enquiry.models import Question
from reports.scrutiny.recommendations.models import Answer, Recommendation, Route

__all__ = [
    "Answer",
    "ClearanceCopy",
    "ClearanceFile",
    "Consultee",
    "ExemptPart",
    "OwnLayout",
    "PaperPractice",
    "PaperPublication",
    "PaperSignature",
    "Publication",
    "Question",
    "Recommendation",
    "Report",
    "ReportSection",
    "ReportStatus",
    "Review",
    "ReviewKind",
    "Route",
    "SealedFile",
    "SealedReport",
    "WordTemplate",
    "WordTemplateFile",
]
