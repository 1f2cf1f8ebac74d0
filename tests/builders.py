"""Test data, made as the portal makes it: through the services, each with sensible values that a test may name.

Names are numbered, so that two of a kind never collide. `by` is None throughout, as for a command on the server.
"""

import tempfile
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

from django.core.files.uploadedfile import SimpleUploadedFile

from actions import delivering
from actions import services as actions
from actions.models import Achievement, Action, Milestone, Quote
from actions.services import Lead
from core import clock
from core.numbers import MISSING, Quantity, State
from core.periods import Period
from cycle.assessments import services as assessments
from cycle.compliance import services as compliance
from cycle.meetings import services as meetings
from cycle.models import (
    AgencyReturn,
    Assessment,
    DutyEvidence,
    LogItem,
    MatrixLine,
    Meeting,
    Reminder,
    ReminderLink,
    YearEntry,
)
from cycle.reminders import links as reminder_links
from cycle.reminders import stopping
from cycle.returns import opening
from cycle.year import services as calendars
from cycle.year.selectors import address_of
from partnerships import inviting
from partnerships import services as partnerships
from partnerships.models import Agency, Area, AreaLink, Group, GroupMember, Membership, Partner, Partnership, User
from partnerships.roles import Role
from performance import deriving, signing
from performance import services as performance
from performance.comparing import services as comparing
from performance.imports.releases import Request, take_in
from performance.models import (
    ComparatorGroup,
    CountSource,
    FigureSignOff,
    Indicator,
    Measure,
    Neighbourhood,
    Observation,
    Series,
    SeriesBreak,
    StatedFigure,
    Target,
    Upload,
)
from performance.neighbourhoods import services as neighbourhoods
from performance.uploads import services as uploads
from plans import services as plans
from plans.models import Entry, Outcome, Plan, PlanStatement, PlanStatus, Priority
from plans.registers import services as registers
from reports import documents
from reports import services as reports
from reports.clearance import services as clearance
from reports.enquiry import services as enquiry
from reports.models import (
    ClearanceCopy,
    Consultee,
    ExemptPart,
    OwnLayout,
    PaperPublication,
    Publication,
    Question,
    Recommendation,
    Report,
    SealedReport,
    WordTemplate,
)
from reports.own_layouts import services as own_layouts
from reports.public import papers as public_papers
from reports.public import services as publishing
from reports.recommendations import services as recommendations
from reports.sealing import services as sealing
from reports.trail import services as trail
from reports.trail.selectors import standing_of
from reports.word import services as word

E = TypeVar("E", bound=Entry)
PASSWORD = "correct horse battery staple"
YEAR = Period.parse("2013-14")

_numbers = count(1)


def quantity(value: Quantity | Decimal | int | str | None) -> Quantity:
    """A figure from what a test finds easiest to write: a number, None for missing, a state's name, a Quantity."""
    if isinstance(value, Quantity):
        return value
    if value is None:
        return MISSING
    if isinstance(value, str) and value in {state.value for state in State}:
        return Quantity.unknown(State(value))
    return Quantity.known(value)


def period(value: Period | str) -> Period:
    return value if isinstance(value, Period) else Period.parse(value)


def make_area(name: str = "", code: str = "", kind: str = "csp", **values: Any) -> Area:
    number = next(_numbers)
    return partnerships.create_area(
        by=None, code=code or f"E22{number:06}", name=name or f"Area {number}", kind=kind, **values
    )


def make_area_link(child: Area | None = None, parent: Area | None = None, **values: Any) -> AreaLink:
    return partnerships.link_areas(by=None, child=child or make_area(), parent=parent or make_area(), **values)


def make_agency(name: str = "", kind: str = "police", **values: Any) -> Agency:
    return partnerships.create_agency(by=None, name=name or f"Agency {next(_numbers)}", kind=kind, **values)


def make_partnership(slug: str = "", name: str = "", **values: Any) -> Partnership:
    number = next(_numbers)
    slug = slug or f"place-{number}"
    values.setdefault("short_name", slug.replace("-", " ").title())
    return partnerships.create_partnership(by=None, slug=slug, name=name or f"Safer {values['short_name']}", **values)


def make_partner(
    partnership: Partnership, agency: Agency | None = None, partner_class: str = "responsible", **values: Any
) -> Partner:
    return partnerships.create_partner(
        by=None, partnership=partnership, agency=agency or make_agency(), partner_class=partner_class, **values
    )


def make_group(partnership: Partnership, name: str = "", level: str = "operational", **values: Any) -> Group:
    return partnerships.create_group(
        by=None, partnership=partnership, name=name or f"Group {next(_numbers)}", level=level, **values
    )


def make_member(group: Group, user: User | None = None, **values: Any) -> GroupMember:
    """A place in a group: of `user`, or of someone known by role title."""
    if user is None:
        values.setdefault("role_title", f"Role {next(_numbers)}")
    return partnerships.add_group_member(by=None, group=group, user=user, **values)


def make_user(
    partnership: Partnership | None = None,
    role: Role | str = Role.OFFICER,
    *,
    agency: Agency | None = None,
    email: str = "",
    name: str = "",
    password: str | None = PASSWORD,
    **values: Any,
) -> User:
    """Someone who signs in with `PASSWORD`; with a partnership, in that role. Agency officers get an agency."""
    number = next(_numbers)
    user = partnerships.create_user(
        by=None,
        email=email or f"person{number}@example.org",
        name=name or f"Person {number}",
        password=password,
        **values,
    )
    if partnership is not None:
        make_role(user, partnership, role, agency)
    return user


def make_role(user: User, partnership: Partnership, role: Role | str, agency: Agency | None = None) -> None:
    """Give a person a role, also a second one or one in a second partnership."""
    if role == Role.AGENCY_OFFICER and agency is None:
        agency = make_agency()
    partnerships.grant_role(by=None, partnership=partnership, user=user, role=Role(role), agency=agency)


def make_membership(partnership: Partnership, role: Role | str = Role.OFFICER) -> Membership:
    """The role of a new person."""
    return make_user(partnership, role).memberships.get()


def make_ended_membership(partnership: Partnership) -> Membership:
    """A role that was taken from its person."""
    membership = make_membership(partnership)
    return inviting.end_role(by=None, membership=membership, version=membership.version)


def make_invitation(partnership: Partnership, email: str = "") -> dict[str, Any]:
    """The key of an invitation, and the token of its link."""
    address = email or f"invited{next(_numbers)}@example.org"
    sent = inviting.invite(by=None, partnership=partnership, email=address, name="New person", role=Role.OFFICER)
    return {"invitation": sent.invitation.pk, "token": sent.token}


def make_plan(partnership: Partnership | None = None, years: str = "2013-14", title: str = "", **values: Any) -> Plan:
    """A plan for a financial year, or for several written as `2011-12 to 2013-14`. A draft unless told otherwise."""
    first, _, last = years.partition(" to ")
    values.setdefault("starts", Period.parse(first).start)
    values.setdefault("ends", Period.parse(last or first).end)
    return plans.create_plan(
        by=None, partnership=partnership or make_partnership(), title=title or f"Plan {next(_numbers)}", **values
    )


def make_priority(plan: Plan | None = None, title: str = "", **values: Any) -> Priority:
    return plans.create_priority(
        by=None, plan=plan or make_plan(), title=title or f"Priority {next(_numbers)}", **values
    )


def make_outcome(plan: Plan, text: str = "Fewer people are harmed.", **values: Any) -> Outcome:
    return plans.create_outcome(by=None, plan=plan, text=text, **values)


def make_statement(plan: Plan, text: str = "Crime has fallen.", **values: Any) -> PlanStatement:
    return plans.create_statement(by=None, plan=plan, text=text, **values)


def make_entry(model: type[E], plan: Plan, **values: Any) -> E:
    """An entry of one of the plan's registers: a risk, a promise and so on."""
    return registers.create_entry(model, by=None, plan=plan, **values)


def make_action(plan: Plan | None = None, title: str = "", *, agency: Agency | None = None, **values: Any) -> Action:
    """An action of a plan; `agency` leads it, or `leads` says who."""
    if agency is not None:
        values["leads"] = [Lead(agency=agency), *values.get("leads", ())]
    return actions.create_action(by=None, plan=plan or make_plan(), title=title or f"Action {next(_numbers)}", **values)


def make_milestone(action: Action, title: str = "Training done", **values: Any) -> Milestone:
    return actions.create_milestone(by=None, action=action, title=title, **values)


def make_achievement(plan: Plan, text: str = "A team was set up.", **values: Any) -> Achievement:
    return delivering.create_achievement(by=None, plan=plan, text=text, **values)


def make_quote(plan: Plan, words: str = "It helped us.", **values: Any) -> Quote:
    values.setdefault("speaker", "A resident")
    return delivering.create_quote(by=None, plan=plan, words=words, **values)


def make_indicator(name: str = "", *, partnership: Partnership | None = None, **values: Any) -> Indicator:
    """An indicator: a count where fewer is better, the installation's unless it has a partnership."""
    return performance.create_indicator(
        by=None, name=name or f"Indicator {next(_numbers)}", partnership=partnership, **values
    )


def make_break(indicator: Indicator, year: Period | str = YEAR, why: str = "Counted anew.") -> SeriesBreak:
    return deriving.mark_break(by=None, indicator=indicator, period=period(year), why=why)


def make_measure(
    plan: Plan | None = None, label: str = "", *, indicator: Indicator | None = None, **values: Any
) -> Measure:
    """A measure of a plan with an indicator of its own name; `unit` and `polarity` go to that indicator."""
    label = label or f"Measure {next(_numbers)}"
    of_indicator = {name: values.pop(name) for name in ("unit", "polarity") if name in values}
    return performance.create_measure(
        by=None,
        plan=plan or make_plan(),
        indicator=indicator or make_indicator(label, **of_indicator),
        label=label,
        **values,
    )


def make_target(
    measure: Measure,
    value: Quantity | Decimal | int | str | None = -5,
    kind: str = "pct_change",
    *,
    year: Period | str = YEAR,
    **values: Any,
) -> Target:
    """A target for a year. One that is told as a change rests on the year before unless told otherwise."""
    due = period(year)
    if kind in ("pct_change", "points"):
        values.setdefault("baseline_period", due.year_earlier())
    return performance.set_target(by=None, measure=measure, period=due, kind=kind, quantity=quantity(value), **values)


def make_observation(
    measure: Measure,
    value: Quantity | Decimal | int | str | None = 100,
    *,
    year: Period | str = YEAR,
    **values: Any,
) -> Observation:
    """The figure of a measure's indicator for a period, the partnership's own."""
    return performance.record_observation(
        by=None,
        partnership=measure.partnership,
        indicator=measure.indicator,
        period=period(year),
        quantity=quantity(value),
        **{"area": measure.area or measure.partnership.area} | values,
    )


def make_stated_figure(plan: Plan, words: str = "-26%", **values: Any) -> StatedFigure:
    values.setdefault("label", "Violence")
    values.setdefault("source", "page 1")
    return performance.create_stated_figure(by=None, plan=plan, words=words, **values)


def make_comparator_group(
    partnership: Partnership, *areas: Area, name: str = "", kind: str = "most_similar", **values: Any
) -> ComparatorGroup:
    """A group of these areas, or of two new ones."""
    return comparing.create_group(
        by=None,
        partnership=partnership,
        name=name or f"Group {next(_numbers)}",
        kind=kind,
        source="Published list",
        members=areas or (make_area(), make_area()),
        **values,
    )


def make_upload(partnership: Partnership | None, content: bytes = b"", **values: Any) -> Upload:
    """A file that was received for import, and not yet looked at."""
    values.setdefault("source", "home_office")
    given = [SimpleUploadedFile("prc.csv", content or b"Financial Year\n")]
    return uploads.receive(by=None, partnership=partnership, given=given, **values)


def make_evidence(partnership: Partnership, duty: str = "ENG-02", **values: Any) -> DutyEvidence:
    """A record for a statutory duty: done on 1 July 2013 unless told otherwise."""
    by = values.pop("by", None)
    return compliance.record_evidence(
        by=by, partnership=partnership, duty=duty, **{"on": date(2013, 7, 1), "note": "Minutes"} | values
    )


def make_assessment(plan: Plan, year: Period | str = YEAR, **values: Any) -> Assessment:
    """A strategic assessment of a year, with the plan's figures of the same year unless told otherwise."""
    chosen = period(year)
    return assessments.create_assessment(
        by=None, partnership=plan.partnership, plan=plan, year=chosen, period=values.pop("period", chosen), **values
    )


def make_line(
    assessment: Assessment, label: str = "", scores: Mapping[str, int] | int | None = None, **values: Any
) -> MatrixLine:
    """A line of its matrix; `scores` by criterion, or one number for all."""
    if isinstance(scores, int):
        scores = dict.fromkeys(assessment.weights, scores)
    entered = {name: {"score": score, "because": "Judged"} for name, score in (scores or {}).items()}
    return assessments.create_line(
        by=None, assessment=assessment, label=label or f"Line {next(_numbers)}", scores=entered, **values
    )


def make_count(partnership: Partnership, value: int = 14, **values: Any) -> Series:
    """A national count of assaults in the partnership's area, from April to June 2013."""
    columns = "Financial Year,Financial Quarter,Police Force,CSP Name,Offence Description,Offence Group,"
    header = f"{columns}Offence Subgroup,Offence Code,Offence Count"
    assert partnership.area
    row = f"2013/14,1,Somewhere,{partnership.area.name},Assault,Violence against the person,Violence,8N,{value}"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "prc.csv"
        path.write_text(f"{header}\n{row}\n", encoding="utf-8")
        take_in(Request(CountSource.HOME_OFFICE, [path], **values), by=None)
    return Series.objects.get(category="code:8N", place=partnership.area.code, partnership=values.get("partnership"))


def make_day(partnership: Partnership, title: str = "", **values: Any) -> YearEntry:
    """A day of the partnership's own: a meeting on 15 January 2014 unless told otherwise."""
    values.setdefault("on", date(2014, 1, 15))
    return calendars.create_entry(by=None, partnership=partnership, title=title or f"Day {next(_numbers)}", **values)


def make_feed(partnership: Partnership, by: User | None = None) -> str:
    """The secret address of an officer's calendar feed."""
    return address_of(calendars.open_feed(by=by or make_user(partnership), partnership=partnership))


def make_neighbourhood(partnership: Partnership, *codes: str, name: str = "", **values: Any) -> Neighbourhood:
    """A priority neighbourhood of these small areas, or of a new one of the partnership's."""
    if not codes:
        assert partnership.area
        district = make_area(kind="district")
        small = make_area(code=f"E01{next(_numbers):06}", kind="small_area")
        for child, parent in ((district, partnership.area), (small, district)):
            partnerships.link_areas(by=None, child=child, parent=parent, kind="part_of")
        codes = (small.code,)
    return neighbourhoods.create_neighbourhood(
        by=None, partnership=partnership, name=name or f"Estate {next(_numbers)}", small_areas=codes, **values
    )


def make_sign_off(plan: Plan) -> FigureSignOff:
    """The figures of the plan's first year, signed by someone who entered none of them."""
    approver = make_user(plan.partnership, Role.APPROVER)
    year = plan.years[0]
    return signing.sign_off(by=approver, plan=plan, period=year, looked_at=signing.sheet(plan, year).fingerprint)


def make_return(plan: Plan, agency: Agency | None = None, quarter: Period | str = "2013-14-Q1") -> AgencyReturn:
    """An open return of an agency that leads an action of the plan."""
    agency = agency or make_agency()
    make_action(plan, agency=agency)
    opened = opening.open_returns(by=None, plan=plan, quarter=period(quarter))
    return next(one for one in opened if one.agency == agency)


def make_meeting(group: Group, day: date = date(2014, 5, 6), **values: Any) -> Meeting:
    return meetings.plan_meeting(by=None, group=group, day=day, **values)


def make_log_item(meeting: Meeting, text: str = "Write to every victim", **values: Any) -> LogItem:
    """An open action that the meeting gave the police."""
    values.setdefault("who", "Police")
    return meetings.give(by=None, meeting=meeting, text=text, **values)


def make_reminder(agency_return: AgencyReturn) -> dict[str, str]:
    """What the two links of a reminder of that return hold, to a new officer of its agency."""
    officer = make_user(agency_return.partnership, Role.AGENCY_OFFICER, agency=agency_return.agency)
    reminder = Reminder.objects.create(user=officer, key=f"test {officer.pk}")
    link = ReminderLink.objects.create(reminder=reminder, agency_return=agency_return)
    token = reminder_links.renew(link, until=clock.now() + timedelta(days=14))
    return {"link": token, "signed": stopping.sign(officer)}


def make_publication(plan: Plan, year: Period | str | None = None) -> Publication:
    """The plan's figures and actions of a period, shown to the public; the plan is published first."""
    if plan.status != PlanStatus.PUBLISHED:
        plan = plans.change_plan(by=None, plan=plan, version=plan.version, status=PlanStatus.PUBLISHED)
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
    number = next(_numbers)
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


def make_public_paper(sealed: SealedReport) -> PaperPublication:
    return public_papers.publish_paper(by=None, sealed=sealed)


def make_sealed(plan: Plan, report: Report | None = None) -> SealedReport:
    """A paper that was consulted on, reviewed, signed and sealed."""
    report = report or make_report(plan)
    make_consultee(report)
    seen = standing_of(report).prints.content
    trail.review(by=None, report=report, looked_at=seen)
    trail.sign(by=make_user(), report=report, looked_at=seen)
    return sealing.seal(by=None, report=report, looked_at=seen)
