"""The admin site for support staff: everything can be looked at, and almost nothing touched."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.db import models, transaction
from django.test import Client
from django.urls import reverse

from core.models import AuditEntry
from partnerships.access.roles import Role
from partnerships.models import Invitation, User
from reports.models import Question
from tests import builders, pages
from tests.places import make_place

pytestmark = pytest.mark.django_db
SHOWN = [model for model in admin.site._registry if model._meta.app_label not in ("auth", "django_tasks_db")]


@pytest.fixture(scope="module")
def _place(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        make_place("ours")
        yield
        transaction.set_rollback(True)


@pytest.fixture
def supporter(_place: None, db: None) -> Client:
    return pages.signed_in_as(builders.make_user(is_staff=True, is_superuser=True))


def page(model: type[models.Model], name: str, *args: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{name}", args=args)


@pytest.mark.parametrize("model", SHOWN, ids=lambda model: model._meta.label)
def test_each_list_and_a_record_of_it_can_be_read_and_nothing_added_or_deleted(
    model: type[models.Model], supporter: Client
) -> None:
    assert supporter.get(page(model, "changelist"), {"q": "a"}).status_code == 200
    assert supporter.get(page(model, "changelist")).status_code == 200
    assert supporter.get(page(model, "add")).status_code == 403
    record = admin.site._registry[model].get_queryset(None).exclude(pk=0).first()  # type: ignore[arg-type]
    if record is not None:
        assert supporter.get(page(model, "change", record.pk)).status_code == 200
        assert supporter.post(page(model, "delete", record.pk), {"post": "yes"}).status_code == 403
        if model is not User:
            assert supporter.post(page(model, "change", record.pk), {}).status_code == 403


def test_each_room_has_something_to_look_at() -> None:
    rooms = {"core", "partnerships", "plans", "actions", "performance", "cycle", "reports"}
    assert rooms <= {model._meta.app_label for model in SHOWN}


@pytest.mark.parametrize("role", list(Role))
def test_members_of_a_partnership_do_not_get_in(role: Role) -> None:
    answer = pages.sign_in(builders.make_partnership(), role).get(reverse("admin:index"))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("admin:login"))


def test_passwords_and_tokens_are_shown_to_nobody(supporter: Client) -> None:
    person = builders.make_user()
    assert person.password not in supporter.get(page(User, "change", person.pk)).content.decode()
    invitation = Invitation.objects.first()
    assert invitation is not None
    shown = supporter.get(page(Invitation, "change", invitation.pk)).content.decode()
    assert invitation.token_hash not in shown


def test_a_question_that_is_not_released_is_kept_from_support_staff_too(supporter: Client) -> None:
    draft = builders.make_question(builders.make_plan(), "What is hidden?", released=False)
    assert "What is hidden?" not in supporter.get(page(Question, "changelist")).content.decode()
    assert supporter.get(page(Question, "change", draft.pk)).status_code == 302


def account(supporter: Client, person: User, **flags: str) -> Any:
    address = page(User, "change", person.pk)
    version = supporter.get(address).context["adminform"].form.initial["seen_version"]
    return supporter.post(address, {"seen_version": version} | flags)


def test_an_account_is_closed_the_person_is_out_and_the_trail_tells_who_did_it(supporter: Client) -> None:
    person = builders.make_user(builders.make_partnership("bay"))
    client = pages.signed_in_as(person)
    overview = reverse("overview", args=["bay"])
    assert client.get(overview).status_code == 200
    account(supporter, person, is_data_steward="on")
    assert client.get(overview).status_code == 302
    person.refresh_from_db()
    assert (person.is_active, person.is_data_steward) == (False, True)
    entry = AuditEntry.objects.get(action="account changed", object_id=person.pk)
    assert entry.actor is not None
    assert entry.after == {"is_active": False, "is_data_steward": True}


def test_an_account_that_changed_meanwhile_is_refused(supporter: Client) -> None:
    person = builders.make_user()
    refused = supporter.post(page(User, "change", person.pk), {"seen_version": "77"})
    assert "since the page was opened" in refused.content.decode()
    person.refresh_from_db()
    assert person.is_active


def test_nobody_changes_their_own_account_and_staff_without_the_right_change_none(supporter: Client) -> None:
    own = User.objects.get(is_superuser=True)
    assert supporter.post(page(User, "change", own.pk), {"seen_version": own.version}).status_code == 403
    staff = pages.signed_in_as(builders.make_user(is_staff=True))
    assert staff.get(page(User, "changelist")).status_code == 403
