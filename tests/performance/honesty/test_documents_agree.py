"""Five plans whose figures are also read out of PDF, Word and Excel: they are those of the exported rows."""

import io
from unittest.mock import patch

import pytest
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from core import clock
from core.periods.words import PeriodKind
from figures.readings.data_notes import NoteEffect
from reports.papers import documents
from reports.papers.assembly import assemble_paper
from tests import builders, pages
from tests.performance.honesty.partial_data import DAYS, PartialMeasure
from tests.performance.honesty.surfaces import YEAR, exported
from tests.performance.honesty.test_agreement import partnership_of

pytestmark = pytest.mark.django_db

EVEN, GROWN = (30,) * 12, (48, 50, 52, 49, 51, 50)


def planted(now=GROWN, before=EVEN, *, kind=PeriodKind.MONTH, unit="count", **values):
    rest = {"data_status": "final", "target": ("at_most", 99), "break_in": None, "effect": None, "indicator": ()}
    return PartialMeasure(unit=unit, kind=kind, now=now, before=before, **rest | values)


FIVE = {
    "a running year": planted(),
    "a gap in a provisional year": planted((40, 42, None, 41, 44), data_status="provisional"),
    "a break": planted(break_in=1),
    "a note that blocks": planted((12, 9), (10, 11, 10, 12), kind=PeriodKind.QUARTER, effect=NoteEffect.BLOCKS),
    "a rate without figures": planted((), (70,), kind=PeriodKind.FINANCIAL_YEAR, unit="rate_per_1000"),
}


def words(text):
    """Without the white space and the hyphens at line ends that a document breaks its lines by."""
    return "".join(text.split()).replace("-", "")


@pytest.mark.parametrize("given", FIVE.values(), ids=FIVE)
def test_pdf_word_and_excel_say_what_the_exported_rows_do(given):
    with patch.object(clock, "today", lambda: DAYS[1]):
        plan, _ = partnership_of([given])
        paper = assemble_paper(builders.make_report(plan, period=YEAR))
        client = pages.sign_in(plan.partnership)
        row = exported(client, plan.partnership, YEAR)["Measure 0"]
        url = reverse("performance-export", args=[plan.partnership.slug, "xlsx"])
        sheet = load_workbook(io.BytesIO(client.get(url, {"period": YEAR.code}).content)).active
        pdf, word = documents.to_pdf(paper), documents.to_word(paper)
    header, cells = sheet.iter_rows(values_only=True)
    assert {name: str("" if cell is None else cell) for name, cell in zip(header, cells, strict=True)} == row
    assert words(row["sentence"]) in words(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))
    assert words(row["sentence"]) in words(" ".join(one.text for one in Document(io.BytesIO(word)).paragraphs))
