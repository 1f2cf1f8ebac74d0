"""The year's round: duties, assessments, meetings, agencies' returns and the reminders of them."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from core import clock
from core.periods.period import Period
from cycle.assessments import services as assessments
from cycle.calendar import services as calendars
from cycle.calendar.selectors import address_of
from cycle.duties import services as compliance
from cycle.matrix import services as matrix_services
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
from cycle.reminders.services import links as reminder_links
from cycle.reminders.services import links as stopping
from cycle.returns.services import opening
from partnerships.access.roles import Role
from partnerships.models import Agency, Group, Partnership, User
from plans.models import Plan
from tests.builders.actions import make_action
from tests.builders.basics import YEAR, next_number, period
from tests.builders.partnerships import make_agency, make_user


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
    return matrix_services.create_line(
        by=None, assessment=assessment, label=label or f"Line {next_number()}", scores=entered, **values
    )


def make_day(partnership: Partnership, title: str = "", **values: Any) -> YearEntry:
    """A day of the partnership's own: a meeting on 15 January 2014 unless told otherwise."""
    values.setdefault("on", date(2014, 1, 15))
    return calendars.create_entry(by=None, partnership=partnership, title=title or f"Day {next_number()}", **values)


def make_feed(partnership: Partnership, by: User | None = None) -> str:
    """The secret address of an officer's calendar feed."""
    return address_of(calendars.open_feed(by=by or make_user(partnership), partnership=partnership))


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
    return meetings.add_log_item(by=None, meeting=meeting, text=text, **values)


def make_reminder(agency_return: AgencyReturn) -> dict[str, str]:
    """What the two links of a reminder of that return hold, to a new officer of its agency."""
    officer = make_user(agency_return.partnership, Role.AGENCY_OFFICER, agency=agency_return.agency)
    reminder = Reminder.objects.create(user=officer, key=f"test {officer.pk}")
    link = ReminderLink.objects.create(reminder=reminder, agency_return=agency_return)
    token = reminder_links.renew(link, until=clock.now() + timedelta(days=14))
    return {"link": token, "signed": stopping.sign(officer)}
