"""Strategic assessments: begun, drafted from the data, explained, ranked, approved, and kept as they were."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from core.errors import StaleVersion
from cycle.assessments import selectors, services
from cycle.duties.rules.all_duties import BY_ID
from cycle.duties.rules.findings import DutyAnswer
from cycle.duties.selectors import facts as gathering
from cycle.matrix import services as matrix_services
from cycle.matrix.selectors import matrix_of
from cycle.models import Assessment, ChangeReason, MatrixLine
from partnerships.access.roles import Role
from performance.observations.services import correct_observation
from plans.models import Commitment, Engagement
from tests import builders, pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(place):
    """A plan with a clear rise, a change within usual variation, and a place among peers."""
    plan = builders.make_plan(place, title="Plan 2013/14")
    for label, now, before in (("Burglary", 253, 153), ("Arson", 54, 38)):
        measure = builders.make_measure(plan, label)
        builders.make_observation(measure, now)
        builders.make_observation(measure, before, year="2012-13")
    position = builders.make_measure(plan, "Place among peers", unit="rank")
    builders.make_observation(position, 14, rank_of=15)
    builders.make_entry(Engagement, plan, title="Night-time economy", said="Light the alley")
    builders.make_entry(Commitment, plan, said="Fewer burglaries", verdict="missed", why="Reports rose")
    return plan


@pytest.fixture
def assessment(plan):
    return builders.make_assessment(plan)


def url(name, *args):
    return reverse(name, args=["seaside", *args])


def measure(plan, label):
    return plan.measures.get(label=label)


def draft(officer, assessment):
    officer.post(url("assessment-draft", assessment.pk))
    return {one.part: one.text for one in assessment.sections.all()}


def test_an_officer_begins_an_assessment_once_a_year(plan):
    officer = pages.sign_in(plan.partnership)
    new = url("assessment-create")
    typed = pages.form_values(officer.get(new)) | {"year": "2013-14", "plan": str(plan.pk), "period": "2013-14"}
    officer.post(new, typed)
    officer.post(new, typed)
    [made] = Assessment.objects.all()
    assert [one.part for one in made.sections.all()] == ["levels", "changes", "last_plan", "people", "priorities"]
    again = officer.post(
        new, pages.form_values(officer.get(new)) | typed | {"once": pages.form_values(officer.get(new))["once"]}
    )
    assert "There is an assessment of that year already." in str(pages.errors_of(again))


def test_the_first_draft_fills_itself_with_live_figures(assessment):
    officer = pages.sign_in(assessment.partnership)
    texts = draft(officer, assessment)
    assert "{{figure burglary sentence}}" in texts["levels"]
    assert "{{figure burglary sentence}}" in texts["changes"]
    assert "arson" not in texts["changes"]
    assert "1 missed" in texts["last_plan"]
    assert "Fewer burglaries: missed. Reports rose" in texts["last_plan"]
    assert "Light the alley" in texts["people"]
    shown = officer.get(url("assessment-detail", assessment.pk)).content.decode()
    assert "253" in shown
    assert "{{figure" not in shown


def test_a_figure_that_changes_changes_in_the_draft(assessment, plan):
    officer = pages.sign_in(assessment.partnership)
    draft(officer, assessment)
    observation = measure(plan, "Burglary").indicator.observations.get(period="2013-14")
    correct_observation(by=None, observation=observation, version=observation.version, quantity=builders.quantity(260))
    shown = officer.get(url("assessment-detail", assessment.pk)).content.decode()
    assert "260" in shown
    assert "253" not in shown


def test_what_someone_wrote_is_not_drafted_over(assessment):
    section = assessment.sections.get(part="levels")
    services.write_section(by=None, section=section, version=1, text="Our own words")
    assert draft(pages.sign_in(assessment.partnership), assessment)["levels"] == "Our own words"


def test_a_reason_is_asked_for_every_clear_change_and_for_no_other(assessment, plan):
    assert [change.label for change in selectors.changes_of(assessment)] == ["Burglary"]
    officer = pages.sign_in(assessment.partnership)
    edit = url("change-reason-edit", assessment.pk, measure(plan, "Burglary").pk)
    assert "why" in pages.errors_of(officer.post(edit, pages.form_values(officer.get(edit))))
    opened = pages.form_values(officer.get(edit))
    without = {name: value for name, value in opened.items() if name != "version"} | {"why": "Recording changed"}
    refused = officer.post(edit, without)
    assert refused.status_code == 409
    officer.post(edit, pages.form_values(refused))
    stale = officer.post(edit, opened | {"why": "Another reason"})
    assert stale.status_code == 409
    assert ChangeReason.objects.get().why == "Recording changed"
    officer.post(edit, pages.form_values(officer.get(edit)) | {"why": "A new force system"})
    assert selectors.changes_of(assessment)[0].why == "A new force system"


def test_scores_come_from_the_data_where_they_can_and_from_people_where_not(assessment, plan):
    line = builders.make_line(
        assessment, "Burglary", {"harm": 4, "concern": 5, "capacity": 3},
        measure=measure(plan, "Burglary"), position=measure(plan, "Place among peers"),
    )  # fmt: skip
    other = builders.make_line(assessment, "Arson", measure=measure(plan, "Arson"))
    rows = {row.line.pk: row for row in matrix_of(assessment).rows}
    scores = {criterion.value: score.value for criterion, score in rows[line.pk].ranked.line.scores.items()}
    assert scores == {"volume": 5, "trend": 5, "comparison": 5, "harm": 4, "concern": 5, "capacity": 3}
    assert [cell.is_worked_out for cell in rows[line.pk].cells] == [True, True, True, False, False, False]
    assert rows[other.pk].ranked.place is None
    volume, trend = rows[other.pk].cells[:2]
    assert (volume.value, trend) == (2, None), "too few to tell is no score in the middle"


def test_an_entered_score_stands_before_the_data_s_and_needs_its_reason(assessment, plan):
    line = builders.make_line(assessment, "Burglary", measure=measure(plan, "Burglary"))
    officer = pages.sign_in(assessment.partnership)
    edit = url("matrix-line-scores", line.pk)
    page = officer.get(edit)
    assert "From the data: 5. 253 where the largest is 253" in page.content.decode()
    without = officer.post(edit, pages.form_values(page) | {"score_volume": "2"})
    assert "because_volume" in pages.errors_of(without)
    officer.post(edit, pages.form_values(page) | {"score_volume": "2", "because_volume": "Half are attempts"})
    [row] = matrix_of(assessment).rows
    assert (row.cells[0].value, row.cells[0].because, row.cells[0].is_worked_out) == (2, "Half are attempts", False)


def test_a_choice_against_the_ranking_needs_a_reason_at_its_field(assessment):
    builders.make_line(assessment, "Burglary", 4)
    officer = pages.sign_in(assessment.partnership)
    new = url("matrix-line-create", assessment.pk)
    typed = pages.form_values(officer.get(new)) | {"label": "Arson", "is_chosen": "on"}
    assert "no place in the ranking" in str(pages.errors_of(officer.post(new, typed)))
    assert MatrixLine.objects.count() == 1
    arson = builders.make_line(assessment, "Arson", 3)
    edit = url("matrix-line-edit", arson.pk)
    refused = officer.post(edit, pages.form_values(officer.get(edit)) | {"is_chosen": "on"})
    assert pages.errors_of(refused) == {
        "why_chosen": ["It stands below “Burglary”, which is not chosen. Say why it is chosen all the same."]
    }
    officer.post(edit, pages.form_values(officer.get(edit)) | {"is_chosen": "on", "why_chosen": "Lives are at risk"})
    assert "Lives are at risk" in officer.get(url("matrix", assessment.pk)).content.decode()


def test_weights_change_the_ranking_and_nonsense_is_refused_at_its_field(assessment):
    builders.make_line(assessment, "Burglary", {name: 5 if name == "volume" else 1 for name in assessment.weights})
    builders.make_line(assessment, "Arson", {name: 5 if name == "harm" else 1 for name in assessment.weights})
    officer = pages.sign_in(assessment.partnership)
    edit = url("matrix-weights", assessment.pk)
    values = pages.form_values(officer.get(edit))
    assert [row.line.label for row in matrix_of(assessment).rows] == ["Arson", "Burglary"]
    assert "harm" in pages.errors_of(officer.post(edit, values | {"harm": "11"}))
    nothing = dict.fromkeys(assessment.weights, "0")
    assert "volume" in pages.errors_of(officer.post(edit, values | nothing))
    officer.post(edit, values | {"harm": "1"})
    assert [row.line.label for row in matrix_of(Assessment.objects.get()).rows] == ["Burglary", "Arson"]


def whole(assessment, plan):
    """All that an approval asks for."""
    builders.make_line(
        assessment, "Burglary", {"comparison": 3, "harm": 4, "concern": 5, "capacity": 3},
        measure=measure(plan, "Burglary"), is_chosen=True, evidence="It rose clearly",
    )  # fmt: skip
    services.save_change_reason(
        by=None, assessment=assessment, measure=measure(plan, "Burglary"), version=0, why="Recording changed"
    )
    officer = pages.sign_in(assessment.partnership)
    draft(officer, assessment)
    return officer


def test_what_is_missing_is_told_and_holds_the_approval_up(assessment):
    told = services.what_is_missing(assessment)
    assert "No reason is given for the clear change of “Burglary”" in told
    assert "No priority is recommended" in told
    assert "Nothing is written under “Levels and patterns”" in told
    with pytest.raises(ValidationError):
        services.approve(
            by=None, assessment=assessment, version=1, approved_on=date(2014, 1, 20), approved_by="Board", texts={}
        )
    assert not Assessment.objects.get().is_approved


def approve(officer, assessment, year="2014"):
    edit = url("assessment-approve", assessment.pk)
    typed = {"approved_on-day": "20", "approved_on-month": "1", "approved_on-year": year, "approved_by": "Board"}
    return officer.post(edit, pages.form_values(officer.get(edit)) | typed)


def test_an_approved_assessment_stands_still_in_words_and_scores(assessment, plan):
    officer = whole(assessment, plan)
    approve(officer, assessment)
    observation = measure(plan, "Burglary").indicator.observations.get(period="2013-14")
    correct_observation(by=None, observation=observation, version=observation.version, quantity=builders.quantity(160))
    kept = Assessment.objects.get()
    assert (kept.approved_on, kept.approved_by) == (date(2014, 1, 20), "Board")
    [row] = matrix_of(kept).rows
    assert (row.cells[0].because, row.cells[1].value) == ("253 where the largest is 253", 5)
    levels = kept.sections.get(part="levels").text
    assert "253" in levels
    assert "{{" not in levels


def test_nothing_of_an_approved_one_is_changed_until_it_is_reopened(assessment, plan):
    officer = whole(assessment, plan)
    approve(officer, assessment)
    line = MatrixLine.objects.get()
    section = assessment.sections.get(part="levels")
    for refused in (
        lambda: services.write_section(by=None, section=section, version=section.version, text="Other"),
        lambda: matrix_services.change_line(by=None, line=line, version=line.version, label="Other"),
        lambda: builders.make_line(assessment),
        lambda: matrix_services.set_weights(by=None, assessment=assessment, version=2, weights={"harm": 1}),
        lambda: services.fill_sections(by=None, assessment=assessment, texts={}),
    ):
        with pytest.raises(ValidationError, match="stands still"):
            refused()
    reopen = url("assessment-reopen", assessment.pk)
    officer.post(reopen, pages.form_values(officer.get(reopen)) | {"reason": "A figure was wrong"})
    assert not Assessment.objects.get().is_approved


def test_an_approval_on_a_day_to_come_is_refused_at_its_field(assessment, plan):
    officer = whole(assessment, plan)
    assert "approved_on" in pages.errors_of(approve(officer, assessment, year="2999"))


def test_the_plan_s_answer_may_come_after_the_approval(assessment, plan):
    officer = whole(assessment, plan)
    approve(officer, assessment)
    next_plan = builders.make_plan(assessment.partnership, years="2014-15")
    priority = builders.make_priority(next_plan, "Fewer burglaries")
    line = MatrixLine.objects.get()
    edit = url("matrix-line-answer", line.pk)
    officer.post(edit, pages.form_values(officer.get(edit)) | {"taken_up": str(priority.pk)})
    assert "Taken up as “Fewer burglaries”" in officer.get(url("matrix", assessment.pk)).content.decode()


def test_another_partnership_s_measure_and_a_stale_line_are_refused(assessment):
    stranger = builders.make_measure()
    with pytest.raises(ValidationError):
        builders.make_line(assessment, measure=stranger)
    with pytest.raises(ValidationError):
        services.save_change_reason(by=None, assessment=assessment, measure=stranger, version=0, why="x")
    line = builders.make_line(assessment)
    matrix_services.change_line(by=None, line=line, version=1, evidence="Other")
    with pytest.raises(StaleVersion):
        matrix_services.change_line(by=None, line=line, version=1, evidence="Third")


@pytest.mark.parametrize(
    "scores",
    [
        {"harm": {"score": 6, "because": "x"}},
        {"harm": {"score": 3, "because": " "}},
        {"luck": {"score": 3, "because": "x"}},
    ],
)
def test_impossible_scores_are_refused_by_the_model_too(assessment, scores):
    with pytest.raises(ValidationError):
        matrix_services.create_line(by=None, assessment=assessment, label="x", scores=scores)


def test_readers_read_and_cannot_write(assessment):
    builders.make_line(assessment, scores=3)
    member = pages.sign_in(assessment.partnership, Role.SCRUTINY_MEMBER)
    shown = member.get(url("matrix", assessment.pk)).content.decode()
    assert "1 of 1" in shown
    assert url("matrix-weights", assessment.pk) not in shown
    assert member.get(url("matrix-weights", assessment.pk)).status_code == 403


def answers(place, *keys, on=date(2014, 2, 1)):
    facts = gathering.facts_of(place, on, {})
    return [BY_ID[key].find(facts).answer for key in keys]


def test_the_duties_are_answered_by_the_assessment(place, assessment, plan):
    keys = ("SA-01", "SA-03", "SA-04", "SA-05", "SA-07", "SA-08")
    before = answers(place, *keys)
    assert before == [DutyAnswer.CANNOT_TELL, *[DutyAnswer.NOT_MET] * 5]
    approve(whole(assessment, plan), assessment)
    assert answers(place, *keys) == [DutyAnswer.MET] * 6


def test_an_illustrative_one_counts_for_no_duty(place, plan):
    builders.make_assessment(plan, is_illustrative=True)
    assert answers(place, "SA-03") == [DutyAnswer.CANNOT_TELL]
