"""Street-level files taken in: counted by area, month and type, and no row kept."""

import pytest
from django.core.exceptions import ValidationError

from performance.imports.points import points
from performance.imports.releases import Request, take_in
from performance.models import CountSource, ForceMonth
from tests import builders

pytestmark = pytest.mark.django_db
OWN, ELSEWHERE = "E01025770", "E01025880"
HARBOROUGH = "E22000166"


def taken(partnership, *paths):
    return take_in(Request(CountSource.POLICE_UK, list(paths), partnership=partnership), by=None)


def values(partnership, category, place=HARBOROUGH):
    return [point.value for point in points(partnership, CountSource.POLICE_UK, place, category)]


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
