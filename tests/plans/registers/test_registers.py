"""A plan's registers: risks, funding, engagement, links, approvals and commitments, on one set of pages."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from core import writes
from core.errors import StaleVersion
from partnerships.access.roles import Role
from plans.models import Commitment, CommitmentVerdict, Funding, Risk
from plans.registers.registry import REGISTERS, register_row
from tests import builders, pages

pytestmark = pytest.mark.django_db

ENTERED = {
    "risks": {"title": "The police basic command unit is merged", "likelihood": "4", "impact": "4"},
    "funding": {"title": "Small grants", "kind": "grant", "amount": "75,000"},
    "engagement": {"title": "Safety after dark", "kind": "survey", "sample_size": "1,000", "said": "Light the alley."},
    "ties": {"title": "Police and Crime Plan", "kind": "strategy"},
    "approvals": {"title": "Full council", "is_full_council": "on", "outcome": "planned"},
    "promises": {"said": "Reduce all crime by at least 7%", "verdict": "met", "did": "Down 9%"},
}


@pytest.fixture
def plan():
    return builders.make_plan(builders.make_partnership(slug="seaside"))


def url(name, *args):
    return reverse(name, args=["seaside", *args])


def test_every_register_is_tried_below():
    assert set(ENTERED) == set(REGISTERS)


@pytest.mark.parametrize("key", REGISTERS)
def test_an_entry_is_added_changed_archived_and_brought_back(plan, key):
    officer = pages.sign_in(plan.partnership)
    listed, new = url("register", plan.pk, key), url("entry-create", plan.pk, key)
    officer.post(new, pages.form_values(officer.get(new)) | ENTERED[key])
    [entry] = REGISTERS[key].model.objects.all()
    words = next(iter(ENTERED[key].values()))
    assert words in officer.get(listed).content.decode()

    edit = url("entry-edit", key, entry.pk)
    officer.post(edit, pages.form_values(officer.get(edit)) | {"source": "page 9"})
    entry.refresh_from_db()
    assert (entry.source, entry.version) == ("page 9", 2)

    archive = url("entry-archive", key, entry.pk)
    officer.post(archive, pages.form_values(officer.get(archive)))
    assert "bring back" in officer.get(listed).content.decode()
    restore = url("entry-restore", key, entry.pk)
    officer.post(restore, pages.form_values(officer.get(restore)))
    assert "bring back" not in officer.get(listed).content.decode()
    assert "page 9" in officer.get(url("entry-history", key, entry.pk)).content.decode()


def test_the_same_post_twice_adds_one_entry(plan):
    officer = pages.sign_in(plan.partnership)
    new = url("entry-create", plan.pk, "risks")
    typed = pages.form_values(officer.get(new)) | ENTERED["risks"]
    officer.post(new, typed)
    officer.post(new, typed)
    assert Risk.objects.count() == 1


def test_readers_see_the_lists_and_cannot_add(plan):
    builders.make_entry(Risk, plan, title="A partner withdraws")
    member = pages.sign_in(plan.partnership, Role.SCRUTINY_MEMBER)
    shown = member.get(url("register", plan.pk, "risks")).content.decode()
    assert "A partner withdraws" in shown
    assert url("entry-create", plan.pk, "risks") not in shown
    assert member.get(url("entry-create", plan.pk, "risks")).status_code == 403


def test_an_unknown_list_is_not_found(plan):
    assert pages.sign_in(plan.partnership).get(url("register", plan.pk, "wishes")).status_code == 404


def test_an_entry_is_not_found_in_another_list(plan):
    risk = builders.make_entry(Risk, plan, title="A partner withdraws")
    assert pages.sign_in(plan.partnership).get(url("entry-edit", "funding", risk.pk)).status_code == 404


def test_a_stale_edit_is_refused(plan):
    risk = builders.make_entry(Risk, plan, title="A partner withdraws")
    writes.change(risk, by=None, version=1, mitigation="A deputy")
    with pytest.raises(StaleVersion):
        writes.change(risk, by=None, version=1, mitigation="Nothing")


@pytest.mark.parametrize(
    ("likelihood", "impact", "rating"),
    [(5, 5, "High"), (3, 5, "High"), (2, 5, "Medium"), (2, 3, "Medium"), (1, 5, "Low"), (1, 1, "Low")],
)
def test_a_risk_is_rated_by_its_likelihood_and_impact(likelihood, impact, rating):
    assert Risk(likelihood=likelihood, impact=impact).rating == rating


def test_a_risk_without_both_is_not_rated():
    assert Risk(likelihood=3).score is None
    assert Risk(likelihood=3).rating == "Not rated"


def test_money_not_stated_is_said_and_a_range_keeps_both_ends(plan):
    without = builders.make_entry(Funding, plan, title="Training")
    ranged = builders.make_entry(Funding, plan, title="Services", amount=15000, amount_to=30000)
    amounts = [register_row(REGISTERS["funding"], entry).cells[4] for entry in (without, ranged)]
    assert amounts == ["Not stated", "£15,000 to £30,000"]


@pytest.mark.parametrize(("low", "high"), [("30000", "15000"), ("", "15000")])
def test_a_range_upside_down_is_refused_at_its_upper_end(plan, low, high):
    officer = pages.sign_in(plan.partnership)
    new = url("entry-create", plan.pk, "funding")
    typed = pages.form_values(officer.get(new)) | {"title": "Services", "amount": low, "amount_to": high}
    assert "amount_to" in pages.errors_of(officer.post(new, typed))
    assert not Funding.objects.exists()
    with pytest.raises(ValidationError):
        builders.make_entry(Funding, plan, title="x", amount=Decimal(low) if low else None, amount_to=Decimal(high))


@pytest.mark.parametrize("verdict", [CommitmentVerdict.PARTLY_MET, CommitmentVerdict.MISSED, CommitmentVerdict.DROPPED])
def test_a_commitment_not_met_in_full_needs_its_reason(plan, verdict):
    officer = pages.sign_in(plan.partnership)
    new = url("entry-create", plan.pk, "promises")
    typed = pages.form_values(officer.get(new)) | {"said": "Reduce all crime by 7%", "verdict": verdict}
    assert "why" in pages.errors_of(officer.post(new, typed))
    officer.post(new, typed | {"why": "Reports rose after a campaign."})
    assert Commitment.objects.get().verdict == verdict
