"""Signing in and out, and what was typed when a session ended."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.core.signing import TimestampSigner
from django.db.models import F
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.models import AuditEntry
from partnerships.accounts import services as accounts_services
from partnerships.accounts.kept_posts import kept
from partnerships.models import Partnership, User
from plans.models import Plan
from tests import builders
from tests.pages import errors_of, form_values, sign_in, signed_in_as

pytestmark = pytest.mark.django_db

SIGN_IN = reverse("sign-in")


@pytest.fixture
def partnership() -> Partnership:
    return builders.make_partnership("ours")


@pytest.mark.parametrize("typed", ["alice@example.org", "Alice@Example.ORG", " alice@example.org "])
def test_the_address_is_taken_in_any_case(typed: str, partnership: Partnership, client: Client) -> None:
    builders.make_user(partnership, email="alice@example.org")
    response = client.post(SIGN_IN, {"email": typed, "password": builders.PASSWORD})
    assert response.headers["Location"] == "/"
    assert client.get("/").headers["Location"] == reverse("overview", args=["ours"])


def test_a_wrong_password_and_an_unknown_address_are_refused_in_the_same_words(client: Client) -> None:
    builders.make_user(email="alice@example.org")
    wrong = client.post(SIGN_IN, {"email": "alice@example.org", "password": "wrong"})
    unknown = client.post(SIGN_IN, {"email": "nobody@example.org", "password": "wrong"})
    assert errors_of(wrong) == errors_of(unknown)
    assert errors_of(wrong)["__all__"] == ["The e-mail address and the password do not belong together. Check both."]


def test_each_empty_field_says_what_it_needs(client: Client) -> None:
    assert errors_of(client.post(SIGN_IN, {})) == {
        "email": ["Enter your e-mail address"],
        "password": ["Enter your password"],
    }


def test_a_deactivated_person_cannot_sign_in(client: Client) -> None:
    builders.make_user(email="alice@example.org", is_active=False)
    response = client.post(SIGN_IN, {"email": "alice@example.org", "password": builders.PASSWORD})
    assert "__all__" in errors_of(response)


@pytest.mark.parametrize(
    ("asked", "goes_to"),
    [
        ("/p/ours/plans/", "/p/ours/plans/"),
        ("https://elsewhere.example/", "/"),
        ("//elsewhere.example/", "/"),
        ("/\\elsewhere.example", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_after_signing_in_one_goes_on_within_the_portal_only(asked: str, goes_to: str, client: Client) -> None:
    builders.make_user(email="alice@example.org")
    values = {"email": "alice@example.org", "password": builders.PASSWORD, "next": asked}
    assert client.post(SIGN_IN, values).headers["Location"] == goes_to


def test_a_reader_who_is_signed_out_comes_back_to_the_page(partnership: Partnership, client: Client) -> None:
    builders.make_user(partnership, email="alice@example.org")
    address = reverse("plan-list", args=["ours"])
    response = client.get(address, follow=True)
    values = form_values(response) | {"email": "alice@example.org", "password": builders.PASSWORD}
    assert client.post(SIGN_IN, values).headers["Location"] == address


def test_one_who_is_signed_in_is_not_asked_again(partnership: Partnership) -> None:
    assert sign_in(partnership).get(SIGN_IN).headers["Location"] == "/"


def test_signing_out_ends_the_session_and_needs_a_post(partnership: Partnership) -> None:
    client = sign_in(partnership)
    assert client.get(reverse("sign-out")).status_code == 405
    assert client.post(reverse("sign-out")).headers["Location"] == SIGN_IN
    assert client.get(reverse("plan-list", args=["ours"])).status_code == 302


def test_signing_out_after_the_session_has_ended_is_no_work_to_take_up(client: Client) -> None:
    assert client.post(reverse("sign-out")).headers["Location"] == SIGN_IN


def test_one_with_several_partnerships_chooses_and_one_with_none_is_told(client: Client) -> None:
    alice = builders.make_user(builders.make_partnership("ours"))
    builders.make_role(alice, builders.make_partnership("theirs"), "scrutiny_member")
    response = signed_in_as(alice).get("/", follow=True)
    assert [found.slug for found in response.context["partnerships"]] == ["ours", "theirs"]
    nobody = signed_in_as(builders.make_user()).get("/", follow=True)
    assert "You have no role in a partnership yet" in nobody.content.decode()


def test_what_was_typed_when_the_session_ended_can_be_sent_after_signing_in(partnership: Partnership) -> None:
    plan = builders.make_plan(partnership, title="Before")
    alice = builders.make_user(partnership, email="alice@example.org")
    client = signed_in_as(alice)
    address = reverse("plan-edit", args=["ours", plan.pk])
    values = form_values(client.get(address)) | {"title": "After <b>"}
    client.logout()

    asked = client.post(address, values)
    assert asked.status_code == 401
    assert "Nothing is lost" in asked.content.decode()
    assert Plan.objects.get().title == "Before"

    wrong = client.post(SIGN_IN, form_values(asked) | {"email": "alice@example.org", "password": "wrong"})
    assert "Nothing is lost" in wrong.content.decode()
    signed = client.post(SIGN_IN, form_values(wrong) | {"password": builders.PASSWORD})
    page = signed.content.decode()
    assert "After &lt;b&gt;" in page
    assert Plan.objects.get().title == "Before"

    typed = signed.context["kept"]
    assert typed.path == address
    client.post(typed.path, {one.name: one.value for one in typed.values})
    assert Plan.objects.get().title == "After <b>"


def test_a_kept_post_that_was_altered_is_not_taken_up(partnership: Partnership, client: Client) -> None:
    builders.make_user(partnership, email="alice@example.org")
    values = {"email": "alice@example.org", "password": builders.PASSWORD, "kept": "made:up"}
    assert client.post(SIGN_IN, values).headers["Location"] == "/"


def test_a_password_is_never_kept(client: Client) -> None:
    response = client.post(reverse("plan-create", args=["ours"]), {"title": "Typed", "password": "secret"})
    found = kept(form_values(response)["kept"])
    assert found is not None
    assert [typed.name for typed in found.values] == ["title"]


def test_a_leaver_is_out_at_the_next_request(partnership: Partnership) -> None:
    alice = builders.make_user(partnership)
    client = signed_in_as(alice)
    address = reverse("plan-list", args=["ours"])
    assert client.get(address).status_code == 200
    alice.is_active = False
    alice.save()
    assert client.get(address).status_code == 302


@pytest.fixture
def alice(settings, partnership: Partnership) -> User:
    """Someone whose sign-in is watched, as everybody's is outside the tests."""
    settings.AXES_ENABLED = True
    return builders.make_user(partnership, email="alice@example.org")


def tries(password: str, times: int = 1, *, email: str = "alice@example.org", **sent: str) -> HttpResponse:
    """The answer to the last of so many attempts, each by a browser of its own; `sent` are headers and the address."""
    answers = [Client().post(SIGN_IN, {"email": email, "password": password}, **sent) for _ in range(times)]
    return answers[-1]


def test_ten_failed_attempts_for_a_name_from_an_address_make_it_wait(alice: User) -> None:
    assert tries("wrong", 9).status_code == 200
    tenth = tries("wrong")
    assert tenth.status_code == 429
    assert "Wait 15 minutes" in errors_of(tenth)["__all__"][0]
    assert form_values(tenth)["email"] == "alice@example.org"
    assert tries(builders.PASSWORD, email="Alice@Example.org").status_code == 429, "the right password waits, too"
    entry = AuditEntry.objects.get(action="had to wait to sign in")
    assert (entry.object_id, entry.after) == (alice.pk, {"tried from": "127.0.0.1"})


def test_others_of_the_office_and_the_same_name_elsewhere_go_on(alice: User, partnership: Partnership) -> None:
    builders.make_user(partnership, email="bob@example.org")
    assert tries("wrong", 10).status_code == 429
    assert tries(builders.PASSWORD, email="bob@example.org").status_code == 302
    assert tries(builders.PASSWORD, REMOTE_ADDR="192.0.2.7").status_code == 302


def test_the_wait_ends_after_a_quarter_of_an_hour_however_often_it_was_tried_meanwhile(alice: User) -> None:
    tries("wrong", 10)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=14))
    assert tries("wrong").status_code == 429
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - timedelta(minutes=1, seconds=1))
    assert tries(builders.PASSWORD).status_code == 302


def test_a_new_password_and_a_good_sign_in_begin_the_count_anew(alice: User) -> None:
    tries("wrong", 9)
    assert tries(builders.PASSWORD).status_code == 302
    assert tries("wrong", 9).status_code == 200
    assert tries("wrong").status_code == 429
    accounts_services.set_password(by=alice, user=alice, password="a-new-one-for-the-harbour")
    assert tries("a-new-one-for-the-harbour").status_code == 302


def test_behind_a_proxy_the_address_is_the_one_that_it_saw(alice: User, settings) -> None:
    settings.BEHIND_PROXY = True
    forged = {"HTTP_X_FORWARDED_FOR": "203.0.113.9, 192.0.2.1"}
    assert tries("wrong", 10, **forged).status_code == 429
    made_up = "198.51.100.3, 192.0.2.1"
    assert tries("wrong", HTTP_X_FORWARDED_FOR=made_up).status_code == 429
    assert tries(builders.PASSWORD, HTTP_X_FORWARDED_FOR="192.0.2.2").status_code == 302
    settings.BEHIND_PROXY = False
    assert tries("wrong", HTTP_X_FORWARDED_FOR="192.0.2.1").status_code == 200, "without one nobody is believed"


def test_the_support_pages_ask_the_same_count_and_names_of_nobody_are_kept_nowhere(alice: User) -> None:
    login = reverse("admin:login")
    for _ in range(10):
        answer = Client().post(login, {"username": "nobody@example.org", "password": "wrong"})
    assert answer.status_code == 429
    assert tries("wrong", email="nobody@example.org").status_code == 429
    assert not AuditEntry.objects.filter(action="had to wait to sign in").exists()


def test_what_was_typed_before_the_session_ended_is_not_lost_by_waiting(alice: User) -> None:
    tries("wrong", 10)
    token = TimestampSigner().sign("something typed")
    answer = Client().post(SIGN_IN, {"email": alice.email, "password": builders.PASSWORD, "kept": token})
    assert answer.status_code == 429
    assert form_values(answer)["kept"] == token
