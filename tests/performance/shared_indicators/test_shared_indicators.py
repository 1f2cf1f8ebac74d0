"""Shared indicators, which data stewards keep: added, edited and merged with what that touches shown."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from performance.models import Indicator
from performance.shared_indicators.services import like, merge_indicators
from tests import builders, pages

pytestmark = pytest.mark.django_db
WHY = "Entered twice"


@pytest.fixture
def steward():
    return pages.signed_in_as(builders.make_user(is_data_steward=True))


def url(name, *args):
    return reverse(name, args=args)


def send(client, address, **values):
    return client.post(address, pages.form_values(client.get(address)) | values)


def merge(gone, kept):
    return merge_indicators(by=None, gone=gone, kept=kept, version=gone.version, reason=WHY)


def test_a_shared_indicator_is_added_and_a_plan_can_measure_with_it(steward):
    send(steward, url("shared-create"), name="Robbery", unit="count", polarity="lower", handling="public")
    indicator = Indicator.objects.get(name="Robbery")
    assert indicator.partnership is None
    plan = builders.make_plan()
    officer = pages.sign_in(plan.partnership)
    form = pages.form_of(officer.get(reverse("measure-create", args=[plan.partnership.slug, plan.pk])))
    assert indicator in form["indicator"].field.queryset
    again = send(steward, url("shared-create"), name="Robbery", unit="count", handling="public")
    assert "name" in pages.errors_of(again)


def test_an_edit_shows_first_which_partnerships_measure_with_it(steward):
    indicator = builders.make_indicator("Robbery")
    place = builders.make_partnership("ours")
    builders.make_observation(builders.make_measure(builders.make_plan(place), indicator=indicator))
    edit = url("shared-edit", indicator.pk)
    assert [(one.where, one.what) for one in steward.get(edit).context["touched"]] == [
        ("Safer Ours", "1 measure, 1 observation")
    ]
    send(steward, edit, definition="Of the person and of business")
    assert "Of the person and of business" in steward.get(url("shared-detail", indicator.pk)).content.decode()
    assert "Of the person" in steward.get(url("shared-history", indicator.pk)).content.decode()


def test_a_partnerships_own_indicator_is_not_the_stewards_to_change(steward):
    own = builders.make_indicator(partnership=builders.make_partnership())
    for page in ("shared-detail", "shared-edit", "shared-merge-start", "shared-archive"):
        assert steward.get(url(page, own.pk)).status_code == 404
    with pytest.raises(ValidationError, match="Only shared"):
        merge(own, builders.make_indicator())


def test_a_merge_moves_measures_and_figures_and_archives_the_other(steward):
    kept, gone = builders.make_indicator("Burglary"), builders.make_indicator("Burglaries")
    plan = builders.make_plan()
    first = builders.make_measure(plan, "As ours", indicator=kept)
    builders.make_observation(first, 120, year="2012-13")
    second = builders.make_measure(plan, "As theirs", indicator=gone)
    builders.make_observation(second, 100, year="2013-14")
    started = steward.get(url("shared-merge-start", gone.pk), {"into": kept.pk})
    send(steward, started["Location"], reason=WHY)
    for record in (second, gone):
        record.refresh_from_db()
    assert second.indicator == kept
    assert gone.is_archived
    assert sorted(one.period.code for one in kept.observations.all()) == ["2012-13", "2013-14"]
    page = steward.get(url("shared-history", gone.pk)).content.decode()
    assert "Into “Burglary”: Entered twice" in page


def test_two_figures_of_one_period_are_named_and_nothing_moves(steward):
    kept, gone = builders.make_indicator("Burglary"), builders.make_indicator("Burglaries")
    plan = builders.make_plan(builders.make_partnership("ours"))
    for indicator in (kept, gone):
        builders.make_observation(builders.make_measure(plan, indicator=indicator))
    refused = send(steward, url("shared-merge", gone.pk, kept.pk), reason=WHY)
    assert "Safer Ours" in pages.errors_of(refused)["__all__"][0]
    gone.refresh_from_db()
    assert (gone.is_archived, gone.measures.count()) == (False, 1)


def test_signed_figures_stand_still(steward):
    kept, gone = builders.make_indicator("Burglary"), builders.make_indicator("Burglaries")
    plan = builders.make_plan()
    builders.make_observation(builders.make_measure(plan, indicator=gone))
    builders.make_sign_off(plan)
    refused = send(steward, url("shared-merge", gone.pk, kept.pk), reason=WHY)
    assert "sign" in pages.errors_of(refused)["__all__"][0]
    assert Indicator.objects.get(pk=gone.pk).measures.count() == 1


@pytest.mark.parametrize("differs", [{"unit": "percent"}, {"polarity": "higher"}])
def test_two_that_do_not_mean_the_same_are_not_merged(differs):
    with pytest.raises(ValidationError, match="two indicators, not one"):
        merge(builders.make_indicator(), builders.make_indicator(**differs))


def test_one_is_not_merged_into_itself_nor_while_it_is_made_of_parts():
    part = builders.make_indicator()
    whole = builders.make_indicator(parts=[(part, 1)])
    with pytest.raises(ValidationError, match="another indicator"):
        merge(part, part)
    with pytest.raises(ValidationError, match="made of parts"):
        merge(whole, builders.make_indicator())


def test_a_part_that_is_merged_stays_a_part_of_the_whole():
    kept, gone = builders.make_indicator(), builders.make_indicator()
    other = builders.make_indicator()
    whole = builders.make_indicator(parts=[(other, 1), (gone, -1)])
    merge(gone, kept)
    assert {(row.part, row.sign) for row in whole.parts.all()} == {(other, 1), (kept, -1)}


def test_an_archived_one_is_chosen_by_nobody_and_comes_back(steward):
    indicator = builders.make_indicator("Robbery")
    send(steward, url("shared-archive", indicator.pk), reason="Not published any more")
    other = builders.make_indicator()
    assert indicator not in like(other)
    send(steward, url("shared-restore", indicator.pk))
    assert indicator in like(other)


def test_a_shared_one_is_made_of_other_shared_ones(steward):
    crime, society = builders.make_indicator("All crime"), builders.make_indicator("Crimes against society")
    victims = builders.make_indicator("Victim-based crime")
    send(steward, url("shared-parts", victims.pk), plus=[crime.pk], less=[society.pk])
    page = " ".join(steward.get(url("shared-detail", victims.pk)).content.decode().split())
    assert "All crime, less Crimes against society" in page
