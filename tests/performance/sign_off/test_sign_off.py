"""Signed figures stand still until they are unlocked with a reason, whoever would write them."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from core import clock
from core.errors import StaleVersion
from partnerships.access.roles import Role
from performance.models import FigureSignOff, Observation
from performance.observations.services import correct_observation, record_observation
from performance.sign_off import services as signing
from performance.sign_off.services import sign_off
from tests import builders, pages

pytestmark = pytest.mark.django_db
YEAR = builders.YEAR


@pytest.fixture
def plan():
    return builders.make_plan(builders.make_partnership(slug="seaside"))


@pytest.fixture
def figure(plan):
    return builders.make_observation(builders.make_measure(plan, "Burglary"), 253)


def noon(year, month, day):
    return datetime(year, month, day, 12, tzinfo=UTC)


def signed(plan, by=None):
    by = by or builders.make_user(plan.partnership, Role.APPROVER)
    return sign_off(by=by, plan=plan, period=YEAR, looked_at=signing.figures_to_sign(plan, YEAR).fingerprint)


def corrected(figure, value=130):
    figure.refresh_from_db()
    return correct_observation(by=None, observation=figure, version=figure.version, quantity=builders.quantity(value))


def test_signed_figures_cannot_be_corrected_added_or_deleted(plan, figure):
    signed(plan)
    other = builders.make_measure(plan, "Theft")
    for write in (
        lambda: corrected(figure),
        lambda: builders.make_observation(other, 90),
        lambda: builders.make_observation(other, 20, year="2013-14-Q2"),
        lambda: figure.delete(),
        lambda: figure.save(),
    ):
        with pytest.raises(ValidationError, match="signed off on"):
            write()
    assert Observation.objects.get().value == 253


def test_other_years_and_other_partnerships_go_on(plan, figure):
    signed(plan)
    builders.make_observation(figure.indicator.measures.get(), 153, year=YEAR.year_earlier())
    builders.make_observation(builders.make_measure(), 7)
    record_observation(
        by=None, partnership=None, indicator=figure.indicator, period=YEAR, quantity=builders.quantity(250)
    )
    kept = Observation.objects.values_list("value", flat=True)
    assert sorted(kept) == [7, 153, 250, 253]


def test_unlocked_with_a_reason_they_can_be_corrected_and_signed_again(plan, figure):
    first = signed(plan)
    approver = first.signed_by
    with pytest.raises(ValidationError, match="Say why"):
        signing.unlock(by=approver, signed=first, version=first.version, reason="  ")
    with pytest.raises(StaleVersion):
        signing.unlock(by=approver, signed=first, version=99, reason="late return")
    signing.unlock(by=approver, signed=first, version=first.version, reason="late return")
    corrected(figure)
    second = signed(plan)
    assert [one["value"] for one in second.figures] == ["130"]
    first.refresh_from_db()
    assert [one["value"] for one in first.figures] == ["253"]
    assert not first.is_standing


def test_those_who_entered_a_figure_do_not_sign_it(plan):
    approver = builders.make_user(plan.partnership, Role.APPROVER)
    measure = builders.make_measure(plan, "Burglary")
    record_observation(
        by=approver,
        partnership=plan.partnership,
        indicator=measure.indicator,
        period=YEAR,
        quantity=builders.quantity(253),
    )
    with pytest.raises(ValidationError, match="Someone else"):
        signed(plan, by=approver)


def test_what_changed_since_it_was_shown_is_not_signed(plan, figure):
    seen = signing.figures_to_sign(plan, YEAR).fingerprint
    corrected(figure)
    approver = builders.make_user(plan.partnership, Role.APPROVER)
    with pytest.raises(ValidationError, match="changed since"):
        sign_off(by=approver, plan=plan, period=YEAR, looked_at=seen)
    assert not FigureSignOff.objects.exists()


def test_a_year_that_is_not_over_is_not_signed(plan, figure):
    approver = builders.make_user(plan.partnership, Role.APPROVER)
    with clock.held_at(noon(2014, 3, 31)), pytest.raises(ValidationError, match="is not over"):
        signed(plan, by=approver)
    with clock.held_at(noon(2014, 4, 1)):
        assert signed(plan, by=approver).is_standing


def test_nothing_is_signed_twice(plan, figure):
    signed(plan)
    with pytest.raises(ValidationError, match="already"):
        signed(plan)


def test_the_sheet_names_what_is_missing_and_who_entered_what(plan, figure):
    builders.make_measure(plan, "Theft")
    figures = signing.figures_to_sign(plan, YEAR)
    assert figures.missing == ("Theft",)
    assert [line.value for line in figures.lines] == ["253", "no data"]


def test_an_approver_signs_and_unlocks_and_all_can_read_it(plan, figure):
    approver = pages.sign_in(plan.partnership, Role.APPROVER)
    sign = reverse("sign-off", args=["seaside", plan.pk, YEAR.code])
    approver.post(sign, pages.form_values(approver.get(sign)))
    officer = pages.sign_in(plan.partnership)
    edit = reverse("observation-edit", args=["seaside", figure.pk])
    refused = officer.post(edit, pages.form_values(officer.get(edit)) | {"quantity": "130"})
    assert "signed off on" in refused.content.decode()
    assert 'value="130"' in refused.content.decode()

    listed = reverse("sign-offs", args=["seaside", plan.pk])
    assert "Unlock" not in officer.get(listed).content.decode()
    unlock = reverse("sign-off-unlock", args=["seaside", FigureSignOff.objects.get().pk])
    assert officer.get(unlock).status_code == 403
    approver.post(unlock, pages.form_values(approver.get(unlock)) | {"reason": "A return came late"})
    assert "A return came late" in officer.get(listed).content.decode()
    officer.post(edit, pages.form_values(officer.get(edit)) | {"quantity": "130"})
    figure.refresh_from_db()
    assert figure.value == 130
