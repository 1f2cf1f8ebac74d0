"""Papers up to their final version, and what is shown to the public."""

from datetime import date
from typing import Any

from core.periods.period import Period
from partnerships.models import Agency, Partnership
from plans.models import Plan, PlanStatus
from plans.plan import services as plan_services
from reports.clearance import services as clearance
from reports.final_versions import services as final_versions
from reports.layouts import services as own_layouts
from reports.models import (
    ClearanceCopy,
    Consultee,
    ExemptPart,
    FinalVersion,
    OwnLayout,
    PaperPublication,
    Publication,
    Question,
    Recommendation,
    Report,
    WordTemplate,
)
from reports.papers import documents
from reports.papers import services as reports
from reports.publication import services as publishing
from reports.scrutiny.questions import services as enquiry
from reports.scrutiny.recommendations import services as recommendations
from reports.trail import services as trail
from reports.trail.selectors import trail_of
from reports.word_templates import services as word
from tests.builders.basics import next_number, period
from tests.builders.partnerships import make_agency, make_partner, make_user


def make_publication(plan: Plan, year: Period | str | None = None) -> Publication:
    """The plan's figures and actions of a period, shown to the public; the plan is published first."""
    if plan.status != PlanStatus.PUBLISHED:
        plan = plan_services.change_plan(by=None, plan=plan, version=plan.version, status=PlanStatus.PUBLISHED)
    chosen = plan.years[0] if year is None else period(year)
    return publishing.publish(by=None, plan=plan, period=chosen)


def make_question(plan: Plan, text: str = "What is being done?", *, released: bool = True, **values: Any) -> Question:
    """A question on the plan's first year; a draft unless it is released."""
    question = enquiry.create_question(by=None, plan=plan, period=plan.years[0], text=text, **values)
    if not released:
        return question
    return enquiry.release_question(by=None, question=question, version=question.version)


def make_own_layout(partnership: Partnership, slug: str = "own-report", **values: Any) -> OwnLayout:
    """The partnership's own copy of Harborough's layout."""
    values = {"title": "Our report", "copied_from": "harborough-scrutiny"} | values
    return own_layouts.copy_layout(by=None, partnership=partnership, slug=slug, **values)


def make_clearance_copy(report: Report, sent_to: str = "Legal Services") -> ClearanceCopy:
    """The paper as it was sent out for clearance."""
    return clearance.make_copy(by=None, report=report, sent_to=sent_to)


def make_word_template(partnership: Partnership, name: str = "Report template") -> WordTemplate:
    """A template of the partnership's own, which is the portal's own reference file."""
    content = documents.REFERENCE.read_bytes()
    return word.add_template(by=None, partnership=partnership, name=name, content=content)


def make_recommendation(
    partnership: Partnership, text: str = "Light the underpass.", *, addressee: Agency | None = None, **values: Any
) -> Recommendation:
    """A committee's recommendation to a partner agency, on the crime and disorder route."""
    if addressee is None:
        addressee = make_agency()
        make_partner(partnership, addressee)
    values.setdefault("made_on", date(2014, 5, 15))
    return recommendations.make_recommendation(
        by=None, partnership=partnership, text=text, addressee=addressee, **values
    )


def make_report(plan: Plan, slug: str = "", **values: Any) -> Report:
    """A draft paper on the plan's first year, in Harborough's layout."""
    number = next_number()
    values.setdefault("layout", "harborough-scrutiny")
    values.setdefault("title", f"Paper {number}")
    values.setdefault("period", plan.years[0])
    return reports.create_report(by=None, plan=plan, slug=slug or f"paper-{number}", **values)


def make_consultee(report: Report, role: str = "Head of Legal Services", **values: Any) -> Consultee:
    """Someone whose comments on a draft paper were sought."""
    values.setdefault("sought_on", date(2014, 5, 1))
    return trail.seek_comments(by=None, report=report, role=role, **values)


def make_exempt(report: Report, section: str, **values: Any) -> ExemptPart:
    """A section of a draft paper that is kept from the public."""
    decision = {"paragraph": 3, "public_interest": "Contracts are being let.", "decided_by": "Monitoring officer"}
    return trail.exempt(by=None, report=report, section=section, **decision | values)


def make_public_paper(final: FinalVersion) -> PaperPublication:
    return publishing.publish_paper(by=None, final_version=final)


def make_final_version(plan: Plan, report: Report | None = None) -> FinalVersion:
    """A paper that was consulted on, reviewed, signed and made final."""
    report = report or make_report(plan)
    make_consultee(report)
    seen = trail_of(report).prints.content
    trail.review(by=None, report=report, looked_at=seen)
    trail.sign(by=make_user(), report=report, looked_at=seen)
    return final_versions.make_final(by=None, report=report, looked_at=seen)
