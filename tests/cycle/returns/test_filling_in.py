"""A return from open to signed off: filled in, submitted, sent back, accepted."""

import pytest

from actions.models import ProgressUpdate
from cycle.models import ReturnComment
from partnerships.access.roles import Role
from performance.models import Observation
from performance.sign_off.services import figures_to_sign, sign_off
from tests import builders, pages
from tests.cycle.returns.ours import Q1, opened, owned, sent, submitted, url

pytestmark = pytest.mark.django_db


def test_a_figure_that_is_asked_about_is_kept_when_it_is_sent_again_and_a_refused_comment_is_no_question(
    plan, police, constable
):
    burglary = owned(plan, police)
    for quarter, value in enumerate((100, 104, 98, 101, 97, 103)):
        builders.make_observation(burglary, value, year=f"{2011 + quarter // 4}-{12 + quarter // 4}-Q{quarter % 4 + 1}")
    fill, question = url("return-fill", opened(plan)["Police"].pk), "if these figures are right, save again"
    assert question in constable.post(fill, sent(constable.get(fill), Burglary="1000")).content.decode()
    too_long = sent(constable.get(fill), {"Burglary": "x" * 1001}, Burglary="1000")
    refused = constable.post(fill, too_long).content.decode()
    assert "Nothing was saved" in refused
    assert question not in refused
    asked = constable.post(fill, sent(constable.get(fill), Burglary="1000"))
    assert constable.post(fill, sent(asked)).status_code == 302
    assert Observation.objects.order_by("period_end").last().value == 1000


def test_a_return_goes_from_open_to_signed_off(plan, police, constable, officer):
    action = builders.make_action(plan, agency=police, status="on_track")
    owned(plan, police)
    one = opened(plan)["Police"]
    page = constable.get(url("return-detail", one.pk)).content.decode()
    assert "An update for the quarter" in page
    assert "A figure, or a mark that says why there is none" in page

    typed = sent(constable.get(url("return-fill", one.pk)), {"Burglary": "As planned"}, Burglary="90")
    constable.post(url("return-fill", one.pk), typed | {f"text_{action.pk}": "40 visits"})
    assert ProgressUpdate.objects.get().period == Q1
    assert submitted(constable, one).status_code == 302
    one.refresh_from_db()
    assert (one.status, one.lines) == (
        "submitted",
        [
            {"what": str(action), "period": "Q1 2013/14", "value": "On track", "words": "40 visits"},
            {"what": "Burglary", "period": "Q1 2013/14", "value": "90", "words": "As planned"},
        ],
    )
    assert constable.get(url("return-fill", one.pk)).status_code == 403

    back = pages.form_values(officer.get(url("return-send-back", one.pk)))
    refused = officer.post(url("return-send-back", one.pk), back)
    assert pages.errors_of(refused) == {"sent_back_why": ["Enter what is to be put right"]}
    officer.post(url("return-send-back", one.pk), back | {"sent_back_why": "90 is May’s alone"})
    assert "90 is May’s alone" in constable.get(url("return-detail", one.pk)).content.decode()

    constable.post(url("return-fill", one.pk), sent(constable.get(url("return-fill", one.pk)), Burglary="253"))
    submitted(constable, one)
    officer.post(url("return-accept", one.pk), pages.form_values(officer.get(url("return-accept", one.pk))))
    one.refresh_from_db()
    assert (one.status, one.lines[1]["value"]) == ("accepted", "253")

    approver = builders.make_user(plan.partnership, Role.APPROVER)
    signer = pages.signed_in_as(approver)
    assert "sign them" in signer.get(url("return-list")).content.decode()
    address = url("sign-off", plan.pk, Q1.code)
    assert signer.post(address, pages.form_values(signer.get(address))).status_code == 302
    assert "Signed off by" in signer.get(url("return-list")).content.decode()
    assert "Q1 2013/14: signed off" in signer.get(url("sign-offs", plan.pk)).content.decode()
    with pytest.raises(Exception, match="signed off"):
        builders.make_observation(owned(plan, police, "Late", "month"), 5, year="2013-M05")


def test_who_entered_a_month_of_the_quarter_does_not_sign_it(plan, police):
    approver = builders.make_user(plan.partnership, Role.APPROVER)
    measure = owned(plan, police, frequency="month")
    for month in Q1.months:
        found = builders.make_observation(measure, 30, year=month)
        Observation.objects.filter(pk=found.pk).update(recorded_by=approver)
    (line,) = figures_to_sign(plan, Q1).lines
    assert (line.value, line.by) == ("90", str(approver))
    with pytest.raises(Exception, match="You have entered"):
        sign_off(by=approver, plan=plan, period=Q1, looked_at=figures_to_sign(plan, Q1).fingerprint)


def test_a_missed_target_and_a_clear_change_ask_for_a_comment_before_it_can_be_submitted(plan, police, constable):
    measure = owned(plan, police)
    builders.make_observation(measure, 100, year="2012-13-Q1")
    builders.make_target(measure, 90, "at_most", year="2013-14-Q1")
    builders.make_observation(measure, 300, year=Q1)
    one = opened(plan)["Police"]
    shown = constable.get(url("return-submit", one.pk))
    assert "A comment, because the target is not met and the change is clear" in shown.content.decode()
    refused = constable.post(url("return-submit", one.pk), pages.form_values(shown))
    assert "Something is still to be told" in pages.errors_of(refused)["__all__"][0]
    fill = url("return-fill", one.pk)
    constable.post(fill, sent(constable.get(fill), {"Burglary": "No change since last, because of a series"}))
    assert submitted(constable, one).status_code == 302


def test_an_action_that_goes_off_track_says_why(plan, police, constable):
    action = builders.make_action(plan, agency=police, status="on_track")
    one = opened(plan)["Police"]
    fill = url("return-fill", one.pk)
    typed = sent(constable.get(fill)) | {f"status_{action.pk}": "off_track"}
    assert "Say why" in pages.errors_of(constable.post(fill, typed))[f"text_{action.pk}"][0]
    assert constable.post(fill, typed | {f"text_{action.pk}": "The post is vacant"}).status_code == 302


def test_what_changed_since_it_was_looked_at_is_not_submitted(plan, police, constable):
    measure = owned(plan, police)
    found = builders.make_observation(measure, 90, year=Q1)
    one = opened(plan)["Police"]
    looked = pages.form_values(constable.get(url("return-submit", one.pk)))
    Observation.objects.filter(pk=found.pk).update(value=91)
    refused = constable.post(url("return-submit", one.pk), looked)
    assert "has changed since you opened this page" in pages.errors_of(refused)["__all__"][0]
    assert submitted(constable, one).status_code == 302


def test_two_people_who_comment_on_one_figure_both_see_what_stands(plan, police, constable, officer):
    owned(plan, police)
    one = opened(plan)["Police"]
    fill = url("return-fill", one.pk)
    mine = sent(constable.get(fill), {"Burglary": "Mine"}, Burglary="90")
    officer.post(fill, sent(officer.get(fill), {"Burglary": "Theirs"}))
    refused = constable.post(fill, mine)
    assert refused.status_code == 409
    assert "Someone wrote here meanwhile: “Theirs”" in refused.content.decode()
    assert not Observation.objects.exists()
    constable.post(fill, sent(refused))
    assert (ReturnComment.objects.get().text, Observation.objects.get().value) == ("Mine", 90)


def test_an_agency_s_officers_see_their_own_returns_only_and_a_unit_s_officer_that_of_its_agency(
    plan, police, constable
):
    fire, team = builders.make_agency("Fire"), builders.make_agency("Traffic team", unit_of=police)
    for agency in (police, fire):
        builders.make_action(plan, agency=agency)
    returns = opened(plan)
    assert [one.agency.name for one in constable.get(url("return-list")).context["returns"]] == ["Police"]
    assert constable.get(url("return-detail", returns["Fire"].pk)).status_code == 403
    member = pages.sign_in(plan.partnership, Role.AGENCY_OFFICER, agency=team)
    assert member.get(url("return-fill", returns["Police"].pk)).status_code == 200


def test_a_unit_s_officer_fills_in_the_unit_s_part_and_the_agency_s_officer_submits(plan, police, constable):
    team = builders.make_agency("Traffic team", unit_of=police)
    own = builders.make_action(plan, "Own", agency=team, status="on_track")
    other = builders.make_action(plan, "Other", agency=police, status="on_track")
    owned(plan, police)
    one = opened(plan)["Police"]
    member = pages.sign_in(plan.partnership, Role.AGENCY_OFFICER, agency=team)
    fill = url("return-fill", one.pk)
    values = sent(member.get(fill), {"Burglary": "Not mine"}, Burglary="90")
    member.post(
        fill, values | {f"text_{own.pk}": "Mine", f"text_{other.pk}": "Not mine", f"status_{other.pk}": "at_risk"}
    )
    assert [update.narrative for update in ProgressUpdate.objects.all()] == ["Mine"]
    assert (Observation.objects.count(), ReturnComment.objects.count()) == (0, 0)
    assert member.get(url("return-submit", one.pk)).status_code == 403
    assert constable.get(url("return-submit", one.pk)).status_code == 200


def test_an_update_in_my_work_counts_for_the_open_return(plan, police, constable):
    action = builders.make_action(plan, agency=police, status="on_track")
    opened(plan)
    page = constable.get(url("my-work"))
    assert "Your return for Q1 2013/14" in page.content.decode()
    constable.post(url("my-work"), pages.form_values(page) | {f"text_{action.pk}": "40 visits"})
    assert ProgressUpdate.objects.get().period == Q1
