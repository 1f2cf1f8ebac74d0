"""Replacing a representative: groups, contacts, actions and measures go to someone else at once, or not at all."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from actions.actions import services as action_services
from actions.actions.services import NewLead
from actions.models import ActionStatus
from core import writes
from core.models import AuditEntry
from dashboards.handing_over import selectors, services
from dashboards.handing_over.selectors import ChosenPortfolio, ChosenWork
from dashboards.handing_over.services import hand_over_work
from partnerships.access.roles import Role
from partnerships.agencies import services as agency_services
from partnerships.groups import selectors as group_selectors
from partnerships.models import GroupMember, Membership
from partnerships.people import services as role_services
from plans.models import Risk
from reports.models import Question
from reports.scrutiny.questions import services as enquiry
from tests import builders, pages

pytestmark = pytest.mark.django_db
WHY = "Chief Inspector retires"


@dataclass
class Force:
    """A police officer who sits in three groups, whose force leads seven actions and gives two measures' figures."""

    place: Any
    agency: Any
    leaver: Any
    follower: Any
    groups: list[Any]
    actions: list[Any]
    measures: list[Any]
    contact: Any

    @property
    def membership(self) -> Membership:
        return Membership.objects.get(user=self.leaver)

    @property
    def page(self) -> str:
        return reverse("hand-over", args=["seaside", self.membership.pk])


@pytest.fixture
def force():
    place = builders.make_partnership(slug="seaside")
    agency = builders.make_agency("Seaside Police")
    leaver = builders.make_user(place, Role.AGENCY_OFFICER, agency=agency, name="Lee Leaver", email="lee@example.org")
    contact = builders.make_partner(place, agency, contact_email="Lee@example.org", contact_role="Chief Inspector")
    plan = builders.make_plan(place)
    groups = [builders.make_group(place, f"Group {letter}") for letter in "ABC"]
    for group in groups:
        builders.make_member(group, leaver, is_chair=group.name == "Group A")
    actions = [builders.make_action(plan, f"Action {number}", agency=agency) for number in range(7)]
    measures = [builders.make_measure(plan, data_owner=agency) for _ in range(2)]
    follower = builders.make_user(place, Role.APPROVER, name="Fay Follower", email="fay@example.org")
    return Force(place, agency, leaver, follower, groups, actions, measures, contact)


@pytest.fixture
def administrator(force):
    return pages.sign_in(force.place, Role.ADMINISTRATOR)


def send(client, force, **values):
    typed = pages.form_values(client.get(force.page)) | {"to": force.follower.pk, "reason": WHY}
    return client.post(force.page, {name: value for name, value in (typed | values).items() if value is not None})


def leads_of(action):
    return [str(lead) for lead in action.leads.all()]


def test_the_page_offers_everything_ticked_and_each_can_be_left(force, administrator):
    form = pages.form_of(administrator.get(force.page))
    ticked = {name: len(form[name].value()) for name in ("places", "contacts", "actions", "measures")}
    assert ticked == {"places": 3, "contacts": 1, "actions": 7, "measures": 2}
    assert force.page in administrator.get(reverse("people", args=["seaside"])).content.decode()


def test_one_of_the_same_agency_takes_groups_contacts_and_role_and_the_work_stays_with_the_agency(force, administrator):
    assert send(administrator, force).status_code == 302
    lines = [group_selectors.group_line(group) for group in force.groups]
    assert [[str(one) for one in line.members] for line in lines] == [["Fay Follower"]] * 3
    assert lines[0].chair == "Fay Follower"
    force.contact.refresh_from_db()
    assert (force.contact.contact_name, force.contact.contact_email) == ("Fay Follower", "fay@example.org")
    assert leads_of(force.actions[0]) == ["Seaside Police"]
    given = Membership.objects.active().get(user=force.follower, role=Role.AGENCY_OFFICER)
    assert given.agency == force.agency
    assert pages.signed_in_as(force.leaver).get(reverse("overview", args=["seaside"])).status_code == 404
    followed = pages.signed_in_as(force.follower).get(reverse("my-work", args=["seaside"])).content.decode()
    assert "Action 6" in followed


def test_another_agency_takes_the_chosen_actions_and_measures_only(force, administrator):
    other = builders.make_agency("Harbour Police")
    builders.make_partner(force.place, other)
    action, measure = force.actions[1], force.measures[0]
    answer = send(administrator, force, agency=other.pk, actions=[action.pk], measures=[measure.pk])
    assert answer.status_code == 302
    assert leads_of(action) == ["Harbour Police"]
    assert leads_of(force.actions[0]) == ["Seaside Police"]
    for one in force.measures:
        one.refresh_from_db()
    assert [one.data_owner for one in force.measures] == [other, force.agency]


def test_one_reason_stands_in_the_history_of_all_that_moves(force, administrator):
    other = builders.make_agency("Harbour Police")
    builders.make_partner(force.place, other)
    send(administrator, force, agency=other.pk)
    told = AuditEntry.objects.filter(reason=WHY).values_list("object_type", flat=True)
    counts = {kind: list(told).count(kind) for kind in set(told)}
    assert counts == {
        "group_member": 6,  # three places end, three begin
        "partner": 1,
        "action": 7,
        "measure": 2,
        "role": 1,
    }


def test_a_unit_s_work_moves_other_leads_stay_and_none_is_named_twice(force, administrator):
    other = builders.make_agency("Harbour Police")
    builders.make_partner(force.place, other)
    unit = builders.make_agency("Seaside Police cadets", unit_of=force.agency)
    council = builders.make_agency("Council", kind="council")
    action = force.actions[0]
    leads = [NewLead(council), NewLead(unit, words="PC Cadet"), NewLead(group=force.groups[0]), NewLead(other)]
    action_services.change_action(by=None, action=action, version=action.version, leads=leads)
    send(administrator, force, agency=other.pk)
    assert leads_of(action) == ["Council", "Harbour Police", "Group A"]


def test_finished_and_archived_work_is_left_where_it_was(force):
    done, gone = force.actions[:2]
    action_services.change_action(by=None, action=done, version=done.version, status=ActionStatus.COMPLETE)
    writes.archive(gone, by=None, version=gone.version)
    found = selectors.portfolio_of(force.place, force.membership)
    assert [action.title for action in found.work.actions] == [f"Action {number}" for number in range(2, 7)]


def test_one_who_is_in_the_group_already_takes_the_chair_and_no_second_place(force, administrator):
    builders.make_member(force.groups[0], force.follower)
    send(administrator, force)
    line = group_selectors.group_line(force.groups[0])
    assert ([str(one) for one in line.members], line.chair) == (["Fay Follower"], "Fay Follower")


def test_a_page_that_is_stale_moves_nothing_says_so_and_keeps_what_was_typed(force, administrator):
    typed = pages.form_values(administrator.get(force.page)) | {"to": force.follower.pk, "reason": WHY}
    action = force.actions[0]
    action_services.change_action(by=None, action=action, version=action.version, title="Renamed meanwhile")
    refused = administrator.post(force.page, typed)
    assert "changed since the page was opened" in pages.errors_of(refused)["__all__"][0]
    assert "Renamed meanwhile" in refused.content.decode()
    assert GroupMember.objects.current().filter(user=force.follower).count() == 0
    again = administrator.post(force.page, typed | pages.form_values(refused))
    assert again.status_code == 302
    assert GroupMember.objects.current().filter(user=force.follower).count() == 3


def test_the_same_post_again_moves_nothing_twice(force, administrator):
    typed = pages.form_values(administrator.get(force.page)) | {"to": force.follower.pk, "reason": WHY}
    typed |= {"end_roles": ""}
    first, second = (administrator.post(force.page, typed) for _ in range(2))
    assert (first.status_code, second.status_code) == (302, 302)
    assert GroupMember.objects.filter(user=force.follower).count() == 3


def test_nothing_moves_where_one_part_is_refused(force, administrator):
    """The follower acts for another agency already: the refusal comes after nothing, or undoes everything."""
    other = builders.make_agency("Fire service", kind="fire")
    builders.make_role(force.follower, force.place, Role.AGENCY_OFFICER, other)
    refused = send(administrator, force)
    assert "acts for Fire service" in pages.errors_of(refused)["give_roles"][0]
    assert [str(one) for one in group_selectors.group_line(force.groups[0]).members] == ["Lee Leaver"]
    assert send(administrator, force, give_roles=None).status_code == 302


@pytest.mark.parametrize(
    ("values", "field"),
    [({"to": ""}, "to"), ({"reason": ""}, "reason"), ({"agency": ""}, "agency"), ({"actions": ["999999"]}, "actions")],
)
def test_a_bad_entry_is_refused_at_its_field(force, administrator, values, field):
    refused = send(administrator, force, **values)
    assert list(pages.errors_of(refused)) == [field]
    assert force.membership.ended_at is None


def test_only_someone_of_the_partnership_can_follow_and_not_the_leaver_themselves(force, administrator):
    stranger = builders.make_user(builders.make_partnership())
    for nobody in (stranger, force.leaver):
        assert "to" in pages.errors_of(send(administrator, force, to=nobody.pk))
    found = selectors.portfolio_of(force.place, force.membership)
    for nobody, words in ((stranger, "with a role"), (force.leaver, "someone else")):
        with pytest.raises(ValidationError, match=words):
            services.hand_over(
                by=force.follower, membership=force.membership, looked_at=found.fingerprint, to=nobody,
                agency=force.agency, chosen=ChosenPortfolio(), reason=WHY, give_roles=False, end_roles=False,
            )  # fmt: skip


def test_the_last_administrator_hands_over_the_role_with_the_rest(force):
    administrator = builders.make_user(force.place, Role.ADMINISTRATOR)
    client = pages.signed_in_as(administrator)
    page = reverse("hand-over", args=["seaside", administrator.memberships.get().pk])
    typed = pages.form_values(client.get(page)) | {"to": force.follower.pk, "reason": WHY}
    without = client.post(page, typed | {"give_roles": ""})
    assert "last administrator" in pages.errors_of(without)["__all__"][0]
    client.post(page, pages.form_values(without) | {"give_roles": "on", "end_roles": "on"})
    assert client.get(page).status_code == 404
    assert pages.signed_in_as(force.follower).get(reverse("people", args=["seaside"])).status_code == 200


def test_what_someone_left_behind_is_handed_over_after_their_role_has_ended(force, administrator):
    membership = force.membership
    role_services.end_role(by=None, membership=membership, version=membership.version)
    assert "has no role here any more" in " ".join(administrator.get(force.page).content.decode().split())
    assert send(administrator, force).status_code == 302
    assert [str(one) for one in group_selectors.group_line(force.groups[1]).members] == ["Fay Follower"]


def test_other_partnerships_groups_and_work_of_the_same_person_are_neither_shown_nor_moved(force, administrator):
    elsewhere = builders.make_partnership(slug="hillside")
    builders.make_role(force.leaver, elsewhere, Role.AGENCY_OFFICER, force.agency)
    theirs = builders.make_group(elsewhere, "Hillside board")
    builders.make_member(theirs, force.leaver)
    their_action = builders.make_action(builders.make_plan(elsewhere), "Hillside action", agency=force.agency)
    membership = force.leaver.memberships.get(partnership=force.place)
    page = reverse("hand-over", args=["seaside", membership.pk])
    shown = administrator.get(page)
    assert "Hillside" not in shown.content.decode()
    administrator.post(page, pages.form_values(shown) | {"to": force.follower.pk, "reason": WHY})
    assert [str(one) for one in group_selectors.group_line(theirs).members] == ["Lee Leaver"]
    assert leads_of(their_action) == ["Seaside Police"]
    assert pages.signed_in_as(force.leaver).get(reverse("overview", args=["hillside"])).status_code == 200


def test_a_large_portfolio_takes_few_queries_to_look_at(force, administrator, django_assert_max_num_queries):
    plan = force.place.plans.get()
    for _ in range(10):
        builders.make_action(plan, agency=force.agency)
        builders.make_measure(plan, data_owner=force.agency)
    with django_assert_max_num_queries(24):
        administrator.get(force.page)


@pytest.fixture
def asked(force):
    """A risk that the force owns, one that has ended, and three questions to it: released, answered, a draft."""
    plan = force.place.plans.get()
    risk = builders.make_entry(Risk, plan, title="Fewer officers", owner=force.agency)
    gone = builders.make_entry(Risk, plan, title="An old risk", owner=force.agency)
    writes.archive(gone, by=None, version=gone.version)
    waits, answered = (builders.make_question(plan, text, asked=force.agency) for text in ("Why so?", "Who?"))
    enquiry.reply_to_question(by=None, question=answered, version=answered.version, reply="All of us.")
    builders.make_question(plan, "A draft to the force", asked=force.agency, released=False)
    return risk, waits


def test_risks_and_unanswered_questions_go_to_the_other_agency_and_are_counted(force, administrator, asked):
    other = builders.make_agency("Harbour Police")
    builders.make_partner(force.place, other)
    page = " ".join(administrator.get(force.page).content.decode().split())
    assert "3 groups, 7 actions, 2 measures, 1 risk, 1 question." in page
    for hidden in ("An old risk", "Who?", "A draft to the force"):
        assert hidden not in page
    assert send(administrator, force, agency=other.pk).status_code == 302
    risk, waits = asked
    for one in asked:
        one.refresh_from_db()
    assert (risk.owner, waits.asked) == (other, other)
    assert {one.asked for one in Question.objects.exclude(pk=waits.pk)} == {force.agency}
    moved = AuditEntry.objects.filter(reason=WHY, object_type__in=("risk", "question"))
    assert moved.count() == 2


def test_for_the_same_agency_risks_and_questions_stay_and_those_not_chosen_do_too(force, administrator, asked):
    risk, waits = asked
    send(administrator, force, end_roles=None)
    risk.refresh_from_db()
    assert risk.owner == force.agency
    other = builders.make_agency("Harbour Police")
    builders.make_partner(force.place, other)
    again = pages.form_values(administrator.get(force.page))
    assert again["risks"] == [str(risk.pk)]
    send(administrator, force, agency=other.pk, give_roles=None, risks=[], questions=[waits.pk])
    for one in asked:
        one.refresh_from_db()
    assert (risk.owner, waits.asked) == (force.agency, other)


def test_a_question_answered_meanwhile_is_not_moved(force, administrator, asked):
    waits = asked[1]
    typed = pages.form_values(administrator.get(force.page)) | {"to": force.follower.pk, "reason": WHY}
    enquiry.reply_to_question(by=None, question=waits, version=waits.version, reply="Because.")
    assert "changed since" in pages.errors_of(administrator.post(force.page, typed))["__all__"][0]
    waits.refresh_from_db()
    with pytest.raises(ValidationError, match="has been answered"):
        enquiry.ask_another(by=None, question=waits, version=waits.version, asked=builders.make_agency())


@pytest.fixture
def ended(force):
    """The force is replaced by another one, which is its successor."""
    heir = builders.make_agency("Harbour Police")
    builders.make_partner(force.place, heir)
    agency_services.change_agency(by=None, agency=force.agency, version=force.agency.version, successor=heir)
    page = reverse("hand-over-work", args=["seaside", force.contact.pk])
    return heir, page


def test_a_partners_work_goes_to_the_body_that_followed_it_and_people_stay_where_they_are(force, administrator, ended):
    heir, page = ended
    shown = administrator.get(page)
    assert "7 actions, 2 measures" in " ".join(shown.content.decode().split())
    assert pages.form_values(shown)["to"] == str(heir.pk), "its successor is proposed"
    left = force.actions[0]
    chosen = [action.pk for action in force.actions[1:]]
    administrator.post(page, pages.form_values(shown) | {"actions": chosen, "reason": "The forces merged"})
    assert leads_of(left) == ["Seaside Police"]
    assert all(leads_of(action) == ["Harbour Police"] for action in force.actions[1:])
    assert {measure.data_owner for measure in force.place.measures.all()} == {heir}
    assert [str(one) for one in group_selectors.group_line(force.groups[0]).members] == ["Lee Leaver"]
    assert AuditEntry.objects.filter(reason="The forces merged").count() == 8


def test_a_partners_work_is_refused_to_its_own_unit_and_when_it_has_changed_since(force, administrator, ended):
    _, page = ended
    unit = builders.make_agency("Cadets", unit_of=force.agency)
    typed = pages.form_values(administrator.get(page)) | {"reason": "The forces merged"}
    assert "to" in pages.errors_of(administrator.post(page, typed | {"to": unit.pk}))
    with pytest.raises(ValidationError, match="its own already"):
        hand_over_work(
            by=force.follower, partner=force.contact, looked_at=typed["looked_at"], to=unit, chosen=ChosenWork(),
            reason="x",
        )  # fmt: skip
    builders.make_action(force.place.plans.get(), agency=force.agency)
    assert "changed since" in pages.errors_of(administrator.post(page, typed))["__all__"][0]
    assert leads_of(force.actions[0]) == ["Seaside Police"]


def test_a_partner_without_work_has_nothing_to_hand_over_and_the_page_says_so(force, administrator):
    idle = builders.make_partner(force.place)
    page = administrator.get(reverse("hand-over-work", args=["seaside", idle.pk]))
    assert "there is nothing to hand over" in page.content.decode()
    assert "Hand it over" not in page.content.decode()
    assert (
        reverse("hand-over-work", args=["seaside", idle.pk])
        in administrator.get(reverse("partner-detail", args=["seaside", idle.pk])).content.decode()
    )
