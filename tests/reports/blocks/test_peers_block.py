"""A paper's peers and funnel: the measures that are counted, beside the partnership's first group."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from crime_data.models import Count
from partnerships.models import Area
from reports.papers.assembly import assemble_paper
from reports.papers.documents import to_html, to_pdf
from tests import builders
from tests.performance.comparison.samples import area_with_people, count, counted_measure

pytestmark = pytest.mark.django_db
QUARTERS = [f"2018-19-Q{number}" for number in range(1, 5)]


@pytest.fixture
def report():
    areas = [area_with_people(name, 100_000) for name in ("Seaside", "Harbour", "Quay", "Bay")]
    for area, of_quarter in zip(areas, (500, 400, 450, 600), strict=True):
        count(area, dict.fromkeys(QUARTERS, of_quarter))
        count(area, dict.fromkeys(QUARTERS, 1_000 - of_quarter), category="group:Robbery")
    seaside = builders.make_partnership("seaside", area=areas[0])
    builders.make_comparator_group(seaside, *areas[1:], name="Alike")
    measure = counted_measure(seaside)
    counted_measure(seaside, "Robbery", category="group:Robbery")
    robbery = seaside.measures.get(label="Robbery")
    for one in (robbery, builders.make_measure(measure.plan, "Survey", unit="percent")):
        one.plan = measure.plan
        one.save()
    return builders.make_report(measure.plan, layout="peterborough-scrutiny")


def blocks_of(report):
    return {block.name: block.content for section in assemble_paper(report).sections for block in section.blocks}


def test_counted_measures_have_their_place_of_the_papers_period(report):
    lines = blocks_of(report)["peers"]
    assert [(line.label, line.place, line.rate, line.average) for line in lines] == [
        ("All crime", "3rd of 4 (1 = lowest)", "20.0", "19.5"),
        ("Robbery", "2nd of 4 (1 = lowest)", "20.0", "20.5"),
    ]
    html = to_html(assemble_paper(report)).decode()
    assert "All crime (crimes per 1,000 people, 2018/19)" in html
    assert "Quay" in html


def test_a_member_without_data_is_named_in_the_paper(report):
    Count.objects.filter(series__place=Area.objects.get(name="Bay", kind="csp").code).delete()
    assert blocks_of(report)["peers"][0].place == "3rd of 3 (1 = lowest)"
    assert "Without a place: Bay (no figure)." in to_html(assemble_paper(report)).decode()


def test_the_funnel_is_of_the_measure_that_stands_last_and_is_drawn_in_documents(report):
    chart = blocks_of(report)["funnel"]
    assert chart.title == "All crime: Seaside is in line with the group"
    assert to_pdf(assemble_paper(report)).startswith(b"%PDF")


def test_without_a_group_or_counts_of_the_period_there_is_neither(report):
    type(report).objects.update(period="2017-18")
    report.refresh_from_db()
    assert not {"peers", "funnel"} & set(blocks_of(report))
    type(report).objects.update(period="2018-19")
    report.refresh_from_db()
    report.partnership.comparator_groups.update(archived_at="2020-01-01T00:00Z")
    assert not {"peers", "funnel"} & set(blocks_of(report))


def test_many_measures_take_no_more_queries_than_few(report):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            blocks_of(report)
        return len(asked)

    blocks_of(report)
    few = queries()
    for number in range(5):
        other = counted_measure(report.partnership, f"More {number}")
        other.plan = report.plan
        other.save()
    assert queries() == few
    assert len(blocks_of(report)["peers"]) == 7
