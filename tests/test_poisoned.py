"""What people type stays text: on every page of every role, in every file, mail, calendar and feed."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.db import transaction
from django.forms import BaseForm, CharField, HiddenInput, Textarea
from django.test import Client

from core.govuk.forms import OneTimeForm, VersionedForm
from cycle.meetings.minutes import fingerprint, minutes_message, minutes_of
from cycle.meetings.services import issue_minutes
from cycle.models import Meeting, Reminder
from cycle.reminders.digest import compose
from cycle.reminders.services import links as reminder_links
from partnerships.access.roles import Role
from partnerships.accounts import services as accounts_services
from partnerships.models import Invitation
from partnerships.people import services as people_services
from plans.models import Plan
from tests import builders, pages
from tests.places import Place, addresses, make_place
from tests.poisoned import MARK, links_in, poison, traces_in

# A character that the charts' font lacks is drawn as a box.
pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:Glyph .* missing from font")]
ALL = list(addresses())
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADERS = {
    "Content-Type", "MIME-Version", "Subject", "From", "To", "Date", "Message-ID", "Content-Transfer-Encoding",
    "List-Unsubscribe", "List-Unsubscribe-Post",
}  # fmt: skip
FILES = ("csv", "xlsx", "json", "ics", "svg", "png", "html", "docx")


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[Place]:
    """One poisoned partnership for the whole walk; what is drawn from its records, and kept, is drawn once more."""
    with django_db_blocker.unblock(), transaction.atomic():
        place = make_place("ours")
        poison()
        again(place)
        poison(line_ends=True)
        place.partnership.refresh_from_db()
        yield place
        transaction.set_rollback(True)


@pytest.fixture
def place(world: Place, db: None) -> Place:
    return world


def again(place: Place) -> None:
    """Issue, publish and make final what the poisoned records say now."""
    meeting = Meeting.objects.get(pk=place.objects["meeting"])
    issue_minutes(by=builders.make_user(), meeting=meeting, looked_at=fingerprint(minutes_of(meeting)))
    plan = Plan.objects.get(pk=place.objects["plan"])
    publication = builders.make_publication(plan)
    final = builders.make_final_version(plan)
    place.objects |= {
        "publication": publication.pk,
        "number": publication.number,
        "reference": final.reference,
        "public_reference": final.reference,
        "public_paper": builders.make_public_paper(final).pk,
    }


class Reader:
    """Someone who reads an address and all that its pages lead to as files, each once."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.read: set[str] = set()
        self.with_poison: set[str] = set()
        self.traces: list[str] = []

    def open(self, url: str) -> None:
        if url in self.read:
            return
        self.read.add(url)
        response = self.client.get(url)
        if response.status_code != 200:
            return
        content, kind = b"".join(response), response["Content-Type"]
        self.traces += [f"{url}: {trace}" for trace in traces_in(kind, content)]
        if MARK.encode() in content or not kind.startswith("text/"):
            self.with_poison.add(kind.partition(";")[0])
        if kind.startswith("text/html") and "attachment" not in response.get("Content-Disposition", ""):
            for link in links_in(content.decode()):
                if is_file(link):
                    self.open(urljoin(url, link))


def is_file(link: str) -> bool:
    asked = urlsplit(link)
    is_ours = not asked.netloc and not asked.path.startswith("/static/")
    return is_ours and ("export=" in asked.query or asked.path.endswith(tuple(f".{kind}" for kind in FILES)))


@pytest.mark.parametrize("role", list(Role))
def test_nothing_that_people_type_takes_effect_on_a_page_or_in_a_file_of_any_role(role, place):
    reader = Reader(pages.sign_in(place.partnership, role))
    for address in ALL:
        if address.policy.name in ("member", "signed_in"):
            reader.open(place.url(address, **({"file_format": "html"} if address.name == "report-file" else {})))
    assert reader.traces == []
    assert {"text/html", "text/csv", SHEET} <= reader.with_poison


def test_nor_does_it_for_the_data_stewards_or_for_the_public(place):
    steward = builders.make_user(is_data_steward=True)
    for client, policy_name in ((pages.signed_in_as(steward), "steward"), (Client(), "public")):
        reader = Reader(client)
        for address in ALL:
            if address.policy.name == policy_name:
                reader.open(place.url(address))
        assert reader.traces == []
        assert "text/html" in reader.with_poison


def test_every_calendar_holds_the_days_and_properties_of_its_own(place):
    reader = Reader(pages.sign_in(place.partnership))
    for address in ALL:
        if address.name in ("calendar-file", "return-calendar"):
            reader.open(place.url(address))
    assert reader.with_poison == {"text/calendar"}
    assert reader.traces == []


def test_no_mail_has_a_line_of_its_head_from_a_text(place, mailoutbox):
    everyone = Reminder.objects.get()
    reminder_links.send_code(everyone.links.get())
    compose(everyone).send()
    invitation = Invitation.objects.get(pk=place.objects["invitation"])
    people_services.send_invitation(people_services.Sent(invitation, "token"), "http://127.0.0.1/invitations/token/")
    accounts_services.mail_new_password_link.func(everyone.user_id, "http://127.0.0.1")
    minutes_message(Meeting.objects.get(pk=place.objects["meeting"])).send()
    assert len(mailoutbox) == 5
    for message in mailoutbox:
        read = message_from_bytes(message.message().as_bytes(), policy=policy.default)
        assert set(read.keys()) <= HEADERS
        assert read.get_body().get_content_type() == "text/plain"
        assert MARK in message.body
        for attached in read.iter_attachments():
            assert traces_in(attached.get_content_type(), attached.get_content().encode()) == []


def test_no_form_takes_what_no_text_holds_nor_two_lines_where_there_is_one(place):
    clients = {role: pages.sign_in(place.partnership, role) for role in Role}
    refused = set()
    for address in ALL:
        role = next((role for role in Role if role.permissions & address.policy.permissions), None)
        opened = clients[role].get(place.url(address)) if role else None
        form = opened.context.get("form") if opened and opened.context else None
        if opened and opened.status_code == 200 and isinstance(form, OneTimeForm | VersionedForm):
            refused |= refused_by(clients[role], place.url(address), opened, "a\x00b", texts_of(form))
            refused |= refused_by(clients[role], place.url(address), opened, "a\nBcc: b", lines_of(form))
    assert len(refused) > 100


def texts_of(form: BaseForm) -> set[str]:
    shown = {name: field for name, field in form.fields.items() if not isinstance(field.widget, HiddenInput)}
    return {name for name, field in shown.items() if isinstance(field, CharField)}


def lines_of(form: BaseForm) -> set[str]:
    return {name for name in texts_of(form) if not isinstance(form.fields[name].widget, Textarea)}


def refused_by(client: Client, url: str, opened: Any, typed: str, names: set[str]) -> set[tuple[str, str, str]]:
    """Type the same into fields of the form that was opened; answers which of them said no, none having taken it."""
    if not names:
        return set()
    answer = client.post(url, pages.form_values(opened) | dict.fromkeys(names, typed))
    assert answer.status_code == 200, url
    taken = {name for name, value in pages.form_of(answer).cleaned_data.items() if typed in str(value)}
    assert taken == set(), url
    return {(url, name, typed) for name in names & pages.errors_of(answer).keys()}
