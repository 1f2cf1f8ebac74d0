"""Lines of enquiry: what the data raises, what members make of it, and who sees it when."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from actions.actions import services as actions
from core.errors import StaleVersion
from partnerships.access.roles import Role
from performance.plan_figures.selectors import figures_of_plan
from reports.models import Question
from reports.scrutiny.questions import services
from reports.scrutiny.questions.facts import facts_of
from reports.scrutiny.questions.rules import (
    ActionFacts,
    MeasureFacts,
    PriorityFacts,
    RuleError,
    read_rules,
    shipped_rules,
    suggestions,
)
from tests import builders, pages

YEAR = builders.YEAR
RULES = shipped_rules()
MEASURE = {
    "pk": 1,
    "label": "Burglary",
    "sentence": "Burglary rose from 153 to 253, a clear rise.",
    "status": "no_target",
    "grade": "too_few",
    "going": "worse",
    "actions": "some",
    "overdue": "none",
    "target": "none",
    "data": "some",
}
ACTION = {
    "pk": 2, "label": "Light the alley", "status": "on_track", "overdue": "no", "slips": 0, "lead": "some",
    "reported": "yes", "due": "1 May 2014",
}  # fmt: skip


def raised(facts):
    return [one.rule for one in suggestions([facts], RULES)]


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"grade": "clear", "actions": "none"}, "clearly-worse-and-nothing-planned"),
        ({"grade": "clear"}, "clearly-worse"),
        ({"grade": "clear", "going": "better"}, "clearly-better"),
        ({"grade": "clear", "going": "unclear"}, None),
        ({"status": "missed", "overdue": "some"}, "missed-with-overdue-work"),
        ({"status": "missed", "actions": "none"}, "missed-and-nothing-planned"),
        ({"status": "missed"}, "missed-within-usual-variation"),
        ({"status": "missed", "grade": "some"}, None),
        ({"target": "set", "data": "none", "status": "no_data", "grade": "not_tested"}, "promised-without-figures"),
        ({"target": "to_be_set"}, "target-still-to-be-set"),
        ({"status": "met"}, None),
    ],
)
def test_what_a_measure_raises(facts, rule):
    assert raised(MeasureFacts(**(MEASURE | facts))) == ([rule] if rule else [])


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"slips": 2}, "slipped-again"),
        ({"slips": 1}, None),
        ({"slips": 2, "status": "complete"}, None),
        ({"overdue": "yes"}, "overdue"),
        ({"lead": "none"}, "nobody-leads"),
        ({}, None),
    ],
)
def test_what_an_action_raises(facts, rule):
    assert raised(ActionFacts(**(ACTION | facts))) == ([rule] if rule else [])


@pytest.mark.parametrize(
    ("measures", "work", "rule"),
    [
        ("none", "some", "priority-without-measure"),
        ("some", "none", "priority-without-action"),
        ("some", "some", None),
    ],
)
def test_what_a_priority_raises(measures, work, rule):
    facts = PriorityFacts(pk=3, label="Hate crime", measures=measures, actions=work)
    assert raised(facts) == ([rule] if rule else [])


def test_what_matters_most_comes_first():
    found = suggestions(
        [
            PriorityFacts(pk=3, label="Hate crime", measures="none", actions="none"),
            ActionFacts(**(ACTION | {"overdue": "yes"})),
            MeasureFacts(**(MEASURE | {"grade": "clear", "actions": "none"})),
        ],
        RULES,
    )
    assert [one.about for one in found] == ["measure", "action", "priority"]
    assert found[0].because.startswith("Burglary rose from 153 to 253")


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("{key: a, about: weather, when: {}, because: b, ask: c}", "about “weather”"),
        ("{key: a, about: measure, when: {mood: bad}, because: b, ask: c}", "names mood"),
        ("{key: a, about: action, when: {}, because: '{sentence}', ask: c}", "names sentence"),
        ("{key: a, about: action, when: {}, ask: c}", "lacks because"),
    ],
)
def test_a_rule_that_asks_what_no_fact_answers_is_refused_by_name(rule, told):
    with pytest.raises(RuleError, match=told):
        read_rules(f"rules: [{rule}]")


@pytest.fixture
def plan(db):
    place = builders.make_partnership(slug="seaside")
    plan = builders.make_plan(place)
    priority = builders.make_priority(plan, "Burglary")
    measure = builders.make_measure(plan, "Burglary", priority=priority)
    builders.make_observation(measure, 253)
    builders.make_observation(measure, 153, year=YEAR.year_earlier())
    builders.make_target(measure, -13)
    return plan


def client(plan, role=Role.SCRUTINY_MEMBER, **values):
    return pages.sign_in(plan.partnership, role, **values)


def address(name, *args):
    return reverse(name, args=["seaside", *args])


def settle(browser, plan, how="keep"):
    figures = figures_of_plan(plan, YEAR)
    [suggestion] = [one for one in suggestions(facts_of(figures), RULES) if one.about == "measure"]
    return browser.post(
        address("suggestion-settle"), {"period": YEAR.code, "suggestion": suggestion.key, "settle": how}, follow=True
    )


def test_a_member_sees_what_the_data_raises_and_keeps_it_in_own_words(plan):
    member = client(plan)
    shown = member.get(address("question-list")).content.decode()
    assert "a clear rise" in shown
    assert "What is being done about it, by whom and by when?" in shown

    settle(member, plan)
    question = Question.objects.get()
    edit = address("question-edit", question.pk)
    member.post(edit, pages.form_values(member.get(edit)) | {"text": "Why did burglary rise?"})

    shown = member.get(address("question-list")).content.decode()
    assert "Why did burglary rise?" in shown
    assert "What is being done about it, by whom and by when?" not in shown


def test_the_same_suggestion_is_kept_once(plan):
    member = client(plan)
    settle(member, plan)
    told = settle(member, plan).content.decode()
    assert "settled already" in told
    assert Question.objects.count() == 1


def test_a_dropped_suggestion_is_not_raised_again_and_can_be_brought_back(plan):
    member = client(plan)
    settle(member, plan, "drop")
    assert "a clear rise" not in member.get(address("question-list")).content.decode()
    question = Question.objects.get()
    restore = address("question-restore", question.pk)
    member.post(restore, pages.form_values(member.get(restore)))
    assert "a clear rise" in member.get(address("question-list")).content.decode()


@pytest.mark.parametrize("role", [Role.OFFICER, Role.AGENCY_OFFICER, Role.APPROVER, Role.ADMINISTRATOR])
def test_the_scrutinised_see_a_draft_nowhere_until_it_is_released(plan, role):
    question = builders.make_question(plan, "Why so late?", released=False)
    other = client(plan, role)
    assert "Why so late?" not in other.get(address("question-list")).content.decode()
    assert "What the data raises" not in other.get(address("question-list")).content.decode()
    assert "Why so late?" not in other.get(address("chairs-brief")).content.decode()
    for name in ("question-detail", "question-history"):
        assert other.get(address(name, question.pk)).status_code == 404

    services.release_question(by=None, question=question, version=question.version)

    assert "Why so late?" in other.get(address("question-list")).content.decode()
    assert other.get(address("question-detail", question.pk)).status_code == 200


def test_only_the_scrutiny_officer_releases(plan):
    question = builders.make_question(plan, released=False)
    release = address("question-release", question.pk)
    assert client(plan).get(release).status_code == 403
    manager = client(plan, Role.SCRUTINY_OFFICER)
    manager.post(release, pages.form_values(manager.get(release)))
    question.refresh_from_db()
    assert question.is_released


def test_the_agency_that_is_asked_replies_and_no_other(plan):
    police, fire = builders.make_agency("Police"), builders.make_agency("Fire", kind="fire")
    for agency in (police, fire):
        builders.make_partner(plan.partnership, agency)
    question = builders.make_question(plan, asked=police)
    reply = address("question-reply", question.pk)
    assert client(plan, Role.AGENCY_OFFICER, agency=fire).get(reply).status_code == 403
    constable = client(plan, Role.AGENCY_OFFICER, agency=police)
    empty = constable.post(reply, pages.form_values(constable.get(reply)) | {"reply": ""})
    assert "reply" in pages.errors_of(empty)
    constable.post(reply, pages.form_values(constable.get(reply)) | {"reply": "Patrols since May."})
    shown = client(plan).get(address("question-detail", question.pk)).content.decode()
    assert "Patrols since May." in shown


def test_a_released_question_is_not_reworded(plan):
    question = builders.make_question(plan)
    with pytest.raises(ValidationError, match="further question"):
        services.change_question(by=None, question=question, version=question.version, text="Other")


def test_a_draft_cannot_be_answered_and_a_stale_release_is_refused(plan):
    question = builders.make_question(plan, released=False)
    with pytest.raises(ValidationError, match="not been released"):
        services.reply_to_question(by=None, question=question, version=question.version, reply="Yes")
    services.change_question(by=None, question=question, version=question.version, text="Other words?")
    with pytest.raises(StaleVersion):
        services.release_question(by=None, question=question, version=question.version)


def test_the_chairs_brief_has_five_questions_with_evidence_whom_to_ask_and_what_was_committed_to(plan):
    agency = builders.make_agency("County Police")
    builders.make_partner(plan.partnership, agency)
    priority = plan.priorities.get()
    builders.make_action(plan, "Patrol at dusk", agency=agency, priorities=[priority])
    settle(client(plan), plan)
    for number in range(6):
        builders.make_question(plan, f"Question {number}?", released=False)
    shown = client(plan).get(address("chairs-brief")).content.decode()
    assert "a clear rise" in shown
    assert "County Police" in shown
    assert "Patrol at dusk" in shown
    assert "Question 3?" in shown
    assert "Question 4?" not in shown


def test_facts_tell_slips_and_overdue_work(plan):
    action = builders.make_action(plan, "Patrol", due="2014-01-01")
    for month in (2, 3):
        action.refresh_from_db()
        actions.change_action(by=None, action=action, version=action.version, due=f"2014-0{month}-01", reason="staff")
    [facts] = [one for one in facts_of(figures_of_plan(plan, YEAR)) if isinstance(one, ActionFacts)]
    assert (facts.slips, facts.overdue, facts.due) == (2, "yes", "1 March 2014")
