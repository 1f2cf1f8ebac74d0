"""What holds when people act in the same instant: real threads, each with its own connection to the database."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.urls import reverse

from actions.models import Action
from core.models import AuditEntry
from partnerships.access.roles import Role
from partnerships.models import Membership
from partnerships.people import services as role_services
from performance.models import Observation
from tests import builders, pages

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 10


def all_at_once(act: Callable[[int], Any]) -> list[Any]:
    """What `act` answers to each of ten threads that start together."""
    together = Barrier(PEOPLE, timeout=30)

    def one(number: int) -> Any:
        try:
            together.wait()
            return act(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(PEOPLE) as pool:
        return list(pool.map(one, range(PEOPLE)))


def browsers(client: Client) -> list[Client]:
    """The same signed-in session in ten windows."""
    windows = [Client() for _ in range(PEOPLE)]
    for window in windows:
        window.cookies = client.cookies
    return windows


def test_ten_identical_posts_at_once_make_one_action() -> None:
    place = builders.make_partnership()
    plan = builders.make_plan(place)
    client = pages.sign_in(place)
    url = reverse("action-create", args=[place.slug, plan.pk])
    typed = pages.form_values(client.get(url)) | {"title": "Light the alley"}
    windows = browsers(client)

    answers = all_at_once(lambda number: windows[number].post(url, typed))

    action = Action.objects.get(title="Light the alley")
    assert {answer.status_code for answer in answers} == {302}
    assert len({answer["Location"] for answer in answers}) == 1
    assert AuditEntry.objects.filter(object_type="action", object_id=action.pk, action="created").count() == 1


def test_of_ten_people_who_save_the_same_figure_one_succeeds_and_nine_are_told() -> None:
    place = builders.make_partnership()
    measure = builders.make_measure(builders.make_plan(place))
    observation = builders.make_observation(measure, value=253)
    url = reverse("observation-edit", args=[place.slug, observation.pk])
    people = [pages.sign_in(place) for _ in range(PEOPLE)]
    typed = pages.form_values(people[0].get(url))

    answers = all_at_once(lambda number: people[number].post(url, typed | {"quantity": str(300 + number)}))

    statuses = sorted(answer.status_code for answer in answers)
    assert statuses == [302] + [409] * 9
    winner = next(number for number, answer in enumerate(answers) if answer.status_code == 302)
    assert Observation.objects.get(pk=observation.pk).value == 300 + winner
    for number, answer in enumerate(answers):
        if number != winner:
            told = answer.content.decode()
            assert str(300 + number) in told, "what they typed is still there"
            assert str(300 + winner) in told, "what the other saved stands beside"
    assert observation.revisions.count() == 1


def test_of_all_administrators_who_leave_at_once_one_stays() -> None:
    place = builders.make_partnership()
    leaving = [builders.make_membership(place, Role.ADMINISTRATOR) for _ in range(PEOPLE)]

    def leave(number: int) -> str:
        try:
            role_services.end_role(by=None, membership=leaving[number], version=1)
        except ValidationError as error:
            return error.messages[0]
        return "left"

    answers = all_at_once(leave)

    assert answers.count("left") == PEOPLE - 1
    assert Membership.objects.active().filter(partnership=place).count() == 1
    assert any("last administrator" in answer for answer in answers)
