"""What caches between the portal and a reader may keep: the public's files, and nothing with a person's name on it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from partnerships.models import Partnership
from plans.models import PlanStatus
from tests import builders, pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def final(place: Partnership) -> Any:
    plan = builders.make_plan(place, slug="plan", status=PlanStatus.PUBLISHED)
    builders.make_publication(plan)
    final = builders.make_final_version(plan)
    builders.make_public_paper(final)
    return final


def test_a_public_file_keeps_its_mark_and_its_minutes_for_everyone(place: Partnership, final: Any) -> None:
    address = reverse("public-paper-file", args=["seaside", final.reference, "paper.pdf"])

    for reader in (Client(), pages.sign_in(place)):
        answer = reader.get(address)
        assert answer["ETag"]
        assert answer["Cache-Control"] == "public, max-age=300"


def test_a_public_page_is_kept_by_nobody_once_it_names_its_reader(place: Partnership, final: Any) -> None:
    address = reverse("public-partnership", args=["seaside"])

    assert "no-store" not in Client().get(address).get("Cache-Control", "")
    assert "no-store" in pages.sign_in(place).get(address)["Cache-Control"]


def test_an_address_of_nothing_is_kept_by_nobody() -> None:
    assert "no-store" in Client().get("/no/such/page/")["Cache-Control"]
