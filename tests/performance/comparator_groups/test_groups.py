"""Groups to compare with: named by officers, dated, kept whole with their history, and never another partnership's."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from core.errors import StaleVersion
from core.models import AuditEntry
from partnerships.access.roles import Role
from performance.comparator_groups import services
from performance.comparator_groups.selectors import groups
from performance.models import ComparatorGroup
from tests import builders, pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def seaside():
    return builders.make_partnership("seaside", area=area_of("Seaside", "E07000901"))


def area_of(name, district_code):
    """A partnership's area with its one district."""
    area = builders.make_area(name, f"E22{district_code[3:]}")
    district = builders.make_area(name, district_code, kind="district")
    builders.make_area_link(district, area)
    return area


def new(client, **values):
    page = client.get(reverse("comparator-group-create", args=["seaside"]))
    typed = {"name": "Alike", "kind": "most_similar", "source": "iQuanta, 2013"} | values
    return client.post(reverse("comparator-group-create", args=["seaside"]), pages.form_values(page) | typed)


def names_in(group, day=None):
    rows = group.members.all()
    return [str(row) for row in rows if day is None or row.is_in_on(day)]


def test_an_officer_names_areas_by_name_or_code_however_they_are_spelt(seaside):
    area_of("Kingston upon Hull, City of", "E07000902")
    area_of("Harbour", "E07000903")
    new(pages.sign_in(seaside), members="kingston upon hull\n\n  e22000903 \nHarbour")
    (group,) = groups.groups_of(seaside)
    assert names_in(group) == ["Harbour", "Kingston upon Hull, City of"]


def test_every_line_that_means_no_area_is_told_and_what_was_typed_stays(seaside):
    area_of("Harbour", "E07000903")
    answer = new(pages.sign_in(seaside), members="Harbor\nHarbour\nAtlantis")
    told = " ".join(pages.errors_of(answer)["members"])
    assert "“Harbor” is not an area that is known here. Nearest: “Harbour”." in told
    assert "“Atlantis”" in told
    assert "Atlantis" in answer.content.decode()
    assert not ComparatorGroup.objects.exists()


def test_an_area_of_which_figures_are_not_kept_is_refused(seaside):
    builders.make_area("Old Town", "E05000001", kind="ward")
    answer = new(pages.sign_in(seaside), members="E05000001")
    assert "figures are kept for those" in pages.errors_of(answer)["members"][0]


def test_a_group_without_areas_is_refused_unless_the_lookup_can_fill_it(seaside):
    client = pages.sign_in(seaside)
    assert pages.errors_of(new(client))["members"] == ["Name the areas of the group, one a line."]
    assert pages.errors_of(new(client, kind="county"))["members"]
    county = builders.make_area("Coastshire", "E10000001", kind="county")
    for area in (seaside.area, area_of("Harbour", "E07000903")):
        builders.make_area_link(area, county)
    assert new(client, kind="county").status_code == 302
    assert names_in(groups.groups_of(seaside)[0]) == ["Harbour", "Seaside"]


def test_own_choice_keeps_to_the_authority_type(seaside):
    area_of("Big City", "E08000001")
    area_of("Harbour", "E07000903")
    client = pages.sign_in(seaside)
    told = pages.errors_of(new(client, kind="own", members="Harbour\nBig City"))["members"]
    assert told == ["A group of this kind holds districts of counties: Big City is a metropolitan borough."]
    assert new(client, kind="own", members="Harbour").status_code == 302
    group = groups.groups_of(seaside)[0]
    with pytest.raises(ValidationError, match="Big City"):
        services.add_members(by=None, group=group, version=group.version, members=[area_of("Big City", "E08000002")])


def test_the_kind_cannot_be_changed_to_one_that_the_members_do_not_fit(seaside):
    group = builders.make_comparator_group(seaside, area_of("Big City", "E08000001"))
    client = pages.sign_in(seaside)
    url = reverse("comparator-group-edit", args=["seaside", group.pk])
    answer = client.post(url, pages.form_values(client.get(url)) | {"kind": "london"})
    assert "Big City is a metropolitan borough" in pages.errors_of(answer)["kind"][0]


def test_a_group_of_other_days_has_other_members(seaside):
    harbour, quay = area_of("Harbour", "E07000903"), area_of("Quay", "E07000904")
    group = builders.make_comparator_group(seaside, harbour)
    member = group.members.get()
    services.change_member(by=None, member=member, version=group.version, ends=date(2016, 3, 31))
    group.refresh_from_db()
    services.add_members(by=None, group=group, version=group.version, members=[quay], starts=date(2016, 4, 1))
    assert names_in(group, date(2016, 3, 31)) == ["Harbour"]
    assert names_in(group, date(2016, 4, 1)) == ["Quay"]
    (turn,) = groups.group_page(groups.group_for(seaside, group.pk)).changes
    assert (turn.day, turn.words) == (date(2016, 4, 1), "Quay joined; Harbour left")


def test_an_area_is_in_a_group_once_at_a_time_and_may_come_back(seaside):
    harbour = area_of("Harbour", "E07000903")
    group = builders.make_comparator_group(seaside, harbour)
    with pytest.raises(ValidationError, match="in the group at that time already"):
        services.add_members(by=None, group=group, version=group.version, members=[harbour], starts=date(2016, 4, 1))
    stays = [services.Member(harbour, None, date(2010, 3, 31)), services.Member(harbour, date(2016, 4, 1))]
    services.set_members(by=None, group=group, version=group.version, members=stays)
    assert group.members.count() == 2


def test_a_last_day_before_the_first_is_refused_at_its_field(seaside):
    group = builders.make_comparator_group(seaside, area_of("Harbour", "E07000903"))
    client = pages.sign_in(seaside)
    url = reverse("comparator-member-edit", args=["seaside", group.members.get().pk])
    typed = {"starts-day": "1", "starts-month": "4", "starts-year": "2016", "ends-day": "1", "ends-month": "4"}
    answer = client.post(url, pages.form_values(client.get(url)) | typed | {"ends-year": "2013"})
    assert pages.errors_of(answer)["ends"] == ["The last day cannot be before the first."]


def test_every_change_of_the_members_is_in_the_groups_history(seaside):
    group = builders.make_comparator_group(seaside, area_of("Harbour", "E07000903"))
    client = pages.sign_in(seaside)
    url = reverse("comparator-member-remove", args=["seaside", group.members.get().pk])
    assert client.post(url, pages.form_values(client.get(url)) | {"reason": "Typed by mistake"}).status_code == 302
    entry = AuditEntry.objects.latest("pk")
    assert entry.before["members"] == ["Harbour (E22000903)"]
    assert entry.after["members"] == []
    history = client.get(reverse("comparator-group-history", args=["seaside", group.pk])).content.decode()
    assert "Harbour (E22000903)" in history
    assert "Typed by mistake" in history


def test_of_two_officers_the_second_is_refused(seaside):
    group = builders.make_comparator_group(seaside, area_of("Harbour", "E07000903"))
    services.add_members(by=None, group=group, version=group.version, members=[area_of("Quay", "E07000904")])
    with pytest.raises(StaleVersion):
        services.add_members(by=None, group=group, version=group.version, members=[area_of("Bay", "E07000905")])
    client = pages.sign_in(seaside)
    url = reverse("comparator-members-add", args=["seaside", group.pk])
    page = client.get(url)
    group.refresh_from_db()
    services.change_group(by=None, group=group, version=group.version, name="Renamed")
    answer = client.post(url, pages.form_values(page) | {"members": "Bay"})
    assert answer.status_code == 409
    assert "Bay" in answer.content.decode()


def test_an_archived_group_is_out_of_the_list_and_can_be_brought_back(seaside):
    group = builders.make_comparator_group(seaside, name="Old group")
    client = pages.sign_in(seaside)
    for name in ("comparator-group-archive", "comparator-group-restore"):
        url = reverse(name, args=["seaside", group.pk])
        assert client.post(url, pages.form_values(client.get(url))).status_code == 302
        listed = [one.name for one in groups.groups_of(seaside)]
        assert listed == ([] if name.endswith("archive") else ["Old group"])


def test_members_read_and_only_officers_change(seaside):
    group = builders.make_comparator_group(seaside)
    client = pages.sign_in(seaside, Role.SCRUTINY_MEMBER)
    page = client.get(reverse("comparator-group", args=["seaside", group.pk]))
    assert page.status_code == 200
    assert "Add areas" not in page.content.decode()
    assert client.get(reverse("comparator-members-add", args=["seaside", group.pk])).status_code == 403
