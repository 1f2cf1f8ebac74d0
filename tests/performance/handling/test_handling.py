"""A source's mark is obeyed by public pages and papers, for what is counted from it and for what is made of that."""

import pytest
from django.urls import reverse

from core.periods.period import Period
from partnerships.access.roles import Role
from performance.handling.public_figures import public_figures
from performance.handling.selectors import handling_of, marks_of
from performance.handling.services import save_marks
from performance.models import Handling, IndicatorPart
from reports.papers.selectors import figures_of
from tests import builders, pages

pytestmark = pytest.mark.django_db
YEAR = Period.parse("2013-14")


@pytest.fixture
def place(db):
    return builders.make_partnership("harborough", area=builders.make_area("Harborough", "E22000166"))


@pytest.fixture
def plan(place):
    """A plan with a typed measure, a counted one, and one made of the counted."""
    plan = builders.make_plan(place, years="2013-14")
    counted = builders.make_indicator("Counted", count_source="police_uk", count_category="total")
    whole = builders.make_indicator("Made of it")
    IndicatorPart.objects.create(whole=whole, part=counted, sign=1)
    for indicator in (builders.make_indicator("Typed"), counted, whole):
        builders.make_measure(plan, label=indicator.name, indicator=indicator)
    return plan


def mark(place, officer, **values):
    marks = {"home_office": "public", "police_uk": "public", "met": "public"} | values
    now = marks_of(place)
    return save_marks(now, by=officer, version=now.version, **marks)


def told(plan):
    """The labels of the measures on the public page, and in a paper."""
    public = {row.label for row in public_figures(plan, YEAR, {}).figures.rows}
    return public, {row.label for row in figures_of(builders.make_report(plan)).rows}


def test_everything_is_public_until_someone_says_otherwise(plan):
    everything = {"Typed", "Counted", "Made of it"}
    assert told(plan) == (everything, everything)


@pytest.mark.parametrize("level", ["partners", "restricted"])
@pytest.mark.parametrize("whose", ["own", "national"])
def test_what_is_counted_from_a_marked_source_is_kept_from_the_public_and_from_papers(place, plan, level, whose):
    officer = builders.make_user(place)
    mark(place if whose == "own" else None, officer, police_uk=level)
    assert told(plan) == ({"Typed"}, {"Typed"})
    left_out = {one.label: one.reason for one in public_figures(plan, YEAR, {}).left_out}
    assert left_out["Counted"] == f"Left out: {Handling(level).label.lower()}."


def test_of_two_marks_the_stricter_holds_and_another_source_changes_nothing(place, plan):
    officer = builders.make_user(place)
    mark(place, officer, police_uk="partners")
    mark(None, officer, police_uk="restricted", met="restricted")
    marks = handling_of(place, plan.measures.select_related("indicator"))
    by_label = {measure.label: marks[measure.pk] for measure in plan.measures.all()}
    assert by_label == {"Typed": "public", "Counted": "restricted", "Made of it": "restricted"}


def test_another_partnerships_mark_is_its_own(plan):
    other = builders.make_partnership("melton")
    mark(other, builders.make_user(other), police_uk="restricted")
    assert told(plan)[0] == {"Typed", "Counted", "Made of it"}


def test_an_officer_marks_a_source_by_a_page_and_a_stale_page_is_refused(place, plan):
    client = pages.sign_in(place)
    address = reverse("source-marks", args=["harborough"])
    page = client.get(address)
    form = pages.form_values(page) | {"police_uk": "partners"}
    assert client.post(address, form).status_code == 302
    assert told(plan)[0] == {"Typed"}
    assert client.post(address, form | {"police_uk": "public"}).status_code == 409
    assert told(plan)[0] == {"Typed"}
    assert pages.sign_in(place, Role.AGENCY_OFFICER).get(address).status_code == 403
