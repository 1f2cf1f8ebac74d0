"""A reminder's link opens its return alone, after a code, and runs out."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from core import clock
from cycle.models import ReminderLink
from cycle.reminders.services import queueing, sending
from partnerships.people import services as role_services
from tests import builders, pages
from tests.cycle.reminders.open_returns import DUE, open_return_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(plan):
    """The address that a reminder's only link leads to."""
    open_return_of(plan, "Police")
    queueing.queue_for_today(DUE)
    sending.send_waiting()
    return re.search(r"http://[^/]+(/returns/\S+)", mail.outbox.pop().body)[1]


def code_from_mail():
    return re.search(r"your code is (\d{6})", mail.outbox.pop().body)[1]


def test_a_link_opens_its_return_alone_after_a_code_and_once(plan, link):
    open_return_of(plan, "Fire")
    visitor = Client()
    assert "po…@example.org" in visitor.get(link).content.decode()
    assert mail.outbox == []
    visitor.post(link)
    opened = visitor.post(link, {"code": code_from_mail()})
    own = ReminderLink.objects.get().agency_return
    assert opened["Location"] == reverse("return-fill", args=["ours", own.pk])
    assert visitor.get(opened["Location"]).status_code == 200
    assert visitor.get(reverse("return-detail", args=["ours", own.pk])).status_code == 200
    for name, args in (
        ("overview", ["ours"]),
        ("my-work", ["ours"]),
        ("return-list", ["ours"]),
        ("return-detail", ["ours", own.pk + 1]),
        ("partnership-list", []),
        ("password-change", []),
    ):
        assert visitor.get(reverse(name, args=args))["Location"].startswith(reverse("sign-in")), name
    assert visitor.get("/support/")["Location"].startswith(reverse("sign-in"))
    again = Client().get(link)
    assert again.status_code == 410
    assert "It has been used" in again.content.decode()


def test_signing_in_after_a_link_opens_everything_again(plan, link):
    visitor = Client()
    visitor.post(link)
    visitor.post(link, {"code": code_from_mail()})
    mine = reverse("my-work", args=["ours"])
    assert visitor.get(mine).status_code == 302
    visitor.post(reverse("sign-in"), {"email": "police0@example.org", "password": builders.PASSWORD})
    opened = visitor.get(mine)
    assert opened.status_code == 200
    assert opened.context["user"].email == "police0@example.org"


def test_whoever_was_signed_in_before_is_not_any_more(plan, link):
    visitor = pages.sign_in(plan.partnership)
    visitor.post(link)
    visitor.post(link, {"code": code_from_mail()})
    refused = visitor.get(reverse("action-list", args=["ours"]))
    assert refused.status_code == 302
    assert refused["Location"].startswith(reverse("sign-in"))


def test_a_wrong_code_opens_nothing_and_many_wrong_ones_spoil_it(plan, link):
    visitor = Client()
    visitor.post(link)
    code = code_from_mail()
    wrong = "000000" if code != "000000" else "111111"
    for _ in range(5):
        answer = visitor.post(link, {"code": wrong})
        assert "not the code that was sent last" in pages.errors_of(answer)["code"][0]
    assert "tried too often" in pages.errors_of(visitor.post(link, {"code": code}))["code"][0]
    visitor.post(link)
    assert visitor.post(link, {"code": code_from_mail()}).status_code == 302


def test_a_code_runs_out_and_only_so_many_are_sent(plan, link):
    visitor, now = Client(), clock.now()
    visitor.post(link)
    code = code_from_mail()
    with clock.held_at(now + timedelta(minutes=16)):
        assert "run out" in pages.errors_of(visitor.post(link, {"code": code}))["code"][0]
    for _ in range(4):
        visitor.post(link)
    assert "No more codes are sent" in visitor.post(link).content.decode()
    assert len(mail.outbox) == 4


def test_a_link_runs_out_and_an_unknown_one_is_not_found(plan, link):
    with clock.held_at(clock.now() + timedelta(days=15)):
        answer = Client().get(link)
    assert answer.status_code == 410
    assert "It has run out" in answer.content.decode()
    assert Client().get(reverse("return-link", args=["no-such-link"])).status_code == 404


def test_a_link_of_one_whose_role_has_ended_opens_nothing(plan, link):
    membership = ReminderLink.objects.get().reminder.user.memberships.get()
    role_services.end_role(by=None, membership=membership, version=membership.version)
    assert Client().get(link).status_code == 410


def test_only_hashes_of_link_and_code_are_kept(plan, link):
    Client().post(link)
    code, token = code_from_mail(), link.rstrip("/").rsplit("/", 1)[1]
    kept = ReminderLink.objects.get()
    assert token not in str(vars(kept))
    assert kept.code_hash
    assert code not in kept.code_hash
