"""Partners with their class and dates: adding, changing, ending, and who takes whose place."""

import csv
import io
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from core.errors import NotAllowed, StaleVersion
from core.models import AuditEntry
from partnerships.access.roles import Role
from partnerships.models import Agency, Partner, PartnerClass
from partnerships.partners import selectors as partner_selectors
from partnerships.partners import services as partner_services
from tests import builders, pages

pytestmark = pytest.mark.django_db
JULY_2022 = date(2022, 7, 1)


@pytest.fixture
def administrator(place):
    return pages.sign_in(place, Role.ADMINISTRATOR)


def url(name, *args):
    return reverse(name, args=["seaside", *args])


def day_of(name, day):
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def add(client, who, starts=JULY_2022, **values):
    form = client.get(url("partner-add"))
    typed = pages.form_values(form) | {"agency": who.pk, "partner_class": "responsible"} | day_of("starts", starts)
    return client.post(url("partner-add"), typed | values)


def answer(client, asked, **values):
    """Send the question's page as a browser would."""
    typed = dict(asked.context["typed"])
    return client.post(url("partner-add"), typed | pages.form_values(asked) | values)


def health(name, **values):
    return builders.make_agency(name, kind="health", **values)


def names_on(place, day):
    return {
        group.label: [str(one) for one in group.partners] for group in partner_selectors.partners_by_class(place, day)
    }


def test_a_partner_is_added_with_its_class_its_first_day_and_its_contact(place, administrator):
    fire = builders.make_agency("Seaside Fire", kind="fire")
    contact = {"local_name": "Fire crew", "contact_role": "Station manager", "contact_email": "station@example.org"}
    answered = add(administrator, fire, **contact)
    partner = place.partners.get()
    assert answered["Location"] == url("partner-detail", partner.pk)
    assert (partner.starts, partner.partner_class, str(partner)) == (JULY_2022, "responsible", "Fire crew")
    page = administrator.get(url("partner-list")).content.decode()
    assert "Fire crew" in page
    assert "station@example.org" in page


def test_the_same_post_again_adds_nothing(place, administrator):
    form = administrator.get(url("partner-add"))
    agency = builders.make_agency()
    typed = pages.form_values(form) | {"agency": agency.pk, "partner_class": "invited"} | day_of("starts", JULY_2022)
    first, second = (administrator.post(url("partner-add"), typed) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert place.partners.count() == 1


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"agency": ""}, "agency"),
        ({"partner_class": "boss"}, "partner_class"),
        (day_of("starts", JULY_2022) | {"starts-day": "32"}, "starts"),
        ({"contact_email": "no address"}, "contact_email"),
    ],
)
def test_a_bad_partner_is_refused_at_its_field(place, administrator, values, field):
    refused = add(administrator, builders.make_agency(), **values)
    assert list(pages.errors_of(refused)) == [field]
    assert not place.partners.exists()


def test_no_agency_is_a_partner_twice_on_one_day_but_may_come_back(place, administrator):
    agency = builders.make_agency("Seaside Housing", kind="housing")
    builders.make_partner(place, agency, starts=date(2015, 4, 1), ends=date(2018, 3, 31))
    refused = add(administrator, agency, date(2018, 3, 31))
    assert "partner already from 1 April 2015 until 31 March 2018" in pages.errors_of(refused)["agency"][0]
    assert add(administrator, agency, date(2018, 4, 1)).status_code == 302


def test_an_agency_that_has_ended_is_no_new_partner(place, administrator):
    board = health("Seaside Integrated Care Board")
    trust = health("Seaside Primary Care Trust", ends=date(2013, 3, 31), successor=board)
    refused = add(administrator, trust)
    assert "ended on 31 March 2013. Seaside Integrated Care Board followed it" in pages.errors_of(refused)["agency"][0]


def test_a_second_health_body_ends_the_first_after_it_was_confirmed(place, administrator):
    first = builders.make_partner(place, health("Seaside CCG"), starts=date(2013, 4, 1))
    asked = add(administrator, health("Seaside ICB"), contact_role="Director")
    page = asked.content.decode()
    assert "Whose place does Seaside ICB take?" in page
    assert "Seaside CCG" in page
    assert "30 June 2022" in page
    assert place.partners.count() == 1, "nothing is written before the answer"

    answer(administrator, asked, answer="takes_it")

    first.refresh_from_db()
    assert first.ends == date(2022, 6, 30)
    assert place.partners.get(agency__name="Seaside ICB").contact_role == "Director"
    assert names_on(place, date(2022, 6, 30))["Responsible authorities"] == ["Seaside CCG"]
    assert names_on(place, JULY_2022)["Responsible authorities"] == ["Seaside ICB"]
    ended = AuditEntry.objects.get(object_type="partner", object_id=first.pk, action="ended")
    assert ended.reason == "Seaside ICB takes its place."


def test_two_health_bodies_may_stand_side_by_side(place, administrator):
    first = builders.make_partner(place, health("North ICB"))
    answer(administrator, add(administrator, health("South ICB")), answer="both")
    first.refresh_from_db()
    assert first.ends is None
    assert names_on(place, JULY_2022)["Responsible authorities"] == ["North ICB", "South ICB"]


@pytest.mark.parametrize("kind", ["police", "fire", "probation"])
def test_the_same_is_asked_of_other_bodies_that_an_area_has_one_of(place, administrator, kind):
    builders.make_partner(place, builders.make_agency(kind=kind), starts=date(2013, 4, 1))
    assert "found" in add(administrator, builders.make_agency(kind=kind)).context


@pytest.mark.parametrize(
    ("kind", "of_the_first", "of_the_second"),
    [
        ("council", {}, {}),  # a county and a district both are responsible authorities
        ("health", {"partner_class": "co_operating"}, {}),
        ("health", {}, {"partner_class": "invited"}),
        ("health", {"ends": date(2022, 6, 30)}, {}),
    ],
)
def test_nothing_is_asked_where_no_place_is_taken(place, administrator, kind, of_the_first, of_the_second):
    builders.make_partner(place, builders.make_agency(kind=kind), **of_the_first)
    second = builders.make_agency(kind=kind)
    assert add(administrator, second, **of_the_second).status_code == 302
    assert second in {partner.agency for partner in place.partners.all()}


def test_the_question_needs_an_answer_and_keeps_what_was_typed(place, administrator):
    builders.make_partner(place, health("Seaside CCG"))
    asked = add(administrator, health("Seaside ICB"), local_name="The <board>")
    again = answer(administrator, asked)
    assert list(pages.errors_of(again)) == ["answer"]
    back = answer(administrator, again, back="1")
    assert pages.form_values(back)["local_name"] == "The <board>"
    assert place.partners.count() == 1


def test_an_answer_about_partners_that_have_changed_meanwhile_is_asked_anew(place, administrator):
    first = builders.make_partner(place, health("Seaside CCG"))
    asked = add(administrator, health("Seaside ICB"))
    partner_services.change_partner(by=None, partner=first, version=first.version, local_name="The old group")
    again = answer(administrator, asked, answer="takes_it")
    assert "The old group" in again.content.decode()
    assert place.partners.count() == 1


def test_classes_are_read_as_of_any_day(place, administrator):
    club = builders.make_agency("Seaside Club", kind="voluntary")
    partner = builders.make_partner(place, club, "invited", starts=date(2012, 4, 1))
    change = url("partner-class", partner.pk)
    typed = pages.form_values(administrator.get(change)) | {"partner_class": "co_operating"}
    administrator.post(change, typed | day_of("starts", date(2014, 4, 1)))
    assert names_on(place, date(2014, 3, 31)) == {"Invited participants": ["Seaside Club"]}
    assert names_on(place, date(2014, 4, 1)) == {"Co-operating bodies": ["Seaside Club"]}
    shown = administrator.get(url("partner-list"), day_of("day", date(2013, 5, 6))).content.decode()
    assert "On 6 May 2013" in shown
    assert "Invited participants" in shown


def test_a_wrong_class_is_put_right_from_the_first_day_without_a_second_row(place):
    partner = builders.make_partner(place, partner_class="invited", starts=date(2012, 4, 1))
    partner_services.change_class(
        by=None, partner=partner, version=partner.version, partner_class="responsible", starts=date(2012, 4, 1)
    )
    assert list(place.partners.values_list("partner_class", flat=True)) == ["responsible"]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"partner_class": "invited", "starts": date(2015, 1, 1)}, "partner_class"),
        ({"partner_class": "responsible", "starts": date(2011, 1, 1)}, "starts"),
        ({"partner_class": "responsible", "starts": date(2021, 1, 1)}, "starts"),
    ],
)
def test_a_class_changes_only_to_another_and_while_it_is_a_partner(place, values, field):
    partner = builders.make_partner(place, partner_class="invited", starts=date(2012, 4, 1), ends=date(2020, 1, 1))
    with pytest.raises(ValidationError) as refused:
        partner_services.change_class(by=None, partner=partner, version=partner.version, **values)
    assert list(refused.value.message_dict) == [field]
    assert place.partners.count() == 1


def test_an_impossible_day_is_said_on_the_page_with_a_day_none_and_the_list_stays(administrator, place):
    builders.make_partner(place, builders.make_agency("Seaside Police"))
    answered = administrator.get(url("partner-list"), {"day-day": "31", "day-month": "2", "day-year": "2013"})
    assert answered.status_code == 200
    assert list(pages.errors_of(answered)) == ["day"]
    assert "Seaside Police" in answered.content.decode()


def test_a_partner_ends_and_may_take_part_again_as_if_it_had_not(place, administrator):
    partner = builders.make_partner(place, starts=date(2012, 4, 1))
    end = url("partner-end", partner.pk)
    typed = pages.form_values(administrator.get(end))
    refused = administrator.post(end, typed | day_of("ends", date(2012, 3, 31)))
    assert "1 April 2012" in pages.errors_of(refused)["ends"][0]
    administrator.post(end, typed | day_of("ends", date(2013, 3, 31)) | {"reason": "It was dissolved"})
    assert names_on(place, date(2013, 4, 1)) == {}
    assert "It was dissolved" in administrator.get(url("partner-history", partner.pk)).content.decode()
    reopen = url("partner-reopen", partner.pk)
    administrator.post(reopen, pages.form_values(administrator.get(reopen)))
    partner.refresh_from_db()
    assert partner.ends is None


def test_one_that_came_anew_keeps_its_earlier_time_from_being_reopened(place):
    agency = builders.make_agency()
    earlier = builders.make_partner(place, agency, starts=date(2012, 4, 1), ends=date(2013, 3, 31))
    builders.make_partner(place, agency, starts=date(2015, 4, 1))
    with pytest.raises(ValidationError, match="partner already from 1 April 2015"):
        partner_services.reopen_partner(by=None, partner=earlier, version=earlier.version)


def test_its_contact_is_edited_and_a_stale_page_is_refused_with_what_was_typed(place, administrator):
    partner = builders.make_partner(place)
    edit = url("partner-edit", partner.pk)
    typed = pages.form_values(administrator.get(edit)) | {"contact_name": "Jo Harbour"}
    partner_services.change_partner(by=None, partner=partner, version=partner.version, contact_name="Someone else")
    refused = administrator.post(edit, typed)
    assert refused.status_code == 409
    assert "Jo Harbour" in refused.content.decode()
    assert "Someone else" in refused.content.decode()
    with pytest.raises(StaleVersion):
        partner_services.end_partner(by=None, partner=partner, version=1, ends=date(2020, 1, 1))


def test_the_address_list_is_of_the_day_each_address_once_and_downloads_as_csv(place, administrator):
    builders.make_partner(place, contact_email="one@example.org", contact_role="=cmd()")
    builders.make_partner(place, contact_email="one@example.org")
    builders.make_partner(place, contact_email="gone@example.org", ends=date(2014, 1, 1))
    page = administrator.get(url("partner-list")).content.decode()
    assert 'id="addresses">one@example.org</p>' in page
    rows = list(
        csv.reader(io.StringIO(administrator.get(url("partner-list") + "?export=csv").content.decode("utf-8-sig")))
    )
    assert len(rows) == 3
    assert rows[1][4] == "'=cmd()"
    past = administrator.get(url("partner-list"), day_of("day", date(2013, 1, 1)) | {"export": "csv"})
    assert "gone@example.org" in past.content.decode()
    assert administrator.get(url("partner-list"), {"export": "pdf"}).status_code == 404


def test_those_who_do_not_manage_read_everything_and_are_offered_no_change(place):
    partner = builders.make_partner(place)
    officer = pages.sign_in(place)
    for page in (url("partner-list"), url("partner-detail", partner.pk)):
        shown = officer.get(page)
        assert shown.status_code == 200
        assert url("partner-edit", partner.pk) not in shown.content.decode()
    assert officer.get(url("partner-add")).status_code == 403


def test_units_are_added_and_renamed_unless_the_agency_is_anothers_partner_too(place, administrator):
    partner = builders.make_partner(place, builders.make_agency("Seaside Council", kind="council"))
    create = url("unit-create", partner.pk)
    administrator.post(create, pages.form_values(administrator.get(create)) | {"name": "Youth team"})
    unit = Agency.objects.get(name="Youth team")
    assert (unit.unit_of, unit.kind) == (partner.agency, "council")
    rename = url("unit-rename", partner.pk, unit.pk)
    administrator.post(rename, pages.form_values(administrator.get(rename)) | {"name": "Youth justice team"})
    unit.refresh_from_db()
    assert unit.name == "Youth justice team"

    builders.make_partner(builders.make_partnership(), partner.agency)
    assert rename not in administrator.get(url("partner-detail", partner.pk)).content.decode()
    assert administrator.post(rename, {"name": "Taken over", "version": unit.version}).status_code == 403
    with pytest.raises(NotAllowed, match="data steward"):
        partner_services.rename_unit(by=None, partner=partner, unit=unit, version=unit.version, name="Taken over")


def test_a_unit_that_is_a_partner_elsewhere_is_not_renamed_from_here(place):
    partner = builders.make_partner(place, builders.make_agency("Seaside Council", kind="council"))
    unit = builders.make_agency("Public health", kind="health", unit_of=partner.agency)
    builders.make_partner(builders.make_partnership(), unit)
    with pytest.raises(NotAllowed, match="data steward"):
        partner_services.rename_unit(by=None, partner=partner, unit=unit, version=unit.version, name="Ours")


def test_a_list_of_many_partners_asks_as_much_as_one_of_few(place, administrator, django_assert_max_num_queries):
    for _ in range(12):
        builders.make_partner(place, partner_class=PartnerClass.INVITED)
    with django_assert_max_num_queries(8):
        administrator.get(url("partner-list"))
    assert Partner.objects.count() == 12
