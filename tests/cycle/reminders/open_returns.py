"""What the tests of reminders share: a return that is owed, its day, and who got mail."""

from datetime import UTC, date, datetime

from django.core import mail

from core.periods.period import Period
from cycle.returns.services import opening
from partnerships.access.roles import Role
from tests import builders

Q1 = Period.parse("2013-14-Q1")
DUE = date(2013, 7, 21)


def noon(day):
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def open_return_of(plan, name, *, officers=1, agency=None):
    """An agency that owes a return, and its officers."""
    agency = agency or builders.make_agency(name)
    builders.make_action(plan, agency=agency, status="on_track")
    people = [
        builders.make_user(plan.partnership, Role.AGENCY_OFFICER, agency=agency, email=f"{name.lower()}{n}@example.org")
        for n in range(officers)
    ]
    opening.open_returns(by=None, plan=plan, quarter=Q1)
    return agency, people


def addresses():
    return sorted(address for message in mail.outbox for address in message.to)
