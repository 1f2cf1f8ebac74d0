from reports.models.publication import Publication
from reports.models.report import Report, ReportSection, ReportStatus

__all__ = ["Publication", "Report", "ReportSection", "ReportStatus"]
