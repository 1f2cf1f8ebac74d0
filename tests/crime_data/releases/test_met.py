"""The dashboard's files taken in as figures: totals of what is notifiable, marks beside."""

import pytest

from crime_data.counts.categories import category_words
from crime_data.counts.selectors import recorded_counts
from crime_data.models import CountSource
from crime_data.releases.outcome import ImportRequest
from crime_data.releases.services import import_files
from performance.sign_off.models import signed_periods
from tests import builders
from tests.crime_data.readers.samples import write_csv
from tests.crime_data.readers.test_met_long import HEADER, row

pytestmark = pytest.mark.django_db


@pytest.fixture
def southwark(db):
    return builders.make_partnership("southwark", area=builders.make_area("Southwark", "E22000203"))


def values(category):
    return [point.value for point in recorded_counts(None, CountSource.MET, "E22000203", category)]


def test_the_total_leaves_out_what_is_not_notifiable_and_marks_are_never_added_up(southwark, tmp_path):
    table = [
        HEADER,
        row(count="150"),
        row(minor="BURGLARY - BUSINESS AND COMMUNITY", count="50"),
        row(major="OTHER ACCEPTED CRIME", minor="OTHER ACCEPTED CRIME", count="30"),
        row(major="Knife Crime", minor="Knife Crime With Injury", count="9"),
    ]
    path = write_csv(tmp_path / "tno.csv", table)
    outcome = import_files(ImportRequest(CountSource.MET, [path]), by=None, signed_off=signed_periods)
    assert (outcome.rows_read, outcome.new, outcome.refused) == (4, 4, 0)
    assert values("met_2017:total") == [200]
    assert values("met_2017:Burglary") == [200]
    assert values("met_2017:Other accepted crime") == [30]
    assert values("met_marked:Knife crime/Knife crime with injury") == [9]
    assert values("met_marked:total") == []
    again = import_files(ImportRequest(CountSource.MET, [path]), by=None, signed_off=signed_periods)
    assert (again.new, again.changed, again.unchanged) == (0, 0, 4)


def test_its_categories_have_words():
    assert category_words("met_2017:Burglary/Burglary - residential") == (
        "Burglary - residential (Met categories from 2017, Burglary)"
    )
    assert category_words("met_marked:Knife crime/Knife crime with injury") == (
        "Knife crime with injury (Met crime with a mark, counted among other crime too, Knife crime)"
    )
