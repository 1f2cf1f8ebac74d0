from reports.models.publication import Publication
from reports.models.question import Question
from reports.models.report import Report, ReportSection, ReportStatus

__all__ = ["Publication", "Question", "Report", "ReportSection", "ReportStatus"]
