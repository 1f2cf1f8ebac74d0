"""The public files beside the checkout, taken in as an officer would."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from core.periods.period import Period
from crime_data.counts.selectors import recorded_counts
from crime_data.models import CountSource
from crime_data.releases.outcome import ImportRequest
from crime_data.releases.services import import_files
from partnerships.models import Area
from performance.sign_off.models import signed_periods
from tests import builders

DATA = Path(settings.BASE_DIR).parent / "shared" / "data"
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.shared_data,
    pytest.mark.skipif(not DATA.is_dir(), reason="the open data is not kept beside this checkout"),
]


@pytest.fixture
def areas(db):
    call_command("import_reference", "areas", str(DATA / "lookups" / "ons_lad17_csp17_pfa17.csv"), verbosity=0)


@pytest.fixture
def harborough(areas):
    return builders.make_partnership("harborough", area=Area.objects.get(code="E22000166"))


STREET = DATA / "police_uk" / "harborough_street_2019-12_to_2022-10.csv"
QUALITY = DATA / "police_uk" / "agg_file_quality_leicestershire.csv"


def of_year(place, category, year):
    found = recorded_counts(None, CountSource.MET, place, category)
    return sum(point.value or 0 for point in found if Period.parse(year).contains(point.period))


def test_harboroughs_35_months_come_in_whole_and_march_2020_is_outside_its_limits(harborough):
    request = ImportRequest(CountSource.POLICE_UK, [STREET], partnership=harborough)
    outcome = import_files(request, by=None, signed_off=signed_periods)
    assert outcome.rows_read == 14_824
    every = recorded_counts(harborough, CountSource.POLICE_UK, "E22000166", "all")
    assert len(every) == 35
    assert sum(point.value or 0 for point in every) == 14_824
    assert {point.period.code: point.value for point in every}["2020-M03"] == 46
    assert any("March 2020: 46 is outside limits" in told and "possible gap" in told for told in outcome.warnings)


def test_it_is_a_data_gap_once_the_forces_own_figures_show_it(harborough):
    request = ImportRequest(CountSource.POLICE_UK, [STREET, QUALITY], partnership=harborough)
    preview = import_files(request, by=None, signed_off=signed_periods, dry_run=True)
    outcome = import_files(request, by=None, signed_off=signed_periods)
    assert preview.warnings == outcome.warnings
    assert any("March 2020" in told and "data gap: 14%" in told for told in outcome.warnings)


@pytest.mark.parametrize("name", ["2018-10-cambridgeshire", "2018-10-hampshire", "2020-01-leicestershire"])
def test_a_forces_whole_month_comes_in_with_what_has_no_location_counted(areas, name):
    outcome = import_files(
        ImportRequest(CountSource.POLICE_UK, [DATA / "police_uk" / f"{name}-street.csv"]),
        by=None,
        signed_off=signed_periods,
    )
    assert outcome.refused == 0
    assert outcome.new > 50
    again = import_files(
        ImportRequest(CountSource.POLICE_UK, [DATA / "police_uk" / f"{name}-street.csv"]),
        by=None,
        signed_off=signed_periods,
    )
    assert (again.new, again.changed, again.unchanged) == (0, 0, outcome.new)


def test_southwarks_five_years_are_as_the_first_snapshot_has_them_and_the_later_one_keeps_them_apart(areas):
    southwark = Area.objects.get(name="Southwark", kind="csp").code
    import_files(
        ImportRequest(CountSource.MET, [DATA / "mps" / "mps_borough_level_crime_2008-01_to_2016.csv"]),
        by=None,
        signed_off=signed_periods,
    )
    pairs = {
        "met_2008:total": (39_273, 32_752, -16.6),
        "met_2008:Violence Against the Person/Assault with Injury": (2_729, 2_164, -20.7),
    }
    for category, (before, after, change) in pairs.items():
        told = of_year(southwark, category, "2008-09"), of_year(southwark, category, "2012-13")
        assert told == (before, after)
        assert round((after - before) / before * 100, 1) == change
    vehicles = [
        f"met_2008:Theft and Handling/{kind}"
        for kind in (
            "Theft From Motor Vehicle",
            "Theft/Taking Of Motor Vehicle",
            "Motor Vehicle Interference & Tampering",
        )
    ]
    before, after = (sum(of_year(southwark, kind, year) for kind in vehicles) for year in ("2008-09", "2012-13"))
    assert (before, after) == (4_309, 2_937)
    import_files(
        ImportRequest(CountSource.MET, [DATA / "mps" / "mps_borough_level_crime_2010-04_to_2021-07.csv"]),
        by=None,
        signed_off=signed_periods,
    )
    assert of_year(southwark, "met_2010:total", "2012-13") == 32_702
    assert of_year(southwark, "met_2008:total", "2012-13") == 32_752
