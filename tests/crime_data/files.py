"""Areas as the lookup has them, and files in the sources' formats."""

import csv

import pytest

from tests import builders
from tests.crime_data.readers.samples import HEADER, STREET_HEADER

FIELDS = ("year", "quarter", "force", "csp", "description", "group", "subgroup", "code", "count")
ROW = dict(
    zip(
        FIELDS,
        ("2020/21", "1", "Leicestershire", "Harborough", "Assault with injury", "Violence against the person",
         "Violence with injury", "8N", "14"),
        strict=True,
    )
)  # fmt: skip
ARSON = {
    "description": "Arson endangering life",
    "group": "Criminal damage and arson",
    "subgroup": "Arson",
    "code": "56A",
}
DRUGS = {
    "description": "Possession of drugs (excl. cannabis)",
    "group": "Drug offences",
    "subgroup": "Possession of drugs",
    "code": "92D",
}


@pytest.fixture
def harborough(db):
    area = builders.make_area("Harborough", "E22000166")
    builders.make_area("Melton", "E22000169")
    return builders.make_partnership("harborough", area=area)


@pytest.fixture
def home_office(tmp_path):
    """Writes a table of rows given as changes to one row; the name tells releases apart."""

    def write(*rows, name="prc.csv"):
        path = tmp_path / name
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(HEADER)
            writer.writerows([str(({**ROW, **row})[field]) for field in FIELDS] for row in rows)
        return path

    return write


@pytest.fixture
def street(tmp_path):
    """Writes a street file: triples of month, small area with its name, and crime type."""

    def write(*rows, name="2020-01-leicestershire-street.csv"):
        path = tmp_path / name
        lines = [STREET_HEADER]
        for number, (month, code, district, crime_type) in enumerate(rows):
            identity = "" if crime_type == "Anti-social behaviour" else f"id{number}"
            small = f"{district} 001A" if district else ""
            force = "Leicestershire Police"
            lines += [",".join([identity, month, force, force, "", "", "On or near", code, small, crime_type, "", ""])]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write
