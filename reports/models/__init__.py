from reports.models.report import Report, ReportSection, ReportStatus

__all__ = ["Report", "ReportSection", "ReportStatus"]
