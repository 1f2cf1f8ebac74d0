"""Loads what is told: committee papers, whose figures come from the data, and what the public is shown."""

from functools import partial
from typing import Any

from csp_portal.demo.known import Known, named
from csp_portal.demo.nodes import Record
from partnerships.models import User
from reports import services
from reports.models import Publication, Report
from reports.public import services as publishing


def load_paper(known: Known, record: Record) -> None:
    partnership = known.partnership(record)
    plan = named("plan", known.plans.get(partnership.slug, {}), record, "plan")
    known.trail.ensure(
        Report,
        record,
        f"{partnership.slug}, paper {record['slug']}",
        find={"partnership": partnership, "slug": record["slug"]},
        make=partial(_create, record),
        plan=plan,
        **record.only("slug", "layout", "title", "period", "committee", "meeting_date", "cover"),
    )


def publish_years(known: Known, record: Record) -> None:
    """The years of a plan whose figures the public is shown, once all that they rest on is loaded."""
    plan = known.plans[known.partnership(record).slug][record["slug"]]
    for year in record.get("shown_to_the_public", ()):
        known.trail.ensure(
            Publication,
            year,
            f"{plan.partnership.slug}, plan {plan.slug}, shown {year['period']}",
            find={"plan": plan, "period": year["period"]},
            make=publishing.publish,
            plan=plan,
            period=year["period"],
        )


def _create(record: Record, *, by: User | None, **values: Any) -> Report:
    report = services.create_report(by=by, **values)
    sections = {section.key: section for section in report.sections.all()}
    for key, text in record.get("sections", {}).items():
        section = named("section", sections, record, "sections", key)
        services.write_section(by=by, section=section, version=section.version, text=text)
    return report
