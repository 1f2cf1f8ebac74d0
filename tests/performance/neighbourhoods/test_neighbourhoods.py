"""Sets of small areas with names: each small area's street-level crime is counted once, and what is not is said."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from core import writes
from core.periods.period import Period
from crime_data.counts.packed_periods import pack
from crime_data.models import Count, CountState, ForceMonth
from performance.models import Neighbourhood
from performance.neighbourhoods import selectors, services
from performance.neighbourhoods.ward_beside_area import ward_beside_area
from tests import builders, pages
from tests.crime_data.readers.samples import STREET_HEADER
from tests.performance.uploads.conftest import Officer

pytestmark = pytest.mark.django_db
NORTH, SOUTH, EAST = "E01025770", "E01025771", "E01025772"


@pytest.fixture
def harborough(db):
    return builders.make_partnership("harborough", area=builders.make_area("Harborough", "E22000166"))


@pytest.fixture
def officer(harborough):
    """Someone whose street files of January 2020 and January 2019 are in: 3 rows north, 2 south, 1 east; 1 then."""
    officer = Officer(harborough)
    rows = (
        [("2020-01", NORTH)] * 3 + [("2020-01", SOUTH)] * 2 + [("2020-01", EAST), ("2019-01", SOUTH), ("2020-01", "")]
    )
    force = "Leicestershire Police"
    lines = [
        f"{number},{month},{force},{force},,,On,{code},{'Harborough 001A' if code else ''},Burglary,,"
        for number, (month, code) in enumerate(rows)
    ]
    file = SimpleUploadedFile("street.csv", "\n".join([STREET_HEADER, *lines]).encode())
    officer.sends(officer.gives(file, source="police_uk"))
    return officer


def draw(place, name, *codes, kind="ward"):
    return services.create_neighbourhood(by=None, partnership=place, name=name, kind=kind, small_areas=codes)


def test_wards_and_what_is_in_none_add_up_to_the_area(officer, harborough):
    draw(harborough, "North", NORTH)
    draw(harborough, "South", SOUTH)
    table = selectors.neighbourhood_table(harborough)
    rows = {row.name: (row.now, row.before) for row in table.wards}
    assert rows == {"North": (3, 0), "South": (2, 1), "Small areas in no ward": (1, 0)}
    assert sum(row.now for row in table.wards) == table.whole.now == 6
    assert sum(row.before for row in table.wards) == table.whole.before == 1


def test_months_without_a_file_and_rows_without_a_location_are_said(officer, harborough):
    draw(harborough, "North", NORTH)
    police = builders.make_area("Leicestershire", "E23000021", kind="police_area")
    from partnerships.areas import services as area_services

    area_services.link_areas(by=None, child=harborough.area, parent=police, kind="part_of")
    assert ForceMonth.objects.get(month=pack(Period.parse("2020-M01"))).without_location == 1
    table = selectors.neighbourhood_table(harborough)
    notes = " ".join(table.notes)
    assert "No street files have been taken in for December 2019: only the month since is counted." in notes
    assert "1 of the 7 rows" in notes
    assert (table.now, table.before) == ("January 2020", "January 2019")


def months_taken_in(place, *months):
    """One row in the north of each month."""
    officer, force = Officer(place), "Leicestershire Police"
    lines = [
        f"{number},{month},{force},{force},,,On,{NORTH},Harborough 001A,Burglary,,"
        for number, month in enumerate(months)
    ]
    file = SimpleUploadedFile("s.csv", "\n".join([STREET_HEADER, *lines]).encode())
    officer.sends(officer.gives(file, source="police_uk"))


def test_the_same_months_a_year_earlier_have_no_figure_where_one_is_not_known(harborough):
    months_taken_in(harborough, "2018-11", "2019-01", "2019-06", "2019-12", "2020-01")
    draw(harborough, "North", NORTH, kind="priority")
    table = selectors.neighbourhood_table(harborough)
    [row] = table.priorities
    assert (table.now, table.before) == ("2 months to January 2020", "2 months to January 2019")
    assert (row.now, row.before_words) == (2, "not known")
    assert any("December 2018: the same months a year earlier are not added up" in note for note in table.notes)


def test_no_more_than_twelve_months_are_added_up(harborough):
    months_taken_in(harborough, *(f"{year}-{month:02}" for year in (2018, 2019) for month in range(1, 13)), "2020-01")
    draw(harborough, "North", NORTH, kind="priority")
    table = selectors.neighbourhood_table(harborough)
    assert (table.now, table.before) == ("12 months to January 2020", "12 months to January 2019")
    assert [(row.now, row.before) for row in table.priorities] == [(12, 12)]
    assert not any("No street files" in note for note in table.notes)


def test_a_count_without_a_value_leaves_the_sum_without_one(officer, harborough):
    draw(harborough, "North", NORTH)
    draw(harborough, "South", SOUTH)
    Count.objects.filter(series__place=NORTH, period=pack(Period.parse("2020-M01"))).update(
        value=None, state=CountState.MISSING
    )
    rows = {row.name: row.now for row in selectors.neighbourhood_table(harborough).wards}
    assert rows == {"North": None, "South": 2, "Small areas in no ward": 1}


def test_priority_neighbourhoods_may_overlap_and_wards_may_not(officer, harborough):
    draw(harborough, "Estate", NORTH, SOUTH, kind="priority")
    draw(harborough, "Centre", SOUTH, kind="priority")
    draw(harborough, "North", NORTH, SOUTH)
    with pytest.raises(ValidationError, match="lies in the ward North already"):
        draw(harborough, "South", SOUTH)
    assert {row.name: row.now for row in selectors.neighbourhood_table(harborough).priorities} == {
        "Estate": 5,
        "Centre": 2,
    }


def test_small_areas_of_elsewhere_or_nowhere_are_refused_at_the_field(officer, harborough):
    client = officer.client
    address = reverse("neighbourhood-create", args=["harborough"])
    form = pages.form_values(client.get(address))
    for typed, message in (("E01999999, nonsense", "E01999999, NONSENSE"), (f"{NORTH} {NORTH}", "named once")):
        answer = client.post(address, form | {"name": "Estate", "kind": "priority", "small_areas": typed})
        assert message in pages.errors_of(answer)["small_areas"][0]
    assert not Neighbourhood.objects.exists()


def test_it_is_drawn_edited_and_archived_by_pages(officer, harborough):
    client = officer.client
    address = reverse("neighbourhood-create", args=["harborough"])
    form = pages.form_values(client.get(address))
    page = client.post(
        address, form | {"name": "Estate", "kind": "priority", "small_areas": f"{NORTH}\n{SOUTH}"}, follow=True
    )
    assert [(row.name, row.now) for row in page.context["table"].priorities] == [("Estate", 5)]
    estate = Neighbourhood.objects.get()
    edit = reverse("neighbourhood-edit", args=["harborough", estate.pk])
    page = client.post(edit, pages.form_values(client.get(edit)) | {"small_areas": NORTH}, follow=True)
    assert [(row.name, row.now) for row in page.context["table"].priorities] == [("Estate", 3)]
    gone = reverse("neighbourhood-archive", args=["harborough", estate.pk])
    page = client.post(gone, pages.form_values(client.get(gone)), follow=True)
    assert page.context["table"].priorities == []


def test_one_kind_of_crime_is_chosen(officer, harborough):
    draw(harborough, "North", NORTH)
    page = officer.client.get(reverse("neighbourhoods", args=["harborough"]), {"category": "type:Burglary"})
    assert page.context["table"].category.startswith("Burglary")
    assert page.context["table"].whole.now == 6


def test_a_member_picks_a_ward_once_and_finds_it_beside_the_area_with_a_word_on_small_numbers(officer, harborough):
    north = draw(harborough, "North", NORTH)
    member = pages.sign_in(harborough, "scrutiny_member")
    where, pick = (reverse(name, args=["harborough"]) for name in ("neighbourhoods", "neighbourhood-pick"))
    assert member.get(where).context["beside"] is None
    assert member.post(pick, {"neighbourhood": north.pk}).status_code == 302
    page = member.get(where)
    assert page.context["beside"].own.startswith("North rose from 0 in January 2019 to 3 in January 2020")
    assert page.context["beside"].whole.startswith("Harborough rose from 1 in January 2019 to 6 in January 2020")
    assert "no trend can be read from them" in page.content.decode()
    writes.archive(north, by=None, version=north.version, reason="Redrawn")
    assert member.get(where).context["beside"] is None
    member.post(pick, {"neighbourhood": ""})
    assert not member.cookies["neighbourhood-harborough"].value


def test_nobody_picks_anothers_neighbourhood_and_reading_picks_none(officer, harborough):
    draw(harborough, "North", NORTH)
    member = pages.sign_in(harborough, "scrutiny_member")
    pick = reverse("neighbourhood-pick", args=["harborough"])
    assert member.get(pick).status_code == 405
    for asked in ("999999", "north"):
        assert member.post(pick, {"neighbourhood": asked}).status_code == 404
    assert "neighbourhood-harborough" not in member.cookies


def test_numbers_that_are_not_small_carry_no_caution():
    def row(name, now, before):
        return selectors.NeighbourhoodRow(name, now, before)

    period = Period.parse("2022-M10")
    wards = [row("North", 603, 558), row("South", None, 40)]
    table = selectors.NeighbourhoodTable("All", "a", "b", wards, [], row("Bay", 5622, 4870), (), period)
    assert ward_beside_area(table, "North").caution == ""
    assert ward_beside_area(table, "North").own == (
        "North rose from 558 in October 2021 to 603 in October 2022. The monthly figures vary a lot, so this does not "
        "show a real rise."
    )
    assert "no data" in ward_beside_area(table, "South").own
    assert ward_beside_area(table, "Nowhere") is None
