"""Reads about papers and about pages that show several rooms."""

from django.db.models import QuerySet

from partnerships.models import Partnership
from reports.models import Report, ReportSection


def reports_of(partnership: Partnership) -> QuerySet[Report]:
    """The partnership's current papers, the latest meeting first."""
    return Report.objects.current().filter(partnership=partnership).select_related("plan")


def report_by_slug(partnership: Partnership, slug: str) -> Report | None:
    """The partnership's paper of that short name, with what its page needs."""
    return reports_of(partnership).filter(slug=slug).select_related("partnership__area").first()


def section_of(report: Report, key: str) -> ReportSection | None:
    return report.sections.filter(key=key).first()
