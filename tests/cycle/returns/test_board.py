"""The board of a quarter's returns: who owes what, who is late, in few queries."""

from datetime import timedelta

import pytest

from core import clock
from tests import builders, pages
from tests.cycle.returns.ours import JULY, Q1, opened, owned, submitted, url

pytestmark = pytest.mark.django_db


def test_the_board_tells_who_owes_what_and_who_has_never_told_anything(plan, police, constable, officer):
    fire = builders.make_agency("Fire")
    mine, _ = builders.make_action(plan, agency=police, status="on_track"), builders.make_action(plan, agency=police)
    builders.make_action(plan, agency=fire)
    owned(plan, police, frequency="month")
    with clock.held_at(JULY):
        one = opened(plan)["Police"]
        fill = url("return-fill", one.pk)
        constable.post(fill, pages.form_values(constable.get(fill)) | {f"text_{mine.pk}": "Done"})
        (board,) = officer.get(url("return-list")).context["boards"]
        assert (board.outstanding, board.overdue) == (2, 0)
    told = {
        line.agency_return.agency.name: (line.actions_reported, line.actions, line.figures_known, line.figures)
        for line in board.lines
    }
    assert told == {"Police": (1, 2, 0, 3), "Fire": (0, 1, 0, 0)}
    assert [line.agency_return.agency.name for line in board.never_reported] == ["Fire"]
    with clock.held_at(JULY + timedelta(days=12)):
        (board,) = officer.get(url("return-list")).context["boards"]
        assert board.overdue == 2


def test_a_return_submitted_after_its_day_stays_marked_as_late(plan, police, constable):
    builders.make_observation(owned(plan, police), 90, year=Q1)
    with clock.held_at(JULY + timedelta(days=20)):
        one = opened(plan)["Police"]
        submitted(constable, one)
    one.refresh_from_db()
    assert one.is_late


def test_the_board_takes_few_queries_for_many_agencies(plan, police, officer, django_assert_max_num_queries):
    for _ in range(30):
        agency = builders.make_agency()
        builders.make_action(plan, agency=agency)
        owned(plan, agency, label=f"Of {agency}", frequency="month")
    opened(plan)
    officer.get(url("return-list"))
    with django_assert_max_num_queries(24):
        officer.get(url("return-list"))
