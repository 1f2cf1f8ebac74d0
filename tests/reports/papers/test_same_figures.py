"""Page, file and paper tell the same figures: each is read as its reader gets it, and compared cell by cell."""

import csv
import io
import re
from html import unescape

import pytest
from django.urls import reverse

from partnerships.models import Partnership
from performance.models import Measure
from tests import pages
from tests.demo import put_demo

YEAR = "2013-14"
Cells = dict[str, tuple[str, ...]]


@pytest.fixture
def officer(db):
    put_demo()
    return pages.sign_in(Partnership.objects.get(slug="harborough"))


def cells_of(row: str) -> list[str]:
    """The texts of a table row's cells."""
    found = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)
    return [" ".join(unescape(re.sub(r"<[^>]+>", " ", cell)).split()) for cell in found]


def tables_of(page: str) -> list[list[list[str]]]:
    tables = re.findall(r"<table.*?</table>", page, re.DOTALL)
    return [[cells_of(row) for row in re.findall(r"<tr.*?</tr>", table, re.DOTALL)] for table in tables]


def read(page: str, columns: tuple[str, ...]) -> Cells:
    """Of the table with these headings each row's cells under them, by what heads the row."""
    for header, *rows in tables_of(page):
        if set(columns) <= set(header):
            places = [header.index(column) for column in columns]
            return {row[0]: tuple(row[place] for place in places) for row in rows if len(row) == len(header)}
    raise AssertionError(f"No table has the headings {columns}.")


COLUMNS = ("2012/13", "2013/14", "Difference", "Change")


def test_the_performance_table_the_paper_and_the_measures_own_pages_agree(officer):
    table = read(
        officer.get(reverse("performance-table", args=["harborough"]), {"period": YEAR}).content.decode(), COLUMNS
    )
    paper = read(officer.get("/p/harborough/papers/scrutiny-2014-05/").content.decode(), COLUMNS)
    assert table == paper
    assert len(table) > 5
    for measure in Measure.objects.filter(partnership__slug="harborough", plan__title__icontains="2013"):
        page = officer.get(reverse("measure-detail", args=["harborough", measure.pk]), {"period": YEAR})
        row = page.context["page"].row
        assert (row.previous, row.current, row.difference, row.change) == table[measure.label]
        assert unescape(row.sentence) in unescape(page.content.decode())


def test_the_exports_numbers_are_those_that_the_table_prints(officer):
    table = read(
        officer.get(reverse("performance-table", args=["harborough"]), {"period": YEAR}).content.decode(), COLUMNS
    )
    file = officer.get(reverse("performance-export", args=["harborough", "csv"]), {"period": YEAR}).content
    rows = {row["indicator"]: row for row in csv.DictReader(io.StringIO(file.decode("utf-8-sig")))}
    assert rows.keys() == table.keys()
    for label, (before, now, _, _) in table.items():
        assert digits(rows[label]["current"]) == digits(now), label
        assert digits(rows[label]["previous"]) == digits(before), label


def digits(text: str) -> str:
    """A number without what makes it pleasant to read; words as none."""
    return re.sub(r"[^0-9.\-]", "", text.split("/")[0]).strip(".")


def test_the_overviews_sentences_are_the_papers(officer):
    paper = unescape(officer.get("/p/harborough/papers/scrutiny-2014-05/").content.decode())
    overview = officer.get(reverse("overview", args=["harborough"]), {"period": YEAR}).context["overview"]
    told = [row.sentence for row in overview.figures.rows]
    assert told
    assert all(sentence in paper for sentence in told)
