"""Loads what is told: committee papers, whose figures come from the data, and what the public is shown."""

from functools import partial
from typing import Any

from csp_portal.loading.entries import PaperEntry, RecommendationEntry
from csp_portal.loading.plan_entries import PlanEntry
from csp_portal.loading.records import LoadedRecords, named
from partnerships.models import User
from reports.models import Publication, Recommendation, Report
from reports.papers import services
from reports.publication import services as publishing
from reports.scrutiny.recommendations import services as recommendations


def load_paper(loaded: LoadedRecords, entry: PaperEntry) -> None:
    partnership = loaded.partnership(entry)
    plan = loaded.plan(partnership, entry)
    report = loaded.earlier.ensure(
        Report,
        entry,
        f"{partnership.slug}, paper {entry.slug}",
        find={"partnership": partnership, "slug": entry.slug},
        make=partial(_create, entry),
        plan=plan,
        **entry.given("slug", "layout", "title", "period", "committee", "meeting_date", "cover"),
    )
    for place, one in enumerate(entry.recommendations, start=1):
        _load_recommendation(loaded, one, report, place)


def _load_recommendation(loaded: LoadedRecords, entry: RecommendationEntry, report: Report, place: int) -> None:
    measures = {measure.label: measure for measure in report.plan.measures.all()}
    loaded.earlier.ensure(
        Recommendation,
        entry,
        f"{report.partnership.slug}, paper {report.slug}, recommendation {place}",
        find={"report": report, "text": entry.text},
        make=partial(_recommend, entry),
        partnership=report.partnership,
        report=report,
        committee=report.committee,
        made_on=report.meeting_date,
        addressee=loaded.agency(entry, "addressee"),
        measure=named("measure", measures, entry, "measure") if entry.measure else None,
        text=entry.text,
    )


def publish_years(loaded: LoadedRecords, entry: PlanEntry) -> None:
    """The years of a plan whose figures the public is shown, once all that they rest on is loaded."""
    plan = loaded.plans[loaded.partnership(entry).slug][entry.slug]
    for year in entry.shown_to_the_public:
        loaded.earlier.ensure(
            Publication,
            year,
            f"{plan.partnership.slug}, plan {plan.slug}, shown {year.period}",
            find={"plan": plan, "period": year.period},
            make=publishing.publish,
            plan=plan,
            period=year.period,
        )


def _recommend(entry: RecommendationEntry, *, by: User | None, **values: Any) -> Recommendation:
    made = recommendations.make_recommendation(by=by, **values)
    if entry.answer:
        answer = entry.given("answer", "reply", "replied_on", "deliver_by")
        made = recommendations.answer_recommendation(by=by, recommendation=made, version=made.version, **answer)
    if entry.done_on:
        done = entry.given("done_on", "done_note")
        made = recommendations.complete_recommendation(by=by, recommendation=made, version=made.version, **done)
    return made


def _create(entry: PaperEntry, *, by: User | None, **values: Any) -> Report:
    report = services.create_report(by=by, **values)
    sections = {section.key: section for section in report.sections.all()}
    for key, text in entry.sections.items():
        section = named("section", sections, entry, "sections", key)
        services.write_section(by=by, section=section, version=section.version, text=text)
    return report
