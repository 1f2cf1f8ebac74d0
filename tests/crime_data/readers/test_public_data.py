"""The readers over the public files kept beside the checkout."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings

from crime_data.readers.met.by_column import as_before, read_met
from crime_data.readers.police_uk.quality import read_quality
from crime_data.readers.police_uk.street import read_street
from crime_data.readers.police_uk.terms import StreetReport
from crime_data.readers.reference.lookups import (
    AreaRow,
    authority_codes,
    read_areas,
    read_authorities,
    read_small_areas,
)
from crime_data.readers.reference.population import read_households, read_population
from crime_data.readers.tables.file_kinds import detect
from crime_data.readers.tables.layouts import FileKind
from crime_data.readers.terms import facts
from crime_data.readers.terms.place_names import NameResolver, force_key, plain

DATA = Path(settings.BASE_DIR).parent / "shared" / "data"

pytestmark = [
    pytest.mark.shared_data,
    pytest.mark.skipif(not DATA.is_dir(), reason=f"the public data files are not kept beside the checkout ({DATA})"),
]


@pytest.fixture(scope="module")
def lookup() -> list[AreaRow]:
    return list(read_areas(DATA / "lookups/ons_lad17_csp17_pfa17.csv").rows())


@pytest.fixture(scope="module")
def csps(lookup) -> NameResolver:
    areas = [(row.csp_code, row.csp_name) for row in lookup]
    newer = [(change.code, change.name) for change in facts.area_changes()]
    parts = [(row.district_name, row.csp_code) for row in lookup]
    return NameResolver(areas, others=newer, parts=parts, facts=facts.name_facts())


def names(path: str) -> list[dict[str, str]]:
    with (DATA / path).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def street(name: str) -> tuple[Counter, StreetReport]:
    reading = read_street([DATA / "police_uk" / name], crime_types=facts.crime_types())
    counts: Counter = Counter()
    for area, month, crime_type, _, count in reading.rows():
        counts[area, month, crime_type] += count
    assert isinstance(reading.report, StreetReport)
    return counts, reading.report


def test_the_lookup_has_348_districts_314_partnerships_and_43_forces(lookup):
    assert len(lookup) == 348
    assert len({row.csp_code for row in lookup}) == 314
    assert len({row.police_code for row in lookup}) == 43


def test_every_name_of_the_home_offices_list_resolves_or_is_apart(csps, lookup):
    forces = NameResolver([(row.police_code, row.police_name) for row in lookup], key=force_key)
    met = set()
    for row in names("home_office/ho_csp_names_2025_26_reconstructed.csv"):
        name, kind = row["csp_name"], row["kind"]
        if kind == "unassigned":
            assert forces.resolve(name.removeprefix("Unassigned ")).code
        elif kind == "special":
            assert plain(name) in facts.special_places()
        else:
            match = csps.resolve(name)
            assert match.part == ""
            met.add(match.code)
    assert met == {row.csp_code for row in lookup}


def test_every_name_and_former_name_of_the_2020_list_resolves(csps, lookup):
    known = {row.csp_code for row in lookup}
    unresolved = [
        row["CSP Name"]
        for row in names("lookups/ho_recrime_geo_pfa_2020.csv")
        if (match := csps.find(row["CSP Name"])) is None or match.code not in known
    ]
    assert unresolved == []


def test_names_with_the_code_of_a_partnership_resolve_to_that_code(csps, lookup):
    known = {row.csp_code for row in lookup}
    for row in names("lookups/ho_recrime_geo_pfa_2020.csv"):
        if row["ONS Code"] in known:
            assert csps.resolve(row["CSP Name"]).code == row["ONS Code"]


def test_harboroughs_35_months_give_14824_rows_and_the_gap_of_march_2020():
    counts, report = street("harborough_street_2019-12_to_2022-10.csv")
    by_month: Counter = Counter()
    for (_, month, _), count in counts.items():
        by_month[month] += count
    assert counts.total() == report.rows_read == 14_824
    assert len(by_month) == 35
    assert (by_month["2020-M02"], by_month["2020-M03"], by_month["2020-M04"]) == (375, 46, 415)
    assert set(report.small_areas.values()) == {"Harborough"}
    assert report.duplicates.total == 1


@pytest.mark.parametrize(
    ("name", "rows", "lost"),
    [
        ("2018-10-cambridgeshire-street.csv", 6_930, 212),
        ("2018-10-hampshire-street.csv", 14_162, 0),
        ("2020-01-leicestershire-street.csv", 8_852, 729),
    ],
)
def test_a_forces_file_is_read_with_its_lost_rows_counted(name, rows, lost):
    counts, report = street(name)
    assert report.rows_read == report.rows_by_force.total() == rows
    assert report.without_location.total() == lost
    assert counts.total() == rows - lost
    assert report.refused.total == 0
    assert len(set(report.small_areas.values())) > 10  # other districts' rows are there


def test_a_forces_months_without_a_location_agree_with_its_street_file():
    months = {row.month: row for row in read_quality(DATA / "police_uk/agg_file_quality_leicestershire.csv").rows()}
    _, report = street("2020-01-leicestershire-street.csv")
    assert months["2020-M01"].rows == report.rows_read
    assert months["2020-M01"].without_location == report.without_location.total()
    assert max(months.values(), key=lambda row: row.share).month == "2020-M03"


@pytest.fixture(scope="module")
def boroughs(lookup) -> NameResolver:
    return NameResolver([(row.district_code, row.district_name) for row in lookup])


def southwark(name: str, boroughs: NameResolver, minors: set[str] | None = None) -> Counter:
    """Southwark's count of each financial year in a table, of all or some minor categories."""
    reading = read_met(DATA / "mps" / name, resolver=boroughs, special=facts.special_places())
    years: Counter = Counter()
    for one in reading.rows():
        if one.area_code == "E09000028" and (minors is None or one.minor in minors):
            year, month = int(one.month[:4]), int(one.month[-2:])
            years[year if month >= 4 else year - 1] += one.count
    assert reading.report.refused.total == 0
    return years


def test_southwarks_years_are_those_of_each_snapshot(boroughs):
    first = southwark("mps_borough_level_crime_2008-01_to_2016.csv", boroughs)
    later = southwark("mps_borough_level_crime_2010-04_to_2021-07.csv", boroughs)
    assert (first[2008], first[2012], later[2012]) == (39_273, 32_752, 32_702)


@pytest.mark.parametrize(
    ("minors", "before", "after"),
    [
        ({"Assault with Injury"}, 2_729, 2_164),
        ({"Burglary in a Dwelling"}, 1_974, 1_924),
        (
            {"Theft/Taking Of Motor Vehicle", "Theft From Motor Vehicle", "Motor Vehicle Interference & Tampering"},
            4_309,
            2_937,
        ),
    ],
)
def test_southwarks_categories_are_those_of_its_paper(boroughs, minors, before, after):
    years = southwark("mps_borough_level_crime_2008-01_to_2016.csv", boroughs, minors)
    assert (years[2008], years[2012]) == (before, after)


def test_southwarks_months_are_those_worked_out_from_the_first_snapshot(boroughs):
    reading = read_met(
        DATA / "mps/mps_borough_level_crime_2008-01_to_2016.csv", resolver=boroughs, special=facts.special_places()
    )
    months: Counter = Counter()
    for one in reading.rows():
        if one.area_code == "E09000028":
            months[one.month.replace("-M", "-")] += one.count
    expected = {row["month"]: int(row["count"]) for row in names("mps/southwark_monthly_total_2008-01_to_2016-12.csv")}
    assert months == expected


def test_every_small_area_of_the_street_files_is_in_the_lookup_or_named_as_not():
    codes = authority_codes(read_authorities(DATA / "lookups/gss_to_la_registry.csv").rows())
    reading = read_small_areas(DATA / "lookups/lsoa_to_la_registry.csv.gz", authorities=codes)
    districts = {area.code: area.districts for area in reading.rows()}
    assert len(districts) == reading.report.rows_read == 42_619
    assert districts["E01025770"] == ("E07000131",)
    assert all(districts.values())
    _, report = street("2020-01-leicestershire-street.csv")
    assert set(report.small_areas) <= set(districts)


def test_population_and_households_are_read_whole():
    people = list(
        read_population(DATA / "population/ons_mye_population_lad_2001_2020_EW.csv", vintage="mid-2020").rows()
    )
    assert len(people) == 6_720
    assert {row.year for row in people} == set(range(2001, 2021))
    homes = list(read_households(DATA / "population/census2021_households_lad23_EW.csv", vintage="Census 2021").rows())
    assert len(homes) == 318
    assert {row.year for row in homes} == {2021}


def test_the_extract_of_the_home_offices_table_is_known_for_what_it_is():
    assert detect(DATA / "home_office/prc_csp_2025_26_offence_group_extract.csv") is FileKind.HOME_OFFICE_EXTRACT


def test_offences_agree_with_the_classification_kept_beside():
    known = facts.classification()
    for row in names("classification/ho_offence_classification_draft.csv"):
        offence = known.offences[row["offence_code"]]
        assert (offence.group, offence.subgroup) == (row["offence_group"], row["offence_subgroup"])
        assert known.class_of(offence.group) == (
            "victim_based" if row["victim_based_or_society"] == "victim-based" else "society"
        )


@pytest.mark.parametrize("name", ["2010-04_to_2021-07", "2021-08_to_2023-07"])
def test_every_category_of_the_borough_tables_is_known_again_in_capitals(name):
    rows = names(f"mps/mps_borough_level_crime_{name}.csv")
    spelled = {row[column] for row in rows for column in ("MajorText", "MinorText")}
    assert {as_before(category.upper()) for category in spelled} == spelled


FORCES = [
    "Avon and Somerset Constabulary", "Bedfordshire Police", "Cambridgeshire Constabulary", "Cheshire Constabulary",
    "City of London Police", "Cleveland Police", "Cumbria Constabulary", "Derbyshire Constabulary",
    "Devon & Cornwall Police", "Dorset Police", "Durham Constabulary", "Dyfed-Powys Police", "Essex Police",
    "Gloucestershire Constabulary", "Greater Manchester Police", "Gwent Police",
    "Hampshire & Isle of Wight Constabulary", "Hertfordshire Constabulary", "Humberside Police", "Kent Police",
    "Lancashire Constabulary", "Leicestershire Police", "Lincolnshire Police", "Merseyside Police",
    "Metropolitan Police Service", "Norfolk Constabulary", "North Wales Police", "North Yorkshire Police",
    "Northamptonshire Police", "Northumbria Police", "Nottinghamshire Police", "South Wales Police",
    "South Yorkshire Police", "Staffordshire Police", "Suffolk Constabulary", "Surrey Police", "Sussex Police",
    "Thames Valley Police", "Warwickshire Police", "West Mercia Police", "West Midlands Police",
    "West Yorkshire Police", "Wiltshire Police",
]  # fmt: skip


def test_every_force_of_the_street_files_is_one_of_the_police_areas(lookup):
    areas = {(row.police_code, row.police_name) for row in lookup}
    forces = NameResolver(areas, facts=facts.force_facts(), key=force_key)
    assert len({forces.resolve(name).code for name in FORCES}) == len(FORCES) == 43
    assert forces.resolve("Hampshire Constabulary").name == "Hampshire"
    assert forces.find("British Transport Police") is None
