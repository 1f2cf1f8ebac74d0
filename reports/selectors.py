"""Reads about papers and about pages that show several rooms."""

from django.db.models import QuerySet

from partnerships.access import Scope
from partnerships.models import Partnership
from partnerships.roles import Permission
from reports.models import Report, ReportSection


def reports_of(partnership: Partnership) -> QuerySet[Report]:
    """The partnership's current papers, the latest meeting first."""
    return Report.objects.current().filter(partnership=partnership).select_related("plan")


def report_by_slug(partnership: Partnership, slug: str) -> Report | None:
    """The partnership's paper of that short name, with what its page needs."""
    return reports_of(partnership).filter(slug=slug).select_related("partnership__area").first()


def may_see_closed(scope: Scope) -> bool:
    """Whether the person may read what a paper keeps from the public."""
    return scope.can(Permission.REPORT_EDIT, Permission.SIGN_OFF)


def section_of(report: Report, key: str) -> ReportSection | None:
    return report.sections.filter(key=key).first()
