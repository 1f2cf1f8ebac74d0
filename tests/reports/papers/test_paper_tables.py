"""How a paper's tables break over pages."""

import re
import subprocess

from reports.papers.documents import pdf_of

ROW = "<tr><td>Row {number}</td></tr>"


def pages_of(rows: int, above: int) -> list[set[str]]:
    """The rows that each page has of a table of so many, which begins `above` millimetres down the first."""
    body = "".join(ROW.format(number=number) for number in range(rows))
    html = f"""<html lang="en"><head><title>A paper</title></head><body><h1>A paper</h1>
    <div style="height: {above}mm"></div><h2>Finances</h2><table><thead><tr><th scope="col">What</th></tr></thead>
    <tbody>{body}</tbody></table></body></html>"""
    text = subprocess.run(["pdftotext", "-", "-"], input=pdf_of(html), capture_output=True, check=True)
    return [set(re.findall(r"Row \d+", page)) for page in text.stdout.decode().split("\f")[:-1]]


def test_a_short_table_is_never_parted() -> None:
    for above in range(200, 240, 4):
        assert sum(bool(found) for found in pages_of(2, above)) == 1


def test_a_long_table_begins_where_it_stands_and_goes_on_over_the_page() -> None:
    first, *others = pages_of(60, 100)
    assert first
    assert any(others)
