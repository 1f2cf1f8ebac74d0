from reports.clearance.models import ClearanceCopy, ClearanceFile
from reports.final_versions.models import FinalVersion, FinalVersionFile
from reports.layouts.models import OwnLayout
from reports.papers.models import PaperPractice, Report, ReportSection, ReportStatus
from reports.publication.models import PaperPublication, Publication
from reports.scrutiny.questions.models import Question
from reports.scrutiny.recommendations.models import Recommendation, ReplyKind, Route
from reports.trail.models import Consultee, ExemptPart, PaperSignature, Review, ReviewKind
from reports.word_templates.models import WordTemplate, WordTemplateFile

__all__ = [
    "ClearanceCopy",
    "ClearanceFile",
    "Consultee",
    "ExemptPart",
    "FinalVersion",
    "FinalVersionFile",
    "OwnLayout",
    "PaperPractice",
    "PaperPublication",
    "PaperSignature",
    "Publication",
    "Question",
    "Recommendation",
    "ReplyKind",
    "Report",
    "ReportSection",
    "ReportStatus",
    "Review",
    "ReviewKind",
    "Route",
    "WordTemplate",
    "WordTemplateFile",
]
