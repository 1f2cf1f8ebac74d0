"""A quarter's returns: opened for those who owe, filled in, submitted, sent back, accepted, signed off."""

import io
import time
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from actions.models import Action, ActionLead, ProgressUpdate
from core import clock
from core.models import AuditEntry
from core.periods import Period
from cycle.models import AgencyReturn, ReturnComment
from cycle.returns import opening
from cycle.returns.board import board_of
from partnerships.models import Agency
from partnerships.roles import Role
from performance import signing
from performance.models import Measure, Observation
from plans.models import PlanStatus
from tests import builders, pages

pytestmark = pytest.mark.django_db
Q1 = Period.parse("2013-14-Q1")
Q4 = Period.parse("2013-14-Q4")
JULY = datetime(2013, 7, 10, 12, tzinfo=UTC)


@pytest.fixture
def plan():
    return builders.make_plan(builders.make_partnership("ours"), status=PlanStatus.PUBLISHED)


@pytest.fixture
def police(plan):
    agency = builders.make_agency("Police")
    builders.make_partner(plan.partnership, agency)
    return agency


@pytest.fixture
def constable(plan, police):
    return pages.sign_in(plan.partnership, Role.AGENCY_OFFICER, agency=police)


@pytest.fixture
def officer(plan):
    return pages.sign_in(plan.partnership)


def url(name, *args):
    return reverse(name, args=["ours", *args])


def owned(plan, agency, label="Burglary", frequency="quarter", **values):
    indicator = builders.make_indicator(label, frequency=frequency)
    return builders.make_measure(plan, label, indicator=indicator, data_owner=agency, **values)


def opened(plan, quarter=Q1):
    return {one.agency.name: one for one in opening.open_returns(by=None, plan=plan, quarter=quarter)}


def sent(answer, comments=None, **typed):
    """The page as it stands, with what was typed into cells and comments by their measures' labels."""
    entry, found = answer.context["entry"], pages.form_values(answer)
    for cell, comment in entry.lines:
        label = cell.row.measure.label
        found |= {cell.name: typed.get(label, cell.text), cell.shown_name: cell.shown, cell.sure_name: cell.sure}
        found[cell.version_name] = "" if cell.version is None else str(cell.version)
        found |= {comment.name: (comments or {}).get(label, comment.text), comment.shown_name: comment.shown}
    return found


def submitted(client, one):
    return client.post(url("return-submit", one.pk), pages.form_values(client.get(url("return-submit", one.pk))))


@pytest.mark.parametrize(
    ("frequency", "quarter", "periods"),
    [
        ("month", "2013-14-Q1", ["2013-M04", "2013-M05", "2013-M06"]),
        ("quarter", "2013-14-Q1", ["2013-14-Q1"]),
        ("financial_year", "2013-14-Q1", []),
        ("financial_year", "2013-14-Q4", ["2013-14"]),
        ("calendar_year", "2013-14-Q3", ["2013"]),
        ("calendar_year", "2013-14-Q4", []),
        ("occasional", "2013-14-Q4", []),
    ],
)
def test_a_return_asks_for_the_periods_that_end_in_its_quarter(plan, police, officer, frequency, quarter, periods):
    builders.make_action(plan, agency=police)
    owned(plan, police, frequency=frequency)
    one = opened(plan, Period.parse(quarter))["Police"]
    owed = officer.get(url("return-detail", one.pk)).context["owed"]
    assert [figure.row.period.code for figure in owed.figures] == periods


def test_only_those_who_owe_get_a_return_and_a_unit_s_work_is_its_agency_s(plan, police):
    team = builders.make_agency("Traffic team", unit_of=police)
    fire, health = builders.make_agency("Fire"), builders.make_agency("Health")
    builders.make_action(plan, agency=team)
    builders.make_action(plan, agency=health, status="complete")
    owned(plan, fire)
    assert set(opened(plan)) == {"Police", "Fire"}


def test_opening_twice_opens_once_and_what_has_come_to_be_owed_is_added(plan, police):
    builders.make_action(plan, agency=police)
    assert set(opened(plan)) == {"Police"}
    owned(plan, builders.make_agency("Fire"))
    assert set(opened(plan)) == {"Fire"}
    assert opened(plan) == {}
    assert AuditEntry.objects.filter(object_type="cycle.agencyreturn", action="created").count() == 2


def test_the_command_opens_the_last_quarter_of_every_plan_in_force_and_tells_how_far_it_is(plan, police, capsys):
    builders.make_action(plan, agency=police)
    draft = builders.make_plan()
    builders.make_action(draft, agency=builders.make_agency())
    with clock.held_at(JULY):
        for _ in range(2):
            call_command("open_returns")
    (one,) = AgencyReturn.objects.all()
    assert (one.period, one.due, one.agency) == (Q1, date(2013, 7, 21), police)
    assert capsys.readouterr().out.splitlines() == [
        f"{plan.title}: 1 of 1",
        f"1 of 1: Safer Ours, {plan.title}: 1 opened",
        "Returns opened: 1",
        f"1 of 1: Safer Ours, {plan.title}: 0 opened",
        "Returns opened: 0",
    ]


@pytest.mark.parametrize(
    "wrong", [{"quarter": "2013-14"}, {"quarter": "next spring"}, {"partnership": "nowhere"}], ids=str
)
def test_the_command_says_what_is_wrong_with_what_it_was_given(wrong):
    with pytest.raises(CommandError):
        call_command("open_returns", **wrong)


def test_the_quarter_turns_at_midnight_in_british_summer_time():
    for hour, code in ((22, "2013-14-Q4"), (23, "2014-15-Q1")):
        with clock.held_at(datetime(2014, 6, 30, hour, 30, tzinfo=UTC)):
            assert opening.last_quarter(clock.today()).code == code


def test_an_officer_opens_a_quarter_with_a_day_and_a_second_time_is_told_that_nobody_owes_more(plan, police, officer):
    builders.make_action(plan, agency=police)
    values = pages.form_values(officer.get(url("returns-open", plan.pk))) | {
        "quarter": "2013-14-Q1",
        "due-day": "31",
        "due-month": "7",
        "due-year": "2013",
    }
    answer = officer.post(url("returns-open", plan.pk), values, follow=True)
    assert "Police" in answer.content.decode()
    assert AgencyReturn.objects.get().due == date(2013, 7, 31)
    again = pages.form_values(officer.get(url("returns-open", plan.pk))) | {"quarter": "2013-14-Q1"}
    refused = officer.post(url("returns-open", plan.pk), again)
    assert "has its return already" in pages.errors_of(refused)["__all__"][0]
    early = again | {"due-day": "1", "due-month": "6", "due-year": "2013"}
    assert "choose a later day" in pages.errors_of(officer.post(url("returns-open", plan.pk), early))["due"][0]


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
    (line,) = signing.sheet(plan, Q1).lines
    assert (line.value, line.by) == ("90", str(approver))
    with pytest.raises(Exception, match="You have entered"):
        signing.sign_off(by=approver, plan=plan, period=Q1, looked_at=signing.sheet(plan, Q1).fingerprint)


def test_a_missed_target_and_a_clear_change_ask_for_a_comment_before_it_can_be_submitted(plan, police, constable):
    measure = owned(plan, police)
    builders.make_observation(measure, 100, year="2012-13-Q1")
    builders.make_target(measure, 90, "at_most", year="2013-14-Q1")
    builders.make_observation(measure, 300, year=Q1)
    one = opened(plan)["Police"]
    shown = constable.get(url("return-submit", one.pk))
    assert "A comment, because the target is missed and the change is clear" in shown.content.decode()
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


def test_the_board_tells_who_owes_what_and_who_has_never_told_anything(plan, police, constable, officer):
    fire = builders.make_agency("Fire")
    mine, _ = builders.make_action(plan, agency=police, status="on_track"), builders.make_action(plan, agency=police)
    builders.make_action(plan, agency=fire)
    owned(plan, police, frequency="month")
    with clock.held_at(JULY):
        one = opened(plan)["Police"]
        fill = url("return-fill", one.pk)
        constable.post(fill, pages.form_values(constable.get(fill)) | {f"text_{mine.pk}": "Done"})
        (board,) = officer.get(url("return-list")).context["boards"]
        assert (board.owing, board.overdue) == (2, 0)
    told = {
        line.agency_return.agency.name: (line.actions_told, line.actions, line.figures_known, line.figures)
        for line in board.lines
    }
    assert told == {"Police": (1, 2, 0, 3), "Fire": (0, 1, 0, 0)}
    assert [line.agency_return.agency.name for line in board.never_told] == ["Fire"]
    with clock.held_at(JULY + timedelta(days=12)):
        (board,) = officer.get(url("return-list")).context["boards"]
        assert board.overdue == 2


def test_a_return_submitted_after_its_day_stays_marked_as_late(plan, police, constable):
    builders.make_observation(owned(plan, police), 90, year=Q1)
    with clock.held_at(JULY + timedelta(days=20)):
        one = opened(plan)["Police"]
        submitted(constable, one)
    one.refresh_from_db()
    assert one.is_late


def test_the_board_takes_few_queries_for_many_agencies(plan, police, officer, django_assert_max_num_queries):
    for _ in range(30):
        agency = builders.make_agency()
        builders.make_action(plan, agency=agency)
        owned(plan, agency, label=f"Of {agency}", frequency="month")
    opened(plan)
    officer.get(url("return-list"))
    with django_assert_max_num_queries(24):
        officer.get(url("return-list"))


# --- by spreadsheet ---


def workbook(client, one, change=lambda sheet: None):
    content = client.get(url("return-sheet", one.pk)).content
    book = load_workbook(io.BytesIO(content))
    change(book.active)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def uploaded(client, one, content, name="return.xlsx"):
    file = io.BytesIO(content)
    file.name = name
    return client.post(url("return-fill", one.pk), {"sheet": file, "read": "yes"})


def test_a_filled_in_sheet_fills_the_page_and_saves_nothing_before_it_is_saved(plan, police, constable):
    action = builders.make_action(plan, "Visit", agency=police, status="on_track")
    owned(plan, police)
    one = opened(plan)["Police"]

    def fill(sheet):
        sheet["D2"], sheet["E2"] = "At risk", "- half are done"
        sheet["D3"], sheet["E3"] = 253, "As planned"

    preview = uploaded(constable, one, workbook(constable, one, fill))
    assert "nothing is saved until you save it" in preview.content.decode()
    assert not ProgressUpdate.objects.exists()
    assert constable.post(url("return-fill", one.pk), sent(preview)).status_code == 302
    update = ProgressUpdate.objects.get()
    assert (update.action, update.status, update.narrative) == (action, "at_risk", "- half are done")
    assert (Observation.objects.get().value, ReturnComment.objects.get().text) == (253, "As planned")


def test_a_sheet_that_was_not_filled_in_changes_nothing_though_others_have_gone_on(plan, police, constable, officer):
    measure = owned(plan, police)
    one = opened(plan)["Police"]
    untouched = workbook(constable, one)
    builders.make_observation(measure, 91, year=Q1)
    preview = uploaded(constable, one, untouched)
    assert [cell.text for cell in preview.context["cells"]] == ["91"]


def test_a_cell_that_someone_changed_since_the_download_is_refused_when_it_is_saved(plan, police, constable):
    measure = owned(plan, police)
    one = opened(plan)["Police"]
    filled = workbook(constable, one, lambda sheet: sheet.__setitem__("D2", 90))
    builders.make_observation(measure, 91, year=Q1)
    refused = constable.post(url("return-fill", one.pk), sent(uploaded(constable, one, filled)))
    assert refused.status_code == 409
    assert Observation.objects.get().value == 91


def test_rows_that_cannot_be_taken_are_named_and_the_others_fill_the_page(plan, police, constable):
    builders.make_action(plan, "Visit", agency=police, status="on_track")
    owned(plan, police)
    one = opened(plan)["Police"]

    def spoil(sheet):
        sheet["D2"] = "Splendid"
        sheet["D3"] = "many"
        sheet.append(["Another", "", "", 5, "", "999-2013-14-Q1", "", ""])

    answer = uploaded(constable, one, workbook(constable, one, spoil))
    shown = answer.content.decode()
    assert "Row 2: “Splendid” is no status." in shown
    assert "Row 4: “Another” is not one of this return’s." in shown
    assert "“many” is not a number" in shown


def spare(headings):
    book = Workbook()
    book.active.append(headings)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "x.xlsx", "The file is empty"),
        (b"%PDF-1.7", "x.pdf", "This is a PDF"),
        (b"PK\x03\x04rubbish", "x.xlsx", "damaged"),
        (spare(["What", "Period"]), "x.xlsx", "headings was not found"),
        (b"a,b\n1,2\n", "x.csv", "headings was not found"),
    ],
    ids=["empty", "pdf", "damaged", "other", "csv"],
)
def test_a_file_that_is_no_return_s_sheet_is_refused_in_words(plan, police, constable, content, name, words):
    owned(plan, police)
    one = opened(plan)["Police"]
    answer = uploaded(constable, one, content, name)
    assert answer.status_code == 200
    assert words in answer.content.decode()


def test_another_return_s_sheet_and_no_sheet_at_all_are_refused(plan, police, constable, officer):
    owned(plan, police)
    owned(plan, builders.make_agency("Fire"), "Fires")
    returns = opened(plan)
    foreign = workbook(officer, returns["Fire"])
    assert "No row of this sheet belongs" in uploaded(constable, returns["Police"], foreign).content.decode()
    answer = constable.post(url("return-fill", returns["Police"].pk), {"read": "yes"})
    assert "Choose the filled-in spreadsheet first." in answer.content.decode()


def make_many_owe(plan, number):
    """So many agencies with an action and a figure each, made in bulk: it is their returns that are of interest."""
    Agency.objects.bulk_create(Agency(name=f"Agency {n:04}", kind="other") for n in range(number))
    agencies = list(Agency.objects.filter(name__startswith="Agency "))
    actions = Action.objects.bulk_create(
        Action(partnership=plan.partnership, plan=plan, title=f"Action of {agency}") for agency in agencies
    )
    ActionLead.objects.bulk_create(
        ActionLead(action=action, agency=agency) for action, agency in zip(actions, agencies, strict=True)
    )
    indicator = builders.make_indicator("Visits", frequency="quarter")
    Measure.objects.bulk_create(
        Measure(partnership=plan.partnership, plan=plan, indicator=indicator, label=str(agency), data_owner=agency)
        for agency in agencies
    )


def test_a_thousand_agencies_returns_open_in_under_ten_seconds_and_say_how_far_they_are(plan):
    make_many_owe(plan, 1000)
    told, began = [], time.perf_counter()
    assert opening.open_everywhere(Q1, tell=told.append) == 1000
    board = board_of(plan, Q1)
    assert time.perf_counter() - began < 10
    assert told[:2] == [f"{plan.title}: 250 of 1000", f"{plan.title}: 500 of 1000"]
    assert (len(board.lines), board.lines[0].figures) == (1000, 1)
    assert AuditEntry.objects.filter(object_type="cycle.agencyreturn").count() == 1000
