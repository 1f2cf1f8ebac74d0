"""One's own account: name and role title, the password, and a new one by mail for those who have forgotten theirs."""

import re
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from core import clock
from core.models import AuditEntry
from partnerships.accounts import services as account_services
from tests import builders, pages

pytestmark = pytest.mark.django_db
NEW = "a long and quiet harbour"
CHANGE, FORGOTTEN, SENT = reverse("password-change"), reverse("password-forgotten"), reverse("password-sent")


@pytest.fixture
def alice():
    return builders.make_user(builders.make_partnership("seaside"), email="alice@example.org")


def ask(email="alice@example.org"):
    return Client().post(FORGOTTEN, {"email": email})


def link():
    return re.search(r"http://testserver(/password/new/\S+)", mail.outbox[-1].body)[1]


def may_sign_in(password, email="alice@example.org"):
    return Client().post(reverse("sign-in"), {"email": email, "password": password}).status_code == 302


def test_a_person_changes_their_password_stays_in_here_and_is_out_elsewhere(alice):
    here, elsewhere = pages.signed_in_as(alice), pages.signed_in_as(alice)
    here.post(CHANGE, {"old": builders.PASSWORD, "password": NEW})
    assert here.get(CHANGE).status_code == 200
    assert elsewhere.get(CHANGE).status_code == 302
    assert may_sign_in(NEW)
    assert not may_sign_in(builders.PASSWORD)


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("wrong", NEW, "old"),
        (builders.PASSWORD, "short", "password"),
        (builders.PASSWORD, "alice@example.org", "password"),
    ],
)
def test_a_wrong_or_weak_password_is_refused_at_its_field(alice, old, new, field):
    refused = pages.signed_in_as(alice).post(CHANGE, {"old": old, "password": new})
    assert list(pages.errors_of(refused)) == [field]
    assert may_sign_in(builders.PASSWORD)


def test_the_change_is_in_the_history_and_the_password_is_not(alice):
    pages.signed_in_as(alice).post(CHANGE, {"old": builders.PASSWORD, "password": NEW})
    entry = AuditEntry.objects.get(action="password changed")
    assert (entry.actor, entry.before, entry.after) == (alice, None, None)


def test_passwords_posted_after_the_session_ended_are_not_carried_through_the_page(alice):
    asked = Client().post(CHANGE, {"old": builders.PASSWORD, "password": NEW})
    assert asked.status_code == 401
    signed = Client().post(
        reverse("sign-in"),
        pages.form_values(asked) | {"email": "alice@example.org", "password": builders.PASSWORD},
    )
    assert [one.name for one in signed.context["kept"].values] == []


def test_a_forgotten_password_is_replaced_by_a_link_that_works_once(alice):
    assert ask(" Alice@Example.org ")["Location"] == SENT
    person = Client()
    form = person.get(link(), follow=True)
    address = form.redirect_chain[-1][0]
    assert link().split("/")[-2] not in address, "the token is not in the address of the page"
    assert "password" in pages.errors_of(person.post(address, {"password": "password"}))
    assert person.post(address, {"password": NEW})["Location"] == reverse("sign-in")
    assert may_sign_in(NEW)
    assert "leads nowhere any more" in Client().get(link(), follow=True).content.decode()


@pytest.mark.parametrize("email", ["nobody@example.org", "closed@example.org"])
def test_the_page_answers_alike_whether_or_not_the_address_is_known(alice, email):
    builders.make_user(email="closed@example.org", is_active=False)
    known, unknown = ask(), ask(email)
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"]) == (302, SENT)
    assert [message.to for message in mail.outbox] == [["alice@example.org"]]


def test_an_account_is_sent_three_links_an_hour_at_most(alice):
    for _ in range(5):
        ask()
    assert len(mail.outbox) == 3
    with clock.held_at(clock.now() + timedelta(minutes=61)):
        ask()
    assert len(mail.outbox) == 4


def test_an_old_link_and_one_made_up_lead_nowhere(alice, settings):
    ask()
    settings.PASSWORD_RESET_TIMEOUT = -1
    for path in (link(), reverse("password-new", args=["MQ", "made-up"]), reverse("password-new", args=["x", "y-z"])):
        assert "leads nowhere any more" in Client().get(path, follow=True).content.decode()


def test_the_way_to_both_is_where_people_look(alice):
    assert FORGOTTEN in Client().get(reverse("sign-in")).content.decode()
    assert CHANGE in pages.signed_in_as(alice).get(reverse("partnership-list")).content.decode()


def test_a_person_changes_their_name_and_role_title_and_lists_show_them(alice):
    place = alice.memberships.get().partnership
    board = builders.make_group(place)
    builders.make_member(board, alice)
    client = pages.signed_in_as(alice)
    details = reverse("own-details")
    assert details in client.get(reverse("partnership-list")).content.decode()
    typed = pages.form_values(client.get(details)) | {"name": "Alice Harbour", "role_title": "Analyst"}
    client.post(details, typed)
    page = client.get(reverse("group-detail", args=[place.slug, board.pk])).content.decode()
    assert "Alice Harbour" in page
    assert "Analyst" in page
    assert client.post(details, typed | {"name": "Stale"}).status_code == 409
    assert list(pages.errors_of(client.post(details, typed | {"name": " "}))) == ["name"]


def test_an_address_that_is_not_known_is_kept_nowhere(monkeypatch):
    left = []
    monkeypatch.setattr(
        account_services, "mail_new_password_link", SimpleNamespace(enqueue=lambda *args: left.append(args))
    )
    ask("nobody@example.org")
    assert left == [(0, "http://testserver/")]
