"""A return filled in by spreadsheet fills the page, and what cannot be taken is named."""

import io

import pytest
from openpyxl import Workbook, load_workbook

from actions.models import ProgressUpdate
from cycle.models import ReturnComment
from performance.models import Observation
from tests import builders
from tests.cycle.returns.ours import Q1, opened, owned, sent, url

pytestmark = pytest.mark.django_db


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
