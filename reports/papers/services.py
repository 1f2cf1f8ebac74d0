"""Every write to papers and their sections."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core import writes
from partnerships.models import Partnership, User
from plans.models import Plan, Priority
from reports.layouts.selectors import own_layout_named
from reports.layouts.shipped import UnknownLayout, layout_of
from reports.live_figures.selectors import newly_broken
from reports.models import PaperPractice, Report, ReportSection, ReportStatus
from reports.trail.services import refuse_if_final


@transaction.atomic
def create_report(*, by: User | None, plan: Plan, layout: str, **values: Any) -> Report:
    """Begin a paper on a plan, or with `priority` on one of its priorities; its layout's sections are made empty.

    A layout of the partnership's own is copied into the paper. Raises ValidationError on `layout` for a layout that
    there is not, on `priority` for another plan's, and on `slug` for another paper's.
    """
    _refuse_priority(plan, values.get("priority"))
    if plan.partnership.reports.filter(slug=values.get("slug")).exists():
        raise ValidationError({"slug": "This partnership has a paper of that short name already."})
    own = own_layout_named(plan.partnership, layout)
    copy = own.content if own else None
    try:
        sections = layout_of(layout, copy).sections
    except UnknownLayout as error:
        raise ValidationError({"layout": str(error)}) from None
    report = writes.create(
        Report, by=by, partnership=plan.partnership, plan=plan, layout=layout, layout_copy=copy, **values
    )
    for order, section in enumerate(sections, start=1):
        ReportSection.objects.create(report=report, key=section.key, heading=section.heading, order=order)
    return report


@transaction.atomic
def change_report(*, by: User | None, report: Report, version: int | None, reason: str = "", **values: Any) -> Report:
    refuse_if_final(report)
    _refuse_priority(report.plan, values.get("priority"))
    return writes.change(report, by=by, version=version, reason=reason, **values)


@transaction.atomic
def write_section(*, by: User | None, section: ReportSection, version: int | None, text: str) -> ReportSection:
    """Save the officer's words of a section.

    Raises StaleVersion; ValidationError on `text` for references to figures that the paper's plan does not have, and
    where the paper is made final.
    """
    refuse_if_final(section.report)
    if wrong := newly_broken(section.report, text, section.text):
        raise ValidationError({"text": wrong})
    return writes.change(section, by=by, version=version, text=text)


@transaction.atomic
def agree_practice(*, by: User | None, partnership: Partnership, version: int | None, **values: Any) -> PaperPractice:
    """Say how many working days the council allows before publication, for the first time or anew.

    Raises StaleVersion.
    """
    kept = PaperPractice.objects.filter(partnership=partnership).first()
    if kept is None:
        return writes.create(PaperPractice, by=by, partnership=partnership, **values)
    return writes.change(kept, by=by, version=version, **values)


@transaction.atomic
def delete_report(report: Report, *, by: User | None, version: int | None) -> None:
    """Delete a draft paper with its sections. Raises ValidationError for one that was ever final, and StaleVersion."""
    if report.status != ReportStatus.DRAFT:
        raise ValidationError("Only a draft can be deleted. Archive a final paper.")
    writes.delete(report, by=by, version=version)


def _refuse_priority(plan: Plan, priority: Priority | None) -> None:
    if priority is not None and priority.plan_id != plan.pk:
        raise ValidationError({"priority": "This priority is not of the paper's plan."})
