"""What stands behind a measure's figure: typed, added up, derived, or counted and as it was signed off."""

from datetime import date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from core import clock
from core.errors import StaleVersion
from core.periods.period import Period
from crime_data.counts.packed_periods import pack
from crime_data.models import Count, CountHistory, HeadKind, Population, Release, Series
from partnerships.access.roles import Role
from partnerships.areas.services import link_areas
from performance.indicators.services import set_parts
from performance.models import FigureSignOff
from performance.plan_figures.selectors import figures_of_plan
from performance.sign_off import services as signing
from performance.sign_off.services import sign_off
from tests import builders, pages

pytestmark = pytest.mark.django_db
YEAR = Period.parse("2013-14")


@pytest.fixture
def place():
    return builders.make_partnership("seaside", area=builders.make_area("Seaside", "E22000900"))


@pytest.fixture
def plan(place):
    return builders.make_plan(place)


def row_of(plan, period=YEAR):
    (row,) = figures_of_plan(plan, period).rows
    return row


def counted_measure(plan, unit="count"):
    indicator = builders.make_indicator(
        "Robbery", unit=unit, count_source="home_office", count_category="group:Robbery"
    )
    return builders.make_measure(plan, "Robbery", indicator=indicator)


def release(recorded, published, **values):
    moment = timezone.make_aware(datetime.fromisoformat(recorded))
    return Release.objects.create(
        source="home_office", name="prc.csv", sha256=recorded, published_on=published, recorded_at=moment, **values
    )


def count(of, values, place="E22000900", year=YEAR):
    series, _ = Series.objects.get_or_create(
        source="home_office", partnership=of.partnership, place=place, category="group:Robbery"
    )
    for quarter, value in zip(year.parts(Period.parse("2013-14-Q1").kind), values, strict=False):
        state = 2 if value is None else 1
        Count.objects.create(series=series, period=pack(quarter), value=value, state=state, release=of)
    return series


def test_a_year_that_nobody_typed_is_the_sum_of_its_typed_months(plan):
    measure = builders.make_measure(plan)
    for month in YEAR.months:
        builders.make_observation(measure, 10, year=month)
    assert row_of(plan).current == "120"
    assert any("Added up from 12 months" in line for line in row_of(plan).workings)


def test_what_was_typed_for_the_year_stands_before_the_sum_of_its_months(plan):
    measure = builders.make_measure(plan)
    for month in YEAR.months:
        builders.make_observation(measure, 10, year=month)
    builders.make_observation(measure, 119)
    assert row_of(plan).current == "119"


def test_of_a_percentage_nothing_is_added_up_and_the_latest_stands(plan):
    measure = builders.make_measure(plan, unit="percent")
    for month in YEAR.months:
        builders.make_observation(measure, 10 + month.number, year=month)
    assert (row_of(plan).current, row_of(plan).span) == ("13%", "March 2014")


def test_a_figure_so_far_is_set_beside_the_same_months_and_a_spread_target(plan, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2013, 8, 10))
    measure = builders.make_measure(plan)
    for number, month in enumerate(YEAR.year_earlier().months, start=1):
        builders.make_observation(measure, 10 * number, year=month)
    for month in YEAR.months[:3]:
        builders.make_observation(measure, 30, year=month)
    builders.make_target(measure, 360, "at_most", spread="even_month")
    row = row_of(plan)
    assert (row.current, row.previous) == ("90", "60")
    assert (row.figure.target_status.due, row.figure.target_status.due_so_far) == (360, 90)
    assert row.figure.status.is_running


def test_a_seasonal_target_falls_due_as_in_past_years(plan, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2013, 8, 10))
    measure = builders.make_measure(plan)
    for month in YEAR.year_earlier().months:
        builders.make_observation(measure, 100 if month.number == 4 else 10, year=month)
    builders.make_observation(measure, 95, year=YEAR.months[0])
    builders.make_target(measure, 210, "at_most", spread="seasonal_month")
    assert row_of(plan).figure.target_status.due_so_far == 100
    assert row_of(plan).status == "too_early"


def test_a_derived_measure_is_worked_out_from_parts_that_are_themselves_derived(plan):
    violence, theft = builders.make_indicator("Violence"), builders.make_indicator("Theft")
    crime = builders.make_indicator("Crime", parts=[(violence, 1), (theft, 1)])
    other = builders.make_indicator("Against society")
    victims = builders.make_indicator("Victim-based", parts=[(crime, 1), (other, -1)])
    measure = builders.make_measure(plan, indicator=victims)
    for indicator, amount in ((violence, 500), (theft, 300), (other, 100)):
        builders.make_observation(
            builders.make_measure(builders.make_plan(plan.partnership), indicator=indicator), amount
        )
    row = row_of(plan)
    assert row.current == "700"
    assert any("Crime 800 less Against society 100" in line for line in row.workings)
    assert row.measure_id == measure.pk


def test_what_was_typed_of_a_whole_stands_until_all_parts_are_known(plan):
    part = builders.make_indicator("Part")
    other = builders.make_indicator("Other")
    whole = builders.make_indicator("Whole", parts=[(part, 1), (other, 1)])
    builders.make_observation(builders.make_measure(plan, indicator=whole), 90)
    elsewhere = builders.make_plan(plan.partnership)
    builders.make_observation(builders.make_measure(elsewhere, indicator=part), 40)
    assert row_of(plan).current == "90"
    builders.make_observation(builders.make_measure(elsewhere, indicator=other), 60)
    assert row_of(plan).current == "100"


@pytest.mark.parametrize(("field", "make"), [
    ("plus", lambda whole, place: [(whole, 1)]),
    ("less", lambda whole, place: [(builders.make_indicator(), 1), (builders.make_indicator(unit="percent"), -1)]),
    ("plus", lambda whole, place: [(builders.make_indicator(partnership=builders.make_partnership()), 1)]),
    ("plus", lambda whole, place: [(builders.make_indicator(), -1)]),
    ("plus", lambda whole, place: [(builders.make_indicator(parts=[(whole, 1)]), 1)]),
])  # fmt: skip
def test_a_sum_that_would_mean_nothing_is_refused_at_its_side(place, field, make):
    whole = builders.make_indicator(partnership=None)
    with pytest.raises(ValidationError) as refused:
        set_parts(by=None, indicator=whole, version=whole.version, parts=make(whole, place))
    assert set(refused.value.message_dict) == {field}
    assert not whole.parts.exists()


def test_parts_that_someone_else_changed_meanwhile_are_not_overwritten():
    whole, part = builders.make_indicator(), builders.make_indicator()
    set_parts(by=None, indicator=whole, version=whole.version, parts=[(part, 1)])
    with pytest.raises(StaleVersion):
        set_parts(by=None, indicator=whole, version=whole.version, parts=[])


def test_a_counted_measure_reads_the_quarters_of_its_own_area(plan):
    counted_measure(plan)
    first = release("2014-06-01", date(2014, 5, 20))
    count(first, (10, 20, 30, 40))
    count(first, (1, 1, 1, 1), place="E22000901")
    row = row_of(plan)
    assert row.current == "100"
    assert any("Added up from 4 quarters" in line for line in row.workings)
    assert any("published 20 May 2014" in line for line in row.workings)


def test_a_quarter_without_a_count_leaves_the_year_with_three_of_four_and_its_target_not_judged(plan):
    builders.make_target(counted_measure(plan), 200, "at_most")
    count(release("2014-06-01", date(2014, 5, 20)), (10, None, 30, 40))
    row = row_of(plan)
    assert (row.current, row.figure.given.span.coverage_words, row.status) == ("80", "3 of 4 quarters", "not_judged")


def test_another_partnerships_own_counts_are_never_read(plan):
    counted_measure(plan)
    other = builders.make_partnership("elsewhere", area=plan.partnership.area)
    count(release("2014-06-01", date(2014, 5, 20), partnership=other), (10, 20, 30, 40))
    assert row_of(plan).current == "no data"


def test_the_partnerships_own_counts_stand_before_the_national_ones(plan):
    counted_measure(plan)
    count(release("2014-06-01", date(2014, 5, 20)), (10, 20, 30, 40))
    count(release("2014-06-02", date(2014, 5, 20), partnership=plan.partnership), (11, 21, 31, 41))
    assert row_of(plan).current == "104"


def test_a_counted_rate_is_told_of_the_districts_people_in_the_year(plan):
    counted_measure(plan, unit="rate_per_1000")
    for code in ("E07000901", "E07000902"):
        link_areas(by=None, child=builders.make_area(kind="district", code=code), parent=plan.partnership.area)
        Population.objects.create(area_code=code, kind=HeadKind.PERSONS, year=2013, vintage="mid-2014", number=25_000)
    count(release("2014-06-01", date(2014, 5, 20)), (10, 20, 30, 40))
    row = row_of(plan)
    assert row.figure.given.current.amount == 2
    assert any("100 among 50,000 people (2013, mid-2014)" in line for line in row.workings)


def test_all_that_stands_behind_a_signed_rate_is_read_once_for_its_page(plan, django_assert_max_num_queries):
    measure = counted_measure(plan, unit="rate_per_1000")
    builders.make_target(measure)
    Population.objects.create(
        area_code="E22000900", kind=HeadKind.PERSONS, year=2013, vintage="mid-2014", number=50_000
    )
    count(release("2014-06-01", date(2014, 5, 20)), (10, 20, 30, 40))
    signed_on(plan, 2014, 7, 1)
    reader = pages.sign_in(plan.partnership)
    address = reverse("measure-detail", args=[plan.partnership.slug, measure.pk])
    with django_assert_max_num_queries(13):
        assert "100 among 50,000 people" in reader.get(address).content.decode()


def test_a_signed_period_is_read_as_it_was_signed_and_says_what_stands_now(plan, monkeypatch):
    counted_measure(plan)
    series = count(release("2014-06-01", date(2014, 5, 20)), (10, 20, 30, 40))
    monkeypatch.setattr(clock, "now", lambda: timezone.make_aware(datetime(2014, 7, 1)))
    approver = builders.make_user(plan.partnership, Role.APPROVER)
    sheet = signing.figures_to_sign(plan, YEAR)
    assert not sheet.missing
    sign_off(by=approver, plan=plan, period=YEAR, looked_at=sheet.fingerprint)
    newer = release("2015-06-01", date(2015, 5, 20))
    old = Count.objects.get(series=series, period=pack(Period.parse("2013-14-Q2")))
    CountHistory.objects.create(
        series=series, period=old.period, value=old.value, state=old.state, release_id=old.release_id
    )
    Count.objects.filter(series=series, period=old.period).update(value=25, release=newer)
    row = row_of(plan)
    assert row.current == "100"
    assert "Restated: Q2 2013/14 since the sign-off of 1 July 2014: now 25." in row.workings
    FigureSignOff.objects.update(unlocked_at=timezone.now())
    assert row_of(plan).current == "105"


def signed_on(plan, *moment):
    FigureSignOff.objects.create(
        partnership=plan.partnership,
        plan=plan,
        period=YEAR,
        signed_at=timezone.make_aware(datetime(*moment)),
        signed_by=builders.make_user(plan.partnership, Role.APPROVER),
        figures=[],
    )


def test_a_count_that_first_came_after_the_sign_off_is_missing_as_signed(plan):
    counted_measure(plan)
    signed_on(plan, 2014, 7, 1)
    count(release("2015-06-01", date(2015, 5, 20)), (10, 20, 30, 40))
    row = row_of(plan)
    assert row.current == "no data"
    assert any("Q1 2013/14 since the sign-off of 1 July 2014: now 10" in line for line in row.workings)
    FigureSignOff.objects.update(unlocked_at=timezone.now())
    assert row_of(plan).current == "100"


def test_own_counts_that_came_after_the_sign_off_leave_the_national_ones_as_signed(plan):
    counted_measure(plan)
    count(release("2014-06-01", date(2014, 5, 20)), (10, 20, 30, 40))
    signed_on(plan, 2014, 7, 1)
    count(release("2015-06-01", date(2014, 5, 20), partnership=plan.partnership), (11, 20, 30, 40))
    row = row_of(plan)
    assert row.current == "100"
    assert "Restated: Q1 2013/14 since the sign-off of 1 July 2014: now 11." in row.workings


def test_an_own_count_that_had_given_way_before_the_sign_off_is_not_read_as_signed(plan):
    counted_measure(plan)
    own = release("2014-05-25", date(2014, 5, 20), partnership=plan.partnership)
    series = count(own, ())
    newer = release("2014-06-01", date(2014, 6, 1))
    count(newer, (10, 20, 30, 40))
    quarter = pack(YEAR.parts(Period.parse("2013-14-Q1").kind)[0])
    CountHistory.objects.create(series=series, period=quarter, value=11, state=1, release=own)
    CountHistory.objects.create(series=series, period=quarter, value=None, state=3, release=newer)
    signed_on(plan, 2014, 7, 1)
    assert row_of(plan).current == "100"
    FigureSignOff.objects.update(signed_at=timezone.make_aware(datetime(2014, 5, 28)))
    row = row_of(plan)
    assert (row.current, row.figure.given.now.is_whole) == ("11", False), "three quarters were not known on that day"
    assert any("Q1 2013/14 since the sign-off of 28 May 2014: now 10" in line for line in row.workings)


def test_a_quarter_signed_before_its_year_stands_as_it_was_signed_first(plan):
    counted_measure(plan)
    series = count(release("2014-02-01", date(2014, 1, 20)), (10,))
    quarter = YEAR.parts(Period.parse("2013-14-Q1").kind)[0]
    signed_on(plan, 2014, 2, 10)
    FigureSignOff.objects.update(period=quarter)
    signed_on(plan, 2014, 7, 1)
    newer = release("2014-06-01", date(2014, 5, 20))
    CountHistory.objects.create(series=series, period=pack(quarter), value=10, state=1, release=Release.objects.first())
    Count.objects.filter(series=series).delete()
    count(newer, (15, 20, 30, 40))
    CountHistory.objects.update(release=Release.objects.get(name="prc.csv", published_on=date(2014, 1, 20)))
    assert row_of(plan, quarter).current == "10"
    assert row_of(plan).current == "100"
