"""Inviting people, their roles, and what happens to those who leave."""

import re
from datetime import timedelta
from typing import ClassVar

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection
from django.test import Client
from django.urls import reverse

from core import clock
from core.errors import StaleVersion
from partnerships.access.roles import Role
from partnerships.models import Invitation, Membership, User
from partnerships.people import services as role_services
from tests import builders, pages

pytestmark = pytest.mark.django_db
PASSWORD = "a long and quiet harbour"


def url(name, *args):
    return reverse(name, args=["seaside", *args])


def invited(place, email="new@example.org", role=Role.OFFICER, **values):
    administrator = pages.sign_in(place, Role.ADMINISTRATOR)
    form = url("person-invite")
    typed = pages.form_values(administrator.get(form)) | {"email": email, "name": "New Person", "role": role} | values
    return administrator, administrator.post(form, typed)


def link():
    return re.search(r"/invitations/[\w-]+/", mail.outbox[-1].body)[0]


def shown(administrator):
    return administrator.get(url("people")).content.decode()


def test_someone_is_invited_by_mail_opens_the_link_chooses_a_password_and_is_in(place):
    administrator, _ = invited(place)
    assert "sent" in shown(administrator)
    person = Client()
    assert person.get(link()).status_code == 200
    assert "opened" not in shown(administrator)
    opened = person.post(link())
    assert ": opened" in shown(administrator)
    person.post(link(), pages.form_values(opened) | {"password": PASSWORD})
    assert person.get(url("overview")).status_code == 200
    assert Membership.objects.get(user__email="new@example.org").role == Role.OFFICER
    assert Invitation.objects.get().accepted_at is not None


def test_the_link_is_kept_as_a_hash_and_works_once(place):
    invited(place)
    token = link().split("/")[2]
    assert token not in str(Invitation.objects.values().get())
    person = Client()
    person.post(link(), {"name": "New", "password": PASSWORD})
    assert Client().get(link()).status_code == 404
    assert Client().get("/invitations/guessed/").status_code == 404


def test_a_weak_password_is_refused_at_its_field_and_nobody_is_made(place):
    invited(place)
    refused = Client().post(link(), {"name": "New", "password": "password"})
    assert "password" in pages.errors_of(refused)
    assert not User.objects.filter(email="new@example.org").exists()


def test_someone_with_an_account_accepts_by_signing_in_and_has_two_partnerships(place):
    other = builders.make_partnership("hillside")
    person = builders.make_user(other, email="both@example.org")
    invited(place, "Both@example.org")
    stranger = Client()
    assert stranger.post(link())["Location"].startswith(reverse("sign-in"))
    client = pages.signed_in_as(person)
    client.post(link())
    assert client.get(url("overview")).status_code == 200
    assert client.get(reverse("overview", args=["hillside"])).status_code == 200


def test_another_account_cannot_take_an_invitation(place):
    invited(place)
    invitation = Invitation.objects.get()
    with pytest.raises(ValidationError, match="another address"):
        role_services.accept(invitation=invitation, user=builders.make_user())


def test_an_invitation_expires_and_is_sent_again_with_a_new_link(place):
    administrator, _ = invited(place)
    old = link()
    with clock.held_at(clock.now() + timedelta(days=15)):
        assert Client().get(old).status_code == 404
        assert "expired" in shown(administrator)
        again = url("invitation-resend", Invitation.objects.get().pk)
        administrator.post(again, pages.form_values(administrator.get(again)))
        assert Client().get(old).status_code == 404
        assert Client().get(link()).status_code == 200


def test_a_withdrawn_invitation_leads_nowhere(place):
    administrator, _ = invited(place)
    withdraw = url("invitation-withdraw", Invitation.objects.get().pk)
    administrator.post(withdraw, pages.form_values(administrator.get(withdraw)))
    assert Client().get(link()).status_code == 404
    assert "withdrawn" in shown(administrator)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"email": "no address"}, "email"),
        ({"role": ""}, "role"),
        ({"role": Role.AGENCY_OFFICER}, "agency"),
        ({"name": ""}, "name"),
    ],
)
def test_a_bad_invitation_is_refused_at_its_field_and_nothing_is_sent(place, values, field):
    _, refused = invited(place, **values)
    assert field in pages.errors_of(refused)
    assert mail.outbox == []


def test_nobody_is_invited_twice_to_one_role(place):
    invited(place)
    _, refused = invited(place, "NEW@example.org")
    assert "email" in pages.errors_of(refused)
    assert Invitation.objects.count() == 1


def test_another_partnerships_agency_cannot_be_given(place):
    theirs = builders.make_agency("Theirs")
    builders.make_partner(builders.make_partnership(), theirs)
    _, refused = invited(place, role=Role.AGENCY_OFFICER, agency=theirs.pk)
    assert "agency" in pages.errors_of(refused)


def test_a_leaver_is_out_at_the_next_request_and_stays_in_the_history(place):
    leaver = builders.make_user(place, name="Robin Leaver")
    client = pages.signed_in_as(leaver)
    assert client.get(url("overview")).status_code == 200
    administrator = pages.sign_in(place, Role.ADMINISTRATOR)
    end = url("role-end", leaver.memberships.get().pk)
    administrator.post(end, pages.form_values(administrator.get(end)))
    assert client.get(url("overview")).status_code == 404
    assert "Robin Leaver, partnership officer, until" in shown(administrator)


def test_the_last_administrator_stays(place):
    administrator = builders.make_user(place, Role.ADMINISTRATOR)
    membership = administrator.memberships.get()
    with pytest.raises(ValidationError, match="last administrator"):
        role_services.end_role(by=administrator, membership=membership, version=membership.version)
    with pytest.raises(ValidationError, match="last administrator"):
        role_services.change_role(
            by=administrator, membership=membership, version=membership.version, role=Role.OFFICER, agency=None
        )
    builders.make_user(place, Role.ADMINISTRATOR)
    role_services.end_role(by=administrator, membership=membership, version=membership.version)


def test_a_role_is_changed_at_once_and_a_stale_page_is_refused(place):
    officer = builders.make_user(place)
    membership = officer.memberships.get()
    administrator = pages.sign_in(place, Role.ADMINISTRATOR)
    change = url("role-change", membership.pk)
    administrator.post(change, pages.form_values(administrator.get(change)) | {"role": Role.SCRUTINY_MEMBER})
    client = pages.signed_in_as(officer)
    assert client.get(reverse("plan-create", args=["seaside"])).status_code == 403
    assert client.get(reverse("question-list", args=["seaside"])).status_code == 200
    membership.refresh_from_db()
    assert membership.role == Role.SCRUTINY_MEMBER
    with pytest.raises(StaleVersion):
        role_services.change_role(by=None, membership=membership, version=1, role=Role.APPROVER, agency=None)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.APPROVER, Role.SCRUTINY_MEMBER])
def test_only_administrators_see_the_people_page(place, role):
    assert pages.sign_in(place, role).get(url("people")).status_code == 403


def test_one_signed_in_with_another_account_is_led_to_sign_in_with_the_invited_one(place):
    builders.make_user(builders.make_partnership("hillside"), email="new@example.org")
    invited(place)
    client = pages.signed_in_as(builders.make_user(builders.make_partnership("moorland"), email="other@example.org"))
    assert "You are signed in as other@example.org" in client.get(link()).content.decode()
    asked = client.post(link(), follow=True)
    assert asked.redirect_chain[-1][0].startswith(reverse("sign-in"))
    typed = pages.form_values(asked) | {"email": "new@example.org", "password": builders.PASSWORD}
    assert client.post(reverse("sign-in"), typed)["Location"] == link()
    client.post(link())
    assert client.get(url("overview")).status_code == 200


def test_an_accepted_invitation_stays_on_the_page_and_offers_nothing_more(place):
    administrator, _ = invited(place)
    Client().post(link(), {"name": "New Person", "password": PASSWORD})
    page = shown(administrator)
    assert ": accepted" in page
    resend = url("invitation-resend", Invitation.objects.get().pk)
    assert resend not in page
    assert administrator.get(resend).status_code == 404


def test_the_history_of_an_ended_role_can_still_be_read_by_its_own_partnership_only(place):
    administrator = pages.sign_in(place, Role.ADMINISTRATOR)
    membership = builders.make_membership(place)
    role_services.end_role(by=None, membership=membership, version=membership.version, reason="Moved to another post")
    history = url("role-history", membership.pk)
    assert history in shown(administrator)
    assert "Moved to another post" in administrator.get(history).content.decode()
    foreign = builders.make_membership(builders.make_partnership())
    assert administrator.get(url("role-history", foreign.pk)).status_code == 404


def test_someone_whose_account_is_closed_stays_on_the_page_among_those_who_left(place):
    left = builders.make_user(place, name="Vera Voss")
    left.is_active = False
    left.save()
    assert "Vera Voss, partnership officer, account closed" in shown(pages.sign_in(place, Role.ADMINISTRATOR))


def test_a_role_that_was_ended_is_given_back_and_the_person_is_in_again(place):
    person = builders.make_user(place, name="Robin Returner")
    membership = person.memberships.get()
    role_services.end_role(by=None, membership=membership, version=membership.version)
    client = pages.signed_in_as(person)
    assert client.get(url("overview")).status_code == 404
    administrator = pages.sign_in(place, Role.ADMINISTRATOR)
    restore = url("role-restore", membership.pk)
    assert restore in shown(administrator)
    administrator.post(restore, pages.form_values(administrator.get(restore)))
    assert client.get(url("overview")).status_code == 200
    assert administrator.get(restore).status_code == 404, "a role that stands cannot be given back"


def test_a_role_is_not_given_back_to_one_who_has_it_anew_or_whose_account_is_closed(place):
    person = builders.make_user(place)
    ended = role_services.end_role(by=None, membership=person.memberships.get(), version=1)
    builders.make_role(person, place, Role.OFFICER)
    with pytest.raises(ValidationError, match="has that role already"):
        role_services.restore_role(by=None, membership=ended, version=ended.version)
    person.is_active = False
    person.save()
    ended.refresh_from_db()
    with pytest.raises(ValidationError, match="account is closed"):
        role_services.restore_role(by=None, membership=ended, version=ended.version)


def test_one_whose_account_was_closed_is_invited_and_comes_back_with_nothing_of_before(place):
    elsewhere = builders.make_partnership("hillside")
    closed = builders.make_user(elsewhere, email="new@example.org", is_active=False, is_data_steward=True)
    invited(place, "New@example.org")
    person = Client()
    opened = person.post(link())
    answer = person.post(link(), pages.form_values(opened) | {"password": PASSWORD})
    assert answer["Location"] == url("overview")
    assert person.get(url("overview")).status_code == 200
    assert person.get(reverse("overview", args=["hillside"])).status_code == 404
    closed.refresh_from_db()
    assert (closed.is_active, closed.is_data_steward, closed.check_password(PASSWORD)) == (True, False, True)


def test_a_weak_password_leaves_a_closed_account_closed(place):
    builders.make_user(email="new@example.org", is_active=False)
    invited(place)
    refused = Client().post(link(), {"name": "New", "password": "password"})
    assert "password" in pages.errors_of(refused)
    assert not User.objects.get(email="new@example.org").is_active


def test_where_no_mail_can_be_sent_the_invitation_is_kept_and_can_be_sent_again(place, settings):
    served = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "tests.partnerships.people.test_people.NoServer"
    administrator, answer = invited(place)
    told = " ".join(administrator.get(answer["Location"]).content.decode().split())
    assert "The invitation is kept, but its mail could not be sent." in told
    assert "The invitation was sent." not in told
    settings.EMAIL_BACKEND = served
    again = url("invitation-resend", Invitation.objects.get().pk)
    answer = administrator.post(again, pages.form_values(administrator.get(again)))
    assert "The invitation was sent again." in administrator.get(answer["Location"]).content.decode()
    assert Client().get(link()).status_code == 200


def test_the_mail_goes_out_once_the_invitation_is_kept_and_the_same_post_again_mails_nothing(place, settings):
    settings.EMAIL_BACKEND = "tests.partnerships.people.test_people.KeptFirst"
    administrator = pages.sign_in(place, Role.ADMINISTRATOR)
    form = url("person-invite")
    typed = pages.form_values(administrator.get(form)) | {
        "email": "new@example.org", "name": "New", "role": Role.OFFICER,
    }  # fmt: skip
    within = len(connection.savepoint_ids)
    KeptFirst.depths = []
    for _ in range(2):
        assert administrator.post(form, typed).status_code == 302
    assert KeptFirst.depths == [within]


class KeptFirst(BaseEmailBackend):
    """Notes how many transactions are open while it sends."""

    depths: ClassVar[list[int]] = []

    def send_messages(self, messages):
        self.depths.append(len(connection.savepoint_ids))
        return len(messages)


class NoServer(BaseEmailBackend):
    """A mail server that does not answer."""

    def send_messages(self, messages):
        raise ConnectionRefusedError("Nobody is there.")
