"""A digest as a message: what is owed, a link for each return, a way to stop, and the days as a calendar file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from core import clock, ics
from core.mailing import mail
from core.text import one_line, plain_text
from cycle.models import AgencyReturn, Reminder, ReminderLink
from cycle.reminders.selectors import ReminderDigest, due_in_words, links_of
from cycle.reminders.services import links
from cycle.returns.selectors.content import return_content_of
from cycle.returns.selectors.returns import may_fill
from partnerships.access.selectors import scope_for
from partnerships.models import User

LASTS = timedelta(days=14)


@dataclass(frozen=True)
class ReminderLine:
    """A return as the digest tells it."""

    agency_return: AgencyReturn
    due_in_words: str
    lacking: int
    url: str


@dataclass(frozen=True)
class DigestText:
    """What a digest says."""

    subject: str
    body: str


def compose(reminder: Reminder) -> EmailMessage | None:
    """The message, with fresh links; None where nothing is owed any more or the person has stopped reminders."""
    if not links.wants_reminders(reminder.user):
        return None
    lines = [line for link in links_of(reminder) if (line := _line(reminder, link)) is not None]
    if not lines:
        return None
    stop_url = address_of(reverse("reminders-stop", args=[links.sign(reminder.user)]))
    text = _text_of(reminder.user, lines, stop_url)
    message = mail(
        subject=text.subject,
        body=text.body,
        to=[reminder.user.email],
        headers={
            "Message-ID": f"<reminder-{reminder.pk}-{reminder.queued_at:%Y%m%d%H%M%S}@{host()}>",  # at each try
            "List-Unsubscribe": f"<{stop_url}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )
    events = [event_of(line.agency_return) for line in lines]
    message.attach("returns.ics", ics.calendar_bytes("Returns", events).decode(), "text/calendar")
    return message


def sample_of(digest: ReminderDigest) -> DigestText:
    """What the person would be sent now; in place of the links, which only they are given, stands what they are."""
    lines = [
        ReminderLine(
            agency_return=one,
            due_in_words=due_in_words(clock.today(), one.due),
            lacking=return_content_of(scope, one).lacking,
            url="[a link for this person alone]",
        )
        for one in digest.returns
        if (scope := scope_for(digest.user, one.partnership.slug)) is not None
    ]
    return _text_of(digest.user, lines, "[a link for this person alone]")


def _text_of(user: User, lines: Sequence[ReminderLine], stop_url: str) -> DigestText:
    context = {"user": user, "lines": lines, "stop_url": stop_url, "days": LASTS.days}
    return DigestText(
        one_line(plain_text("cycle/reminders/subject.txt", context)),
        plain_text("cycle/reminders/digest.txt", context),
    )


def event_of(agency_return: AgencyReturn) -> ics.IcsEvent:
    """The day on which a return is due."""
    path = reverse("return-detail", args=[agency_return.partnership.slug, agency_return.pk])
    return ics.IcsEvent(
        uid=f"return-{agency_return.pk}@{host()}",
        day=agency_return.due,
        title=f"Return due: {agency_return}",
        changed=agency_return.opened_at,
        text=f"{agency_return.partnership.name}: {agency_return.get_status_display().lower()}",
        url=address_of(path),
    )


def address_of(path: str) -> str:
    """A path under the portal's own address."""
    return f"{settings.PORTAL_ADDRESS.rstrip('/')}{path}"


def host() -> str:
    return urlsplit(settings.PORTAL_ADDRESS).hostname or "localhost"


def _line(reminder: Reminder, link: ReminderLink) -> ReminderLine | None:
    """None where the return was submitted meanwhile, or the person may not fill it in any more."""
    one = link.agency_return
    scope = scope_for(reminder.user, one.partnership.slug)
    if scope is None or not reminder.user.is_active or not may_fill(scope, one):
        return None
    token = links.renew(link, until=clock.now() + LASTS)
    return ReminderLine(
        agency_return=one,
        due_in_words=due_in_words(clock.today(), one.due),
        lacking=return_content_of(scope, one).lacking,
        url=address_of(reverse("return-link", args=[token])),
    )
