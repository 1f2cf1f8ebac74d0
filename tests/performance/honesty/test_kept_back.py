"""What the public is told of small counts, and what is said where the people behind a rate were counted anew."""

import pytest

from core import clock
from core.periods.words import PeriodKind
from crime_data.counts.packed_periods import pack
from crime_data.models import Count, HeadKind, Population, Release, Series
from tests import builders
from tests.performance.honesty.surfaces import published, surfaces_of
from tests.performance.honesty.test_comparisons import BEFORE, LAST, two_years

pytestmark = pytest.mark.django_db


def test_a_rate_names_both_editions_of_its_people(past):
    """Situation 16."""
    values = {"unit": "rate_per_1000", "count_source": "home_office", "count_category": "group:Robbery"}
    indicator = builders.make_indicator("Robbery rate", suppress_below=0, **values)
    builders.make_measure(past, "Robbery rate", indicator=indicator)
    code = past.partnership.area.code
    release = Release.objects.create(
        source="home_office", name="prc.csv", sha256="a", published_on=LAST.end, recorded_at=clock.now()
    )
    series = Series.objects.create(source="home_office", place=code, category="group:Robbery")
    for year, each, vintage in ((BEFORE, 150, "mid-2024 edition"), (LAST, 250, "mid-2025 edition, re-based")):
        number = year.start.year
        Population.objects.create(area_code=code, kind=HeadKind.PERSONS, year=number, number=98_000, vintage=vintage)
        for quarter in year.parts(PeriodKind.QUARTER):
            Count.objects.create(series=series, period=pack(quarter), value=each, state=1, release=release)
    said = surfaces_of(past, LAST)
    row = said.row("Robbery rate")
    assert "population:limits" in row["data_notes"].split(";")
    assert said.saying("mid-2024 edition") & said.saying("mid-2025 edition") >= {"measure", "export", "public"}
    assert said.quoting("a clear rise", "clearly up", "clear change") == []
    assert row["grade"] != "clear"


def test_a_small_count_is_not_for_the_public(past):
    """Situation 24: 7 after 3, of which the public is shown none below 5."""
    indicator = builders.make_indicator("Stalking", suppress_below=5)
    measure = builders.make_measure(past, "Stalking", indicator=indicator)
    two_years(measure, 3, 7)
    said = surfaces_of(past, LAST)
    assert said.row("Stalking")["previous"] == "3"
    assert said.saying("rose from 3") >= {"measure", "export"}
    assert "from 3" not in said.pages["public"]
    (row,) = published(past, LAST)
    assert (row["previous"], row["difference"], row["change"]) == ("", "", "")
