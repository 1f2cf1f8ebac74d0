"""Loads what is told: committee papers, whose figures come from the data, and what the public is shown."""

from functools import partial
from typing import Any

from csp_portal.loading.reading import Record
from csp_portal.loading.records import Known, named
from partnerships.models import User
from reports.models import Publication, Recommendation, Report
from reports.papers import services
from reports.publication import services as publishing
from reports.scrutiny.recommendations import services as recommendations


def load_paper(known: Known, record: Record) -> None:
    partnership = known.partnership(record)
    plan = named("plan", known.plans.get(partnership.slug, {}), record, "plan")
    report = known.trail.ensure(
        Report,
        record,
        f"{partnership.slug}, paper {record['slug']}",
        find={"partnership": partnership, "slug": record["slug"]},
        make=partial(_create, record),
        plan=plan,
        **record.only("slug", "layout", "title", "period", "committee", "meeting_date", "cover"),
    )
    for place, one in enumerate(record.get("recommendations", ()), start=1):
        _load_recommendation(known, one, report, place)


def _load_recommendation(known: Known, record: Record, report: Report, place: int) -> None:
    measures = {measure.label: measure for measure in report.plan.measures.all()}
    known.trail.ensure(
        Recommendation,
        record,
        f"{report.partnership.slug}, paper {report.slug}, recommendation {place}",
        find={"report": report, "text": record["text"]},
        make=partial(_recommend, record),
        partnership=report.partnership,
        report=report,
        committee=report.committee,
        made_on=report.meeting_date,
        addressee=named("agency", known.agencies, record, "addressee"),
        measure=named("measure", measures, record, "measure") if "measure" in record else None,
        text=record["text"],
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


def _recommend(record: Record, *, by: User | None, **values: Any) -> Recommendation:
    made = recommendations.make_recommendation(by=by, **values)
    if "answer" in record:
        answer = record.only("answer", "reply", "replied_on", "deliver_by")
        made = recommendations.answer_recommendation(by=by, recommendation=made, version=made.version, **answer)
    if "done_on" in record:
        done = record.only("done_on", "done_note")
        made = recommendations.complete_recommendation(by=by, recommendation=made, version=made.version, **done)
    return made


def _create(record: Record, *, by: User | None, **values: Any) -> Report:
    report = services.create_report(by=by, **values)
    sections = {section.key: section for section in report.sections.all()}
    for key, text in record.get("sections", {}).items():
        section = named("section", sections, record, "sections", key)
        services.write_section(by=by, section=section, version=section.version, text=text)
    return report
