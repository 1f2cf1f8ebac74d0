"""Reads about papers and about pages that show several rooms."""

from dataclasses import replace

from django.db.models import QuerySet

from core import clock
from partnerships.access.policies import Scope
from partnerships.access.roles import Permission
from partnerships.models import Partnership
from performance.handling.selectors import kept_from_papers
from performance.plan_figures.selectors import PlanFigures, figures_of_plan
from plans.models import Plan, Priority
from reports.models import PaperPractice, Report, ReportSection, ReportStatus
from reports.papers.deadlines import Deadline, Practice, deadlines_for


def reports_of(partnership: Partnership) -> QuerySet[Report]:
    """The partnership's current papers, the latest meeting first."""
    return Report.objects.current().filter(partnership=partnership).select_related("plan")


def archived_reports_of(partnership: Partnership) -> QuerySet[Report]:
    """Those that were taken out of the list."""
    return Report.objects.filter(partnership=partnership, archived_at__isnull=False)


def past_or_present_report(partnership: Partnership, slug: str) -> Report | None:
    """The partnership's paper of that short name, archived or not."""
    return Report.objects.filter(partnership=partnership, slug=slug).first()


def report_by_slug(partnership: Partnership, slug: str) -> Report | None:
    """The partnership's paper of that short name, with what its page needs."""
    return reports_of(partnership).filter(slug=slug).select_related("partnership__area", "priority").first()


def may_be_deleted(report: Report) -> bool:
    """Whether it is a draft that was never made final."""
    return report.status == ReportStatus.DRAFT and not report.final_versions.exists()


def may_see_closed(scope: Scope) -> bool:
    """Whether the person may read what a paper keeps from the public."""
    return scope.can(Permission.REPORT_EDIT, Permission.SIGN_OFF)


def deadlines_of(report: Report) -> list[tuple[Deadline, str]]:
    """What the paper's meeting asks by when, each with how near it is today; nothing without a date."""
    if report.meeting_date is None:
        return []
    today = clock.today()
    found = deadlines_for(report.meeting_date, report.partnership.nation, practice_of(report.partnership))
    return [(deadline, deadline.state(today)) for deadline in found]


def practice_of(partnership: Partnership) -> Practice:
    """What the council has agreed for its papers, or the usual days, to be confirmed."""
    kept = PaperPractice.objects.filter(partnership=partnership).first()
    if kept is None:
        return Practice()
    return Practice(kept.report_before_publication, kept.clearance_before_report, is_confirmed=True)


def practice_record(partnership: Partnership) -> PaperPractice:
    """The record to change; where there is none yet, one of the usual days, older than any that is saved."""
    kept = PaperPractice.objects.filter(partnership=partnership).first()
    usual = Practice()
    return kept or PaperPractice(
        version=0,
        partnership=partnership,
        report_before_publication=usual.report_before_publication,
        clearance_before_report=usual.clearance_before_report,
    )


def section_of(report: Report, key: str) -> ReportSection | None:
    return report.sections.filter(key=key).first()


def figures_of(report: Report) -> PlanFigures:
    """Those of the paper's plan and period that may be told in public, as a committee's papers are; of one priority's
    measures where the paper is about that. How many were kept back is said with them."""
    figures = figures_of_plan(report.plan, report.period)
    if report.priority_id is not None:
        figures = figures.without({row.measure_id for row in figures.rows if row.priority_id != report.priority_id})
    told = figures.without(kept_from_papers(report.plan))
    return replace(told, kept_back=len(figures.rows) - len(told.rows))


def suppressed_sentence(figures: PlanFigures) -> str:
    """That measures were left out, without a word on which; empty where none was."""
    if not figures.kept_back:
        return ""
    are = "1 measure is" if figures.kept_back == 1 else f"{figures.kept_back} measures are"
    return f"{are} marked for members only and {'is' if figures.kept_back == 1 else 'are'} not in this paper."


def priorities_in(plans: QuerySet[Plan]) -> QuerySet[Priority]:
    """The priorities that a paper on one of the plans can be about."""
    found: QuerySet[Priority] = Priority.objects.current().filter(plan__in=plans)
    return found
