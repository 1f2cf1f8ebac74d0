"""Rows of a Word file's tables, and its title."""

import io

import pytest
from docx import Document
from docx.oxml.ns import qn

from reports.live_figures.selectors import live_paper
from reports.papers import documents
from reports.word_templates.rows import keep_rows_whole
from tests import builders


@pytest.fixture
def word(db):
    plan = builders.make_plan()
    measure = builders.make_measure(plan, label="Cost of violence")
    builders.make_observation(measure, value=78_000_000)
    return Document(io.BytesIO(documents.to_word(live_paper(builders.make_report(plan, title="Annual review")).paper)))


def test_no_row_is_divided_by_the_end_of_a_page_and_header_rows_are_repeated(word):
    for table in word.tables:
        for row in table.rows:
            assert row._tr.trPr is not None
            assert len(row._tr.trPr.findall(qn("w:cantSplit"))) == 1
    figures = next(table for table in word.tables if table.rows[0].cells[0].text == "Measure")
    assert figures.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_the_title_stands_once_and_large_values_are_whole(word):
    assert [(one.style.name, one.text) for one in word.paragraphs if one.text == "Annual review"] == [
        ("Title", "Annual review")
    ]
    cells = [cell for table in word.tables for row in table.rows for cell in row.cells]
    [value] = [cell for cell in cells if cell.text == "78,000,000"]
    assert {run.style.name for run in value.paragraphs[0].runs} == {"Table Figure"}


def test_marking_rows_twice_changes_nothing_that_is_read(word):
    made = io.BytesIO()
    word.save(made)
    again = Document(io.BytesIO(keep_rows_whole(made.getvalue())))
    assert [[cell.text for cell in row.cells] for table in again.tables for row in table.rows] == [
        [cell.text for cell in row.cells] for table in word.tables for row in table.rows
    ]
