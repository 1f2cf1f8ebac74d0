"""What a plan has delivered: entered, corrected, put aside, and what people said of it."""

import pytest
from django.urls import reverse

from actions.models import Achievement, Quote
from partnerships.access.roles import Role
from tests import builders, pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return builders.make_plan(builders.make_partnership(slug="seaside"))


@pytest.fixture
def officer(plan):
    return pages.sign_in(plan.partnership)


def url(name, *args):
    return reverse(name, args=["seaside", *args])


def send(client, address, **values):
    return client.post(address, pages.form_values(client.get(address)) | values)


def shown(client, plan):
    return " ".join(client.get(url("delivered-list", plan.pk)).content.decode().split())


def test_what_was_delivered_stands_under_its_theme_with_its_figures_as_printed(officer, plan):
    priority = builders.make_priority(plan)
    send(
        officer,
        url("achievement-create", plan.pk),
        text="Contracts were signed with young people.",
        theme="Anti-social behaviour",
        priority=priority.pk,
        outputs="595: behaviour contracts\nover 40: parenting orders",
    )
    page = shown(officer, plan)
    assert "Anti-social behaviour" in page
    assert "<strong>595</strong> behaviour contracts" in page
    assert "<strong>over 40</strong> parenting orders" in page
    made = Achievement.objects.get()
    assert [output.value for output in made.outputs.all()] == [595, 40]


def test_a_line_that_is_no_figure_is_refused_with_its_number_and_nothing_is_written(officer, plan):
    answer = send(officer, url("achievement-create", plan.pk), text="Contracts.", outputs="595: contracts\nmany more")
    assert "Line 2" in pages.errors_of(answer)["outputs"][0]
    assert not Achievement.objects.exists()


def test_figures_are_corrected_as_a_whole_and_the_history_tells_both(officer, plan):
    made = builders.make_achievement(plan, outputs=[{"words": "59", "label": "contracts", "value": 59}])
    edit = url("achievement-edit", made.pk)
    assert "59: contracts" in officer.get(edit).content.decode()
    send(officer, edit, outputs="595: contracts")
    assert [output.words for output in made.outputs.all()] == ["595"]
    history = officer.get(url("achievement-history", made.pk)).content.decode()
    assert "59: contracts" in history
    assert "595: contracts" in history


def test_two_who_edit_one_achievement_lose_nothing(officer, plan):
    made = builders.make_achievement(plan)
    edit = url("achievement-edit", made.pk)
    mine = pages.form_values(officer.get(edit))
    send(officer, edit, text="Theirs")
    answer = officer.post(edit, mine | {"text": "Mine"})
    assert answer.status_code == 409
    body = answer.content.decode()
    assert "Mine" in body
    assert "Theirs" in body


def test_a_quote_is_told_by_role_and_marked_where_it_may_not_be_used(officer, plan):
    made = builders.make_achievement(plan)
    send(officer, url("quote-create", plan.pk), words="It helped me.", speaker="A resident", achievement=made.pk)
    assert "Not agreed to" in shown(officer, plan)
    quote = Quote.objects.get()
    send(officer, url("quote-edit", quote.pk), consent="on", consent_note="In writing")
    assert "Not agreed to" not in shown(officer, plan)


def test_what_is_archived_leaves_the_list_and_comes_back(officer, plan):
    made, quote = builders.make_achievement(plan, "A team was set up."), builders.make_quote(plan)
    for kind, record in (("achievement", made), ("quote", quote)):
        send(officer, url(f"{kind}-archive", record.pk))
        assert "Bring back" in shown(officer, plan)
        send(officer, url(f"{kind}-restore", record.pk))
        assert "Bring back" not in shown(officer, plan)


def test_another_plans_priority_is_refused(officer, plan):
    other = builders.make_priority(builders.make_plan(plan.partnership))
    answer = send(officer, url("achievement-create", plan.pk), text="Done.", priority=other.pk)
    assert "priority" in pages.errors_of(answer)


def test_the_page_takes_as_many_queries_for_many_as_for_one(officer, plan, django_assert_max_num_queries):
    for number in range(12):
        made = builders.make_achievement(plan, f"Thing {number}", outputs=[{"words": "1", "label": "x"}])
        builders.make_quote(plan, achievement=made)
    with django_assert_max_num_queries(11):
        officer.get(url("delivered-list", plan.pk))


def test_a_scrutiny_member_reads_and_changes_nothing(plan):
    made = builders.make_achievement(plan)
    member = pages.sign_in(plan.partnership, Role.SCRUTINY_MEMBER)
    assert "Edit" not in shown(member, plan)
    assert member.get(url("achievement-edit", made.pk)).status_code == 403
