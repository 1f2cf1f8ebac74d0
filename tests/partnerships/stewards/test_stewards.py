"""What data stewards keep for every partnership: agencies and areas, merged only after what that touches was shown."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from actions.actions.services import NewLead
from actions.models import Action
from core.errors import StaleVersion
from core.models import AuditEntry
from partnerships.access.roles import Role
from partnerships.agencies import selectors as agency_selectors
from partnerships.agencies import services as agency_services
from partnerships.models import Agency, Area
from partnerships.stewards import selectors as steward_selectors
from plans.models import Risk
from tests import builders, pages

pytestmark = pytest.mark.django_db
WHY = "Entered twice"


@pytest.fixture
def steward():
    return pages.signed_in_as(builders.make_user(is_data_steward=True, name="Stella Steward"))


@pytest.fixture
def twins():
    """Two entries of one force, with work in two partnerships."""
    kept, gone = builders.make_agency("Seaside Police"), builders.make_agency("Seaside Constabulary")
    ours, theirs = builders.make_partnership("ours"), builders.make_partnership("theirs")
    builders.make_partner(ours, kept)
    builders.make_partner(theirs, gone)
    plan = builders.make_plan(theirs)
    builders.make_action(plan, "Patrol", agency=gone)
    builders.make_measure(plan, "Burglary", data_owner=gone)
    builders.make_entry(Risk, plan, title="Fewer officers", owner=gone)
    builders.make_user(theirs, Role.AGENCY_OFFICER, agency=gone, email="officer@example.org")
    builders.make_member(builders.make_group(theirs), agency=gone, name="Sergeant")
    builders.make_agency("Seaside Cadets", unit_of=gone)
    return kept, gone


def url(name, *args):
    return reverse(name, args=args)


def send(client, address, **values):
    return client.post(address, pages.form_values(client.get(address)) | values)


def merge(kept, gone, **values):
    gone.refresh_from_db()
    return agency_services.merge_agencies(
        by=None, gone=gone, kept=kept, version=gone.version, **{"reason": WHY} | values
    )


def test_the_stewards_pages_are_found_from_their_front_page_and_from_nobody_elses(steward):
    assert url("steward-home") in steward.get(reverse("partnership-list")).content.decode()
    home = steward.get(url("steward-home")).content.decode()
    for page in ("agency-list", "area-list", "shared-list", "national-upload-list"):
        assert url(page) in home
    officer = pages.sign_in(builders.make_partnership(), Role.ADMINISTRATOR)
    assert url("steward-home") not in officer.get(reverse("partnership-list")).content.decode()
    assert officer.get(url("steward-home")).status_code == 404


def test_the_way_there_is_in_the_header_also_for_one_with_a_single_partnership():
    """Home leads such a person straight into the partnership, past the page that has the links."""
    place = builders.make_partnership("ours")
    person = pages.signed_in_as(builders.make_user(place, is_data_steward=True))
    for page in (reverse("overview", args=["ours"]), url("steward-home"), reverse("password-change")):
        assert f'href="{reverse("partnership-list")}"' in person.get(page).content.decode()


def test_the_lists_are_in_the_order_of_their_names(steward):
    for name in ("Zebra", "Alpha", "Moor"):
        builders.make_agency(name)
        builders.make_area(name)
        builders.make_partnership(name=name)
        builders.make_indicator(name)
    for page in ("agency-list", "area-list", "tenant-list", "shared-list"):
        shown = steward.get(url(page)).content.decode()
        assert shown.index("Alpha") < shown.index("Moor") < shown.index("Zebra"), page


def test_an_agency_is_added_and_every_partnership_can_choose_it(steward):
    send(steward, url("agency-create"), name="Seaside ICB", kind="health")
    agency = Agency.objects.get(name="Seaside ICB")
    administrator = pages.sign_in(builders.make_partnership("ours"), Role.ADMINISTRATOR)
    choice = pages.form_of(administrator.get(reverse("partner-add", args=["ours"])))["agency"]
    assert agency in choice.field.queryset
    twice = send(steward, url("agency-create"), name="Seaside ICB", kind="health")
    assert "name" in pages.errors_of(twice)


def test_a_rename_shows_first_where_the_name_stands_and_is_kept_with_its_reason(steward, twins):
    _, gone = twins
    edit = url("agency-edit", gone.pk)
    shown = steward.get(edit)
    assert {one.where: one.what for one in shown.context["touched"]} == {
        "The installation itself": "1 agency",
        "Safer Theirs": "1 action lead, 1 group member, 1 measure, 1 membership, 1 partner, 1 risk",
    }
    send(steward, edit, name="Seaside Police Service", reason="Royal charter")
    history = steward.get(url("agency-history", gone.pk)).content.decode()
    for told in ("Stella Steward", "Seaside Constabulary", "Seaside Police Service", "Royal charter"):
        assert told in history


def test_a_partnership_cannot_rename_anothers_partner_nor_its_own(twins):
    kept, _ = twins
    administrator = pages.sign_in(kept.partners.get().partnership, Role.ADMINISTRATOR)
    for page in ("agency-edit", "agency-merge-start", "agency-detail"):
        assert administrator.get(url(page, kept.pk)).status_code == 404
    partner = kept.partners.get()
    assert "name" not in pages.form_of(administrator.get(reverse("partner-edit", args=["ours", partner.pk]))).fields


def test_a_merge_shows_what_it_touches_and_moves_all_of_it_in_every_partnership(steward, twins):
    kept, gone = twins
    started = steward.get(url("agency-merge-start", gone.pk), {"into": kept.pk})
    assert started["Location"] == url("agency-merge", gone.pk, kept.pk)
    page = steward.get(started["Location"]).content.decode()
    assert "Safer Theirs" in page
    assert "1 action lead" in page
    send(steward, started["Location"], reason=WHY)

    gone.refresh_from_db()
    assert gone.merged_into == kept
    assert steward_selectors.touched_with(gone) == []
    theirs = {one.where: one.what for one in steward_selectors.touched_with(kept)}["Safer Theirs"]
    assert theirs == "1 action lead, 1 group member, 1 measure, 1 membership, 1 partner, 1 risk"
    assert Action.objects.get().lead_words == "Seaside Police"
    assert [str(one) for one in kept.units.all()] == ["Seaside Cadets"]
    officer = pages.signed_in_as(kept.memberships.get().user)
    assert "Patrol" in officer.get(reverse("my-work", args=["theirs"])).content.decode()


def test_each_record_that_moved_says_so_in_the_history_of_its_own_partnership(twins):
    kept, gone = twins
    merge(kept, gone)
    theirs = kept.partners.get(partnership__slug="theirs").partnership
    told = AuditEntry.objects.filter(tenant_id=theirs.pk, reason=WHY).values_list("object_type", flat=True)
    assert sorted(told) == ["action", "group_member", "measure", "partner", "risk", "role"]


def test_a_merged_agency_can_be_chosen_nowhere_keeps_its_name_and_is_found_apart(steward, twins):
    kept, gone = twins
    merge(kept, gone)
    assert gone not in agency_selectors.agencies_to_choose()
    assert "Seaside Constabulary" not in steward.get(url("agency-list")).content.decode()
    assert "Seaside Constabulary" in steward.get(url("agency-list"), {"shown": "merged"}).content.decode()
    assert "It was merged into" in steward.get(url("agency-detail", gone.pk)).content.decode()
    assert steward.get(url("agency-edit", gone.pk)).status_code == 404
    assert "Entered twice" in steward.get(url("agency-history", gone.pk)).content.decode()
    with pytest.raises(ValidationError, match="merged already"):
        merge(builders.make_agency(), gone)


def test_an_action_led_by_both_is_led_once_but_words_of_the_document_stay(twins):
    kept, gone = twins
    both = builders.make_action(leads=[NewLead(kept), NewLead(gone)])
    worded = builders.make_action(leads=[NewLead(kept), NewLead(gone, words="PC Smith")])
    merge(kept, gone)
    assert [str(lead) for lead in both.leads.all()] == ["Seaside Police"]
    assert [str(lead) for lead in worded.leads.all()] == ["Seaside Police", "PC Smith"]


def test_partners_of_one_class_on_the_same_days_become_one_with_the_contact_of_either(twins):
    kept, gone = twins
    place = builders.make_partnership()
    builders.make_partner(place, kept, starts=date(2012, 4, 1), ends=date(2014, 3, 31), contact_role="Inspector")
    builders.make_partner(
        place,
        gone,
        starts=date(2013, 4, 1),
        ends=date(2016, 3, 31),
        contact_role="Sergeant",
        contact_email="s@example.org",
    )
    merge(kept, gone)
    left = place.partners.get()
    assert (left.agency, left.starts, left.ends) == (kept, date(2012, 4, 1), date(2016, 3, 31))
    assert (left.contact_role, left.contact_email) == ("Inspector", "s@example.org")


def test_partners_in_more_than_one_way_on_the_same_days_are_for_their_partnership_to_settle(steward, twins):
    kept, gone = twins
    place = builders.make_partnership("bay", name="Safer Bay")
    builders.make_partner(place, kept, ends=date(2013, 1, 1))
    builders.make_partner(place, kept, "invited", starts=date(2013, 1, 2))
    builders.make_partner(place, gone)
    refused = send(steward, url("agency-merge", gone.pk, kept.pk), reason=WHY)
    assert "Safer Bay" in pages.errors_of(refused)["__all__"][0]
    gone.refresh_from_db()
    assert (gone.merged_into, Action.objects.get().lead_words) == (None, "Seaside Constabulary")


def test_councils_of_a_partnership_are_merged_too(twins):
    kept, gone = twins
    place = builders.make_partnership(councils=[gone, kept])
    merge(kept, gone)
    assert list(place.councils.all()) == [kept]


@pytest.mark.parametrize("link", ["unit_of", "successor"])
def test_an_agency_is_not_merged_with_its_own_unit_or_successor(link):
    kept = builders.make_agency()
    gone = builders.make_agency(**{link: kept})
    for pair in ((kept, gone), (gone, kept)):
        with pytest.raises(ValidationError, match="two agencies, not one"):
            merge(*pair)
    with pytest.raises(ValidationError, match="Choose another"):
        merge(kept, kept)


def test_a_merge_of_what_has_changed_since_it_was_looked_at_is_refused(steward, twins):
    kept, gone = twins
    page = url("agency-merge", gone.pk, kept.pk)
    typed = pages.form_values(steward.get(page)) | {"reason": WHY}
    builders.make_action(agency=gone)
    assert "has changed since" in pages.errors_of(steward.post(page, typed))["__all__"][0]
    with pytest.raises(StaleVersion):
        agency_services.merge_agencies(by=None, gone=gone, kept=kept, version=99, reason=WHY)


def test_an_agency_is_no_unit_and_no_successor_of_itself_even_at_a_distance(steward):
    council = builders.make_agency("Council", kind="council")
    team = builders.make_agency("Team", unit_of=council)
    cell = builders.make_agency("Cell", unit_of=team)
    for other in (council, cell):
        refused = send(steward, url("agency-edit", council.pk), unit_of=other.pk)
        assert "lead back" in pages.errors_of(refused)["unit_of"][0]
    backwards = send(
        steward, url("agency-edit", team.pk),
        **{"starts-day": "1", "starts-month": "4", "starts-year": "2014"},
        **{"ends-day": "1", "ends-month": "4", "ends-year": "2013"},
    )  # fmt: skip
    assert "cannot end before it starts" in pages.errors_of(backwards)["__all__"][0]


def test_the_list_is_narrowed_by_words_and_kind_and_downloads(steward, twins):
    builders.make_agency("Seaside Fire", kind="fire")
    page = steward.get(url("agency-list"), {"q": "seaside", "kind": "fire"}).content.decode()
    assert "Seaside Fire" in page
    assert "Seaside Police" not in page
    assert b"Seaside Cadets" in steward.get(url("agency-list"), {"export": "csv"}).content


def test_an_area_is_added_linked_dated_and_unlinked_with_its_history(steward):
    force = builders.make_area("Seaside force", "E23000099", "police_area")
    send(steward, url("area-create"), code="e07000999", name="Seaside", kind="district")
    area = Area.objects.get(code="E07000999")
    created = send(steward, url("area-link-create", area.pk), kind="part_of", parent="e23000099", source="ONS")
    assert created["Location"] == url("area-detail", area.pk)
    link = area.parent_links.get()
    assert (link.parent, link.source) == (force, "ONS")
    send(steward, url("area-link-edit", area.pk, link.pk), **{"ends-day": "31", "ends-month": "3", "ends-year": "2023"})
    assert "until 31 March 2023" in " ".join(steward.get(url("area-detail", area.pk)).content.decode().split())
    send(steward, url("area-link-remove", area.pk, link.pk), reason="Never was")
    assert not area.parent_links.exists()
    history = steward.get(url("area-history", area.pk)).content.decode()
    for told in ("Link added", "Link changed", "Link removed", "Never was"):
        assert told in history


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"code": ""}, "code"),
        ({"code": "E07 99"}, "code"),
        ({"code": "E22000001"}, "code"),
        ({"kind": "planet"}, "kind"),
        ({"name": ""}, "name"),
    ],
)
def test_a_bad_area_is_refused_at_its_field(steward, values, field):
    builders.make_area(code="E22000001")
    refused = send(steward, url("area-create"), **{"code": "E07000999", "name": "Seaside", "kind": "district"} | values)
    assert list(pages.errors_of(refused)) == [field]
    assert Area.objects.count() == 1


def test_a_link_leads_up_to_an_area_that_is_there_once_and_never_in_a_circle(steward):
    ward, district, county = (builders.make_area(code=code) for code in ("E05000001", "E07000001", "E10000001"))
    builders.make_area_link(ward, district)
    builders.make_area_link(district, county)

    def link(area, code):
        return pages.errors_of(send(steward, url("area-link-create", area.pk), kind="part_of", parent=code))["parent"][
            0
        ]

    assert "No area has the code E99999999" in link(ward, "E99999999")
    assert "linked so already" in link(ward, "E07000001")
    assert "already" in link(county, "E05000001")
    assert "already" in link(ward, "E05000001")


def test_an_areas_page_says_which_partnerships_and_figures_rest_on_it(steward):
    area = builders.make_area()
    place = builders.make_partnership("ours", area=area)
    builders.make_observation(builders.make_measure(builders.make_plan(place)))
    shown = {one.where: one.what for one in steward.get(url("area-detail", area.pk)).context["touched"]}
    assert shown == {"Safer Ours": "1 observation, 1 partnership"}
