"""A measure beside similar areas: place, funnel, gap over time, who lacks data and who does clearly better."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from crime_data.models import Count, Population
from partnerships.models import Area
from performance.comparator_groups import services
from performance.models import Target
from tests import builders, pages
from tests.figures.vectors import shared_rows
from tests.performance.comparison.samples import area_with_people, count, counted_measure, months

pytestmark = pytest.mark.django_db

# Invented: five months of four areas. Rates per 1,000: 20, 25, 30 and 30.
SAMPLE = {"Harbour": (2_000, 100_000), "Quay": (1_250, 50_000), "Seaside": (6_000, 200_000), "Bay": (3_000, 100_000)}


def spread(total, first="2018-M10", parts=5):
    """A total over so many months, so that they add up to it."""
    return months(first, [total // parts] * (parts - 1) + [total - total // parts * (parts - 1)])


@pytest.fixture
def seaside():
    """Its measure beside a group of four; the group is the partnership's only one."""
    areas = {name: area_with_people(name, people) for name, (_, people) in SAMPLE.items()}
    for name, (total, _) in SAMPLE.items():
        count(areas[name], spread(total))
    partnership = builders.make_partnership("seaside", area=areas["Seaside"])
    others = [area for name, area in areas.items() if name != "Seaside"]
    builders.make_comparator_group(partnership, *others, name="Most similar group")
    return partnership


@pytest.fixture
def measure(seaside):
    return counted_measure(seaside)


def read(measure, client=None, **query):
    client = client or pages.sign_in(measure.partnership)
    return client.get(reverse("comparison", args=[measure.partnership.slug, measure.pk]), query)


def text_of(answer):
    return " ".join(answer.content.decode().split())


def file_of(measure, kind="csv", **query):
    client = pages.sign_in(measure.partnership)
    return client.get(reverse("comparison-file", args=[measure.partnership.slug, measure.pk, kind]), query)


def rows_of(measure, **query):
    return list(csv.DictReader(io.StringIO(file_of(measure, **query).content.decode("utf-8-sig"))))


def area_named(name):
    return Area.objects.get(name=name, kind="csp")


def group_of(measure):
    return measure.partnership.comparator_groups.get()


def test_the_place_the_rate_and_the_average_are_told_in_one_sentence_each(measure):
    answer = read(measure)
    first, second, *_ = answer.context["page"].sentences
    assert first == (
        "Seaside: 30.0 crimes per 1,000 people from October 2018 to February 2019 (95% interval 29.2 to 30.8), "
        "joint 3rd of 4 (1 = lowest)."
    )
    assert second.startswith("The group as a whole: 27.2; the gap to it is +2.8. In the funnel it is above the 99.8%")
    assert first in answer.content.decode()


def test_every_area_is_in_the_file_with_exact_rates_intervals_and_limits(measure):
    rows = rows_of(measure)
    assert [(row["place"], row["area"], row["rate"]) for row in rows] == [
        ("1", "Harbour", "20.000000"),
        ("2", "Quay", "25.000000"),
        ("3", "Bay", "30.000000"),
        ("3", "Seaside", "30.000000"),
    ]
    assert [row["of"] for row in rows] == ["4"] * 4
    assert Decimal(rows[0]["rate_low"]) < 20 < Decimal(rows[0]["rate_high"])
    assert Decimal(rows[0]["funnel_99.8_low"]) < Decimal(rows[0]["funnel_95_low"]) < Decimal("27.2")
    assert rows[0]["in_the_funnel"] == "below the 99.8% limits"


def test_the_nearest_area_that_does_clearly_better_is_named(measure):
    told = read(measure).context["page"].sentences[-1]
    assert told == "The nearest area that does clearly better is Harbour: 20.0, 10.0 lower (1st)."


def test_nobody_does_clearly_better_than_the_best_or_within_chance(measure):
    Count.objects.filter(series__place=area_named("Seaside").code).delete()
    count(area_named("Seaside"), spread(3_980))  # 19.9 per 1,000, told from Harbour's 20.0 by nobody
    assert read(measure).context["page"].sentences[-1] == "No area of the group does clearly better."
    measure.indicator.polarity = "higher"
    measure.indicator.save()
    page = read(measure).context["page"]
    assert "4th of 4 (1 = highest)" in page.sentences[0]
    assert "Quay" in page.sentences[-1]


@pytest.mark.parametrize("reading", [{"polarity": "ambiguous"}, {"more_may_be_good": True}, {"police_driven": True}])
def test_nobody_does_better_where_the_direction_is_not_agreed(seaside, reading):
    page = read(counted_measure(seaside, **reading)).context["page"]
    assert "(1 = lowest)" in page.sentences[0]
    assert page.sentences[-1] == "Which way is better is not agreed, so no area is said to do better."


def test_a_member_without_data_has_no_place_and_is_named_with_the_reason(measure):
    Count.objects.filter(series__place=area_named("Quay").code, period=20190101).delete()
    Population.objects.filter(area_code=f"E07{area_named('Bay').code[3:]}").delete()
    page = read(measure).context["page"]
    assert "2nd of 2 (1 = lowest)" in page.sentences[0]
    told = "Without a place: Bay (no number of people is known); Quay (no figure for January 2019)."
    assert told in page.sentences
    assert [row["note"] for row in rows_of(measure) if not row["place"]] == [
        "no number of people is known",
        "no figure for January 2019",
    ]


def test_missing_is_never_zero_and_zero_is_a_rate(measure):
    series = Count.objects.filter(series__place=area_named("Quay").code)
    series.update(value=0)
    assert rows_of(measure)[0]["area"] == "Quay"
    assert rows_of(measure)[0]["rate"] == "0.000000"
    series.update(value=None, state=2)
    assert "Quay (no figure)" in text_of(read(measure))


def test_a_count_below_zero_after_transfers_has_no_place(measure):
    Count.objects.filter(series__place=area_named("Quay").code).update(value=-1)
    assert "Quay (a count below zero, after transfers)" in text_of(read(measure))


def test_without_own_data_the_others_stand_and_it_is_said_that_there_is_no_place(measure):
    Count.objects.filter(series__place=area_named("Seaside").code).delete()
    page = read(measure).context["page"]
    assert page.sentences[0] == (
        "Seaside has no rate from October 2018 to February 2019, so it has no place among 3 (1 = lowest)."
    )
    assert page.ranking.n == 3


def test_the_span_can_be_chosen_by_months_and_by_a_year(measure):
    page = read(measure, since="November 2018", until="2018-12").context["page"]
    assert page.span.label == "November 2018 to December 2018"
    assert page.ranking.own.area.count == 2_400
    assert read(measure, period="2018-M11").context["page"].span.label == "November 2018"
    # Of 2018/19 only five months are known, so that the newest that are stand in its place.
    assert read(measure, period="2018-19").context["page"].span.label == "October 2018 to February 2019"
    assert read(measure, period="nonsense").status_code == 200


@pytest.mark.parametrize(
    ("asked", "field", "told"),
    [
        ({"since": "2019-M02", "until": "2018-M10"}, "since", "October 2018 ends before February 2019 begins."),
        ({"since": "yesterday"}, "since", "is not a period"),
        ({"group": "987654321"}, "group", "Choose one of the options for the group"),
    ],
)
def test_what_cannot_be_asked_is_told_at_its_field_and_the_page_stands(measure, asked, field, told):
    answer = read(measure, **asked)
    assert told in pages.errors_of(answer)[field][0]
    assert answer.context["page"].ranking.n == 4


def test_quarters_are_not_cut_into_months(seaside):
    measure = counted_measure(seaside, "Robbery", category="group:Robbery", source="home_office")
    for name, (total, _) in SAMPLE.items():
        quarters = {f"2018-19-Q{number}": total // 4 for number in range(1, 5)}
        count(area_named(name), quarters, category="group:Robbery", source="home_office")
    assert read(measure).context["page"].span.label == "2018/19"
    answer = read(measure, since="October 2018", until="February 2019")
    assert pages.errors_of(answer)["since"] == ["These are counted by quarter: choose whole quarters."]


def test_the_partnerships_own_counts_stand_in_place_of_the_national_and_no_other_sees_them(measure, seaside):
    own = months("2018-M10", [1_000] * 5)
    count(seaside.area, own, partnership=seaside)
    assert read(measure).context["page"].ranking.own.area.count == 5_000
    elsewhere = builders.make_partnership("elsewhere", area=seaside.area)
    builders.make_comparator_group(elsewhere, area_named("Harbour"))
    other = builders.make_measure(builders.make_plan(elsewhere, years="2018-19"), indicator=measure.indicator)
    assert read(other).context["page"].ranking.own.area.count == 6_000


def test_people_are_those_of_the_middle_of_the_year_or_the_last_before_it(measure):
    assert "People: 2018 (ONS mid-year estimates)." in text_of(read(measure))
    Population.objects.update(year=2016)
    assert "People: 2016 (ONS mid-year estimates, the newest up to 2018)." in text_of(read(measure))
    Population.objects.update(year=2021)
    assert "no number is known of 2018 or before" in text_of(read(measure))


def test_a_partnerships_people_are_those_of_all_its_districts(measure):
    bay = area_named("Bay")
    second = builders.make_area("Upper Bay", "E07999999", kind="district")
    builders.make_area_link(second, bay)
    assert "Bay (no number of people is known)" in text_of(read(measure))
    Population.objects.create(
        area_code="E07999999", kind="persons", year=2018, vintage="ONS mid-year estimates", number=50_000
    )
    assert next(row for row in rows_of(measure) if row["area"] == "Bay")["rate"] == "20.000000"


def test_a_rate_per_household_is_told_of_households(seaside):
    measure = counted_measure(seaside, "Burglary", unit="rate_per_1000_households", unit_label="burglaries")
    for row in list(Population.objects.all()):
        Population.objects.create(
            area_code=row.area_code, kind="households", year=2011, vintage="Census 2011", number=row.number // 2
        )
    page = read(measure).context["page"]
    assert page.sentences[0].startswith("Seaside: 60.0 burglaries per 1,000 households")
    assert page.heads_words == "Households: 2011 (Census 2011, the newest up to 2018)."


def two_years(seaside):
    """Counts by quarter of 2016/17 to 2018/19, and people of 2016."""
    for name, (total, _) in SAMPLE.items():
        quarters = {
            f"{year}-{year % 100 + 1}-Q{number}": total // 4 - year % 2016 * 10
            for year in (2016, 2017, 2018)
            for number in range(1, 5)
        }
        count(area_named(name), quarters, category="group:Robbery", source="home_office")
    Population.objects.update(year=2016)
    return counted_measure(seaside, "Robbery", category="group:Robbery", source="home_office")


def test_the_gap_to_the_group_is_told_year_by_year_or_quarter_by_quarter(seaside):
    measure = two_years(seaside)
    page = read(measure).context["page"]
    assert [choice.label for choice in page.choices] == ["Years", "Quarters"]
    assert [row[0] for row in page.gap.rows] == ["2016/17", "2017/18", "2018/19"]
    assert page.gap.rows[0][1:4] == ("30.0", "27.2", "+2.8")
    assert len(read(measure, by="quarter").context["page"].gap.rows) == 12
    assert file_of(measure, of="gap").content.decode("utf-8-sig").splitlines()[1].startswith("2016/17,30.0,27.2,+2.8,4")


def test_a_change_of_membership_breaks_the_series_and_the_group_of_each_year_is_that_of_its_last_day(seaside):
    measure = two_years(seaside)
    group = group_of(measure)
    bay = group.members.get(area__name="Bay")
    services.change_member(by=None, member=bay, version=group.version, ends=date(2017, 6, 30))
    page = read(measure).context["page"]
    assert page.gap.breaks == ("2017/18",)
    assert [row[4] for row in page.gap.rows] == ["4", "3", "3"]
    assert "2017/18: membership changed: Bay left" in text_of(read(measure))


def test_a_marked_break_of_the_indicator_is_a_break_here_too(seaside):
    measure = two_years(seaside)
    builders.make_break(measure.indicator, "2018-M04", "Recording rules changed")
    assert read(measure).context["page"].breaks == ("2018/19: Recording rules changed",)


def test_a_year_in_which_a_member_lacks_data_says_so(seaside):
    measure = two_years(seaside)
    Count.objects.filter(series__place=area_named("Quay").code, period=20170403).update(value=None, state=2)
    rows = read(measure).context["page"].gap.rows
    assert [row[4] for row in rows] == ["4", "3", "4"]
    assert rows[1][5] == "without Quay"


def test_a_derived_indicator_is_compared_by_its_parts(seaside):
    for name in SAMPLE:
        count(area_named(name), spread(500), category="type:Drugs")
    drugs = counted_measure(seaside, "Drugs", category="type:Drugs").indicator
    every = counted_measure(seaside, "All crime").indicator
    derived = builders.make_indicator("Crime with a victim", parts=[(every, 1), (drugs, -1)])
    half_typed = builders.make_indicator("Half typed", parts=[(every, 1), (builders.make_indicator("Typed"), -1)])
    type(derived).objects.filter(pk__in=[derived.pk, half_typed.pk]).update(is_derived=True)
    measure = builders.make_measure(builders.make_plan(seaside, years="2018-19"), indicator=derived)
    assert read(measure).context["page"].ranking.own.area.count == 5_500
    other = builders.make_measure(builders.make_plan(seaside, years="2018-19"), indicator=half_typed)
    assert "There is nothing to compare" in text_of(read(other))


def test_a_typed_measure_has_nothing_to_compare_and_no_link(seaside):
    measure = builders.make_measure(builders.make_plan(seaside))
    assert "There is nothing to compare" in text_of(read(measure))
    assert rows_of(measure) == []
    assert file_of(measure, "png").status_code == 404
    detail = pages.sign_in(seaside).get(reverse("measure-detail", args=["seaside", measure.pk]))
    assert "Beside similar areas" not in detail.content.decode()


def test_without_a_group_the_page_leads_to_making_one(seaside):
    measure = counted_measure(seaside)
    seaside.comparator_groups.update(archived_at="2020-01-01T00:00Z")
    answer = read(measure)
    assert "There is no group to compare with" in answer.content.decode()
    assert reverse("comparator-group-create", args=["seaside"]) in answer.content.decode()


def test_each_chart_has_its_table_and_is_a_picture_too(measure):
    panels = read(measure).context["panels"]
    assert set(panels) == {"rates", "funnel", "gap"}
    assert [len(panel.rows) for panel in panels.values()] == [4, 4, 5]
    for of in panels:
        assert file_of(measure, "png", of=of).content.startswith(b"\x89PNG")
    assert file_of(measure, of="nonsense").status_code == 404
    assert file_of(measure, "exe").status_code == 404


def test_the_measures_page_and_the_list_lead_to_it(measure):
    client = pages.sign_in(measure.partnership)
    url = reverse("comparison", args=["seaside", measure.pk])
    assert url in client.get(reverse("measure-detail", args=["seaside", measure.pk])).content.decode()
    listed = client.get(reverse("comparison-list", args=["seaside"]))
    assert url in listed.content.decode()
    (line,) = listed.context["lines"]
    assert (line.place, line.rate, line.average) == ("joint 3rd of 4 (1 = lowest)", "30.0", "27.2")


def test_the_list_quotes_what_documents_state_of_the_areas_place(seaside):
    plan = builders.make_plan(seaside)
    builders.make_stated_figure(plan, "4th highest", label="Place among the 32 boroughs", about_others=True)
    builders.make_stated_figure(plan, "-26%")
    place = builders.make_measure(plan, "Place for all crime", unit="rank")
    builders.make_observation(place, 10, rank_of=15)
    text = text_of(pages.sign_in(seaside).get(reverse("comparison-list", args=["seaside"])))
    assert "“4th highest”" in text
    assert "“10 of 15”" in text
    assert "-26%" not in text


def test_the_page_takes_at_most_twelve_queries_however_large_the_group(measure, django_assert_max_num_queries):
    client = pages.sign_in(measure.partnership)
    builders.make_target(measure, 5_000, "at_most", year="2018-19")
    assert Target.objects.count() == 1
    group = group_of(measure)
    more = [area_with_people(f"Place {number}", 90_000) for number in range(10)]
    for area in more:
        count(area, spread(2_000))
    services.add_members(by=None, group=group, version=group.version, members=more)
    read(measure, client)
    with django_assert_max_num_queries(12):
        assert read(measure, client).context["page"].ranking.n == 14
    with django_assert_max_num_queries(12):
        listed = client.get(reverse("comparison-list", args=["seaside"]))
    assert [line.ranking.n for line in listed.context["lines"]] == [14]


@pytest.mark.shared_data
def test_fifteen_real_areas_stand_in_the_published_order():
    """The group was chosen for the example; the counts and people are real (data.police.uk, ONS mid-2018)."""
    rows = shared_rows("vectors/illustrative_peer_rank_2018-10_to_2019-02.csv")
    areas = {row["area"]: area_with_people(row["area"], int(row["population_mid_2018"])) for row in rows}
    for row in rows:
        count(areas[row["area"]], spread(int(row["crimes_excl_asb_5_months"])))
    southampton = builders.make_partnership("southampton", area=areas["Southampton"])
    group = builders.make_comparator_group(southampton, *(a for n, a in areas.items() if n != "Southampton"))
    measure = counted_measure(southampton)
    found = {row["area"]: row for row in rows_of(measure)}
    for row in rows:
        assert found[row["area"]]["place"] == row["rank_1_lowest"]
        assert float(found[row["area"]]["rate"]) == pytest.approx(float(row["rate_per_1000"]), abs=5e-7)
    assert "49.2 crimes per 1,000 people from October 2018 to February 2019" in text_of(read(measure))
    assert "11th of 15 (1 = lowest)" in text_of(read(measure))
    Count.objects.filter(series__place=areas["Nottingham"].code).delete()
    text = text_of(read(measure))
    assert "11th of 14 (1 = lowest)" in text
    assert "Without a place: Nottingham (no figure)." in text
    assert group.members.count() == 14
