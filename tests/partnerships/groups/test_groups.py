"""Groups at three levels: their chair, their members and their address lists."""

import csv
import io

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from core import writes
from core.errors import StaleVersion
from partnerships.access.roles import Role
from partnerships.groups import selectors as group_selectors
from partnerships.models import Group, GroupMember
from partnerships.people import services as role_services
from tests import builders, pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(place):
    return pages.sign_in(place, Role.ADMINISTRATOR)


@pytest.fixture
def board(place):
    return builders.make_group(place, "Seaside board", "strategic")


def url(name, *args):
    return reverse(name, args=["seaside", *args])


def send(client, address, **values):
    return client.post(address, pages.form_values(client.get(address)) | values)


def table(response):
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_a_group_is_added_and_stands_under_its_level(place, administrator, board):
    builders.make_group(place, "Night team", "operational")
    answer = send(administrator, url("group-create"), name="Figures group", level="performance", chair_role="Analyst")
    assert answer["Location"] == url("group-detail", Group.objects.get(name="Figures group").pk)
    levels = group_selectors.groups_by_level(place)
    assert [(level.label, [str(line.group) for line in level.groups]) for level in levels] == [
        ("Strategic leadership", ["Seaside board"]),
        ("Performance", ["Figures group"]),
        ("Operational management", ["Night team"]),
    ]
    page = administrator.get(url("group-list")).content.decode()
    assert "Chair: Analyst." in page
    assert "No chair is named." in page


@pytest.mark.parametrize(
    ("values", "field"),
    [({"name": ""}, "name"), ({"level": "top"}, "level"), ({"name": "Seaside board"}, "name")],
)
def test_a_bad_group_is_refused_at_its_field(administrator, board, values, field):
    refused = send(administrator, url("group-create"), **{"name": "New", "level": "strategic"} | values)
    assert list(pages.errors_of(refused)) == [field]
    assert Group.objects.count() == 1


def test_an_archived_group_leaves_the_list_keeps_its_name_and_comes_back_with_its_members(administrator, board):
    builders.make_member(board, name="Jo Harbour")
    send(administrator, url("group-archive", board.pk), reason="Merged with another")
    assert "Nobody" not in administrator.get(url("group-detail", board.pk)).content.decode()
    again = send(administrator, url("group-create"), name="Seaside board", level="strategic")
    assert "Bring that one back" in pages.errors_of(again)["name"][0]
    send(administrator, url("group-restore", board.pk))
    page = administrator.get(url("group-detail", board.pk)).content.decode()
    assert "Jo Harbour" in page
    assert "Merged with another" in administrator.get(url("group-history", board.pk)).content.decode()


def test_a_member_is_someone_of_the_portal_or_known_by_role_title_and_address(place, administrator, board):
    officer = builders.make_user(place, email="officer@example.org", name="Olu Officer", role_title="Analyst")
    send(administrator, url("member-add", board.pk), user=officer.pk, name="Ignored", email="ignored@example.org")
    send(administrator, url("member-add", board.pk), role_title="Vicar", email="vicar@example.org")
    lines = group_selectors.group_line(board).members
    page = pages.sign_in(place).get(url("group-detail", board.pk)).content.decode()
    assert url("member-history", board.pk, lines[0].member.pk) in page
    assert [(str(one), one.role_title, one.email) for one in lines] == [
        ("Olu Officer", "Analyst", "officer@example.org"),
        ("Vicar", "Vicar", "vicar@example.org"),
    ]


def test_nobody_is_refused_and_so_are_a_stranger_and_one_who_is_there_already(place, administrator, board):
    nobody = send(administrator, url("member-add", board.pk))
    assert "Choose a person" in pages.errors_of(nobody)["user"][0]
    stranger = builders.make_user(builders.make_partnership())
    assert "user" in pages.errors_of(send(administrator, url("member-add", board.pk), user=stranger.pk))
    with pytest.raises(ValidationError, match="of this partnership"):
        builders.make_member(board, stranger)
    officer = builders.make_user(place)
    builders.make_member(board, officer)
    twice = send(administrator, url("member-add", board.pk), user=officer.pk)
    assert "in the group already" in pages.errors_of(twice)["user"][0]
    assert board.members.count() == 1


def test_the_chair_passes_from_one_member_to_another(place, administrator, board):
    first = builders.make_member(board, name="Ann First", is_chair=True)
    second = builders.make_member(board, name="Ben Second")
    assert "Chair: Ann First." in administrator.get(url("group-detail", board.pk)).content.decode()
    send(administrator, url("member-edit", board.pk, second.pk), is_chair="on")
    first.refresh_from_db()
    assert not first.is_chair
    assert group_selectors.group_line(board).chair == "Ben Second"
    assert "took the chair" in administrator.get(url("member-history", board.pk, first.pk)).content.decode()


def test_whoever_takes_the_chair_bears_its_title_unless_they_have_their_own(place, administrator):
    board = builders.make_group(place, "Figures group", chair_role="Borough Commander")
    assert group_selectors.group_line(board).chair == "Borough Commander"
    member = builders.make_member(board, name="Ann First", role_title="", is_chair=True)
    assert "Chair: Ann First, Borough Commander." in administrator.get(url("group-detail", board.pk)).content.decode()
    send(administrator, url("member-edit", board.pk, member.pk), role_title="Superintendent", is_chair="on")
    assert group_selectors.group_line(board).chair == "Ann First, Superintendent"
    untitled = builders.make_member(board, role_title="Leader of the council", is_chair=True)
    assert group_selectors.group_line(board).chair == str(untitled) == "Leader of the council"
    titles = {str(line): line.role_title for line in group_selectors.group_line(board).members}
    assert titles == {"Ann First": "Superintendent", "Leader of the council": "Leader of the council"}


def test_a_place_is_edited_and_a_stale_page_is_refused(administrator, board):
    member = builders.make_member(board, name="Ann")
    edit = url("member-edit", board.pk, member.pk)
    typed = pages.form_values(administrator.get(edit))
    send(administrator, edit, role_title="Headteacher")
    assert administrator.post(edit, typed | {"role_title": "Vicar"}).status_code == 409
    member.refresh_from_db()
    assert member.role_title == "Headteacher"
    emptied = send(administrator, edit, name="", role_title="", email="")
    assert "Choose a person" in pages.errors_of(emptied)["role_title"][0]
    with pytest.raises(StaleVersion):
        writes.archive(member, by=None, version=1)


def test_who_leaves_a_group_stays_in_its_history_and_may_come_back(place, administrator, board):
    officer = builders.make_user(place, name="Olu Officer")
    member = builders.make_member(board, officer, is_chair=True)
    send(administrator, url("member-remove", board.pk, member.pk), reason="New post")
    assert group_selectors.group_line(board).members == ()
    assert "Olu Officer, until" in administrator.get(url("group-detail", board.pk)).content.decode()
    assert "New post" in administrator.get(url("member-history", board.pk, member.pk)).content.decode()
    assert administrator.get(url("member-edit", board.pk, member.pk)).status_code == 404
    builders.make_member(board, officer, is_chair=True)
    assert GroupMember.objects.filter(group=board, user=officer).count() == 2


def test_the_address_list_holds_each_address_once_and_none_of_those_whose_role_has_ended(place, administrator, board):
    leaver = builders.make_user(place, email="leaver@example.org", name="Lee Leaver")
    builders.make_member(board, leaver)
    builders.make_member(board, email="shared@example.org", role_title="One")
    builders.make_member(board, email="shared@example.org", role_title="Two")
    membership = leaver.memberships.get()
    role_services.end_role(by=None, membership=membership, version=membership.version)
    page = administrator.get(url("group-detail", board.pk)).content.decode()
    assert 'id="addresses">shared@example.org</p>' in page
    assert "Has no role in the partnership any more" in page
    rows = table(administrator.get(url("group-detail", board.pk), {"export": "csv"}))
    assert [(row[3], row[7]) for row in rows[1:]] == [("Lee Leaver", "Ended"), ("One", ""), ("Two", "")]


def test_all_groups_download_as_one_file_empty_ones_too(place, administrator, board):
    builders.make_group(place, "Empty team", "operational", chair_role="Sergeant")
    builders.make_member(board, name="Ann", is_chair=True)
    rows = table(administrator.get(url("group-list"), {"export": "csv"}))
    assert rows[1][:4] == ["Strategic leadership", "Seaside board", "Chair", "Ann"]
    assert rows[2][:4] == ["Operational management", "Empty team", "Sergeant", ""]
    assert administrator.get(url("group-list"), {"export": "doc"}).status_code == 404


def test_another_partnerships_member_is_not_reached_through_ones_own_group(place, administrator, board):
    theirs = builders.make_group(builders.make_partnership())
    member = builders.make_member(theirs)
    assert administrator.get(url("member-edit", board.pk, member.pk)).status_code == 404
    assert administrator.get(url("group-detail", theirs.pk)).status_code == 404


def test_members_read_the_groups_and_only_administrators_change_them(place, board):
    officer = pages.sign_in(place)
    page = officer.get(url("group-detail", board.pk))
    assert page.status_code == 200
    assert url("group-edit", board.pk) not in page.content.decode()
    assert officer.get(url("group-edit", board.pk)).status_code == 403
    assert url("group-list") in officer.get(url("partner-list")).content.decode()


def test_many_groups_with_many_members_take_few_queries(place, administrator, django_assert_max_num_queries):
    for _ in range(6):
        group = builders.make_group(place)
        for _ in range(3):
            builders.make_member(group, builders.make_user(place))
    with django_assert_max_num_queries(8):
        administrator.get(url("group-list"))
