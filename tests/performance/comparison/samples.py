"""Areas with their people, and counts as an import leaves them."""

from datetime import date

from core import clock
from core.periods.period import Period
from crime_data.counts.packed_periods import pack
from crime_data.models import Count, CountSource, CountState, Population, Release, Series
from tests import builders

CATEGORY = "total"


def area_with_people(name, people, *, year=2018, code=""):
    """A partnership's area with one district of so many people; None where nobody counted them."""
    area = builders.make_area(name, code)
    district = builders.make_area(name, f"E07{area.code[3:]}", kind="district")
    builders.make_area_link(district, area)
    if people is not None:
        Population.objects.create(
            area_code=district.code, kind="persons", year=year, vintage="ONS mid-year estimates", number=people
        )
    return area


def count(area, by_period, *, category=CATEGORY, source=CountSource.POLICE_UK, partnership=None):
    """Counts of an area by period as written; None is one that its source has no figure of."""
    release, _ = Release.objects.get_or_create(
        source=source,
        partnership=partnership,
        defaults={"name": "counts.csv", "sha256": "0", "published_on": date(2019, 4, 1), "recorded_at": clock.now()},
    )
    series, _ = Series.objects.get_or_create(source=source, partnership=partnership, place=area.code, category=category)
    Count.objects.bulk_create(
        Count(
            series=series,
            period=pack(Period.parse(code)),
            value=value,
            state=CountState.MISSING if value is None else CountState.KNOWN,
            release=release,
        )
        for code, value in by_period.items()
    )


def months(first, values):
    """Values month by month from the first one on."""
    found, month = {}, Period.parse(first)
    for value in values:
        found[month.code] = value
        month = month.after()
    return found


def counted_measure(partnership, label="All crime", *, category=CATEGORY, source=CountSource.POLICE_UK, **values):
    indicator = builders.make_indicator(
        label,
        count_source=source,
        count_category=category,
        **{"unit_label": "crimes"} | values,
    )
    return builders.make_measure(builders.make_plan(partnership, years="2018-19"), label, indicator=indicator)
