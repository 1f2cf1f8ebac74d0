"""Street-level files taken in: counted by area, month and type, and no row kept."""

import pytest
from django.core.exceptions import ValidationError

from crime_data.counts.selectors import recorded_counts
from crime_data.models import CountSource, ForceMonth
from crime_data.releases.outcome import ImportRequest
from crime_data.releases.services import import_files
from performance.sign_off.models import signed_periods
from tests import builders
from tests.crime_data.readers.samples import street_row, street_text

pytestmark = pytest.mark.django_db
OWN, ELSEWHERE = "E01025770", "E01025880"
HARBOROUGH = "E22000166"


def taken(partnership, *paths):
    return import_files(
        ImportRequest(CountSource.POLICE_UK, list(paths), partnership=partnership), by=None, signed_off=signed_periods
    )


def values(partnership, category, place=HARBOROUGH):
    return [point.value for point in recorded_counts(partnership, CountSource.POLICE_UK, place, category)]


def test_rows_are_counted_for_the_area_and_its_small_areas(harborough, street):
    outcome = taken(
        harborough,
        street(
            ("2020-01", OWN, "Harborough", "Burglary"),
            ("2020-01", OWN, "Harborough", "Burglary"),
            ("2020-01", OWN, "Harborough", "Anti-social behaviour"),
            ("2020-01", ELSEWHERE, "Melton", "Burglary"),
            ("2020-01", "", "", "Burglary"),
        ),
    )
    assert outcome.rows_read == 5
    assert values(harborough, "type:Burglary") == [2]
    assert values(harborough, "type:Burglary", place=OWN) == [2]
    assert values(harborough, "total") == [2]
    assert values(harborough, "all") == [3]
    told = " ".join(outcome.warnings)
    assert "Rows without a location: 1 of 5" in told
    assert "Rows of other areas: 1" in told
    assert ForceMonth.objects.get().without_location == 1


def test_nationally_every_area_is_counted_and_no_small_area(harborough, street):
    taken(None, street(("2020-01", OWN, "Harborough", "Burglary"), ("2020-01", ELSEWHERE, "Melton", "Burglary")))
    assert values(None, "total", place="E22000169") == [1]
    assert values(None, "total", place=OWN) == []


def test_a_month_far_below_the_others_is_named_as_a_possible_gap(harborough, street):
    rows = []
    for month in range(1, 14):
        year, number = divmod(month - 1, 12)
        for _ in range(2 if month == 5 else 40 + month % 3):
            rows += [(f"{2019 + year}-{number + 1:02d}", OWN, "Harborough", "Burglary")]
    outcome = taken(harborough, street(*rows, name="harborough.csv"))
    assert any("May 2019: 2 is outside limits" in warning for warning in outcome.warnings)
    assert any("possible gap" in warning for warning in outcome.warnings)


def test_a_partnership_without_an_area_is_told_so(street):
    place = builders.make_partnership("nowhere", area=None)
    with pytest.raises(ValidationError, match="no area of its own"):
        taken(place, street(("2020-01", OWN, "Harborough", "Burglary")))


@pytest.fixture
def leicestershires(harborough):
    """Harborough lies in Leicestershire's police area; Northamptonshire's is another."""
    here = builders.make_area("Leicestershire", "E23000021", "police_area")
    builders.make_area("Northamptonshire", "E23000022", "police_area")
    builders.make_area_link(child=harborough.area, parent=here, kind="part_of")
    return harborough


def write(tmp_path, force, rows):
    lines = [street_row(crime_id=f"{force}{number}", month="2020-01", force=force) for number in range(rows)]
    path = tmp_path / f"2020-01-{force.split()[0].lower()}-street.csv"
    path.write_text(street_text(*lines), encoding="utf-8")
    return path


@pytest.mark.parametrize("stranger", ["Northamptonshire Police", "British Transport Police"])
@pytest.mark.parametrize("is_national", [True, False])
def test_a_neighbours_handful_of_rows_never_stands_in_place_of_an_areas_own_month(
    leicestershires, tmp_path, stranger, is_national
):
    partnership = None if is_national else leicestershires
    own, other = write(tmp_path, "Leicestershire Police", 5), write(tmp_path, stranger, 1)
    taken(partnership, own)
    outcome = taken(partnership, other)
    assert (outcome.new, outcome.changed) == (0, 0)
    assert values(partnership, "total") == [5]
    assert f"Rows that another force reported from an area: 1 ({stranger})" in " ".join(outcome.warnings)


def test_files_of_both_forces_together_count_what_the_areas_own_force_reported(leicestershires, tmp_path):
    taken(None, write(tmp_path, "Leicestershire Police", 5), write(tmp_path, "Northamptonshire Police", 1))
    assert values(None, "total") == [5]


def test_a_force_under_a_name_that_is_not_known_is_taken_for_the_areas_own(leicestershires, tmp_path):
    taken(leicestershires, write(tmp_path, "Heddlu Midland", 3))
    assert values(leicestershires, "total") == [3]
