"""A Welsh partnership of two districts: its areas, its force, its counts under Welsh names, and its rate."""

import pytest

from core.numbers.units import Unit
from core.periods.period import Period
from crime_data.counts.selectors import recorded_counts
from crime_data.models import CountSource
from crime_data.reference.services import import_areas, import_population, import_small_areas
from crime_data.releases.outcome import ImportRequest
from crime_data.releases.services import import_files
from partnerships.models import Area
from performance.readings.selectors.heads import heads_for, heads_of
from performance.sign_off.models import signed_periods
from tests import builders
from tests.crime_data.readers.samples import street_row, street_text, write_csv

pytestmark = pytest.mark.django_db

AREAS = [
    ["LAD22CD", "LAD22NM", "LAD22NMW", "CSP22CD", "CSP22NM", "CSP22NMW", "PFA22CD", "PFA22NM", "PFA22NMW"],
    ["W06000016", "Rhondda Cynon Taf", "Rhondda Cynon Taf", "W14000023", "Cwm Taf", "Cwm Taf", "W15000003",
     "South Wales", "De Cymru"],
    ["W06000024", "Merthyr Tydfil", "Merthyr Tudful", "W14000023", "Cwm Taf", "Cwm Taf", "W15000003", "South Wales",
     "De Cymru"],
    ["W06000011", "Swansea", "Abertawe", "W14000011", "Swansea", "Abertawe", "W15000003", "South Wales", "De Cymru"],
]  # fmt: skip


@pytest.fixture
def cwm_taf(db, tmp_path):
    import_areas(write_csv(tmp_path / "areas.csv", AREAS, encoding="utf-8-sig", end="\r\n"), by=None)
    return builders.make_partnership("cwm-taf", area=Area.objects.get(code="W14000023"), nation="wales")


def test_the_home_offices_counts_come_by_welsh_and_english_names(cwm_taf, home_office):
    path = home_office(
        {"csp": "Cwm Taf", "force": "South Wales", "count": 40},
        {"csp": "Abertawe", "force": "Heddlu De Cymru", "count": 90},
        {"csp": "Unassigned South Wales", "force": "South Wales", "count": 3},
    )
    outcome = import_files(ImportRequest(CountSource.HOME_OFFICE, [path]), by=None, signed_off=signed_periods)
    assert outcome.refused == 0
    assert not any("not a police force" in told for told in outcome.warnings)
    found = {
        code: recorded_counts(None, CountSource.HOME_OFFICE, code, "total")[0].value
        for code in ("W14000023", "W14000011")
    }
    assert found == {"W14000023": 40, "W14000011": 90}


def test_street_files_count_for_both_districts_by_lookup_and_by_name(cwm_taf, tmp_path):
    lookup = [["LSOA21CD", "LSOA21NM", "LAD22CD"], ["W01001297", "Merthyr Tydfil 001A", "W06000024"]]
    import_small_areas(write_csv(tmp_path / "small.csv", lookup), by=None)
    rows = [("W01001297", "Merthyr Tydfil 001A"), ("W01001194", "Rhondda Cynon Taf 001A"), ("W01000745", "Swansea 1A")]
    lines = [
        street_row(crime_id=code, force="South Wales Police", lsoa=code, lsoa_name=name) for code, name in rows
    ]  # fmt: skip
    path = tmp_path / "2018-10-south-wales-street.csv"
    path.write_text(street_text(*lines), encoding="utf-8")
    import_files(ImportRequest(CountSource.POLICE_UK, [path], partnership=cwm_taf), by=None, signed_off=signed_periods)
    assert [point.value for point in recorded_counts(cwm_taf, CountSource.POLICE_UK, "W14000023", "total")] == [2]


def test_its_rate_is_told_of_both_districts_people(cwm_taf, tmp_path):
    people = [
        ["Code", "Name", "Mid-2020"],
        ["W06000016", "Rhondda Cynon Taf", "241,873"],
        ["W06000024", "Merthyr Tydfil / Merthyr Tudful", "60,424"],
    ]
    import_population(write_csv(tmp_path / "mye.csv", people, encoding="cp1252"), by=None, vintage="mid-2020")
    heads = heads_of([(Unit.RATE_PER_1000, cwm_taf.area)])
    told = heads_for(heads, cwm_taf.area.pk, Unit.RATE_PER_1000, Period.parse("2020-21"))
    assert told == (302_297, "people (2020, mid-2020)")
