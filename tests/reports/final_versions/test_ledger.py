"""A final paper is judged by what it tells itself, whatever has become of its figures when it is published."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.urls import reverse

from core import writes
from performance.handling.ledger import read
from performance.indicators.services import set_parts
from performance.measures.services import delete_measure
from performance.models import Handling, Indicator, Measure
from performance.observations.services import correct_observation
from performance.shared_indicators.services import merge_indicators
from plans.models import PlanStatus
from reports.models import FinalVersion, FinalVersionFile, PaperPublication
from reports.papers import services
from reports.publication import selectors as publication_selectors
from reports.publication import services as publishing
from reports.publication.selectors import counts_shown_to_public
from tests import builders, pages

pytestmark = pytest.mark.django_db
YEAR, YEAR_BEFORE, NEXT_YEAR = "2013-14", "2012-13", "2014-15"


@pytest.fixture
def plan():
    return builders.make_plan(builders.make_partnership(slug="seaside"), status=PlanStatus.PUBLISHED)


def counted(plan, label, value, before=None, **of_indicator):
    measure = builders.make_measure(plan, label, indicator=builders.make_indicator(label, **of_indicator))
    builders.make_observation(measure, value, year=YEAR)
    if before is not None:
        builders.make_observation(measure, before, year=YEAR_BEFORE)
    return measure


def refusal_of(final):
    with pytest.raises(ValidationError) as refusal:
        publishing.publish_paper(by=None, final_version=final)
    assert not PaperPublication.objects.filter(final_version=final).exists()
    return str(refusal.value)


def correct(measure):
    observation = measure.indicator.observations.get(period=YEAR)
    correct_observation(by=None, observation=observation, version=1, quantity=builders.quantity(300))


def rename(measure):
    writes.change(measure, by=None, version=measure.version, label="Harm of some kind")


def archive(measure):
    writes.archive(measure, by=None, version=measure.version)


def restrict(measure):
    indicator = measure.indicator
    writes.change(indicator, by=None, version=indicator.version, handling=Handling.RESTRICTED)


def stop_monitoring(measure):
    writes.change(measure, by=None, version=measure.version, is_monitored=False)


def delete(measure):
    measure.plan.status = PlanStatus.DRAFT  # of the record at hand: a published plan's measures are archived instead
    delete_measure(by=None, measure=measure, version=measure.version)


def say_that_its_source_publishes_it(measure):
    indicator = measure.indicator
    writes.change(indicator, by=None, version=indicator.version, suppress_below=0)


def count_something_else(measure):
    indicator = measure.indicator
    writes.change(indicator, by=None, version=indicator.version, unit="number")


def move_to_another_area(measure):
    area = builders.make_area()
    writes.change(measure, by=None, version=measure.version, area=area)


def merge_into_one_without_a_threshold(measure):
    gone, kept = measure.indicator, builders.make_indicator("Hatred", suppress_below=0)
    merge_indicators(by=None, gone=gone, kept=kept, version=gone.version, reason="One and the same")


def rename_and_restrict(measure):
    rename(measure)
    restrict(measure)


@pytest.mark.parametrize(
    "happens",
    [
        correct, rename, archive, restrict, stop_monitoring, delete, say_that_its_source_publishes_it,
        count_something_else, move_to_another_area, merge_into_one_without_a_threshold, rename_and_restrict,
    ],
    ids=lambda one: one.__name__,
)  # fmt: skip
def test_a_small_count_stays_unpublished_whatever_happens_to_its_measure_afterwards(plan, happens):
    measure = counted(plan, "Hate crime", 3)
    final = builders.make_final_version(plan)
    before = bytes(FinalVersionFile.objects.get(final_version=final, name="paper.html").content)
    happens(Measure.objects.select_related("indicator").get(pk=measure.pk))
    assert "Hate crime" in refusal_of(FinalVersion.objects.get(pk=final.pk))
    assert bytes(FinalVersionFile.objects.get(final_version=final, name="paper.html").content) == before


@pytest.mark.parametrize("happens", [correct, rename, archive, stop_monitoring, delete], ids=lambda one: one.__name__)
def test_a_count_that_may_be_told_stays_publishable_whatever_happens_to_its_measure(plan, happens):
    measure = counted(plan, "Burglary", 253)
    final = builders.make_final_version(plan)
    happens(Measure.objects.select_related("indicator").get(pk=measure.pk))
    assert publishing.publish_paper(by=None, final_version=final).pk


def test_a_count_corrected_to_a_small_one_afterwards_is_not_what_the_paper_tells(plan):
    measure = counted(plan, "Burglary", 253)
    final = builders.make_final_version(plan)
    observation = measure.indicator.observations.get()
    correct_observation(by=None, observation=observation, version=1, quantity=builders.quantity(3))
    assert publishing.publish_paper(by=None, final_version=final).pk


@pytest.mark.parametrize("stricter", [{"handling": Handling.PARTNERS}, {"suppress_below": 300}])
def test_what_has_come_to_be_stricter_since_counts_too(plan, stricter):
    measure = counted(plan, "Burglary", 253)
    final = builders.make_final_version(plan)
    rename(measure)
    Indicator.objects.filter(pk=measure.indicator_id).update(**stricter)
    assert "Burglary" in refusal_of(final)


def test_another_measure_of_the_same_words_is_not_taken_for_the_final_one(plan):
    counted(plan, "Burglary", 253)
    final = builders.make_final_version(plan)
    builders.make_observation(builders.make_measure(plan, "Burglary", indicator=builders.make_indicator()), 2)
    assert publishing.publish_paper(by=None, final_version=final).pk


def family(plan):
    """A total and its parts, of which arson is small."""
    arson, burglary, theft = (counted(plan, *one) for one in (("Arson", 3), ("Burglary", 40), ("Theft", 90)))
    whole = builders.make_indicator("Total", parts=[(one.indicator, 1) for one in (arson, burglary, theft)])
    total = builders.make_measure(plan, "Total", indicator=whole)
    builders.make_observation(total, 133, year=YEAR)
    return arson, total


def without_arson(plan):
    """A paper with the total and the other parts, arson being told in its exempt part alone."""
    report = builders.make_report(plan)
    section = report.sections.get(key="legal")
    services.write_section(by=None, section=section, version=section.version, text="{{figure arson value}}")
    builders.make_exempt(report, "legal")
    return builders.make_final_version(plan, report)


def take_apart(arson, total):
    whole = Indicator.objects.get(pk=total.indicator_id)
    set_parts(by=None, indicator=whole, version=whole.version, parts=[])


def archive_arson(arson, total):
    archive(arson)


def correct_arson(arson, total):
    correct(arson)


@pytest.mark.parametrize("happens", [take_apart, archive_arson, correct_arson], ids=lambda one: one.__name__)
def test_nor_is_a_small_count_told_by_subtraction_whatever_the_whole_is_made_of_afterwards(plan, happens):
    arson, total = family(plan)
    final = without_arson(plan)
    happens(arson, total)
    assert "Burglary" in refusal_of(final)


def test_a_small_base_of_a_percentage_is_kept_with_the_paper(plan):
    measure = builders.make_measure(plan, "Satisfied", unit="percent", polarity="higher")
    observation = builders.make_observation(measure, 75, year=YEAR, numerator=3, denominator=4)
    final = builders.make_final_version(plan)
    correct_observation(
        by=None, observation=observation, version=1, quantity=builders.quantity(75), numerator=300, denominator=400
    )
    assert "Satisfied" in refusal_of(final)


def test_a_small_count_of_an_earlier_year_counts_where_the_paper_prints_that_year(plan):
    measure = builders.make_measure(plan, "Hate crime")
    builders.make_observation(measure, 3, year="2011-12")
    printing = builders.make_final_version(plan, builders.make_report(plan, layout="partnership-plan"))
    assert "Hate crime" in refusal_of(printing)
    assert publishing.publish_paper(by=None, final_version=builders.make_final_version(plan)).pk


def test_a_small_baseline_counts_where_the_paper_prints_the_target_that_rests_on_it(plan):
    measure = builders.make_measure(plan, "Hate crime")
    builders.make_observation(measure, 4, year="2011-12")
    builders.make_target(measure, -50, year=NEXT_YEAR, baseline_period="2011-12")
    printing = builders.make_final_version(plan, builders.make_report(plan, layout="southwark-cabinet-member"))
    assert "Hate crime" in refusal_of(printing)
    assert publishing.publish_paper(by=None, final_version=builders.make_final_version(plan)).pk


def test_a_paper_made_final_without_its_counts_is_refused_with_a_word_that_says_so(plan):
    counted(plan, "Burglary", 253)
    final = builders.make_final_version(plan)
    QuerySet(FinalVersion).filter(pk=final.pk).update(ledger=None)
    final.refresh_from_db()
    why = publication_selectors.why_not_assessable(final)
    assert why in refusal_of(final)
    page = pages.sign_in(plan.partnership).get(reverse("paper-publish", args=["seaside", final.reference]))
    assert why in page.content.decode()


def test_what_a_public_paper_told_is_known_to_the_public_from_then_on(plan):
    measure = counted(plan, "Burglary", 253, 153)
    final = builders.make_final_version(plan)
    assert counts_shown_to_public(plan.partnership) == {}
    builders.make_public_paper(final)
    known = counts_shown_to_public(plan.partnership)
    assert {(key.indicator, key.period, int(amount)) for key, amount in known.items()} == {
        (measure.indicator_id, YEAR, 253),
        (measure.indicator_id, YEAR_BEFORE, 153),
    }


def test_a_ledger_reads_as_it_was_kept(plan):
    family(plan)
    final = builders.make_final_version(plan)
    kept = FinalVersion.objects.get(pk=final.pk).ledger
    ledger = read(kept)
    assert json.loads(json.dumps(ledger.as_data(), default=str)) == kept
    assert {line.label: [int(amount) for _, amount in line.counts] for line in ledger.lines} == {
        "Arson": [3],
        "Burglary": [40],
        "Theft": [90],
        "Total": [133],
    }
