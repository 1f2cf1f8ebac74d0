"""One-line texts hold one line, plain text is no HTML, and a NUL finds nothing."""

from datetime import date
from html.parser import HTMLParser

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.template import Context, Template
from django.test import Client
from django.urls import reverse

from core import writes
from core.mailing import mail
from core.models import Lined
from core.text import one_line, plain_text
from cycle.meetings.minutes import minutes_message
from partnerships.models import Group
from tests import builders, pages

NOT_IN_A_LINE = ["\n", "\r\n", "\x00", "\x0b", "\x1b", "\x85", "\u2028", "\u202e", "\u2066"]
MARKUP = '</p><form action="/elsewhere"><b>Ann</b>'


class Tags(HTMLParser):
    """The names of the tags that a page opens."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.names.append(tag)


def test_a_template_of_plain_text_is_escaped_where_a_page_prints_it():
    user = {"name": MARKUP}
    text = plain_text("cycle/reminders/digest.txt", {"user": user, "lines": [], "stop_url": "", "days": 14})
    assert type(text) is str
    assert text.startswith(f"{MARKUP},\n")
    assert Tags(Template("{{ text }}").render(Context({"text": text}))).names == []


@pytest.mark.parametrize("ends", [*NOT_IN_A_LINE, "\t"])
def test_a_mails_subject_is_one_line_whatever_it_was_made_of(ends):
    assert one_line(f"Board{ends}Bcc: someone") == "Board Bcc: someone"
    message = mail(subject=f"Minutes of Board{ends}Bcc: a@example.org", body="", to=["b@example.org"]).message()
    assert message["Subject"] == "Minutes of Board Bcc: a@example.org"
    assert message["Bcc"] is None


@pytest.mark.django_db
@pytest.mark.parametrize("ends", NOT_IN_A_LINE)
def test_no_name_of_two_lines_or_with_what_cannot_be_seen_is_kept(place, ends):
    group = builders.make_group(place)
    with pytest.raises(ValidationError) as refusal:
        writes.change(group, by=None, version=group.version, name=f"Board{ends}Bcc: someone")
    assert set(refusal.value.message_dict) == {"name"}


@pytest.mark.django_db
def test_names_in_other_scripts_with_their_own_marks_are_kept(place):
    name = "Ú\u200f שלום \u200d– العربية’s"
    assert builders.make_group(place, name=name).name == name


@pytest.mark.django_db
@pytest.mark.parametrize("ends", ["\n", "\x00", "\u202e"])
def test_a_form_refuses_it_at_the_field(place, ends):
    client = pages.sign_in(place, "administrator")
    address = reverse("group-create", args=["seaside"])
    typed = pages.form_values(client.get(address)) | {"name": f"Board{ends}Bcc: x", "level": "strategic"}
    assert set(pages.errors_of(client.post(address, typed))) == {"name"}
    client.post(address, typed | {"name": "Board", "purpose": "Leads.\nAnswers for the plan."})
    assert Group.objects.get().purpose.splitlines() == ["Leads.", "Answers for the plan."]


@pytest.mark.django_db
def test_the_minutes_of_a_group_named_on_two_lines_in_older_times_are_mailed_all_the_same(place):
    group = builders.make_group(place, name="Board")
    builders.make_member(group, email="chair@example.org")
    meeting = builders.make_meeting(group, day=date(2014, 5, 6))
    Group.objects.filter(pk=group.pk).update(name="Board\nBcc: someone@example.org")
    meeting = type(meeting).objects.select_related("group__partnership").get(pk=meeting.pk)
    message = minutes_message(meeting)
    assert message.recipients() == ["chair@example.org"]
    assert "\n" not in message.message()["Subject"]


def test_every_record_with_a_text_of_ones_own_words_checks_its_lines():
    made_by_the_portal = {
        "AuditEntry", "OneTimeResult", "ProgressUpdate", "Series", "ForceMonth", "Population", "Due",
        "ObservationRevision", "UploadFile", "Reminder", "ReminderLink", "FinalVersionFile",
    }  # fmt: skip
    own = {config.label for config in apps.get_app_configs() if "site-packages" not in config.path}
    unchecked = {
        model.__name__
        for model in apps.get_models()
        if model._meta.app_label in own and not issubclass(model, Lined)
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField) and not field.choices
    }
    assert unchecked <= made_by_the_portal


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/sign-in/?next=%00", "/p/seaside/actions/?agency=1%00", "/p/sea%00side/", "/?%00=1"]
)
def test_an_address_with_a_nul_is_no_address(place, address):
    client = pages.sign_in(place)
    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 404


@pytest.mark.django_db
def test_a_cookie_with_a_nul_cannot_be_read(place):
    client = Client()
    client.cookies["sessionid"] = "a\x00b"
    assert client.get("/").status_code == 400
