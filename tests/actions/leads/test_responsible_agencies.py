"""Who answers for an action that only a group leads: whoever is in its chair, for the agency they act for."""

import pytest
from django.urls import reverse

from actions.actions.services import NewLead
from actions.leads import selectors as answering
from actions.progress import selectors as progress_selectors
from core import writes
from core.periods.period import Period
from cycle.my_work.selectors import work_in_every_partnership
from cycle.returns.selectors.board import board_of
from cycle.returns.selectors.content import return_content_of
from cycle.returns.services import opening
from partnerships.access.roles import Role
from partnerships.access.selectors import scope_for
from partnerships.groups.selectors import agencies_in_the_chair
from partnerships.models import GroupMember
from plans.models import PlanStatus
from tests import builders, pages

pytestmark = pytest.mark.django_db
QUARTER = Period.parse("2013-14-Q1")


@pytest.fixture
def plan():
    return builders.make_plan(builders.make_partnership("ours"), status=PlanStatus.PUBLISHED)


@pytest.fixture
def police(plan):
    return builders.make_partner(plan.partnership, builders.make_agency("Police")).agency


@pytest.fixture
def board(plan):
    return builders.make_group(plan.partnership, "Burglary board")


@pytest.fixture
def patrols(plan, board):
    return builders.make_action(plan, "Patrols", leads=[NewLead(group=board)])


def opened_for(plan):
    return [one.agency.name for one in opening.open_returns(by=None, plan=plan, quarter=QUARTER)]


def officer_of(plan, agency):
    return builders.make_user(plan.partnership, Role.AGENCY_OFFICER, agency=agency)


def test_it_is_in_the_return_of_the_chairs_agency(plan, police, board, patrols):
    chair = officer_of(plan, police)
    builders.make_member(board, chair, is_chair=True)
    [found] = opening.open_returns(by=None, plan=plan, quarter=QUARTER)
    assert found.agency == police
    scope = scope_for(chair, "ours")
    assert [one.action for one in return_content_of(scope, found).actions] == [patrols]
    [line] = board_of(plan, QUARTER).lines
    assert (line.actions, line.actions_reported) == (1, 0)
    assert progress_selectors.may_report(scope, patrols)
    assert list(progress_selectors.open_actions(scope)) == [patrols]
    assert "Patrols" in pages.signed_in_as(chair).get(reverse("return-fill", args=["ours", found.pk])).content.decode()
    assert work_in_every_partnership(chair)[0].returns == (found,)


def test_the_agency_that_the_chairs_place_names_comes_before_the_one_they_act_for(plan, police, board, patrols):
    fire = builders.make_agency("Fire", kind="fire")
    builders.make_member(board, officer_of(plan, police), is_chair=True, agency=fire)
    assert opened_for(plan) == ["Fire"]


def test_a_chair_known_by_role_title_answers_where_the_place_names_an_agency(plan, police, board, patrols):
    builders.make_member(board, role_title="Superintendent", agency=police, is_chair=True)
    assert opened_for(plan) == ["Police"]


def test_a_unit_in_the_chair_counts_as_its_agency(plan, police, board, patrols):
    unit = builders.make_agency("Neighbourhood team", unit_of=police)
    builders.make_member(board, agency=unit, is_chair=True)
    [found] = opening.open_returns(by=None, plan=plan, quarter=QUARTER)
    assert found.agency == police
    assert [one.action for one in return_content_of(scope_for(officer_of(plan, unit), "ours"), found).actions] == [
        patrols
    ]
    [line] = board_of(plan, QUARTER).lines
    assert line.actions == 1


def test_an_agency_that_leads_beside_the_group_answers_alone(plan, police, board):
    fire = builders.make_agency("Fire", kind="fire")
    action = builders.make_action(plan, "Alarms", agency=fire, leads=[NewLead(group=board)])
    chair = officer_of(plan, police)
    builders.make_member(board, chair, is_chair=True)
    assert opened_for(plan) == ["Fire"]
    assert not progress_selectors.may_report(scope_for(chair, "ours"), action)


def test_members_beside_the_chair_and_former_chairs_do_not_answer(plan, police, board, patrols):
    builders.make_member(board, officer_of(plan, police))
    gone = builders.make_member(board, agency=police, is_chair=True)
    writes.archive(gone, by=None, version=gone.version)
    assert agencies_in_the_chair(plan.partnership) == {}
    assert opened_for(plan) == []


def test_another_partnerships_role_of_the_chair_counts_for_nothing_here(plan, police, board, patrols):
    elsewhere = builders.make_partnership("theirs")
    chair = builders.make_user(plan.partnership, Role.APPROVER)
    builders.make_role(chair, elsewhere, Role.AGENCY_OFFICER, police)
    builders.make_member(board, chair, is_chair=True)
    assert opened_for(plan) == []


@pytest.mark.parametrize(("role", "page"), [(Role.ADMINISTRATOR, "overview"), (Role.OFFICER, "return-list")])
def test_without_a_chair_of_an_agency_it_is_named_to_those_who_can_mend_it(plan, police, board, patrols, role, page):
    someone = pages.sign_in(plan.partnership, role)
    told = " ".join(someone.get(reverse(page, args=["ours"])).content.decode().split())
    assert "1 open action is in nobody’s return" in told
    assert reverse("group-detail", args=["ours", board.pk]) in told
    builders.make_member(board, agency=police, is_chair=True)
    told = " ".join(someone.get(reverse(page, args=["ours"])).content.decode().split())
    assert "nobody’s return" not in told


def test_others_are_not_bothered_and_finished_work_is_not_named(plan, board, patrols):
    member = pages.sign_in(plan.partnership, Role.SCRUTINY_MEMBER)
    assert "nobody’s return" not in member.get(reverse("overview", args=["ours"])).content.decode()
    assert answering.actions_without_agency(plan.partnership) == [patrols]
    type(patrols).objects.update(status="complete")
    assert answering.actions_without_agency(plan.partnership) == []


def test_many_actions_of_groups_take_no_more_queries(plan, police, board, django_assert_num_queries):
    chair = officer_of(plan, police)
    builders.make_member(board, chair, is_chair=True)
    scope = scope_for(chair, "ours")
    actions = [builders.make_action(plan, leads=[NewLead(group=board)]) for _ in range(3)]
    read = list(progress_selectors.open_actions(scope))
    with django_assert_num_queries(1):
        assert len(progress_selectors.reportable_actions(scope, read)) == len(actions)
    assert GroupMember.objects.get().is_chair
