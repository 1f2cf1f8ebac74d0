"""A draft checked against the partnership's own figures, by command and on a page that keeps nothing."""

import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from docx import Document

from checker import check_text
from core.models import AuditEntry
from partnerships.access.roles import Role
from performance.observations.services import correct_observation
from reports.checking.selectors.known_facts import known_facts
from tests import builders, pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    place = builders.make_partnership(slug="seaside")
    plan = builders.make_plan(place)
    measure = builders.make_measure(plan, "Domestic burglary")
    builders.make_observation(measure, 253)
    builders.make_observation(measure, 153, year="2012-13")
    survey = builders.make_measure(plan, "User satisfaction", unit="percent", polarity="higher")
    builders.make_observation(survey, 88)
    trend = builders.make_measure(plan, "Arson")
    builders.make_observation(trend, 10, data_status="read_off_chart")
    return place


PLAIN: list[tuple[str, list[str]]] = [
    ("Domestic burglary was 260 in 2013/14.", ["260"]),
    ("Domestic burglary was 253 in 2013/14.", []),
    ("In 2013/14 domestic burglary was 260.", ["260"]),
    ("Domestic burglary rose to 260 in 2013/14.", ["260"]),
    ("User satisfaction stood at 91% in 2013/14, and domestic burglary was 153 in 2012/13.", ["91%"]),
    ("Domestic burglary was about 250 in 2013/14.", []),
    ("Domestic burglary was 260 in 2011/12.", []),
    ("Dwelling fires were 260 in 2013/14.", []),
    ("Domestic burglary was 260.", []),
    ("Domestic burglary was discussed in 2013/14 on page 260.", []),
    ("Arson was 12 in 2013/14.", []),
    ("Domestic burglary was 5% higher in 2013/14.", []),
]


def test_a_plain_statement_is_held_against_the_data(place):
    known = known_facts(place)
    found = [(text, [one.words for one in check_text(text, known=known).disagreeing]) for text, _ in PLAIN]
    assert found == PLAIN


def test_the_command_takes_a_partnership_and_refuses_one_that_is_not_there(place, tmp_path):
    draft = tmp_path / "draft.txt"
    draft.write_text("Domestic burglary was 260 in 2013/14.")
    out = io.StringIO()
    call_command("check_figures", str(draft), "--partnership", "seaside", "--format", "json", stdout=out)
    [finding] = json.loads(out.getvalue())["findings"]
    assert (finding["words"], finding["computed"], finding["verdict"]) == ("260", 253, "disagrees")
    assert draft.read_text()[finding["start"] : finding["end"]] == "260"
    with pytest.raises(CommandError) as refused:
        call_command("check_figures", str(draft), "--partnership", "nowhere")
    assert refused.value.returncode == 2


def test_an_officer_pastes_a_draft_and_sees_what_disagrees_and_what_was_not_checked(place):
    officer = pages.sign_in(place)
    entries = AuditEntry.objects.count()
    url = reverse("check-draft", args=["seaside"])
    shown = officer.post(url, {"text": "Domestic burglary was 260 in 2013/14. There are 17 wards."}).content.decode()
    assert "<mark>260</mark>" in shown
    assert "has 253 for Domestic burglary" in shown
    assert "Stands alone: nothing in the text to hold it against.</h3>" in shown
    assert ">17 (line 1)</p>" in shown
    assert AuditEntry.objects.count() == entries


def test_a_finding_is_shown_within_its_own_paragraph_and_row(place):
    text = (
        "An opening line.\n\nOf the 84 actions, 67 (85%) were complete.\n\n"
        "Crime\t2012\t2013\t% change\nTheft\t90\t60\t-20%\nFraud\t10\t11\t10%\n"
    )
    shown = pages.sign_in(place).post(reverse("check-draft", args=["seaside"]), {"text": text}).content.decode()
    assert ">Of the <mark>84 actions, 67 (85%</mark>) were complete.</p>" in shown
    assert "><mark>Theft 90 60 -20%</mark></p>" in shown
    assert "2 statements to look at" in shown


def test_the_page_says_what_was_read_what_it_was_held_against_and_where_a_statement_stands(place):
    text = "Looking back\r\n\r\nDomestic burglary was 260 in 2013/14.\r\n\r\nWe met 12 times.\r\n"
    shown = pages.sign_in(place).post(reverse("check-draft", args=["seaside"]), {"text": text}).content.decode()
    assert "<strong>Conflict</strong> · Line 3, under “Looking back”" in shown
    assert "1 statement: 1 to look at, 0 not settled, 0 agreeing" in " ".join(shown.split())
    assert "Its own figures, and the partnership’s 4 figures and changes" in shown
    assert "12 (line 5)" in shown


def test_a_draft_without_anything_to_work_out_is_told_so(place):
    shown = (
        pages.sign_in(place).post(reverse("check-draft", args=["seaside"]), {"text": "All is well."}).content.decode()
    )
    assert "Nothing to look at" in shown
    assert "has no change, sum, share or place whose own figures stand beside it" in shown


def test_a_word_file_is_read_and_a_wrong_one_refused_at_its_field(place):
    officer = pages.sign_in(place)
    url = reverse("check-draft", args=["seaside"])
    document, content = Document(), io.BytesIO()
    document.add_paragraph("Domestic burglary was 260 in 2013/14.")
    document.save(content)
    shown = officer.post(url, {"file": SimpleUploadedFile("draft.docx", content.getvalue())}).content.decode()
    assert "<mark>260</mark>" in shown
    for name, bad in (("draft.docx", b"no zip"), ("draft.exe", b"MZ"), ("draft.pdf", b"%PDF-broken")):
        assert "file" in pages.errors_of(officer.post(url, {"file": SimpleUploadedFile(name, bad)}))
    assert "text" in pages.errors_of(officer.post(url, {"text": ""}))


def test_markup_in_a_draft_is_shown_and_does_not_run(place):
    officer = pages.sign_in(place)
    text = "<script>alert(1)</script> Domestic burglary was 260 in 2013/14."
    shown = officer.post(reverse("check-draft", args=["seaside"]), {"text": text}).content.decode()
    assert "<script>alert" not in shown


def test_readers_do_not_check_drafts(place):
    assert pages.sign_in(place, Role.SCRUTINY_MEMBER).get(reverse("check-draft", args=["seaside"])).status_code == 403


def _told(cases: list[tuple[str, list[str]]], place) -> list[tuple[str, list[str]]]:
    """The texts of `cases` with the verdicts that they get."""
    known = known_facts(place)
    return [(text, [str(one.verdict) for one in check_text(text, known=known).findings]) for text, _ in cases]


@pytest.fixture
def planned(place):
    """The same place with a target, a change that its plan's document states, and a survey's target in per cent."""
    plan = place.plans.get()
    burglary = plan.measures.get(label="Domestic burglary")
    builders.make_target(burglary, 133, kind="absolute")
    robbery = builders.make_measure(plan, "Robbery")
    builders.make_target(robbery, -5)
    builders.make_stated_figure(
        plan, "down 8%", value=-8, unit="%", measure=robbery, period_words="2013/14", label="Robbery", source="page 4"
    )
    return place


CHANGES: list[tuple[str, list[str]]] = [
    ("Domestic burglary increased by 65.4% in 2013/14.", ["agrees"]),
    ("Domestic burglary increased by 56.4% in 2013/14.", ["disagrees"]),
    ("Domestic burglary fell by 65.4% in 2013/14.", ["disagrees"]),
    ("Domestic burglary increased by 20% in 2011/12.", []),
    ("Domestic burglary increased by 20%.", []),
    ("Robbery fell by 8% in 2013/14.", ["agrees"]),
    ("Robbery fell by 9% in 2013/14.", ["disagrees"]),
]


def test_a_change_in_a_year_is_held_against_the_data_and_then_against_what_the_plan_states(planned):
    assert _told(CHANGES, planned) == CHANGES


ASKED: list[tuple[str, list[str]]] = [
    ("The target for domestic burglary in 2013/14 is 133.", ["agrees"]),
    ("The target for domestic burglary in 2013/14 is 140.", ["disagrees"]),
    ("The target for domestic burglary is 140.", ["disagrees"]),
    ("The target for domestic burglary is 133.", ["agrees"]),
    ("The target for robbery is 140.", []),
    ("The target for domestic burglary in 2012/13 is 140.", []),
    ("Domestic burglary stood at 250 against a target of 133.", ["agrees"]),
    ("Domestic burglary stood at 250 against a target of 150.", ["disagrees"]),
    ("The partnership aims to reduce robbery by 5% in 2013/14.", ["agrees"]),
    ("The partnership aims to reduce robbery by 7% in 2013/14.", ["disagrees"]),
    ("The partnership aims to reduce robbery by 7% by 2016.", []),
    ("Our target is to reduce domestic burglary by 13% in 2013/14.", ["agrees"]),
    ("Our target is to reduce domestic burglary by 31% in 2013/14.", ["disagrees"]),
    ("We helped to reduce domestic burglary by 31%.", []),
]


def test_aims_and_targets_are_held_against_the_plans_targets(planned):
    assert _told(ASKED, planned) == ASKED


LISTED = "{intro}\n\n- Reduce domestic burglary by at least {percent}\n- Reduce fear of crime by {percent}\n"


INTROS: list[tuple[str, str, list[str]]] = [
    ("We said, we would …", "13%", ["agrees"]),
    ("We said, we would …", "20%", ["disagrees"]),
    ("Our targets for the plan", "20%", ["disagrees"]),
    ("By the end of the year we did", "20%", []),
    ("Burglary in other forces", "20%", []),
    ("We have achieved the targets:", "20%", []),
]


def test_an_aim_in_a_list_is_one_where_the_line_over_the_list_says_so(planned):
    texts = [(LISTED.format(intro=intro, percent=percent), verdicts) for intro, percent, verdicts in INTROS]
    assert _told(texts, planned) == texts


@pytest.fixture
def judged(planned):
    """The same place with a target that was met, a second year of it, a baseline, a place in a group and a whole."""
    plan = planned.plans.get()
    fires = builders.make_measure(plan, "Deliberate fires")
    builders.make_observation(fires, 40)
    builders.make_target(fires, 45, kind="at_most", baseline_value=60)
    place = builders.make_measure(plan, "Comparative position for deliberate fires", unit="rank")
    builders.make_observation(place, 3, year="2012-13", rank_of=15)
    builders.make_observation(builders.make_measure(plan, "All crime"), 2_530)
    builders.make_observation(fires, 11, year="2013-14-Q2")
    return planned


RESULTS: list[tuple[str, list[str]]] = [
    ("Deliberate fires met their target.", ["agrees"]),
    ("Deliberate fires met the 2013/14 target.", ["agrees"]),
    ("Deliberate fires missed their target.", ["disagrees"]),
    ("The target for domestic burglary was met.", ["disagrees"]),
    ("The target for domestic burglary was narrowly missed.", ["agrees"]),
    ("The target for domestic burglary was not met.", ["agrees"]),
    ("The target for domestic burglary in 2012/13 was met.", []),
    ("The target for domestic burglary will be met.", []),
    ("Measure\tResult\tStatus\nDomestic burglary\thigh\tGreen\nDeliberate fires\tlow\tGreen\n", []),
    ("Measure\tFigure\tStatus\nDomestic burglary\t253\tGreen\nDeliberate fires\t40\tGreen\n", ["disagrees", "agrees"]),
    ("Measure\tFigure\tStatus\nDomestic burglary\t253\tAmber\nDeliberate fires\t40\t-\n", ["unchecked"]),
    ("The baseline for deliberate fires is 60.", ["agrees"]),
    ("The baseline for deliberate fires was 66.", ["disagrees"]),
    ("Measure\tBaseline\tActual\nDeliberate fires\t66\t40\n", ["disagrees"]),
    ("For deliberate fires the district was 3rd of 15 in 2012/13.", ["agrees"]),
    ("For deliberate fires the district was 4th of 15 in March 2013.", ["disagrees"]),
    ("For deliberate fires the district was 4th of 15 in March 2012.", []),
    ("For robbery the district was 4th of 15 in 2012/13.", []),
    ("For deliberate fires the district was 4th of 20 in 2012/13.", []),
    ("Domestic burglary made up 10% of all crime in 2013/14.", ["agrees"]),
    ("Domestic burglary made up 15% of all crime in 2013/14.", ["disagrees"]),
    ("Domestic burglary made up 15% of all crime in 2012/13.", []),
    ("Deliberate fires were 12 in Q2 2013/14.", ["disagrees"]),
]


def test_results_baselines_places_and_shares_are_held_against_the_data(judged):
    assert _told(RESULTS, judged) == RESULTS


def test_a_finding_says_what_it_was_compared_with(judged):
    [missed] = check_text("Deliberate fires missed their target.", known=known_facts(judged)).findings
    assert missed.suggestion == (
        "The partnership's figure for 2013/14 (40 against at most 45): the target for Deliberate fires was met."
    )


def test_a_column_of_targets_is_held_against_the_plans_targets(planned):
    text = "Measure\t2012/13\t2013/14\tTarget 2013/14\nDomestic burglary\t153\t253\t131\nRobbery\t10\t12\t-5%\n"
    found = check_text(text, known=known_facts(planned))
    assert [(one.words, one.inputs["source"]) for one in found.disagreeing] == [
        ("131", "The plan's target for 2013/14")
    ]


def test_the_last_final_paper_speaks_where_the_data_are_silent():
    plan = builders.make_plan()
    measure = builders.make_measure(plan, "Bicycle theft")
    observation = builders.make_observation(measure, 412)
    final = builders.make_final_version(plan)
    year = final.report.period.label
    observation.refresh_from_db()
    gone = builders.quantity(None)
    correct_observation(by=None, observation=observation, version=observation.version, quantity=gone)
    [finding] = check_text(f"Bicycle theft was 421 in {year}.", known=known_facts(plan.partnership)).findings
    assert (str(finding.verdict), finding.computed) == ("disagrees", 412)
    assert "The last paper" in finding.suggestion
