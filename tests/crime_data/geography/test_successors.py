"""Areas that were merged, renamed or recoded, and how many people they have in each year's districts."""

import pytest

from core.numbers.units import Unit
from core.periods.period import Period
from crime_data.geography.successors import making_up
from crime_data.models import HeadKind, Population
from performance.comparison.selectors.area_counts import heads_of as heads_of_many
from performance.readings.selectors.heads import heads_for, heads_of
from tests import builders

# Somerset's five districts of 2017; two merged in 2019 (E07000246), all of them into one in 2023 (E06000066).
SOMERSET = ("E07000187", "E07000188", "E07000189", "E07000190", "E07000191")


@pytest.mark.parametrize(
    ("known", "chosen"),
    [
        (SOMERSET, SOMERSET),
        (SOMERSET[:4], ()),
        (("E07000246", *SOMERSET[:3]), ("E07000246", *SOMERSET[:3])),
        (("E06000066",), ("E06000066",)),
        (("E06000066", *SOMERSET), ("E06000066",)),
        (("E06000060",), ()),
        ((), ()),
    ],
)
def test_the_land_of_districts_is_made_up_of_what_they_were_or_have_become(known, chosen):
    assert making_up(SOMERSET, known) == chosen


def test_what_a_present_authority_was_stands_for_it_in_earlier_years():
    assert making_up(("E06000066",), SOMERSET) == SOMERSET
    assert making_up(("E08000038",), ("E08000016",)) == ("E08000016",)
    assert making_up(("E07000112",), ("E07000112",)) == ("E07000112",)


def test_an_authority_that_was_made_of_more_than_the_districts_is_not_theirs():
    assert making_up(("E07000004", "E07000005"), ("E06000060",)) == ()


@pytest.mark.django_db
def test_a_rate_is_told_of_the_merged_authoritys_people_where_the_lookup_is_older():
    area = builders.make_area("Somerset", "E22000363")
    for code in SOMERSET:
        builders.make_area_link(child=builders.make_area(code, code, "district"), parent=area, kind="part_of")
    rows = [(code, 2018, 100) for code in SOMERSET] + [("E06000066", 2023, 580)]
    Population.objects.bulk_create(
        Population(area_code=code, kind=HeadKind.PERSONS, year=year, vintage="mid-2023", number=number)
        for code, year, number in rows
    )
    heads = heads_of([(Unit.RATE_PER_1000, area)])
    of_year = {
        year: heads_for(heads, area.pk, Unit.RATE_PER_1000, Period.parse(year)) for year in ("2018-19", "2023-24")
    }
    assert of_year == {"2018-19": (500, "people (2018, mid-2023)"), "2023-24": (580, "people (2023, mid-2023)")}
    assert heads_of_many([area], HeadKind.PERSONS).numbers == {"E22000363": {2018: 500, 2023: 580}}


def test_an_area_linked_to_both_is_counted_once():
    assert making_up((*SOMERSET, "E06000066"), SOMERSET) == SOMERSET
    assert making_up((*SOMERSET, "E06000066"), ("E06000066",)) == ("E06000066",)
