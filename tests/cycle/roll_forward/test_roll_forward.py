"""The next plan out of this one, and what this one committed to."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from actions.actions import services as actions
from core import writes
from core.errors import StaleVersion
from cycle.roll_forward.selectors import judged_commitments
from cycle.roll_forward.services import (
    RollForwardChoice,
    freeze_commitments,
    mark_commitments_met,
    next_days,
    roll_forward,
    roll_forward_options,
)
from partnerships.models import Group
from plans.models import Commitment, CommitmentKind, CommitmentVerdict, Plan
from tests import builders, pages

pytestmark = pytest.mark.django_db
YEAR = builders.YEAR


@pytest.fixture
def plan():
    place = builders.make_partnership(slug="seaside")
    plan = builders.make_plan(place)
    priority = builders.make_priority(plan, "Burglary", rationale="It rose.")
    builders.make_outcome(plan, "Fewer burglaries", priority=priority)
    measure = builders.make_measure(plan, "Burglary", priority=priority)
    builders.make_observation(measure, 150)
    builders.make_observation(measure, 200, year=YEAR.year_earlier())
    builders.make_target(measure, -10)
    group = builders.make_group(place, "Burglary group")
    headline = builders.make_action(
        plan,
        "Mark property",
        priorities=[priority],
        leads=[actions.NewLead(group=group, words="The group")],
        due=date(2014, 6, 1),
    )
    builders.make_action(plan, "Buy kits", part_of=headline)
    done = builders.make_action(plan, "Train officers")
    actions.change_action(by=None, action=done, version=done.version, status="complete")
    return plan


def everything(plan):
    found = roll_forward_options(plan)
    return RollForwardChoice(
        *([one.pk for one in records] for records in (found.priorities, found.actions, found.measures))
    )


def rolled(plan, **values):
    starts, ends = next_days(plan)
    given = {"title": "Next", "starts": starts, "ends": ends, "chosen": everything(plan), "version": plan.version}
    return roll_forward(by=None, plan=plan, **(given | values))


def test_the_next_plan_is_a_draft_of_the_following_year_that_refreshes_this_one(plan):
    new = rolled(plan)
    assert (new.status, new.starts, new.ends) == ("draft", date(2014, 4, 1), date(2015, 3, 31))
    assert new.refreshes == plan


@pytest.mark.parametrize(
    ("years", "starts", "ends"),
    [
        ("2013-14", date(2014, 4, 1), date(2015, 3, 31)),
        ("2019-20", date(2020, 4, 1), date(2021, 3, 31)),
    ],
)
def test_the_next_plan_s_days_follow_this_one_s(years, starts, ends):
    assert next_days(builders.make_plan(years=years)) == (starts, ends)


def test_a_plan_of_several_years_is_followed_by_one_as_long():
    plan = builders.make_plan(starts=date(2011, 4, 1), ends=date(2014, 3, 31))
    assert next_days(plan) == (date(2014, 4, 1), date(2017, 3, 31))


def test_priorities_go_along_with_their_outcomes(plan):
    [priority] = rolled(plan).priorities.all()
    assert (priority.title, priority.rationale) == ("Burglary", "It rose.")
    assert [outcome.text for outcome in priority.outcomes.all()] == ["Fewer burglaries"]


def test_unfinished_actions_go_along_with_leads_and_parts_and_finished_ones_stay(plan):
    new = rolled(plan)
    headline = new.actions.get(part_of=None)
    assert (headline.title, headline.due, headline.lead_words) == ("Mark property", date(2014, 6, 1), "The group")
    assert headline.leads.get().group == Group.objects.get()
    assert [one.title for one in headline.priorities.all()] == ["Burglary"]
    assert [part.title for part in headline.parts.all()] == ["Buy kits"]


def test_measures_go_along_without_their_targets(plan):
    [measure] = rolled(plan).measures.all()
    assert (measure.label, measure.priority.title) == ("Burglary", "Burglary")
    assert measure.indicator == plan.measures.get().indicator
    assert not measure.targets.exists()


def test_what_was_not_chosen_stays_behind(plan):
    new = rolled(plan, chosen=RollForwardChoice([], [], everything(plan).measures))
    assert not new.priorities.exists()
    assert not new.actions.exists()
    assert new.measures.get().priority is None


def test_another_plan_s_records_are_refused_and_nothing_is_made(plan):
    stranger = builders.make_priority(builders.make_plan())
    with pytest.raises(ValidationError) as refused:
        rolled(plan, chosen=RollForwardChoice([stranger.pk], [], []))
    assert "priorities" in refused.value.message_dict
    assert Plan.objects.filter(partnership=plan.partnership).count() == 1


def test_a_stale_page_is_refused(plan):
    with pytest.raises(StaleVersion):
        rolled(plan, version=plan.version + 1)
    with pytest.raises(StaleVersion):
        rolled(plan, version=None)


def test_a_plan_that_begins_no_later_is_refused(plan):
    with pytest.raises(ValidationError, match="begins after"):
        rolled(plan, starts=plan.starts)


def test_what_the_plan_committed_to_is_frozen_as_it_was_said(plan):
    rolled(plan)
    commitments = {
        commitment.kind: commitment
        for commitment in Commitment.objects.filter(plan=plan)
        if commitment.said != "Train officers"
    }
    assert commitments[CommitmentKind.TARGET].said == "Burglary: 10% fewer than in 2012/13: at most 180"
    assert commitments[CommitmentKind.ACTION].said == "Mark property"
    measure = plan.measures.get()
    writes.change(measure, by=None, version=measure.version, label="House burglary")
    assert Commitment.objects.filter(plan=plan, said__startswith="Burglary:").exists()


def test_freezing_twice_keeps_each_commitment_once(plan):
    first = freeze_commitments(by=None, plan=plan)
    assert len(first) == 3
    assert freeze_commitments(by=None, plan=plan) == []


def test_the_data_say_what_became_of_each_commitment(plan):
    freeze_commitments(by=None, plan=plan)
    said = {one.commitment.said.split(":")[0]: one.suggestion for one in judged_commitments(plan)}
    assert said == {
        "Burglary": CommitmentVerdict.MET,
        "Mark property": CommitmentVerdict.MISSED,
        "Train officers": CommitmentVerdict.MET,
    }


def test_those_that_were_met_are_taken_over_and_the_rest_wait_for_a_reason(plan):
    freeze_commitments(by=None, plan=plan)
    mark_commitments_met(by=None, plan=plan)
    left = Commitment.objects.get(plan=plan, verdict=CommitmentVerdict.OPEN)
    assert left.said == "Mark property"
    burglary = Commitment.objects.get(said__startswith="Burglary")
    assert burglary.did.startswith("Burglary probably fell, from 200 in 2012/13 to 150")
    with pytest.raises(ValidationError):
        writes.change(left, by=None, version=left.version, verdict=CommitmentVerdict.MISSED)


def test_a_verdict_against_the_data_is_shown(plan):
    freeze_commitments(by=None, plan=plan)
    burglary = Commitment.objects.get(said__startswith="Burglary")
    writes.change(burglary, by=None, version=1, verdict=CommitmentVerdict.MISSED, why="Counted otherwise")
    officer = pages.sign_in(plan.partnership)
    shown = officer.get(reverse("commitment-review", args=["seaside", plan.pk])).content.decode()
    assert "The data say otherwise: met." in shown


def test_an_officer_makes_the_next_plan_once_however_often_the_form_is_sent(plan):
    officer = pages.sign_in(plan.partnership)
    url = reverse("roll-forward", args=["seaside", plan.pk])
    typed = pages.form_values(officer.get(url)) | {"title": "Plan 2014/15"}
    first, second = officer.post(url, typed), officer.post(url, typed)
    new = Plan.objects.get(title="Plan 2014/15")
    assert first["Location"] == second["Location"] == reverse("plan-detail", args=["seaside", new.pk])


def test_a_frozen_commitment_s_words_cannot_be_edited(plan):
    freeze_commitments(by=None, plan=plan)
    commitment = Commitment.objects.get(said="Mark property")
    officer = pages.sign_in(plan.partnership)
    url = reverse("entry-edit", args=["seaside", "promises", commitment.pk])
    officer.post(url, pages.form_values(officer.get(url)) | {"said": "Something else", "did": "Half of it"})
    commitment.refresh_from_db()
    assert (commitment.said, commitment.did) == ("Mark property", "Half of it")
