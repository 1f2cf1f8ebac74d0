"""Small files in the formats of the public sources, written for the tests."""

import csv
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook

from crime_data.readers.files.limits import UPLOAD, Limits
from crime_data.readers.home_office.table import HomeOfficeRow, read_home_office
from crime_data.readers.home_office.terms import HomeOfficeReport
from crime_data.readers.tables.report import FileReading
from crime_data.readers.terms import facts
from crime_data.readers.terms.place_names import NameResolver, force_key

HEADER = [
    "Financial Year", "Financial Quarter", "Police Force", "CSP Name", "Offence Description", "Offence Group",
    "Offence Subgroup", "Offence Code", "Offence Count",
]  # fmt: skip
ASSAULT = ["Assault with injury", "Violence against the person", "Violence with injury", "8N"]
HARBOROUGH = ["2020/21", "1", "Leicestershire", "Harborough", *ASSAULT, "14"]
STREET_HEADER = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    "Last outcome category,Context"
)
AREAS = [
    ("E22000166", "Harborough"),
    ("E22000169", "Melton"),
    ("E22000145", "Shepway"),
    ("E22000363", "North Devon"),
    ("E22000180", "City of London"),
    ("E22000221", "King's Lynn and West Norfolk"),
    ("E22000184", "St. Helens"),
    ("E22000365", "County Durham"),
    ("E22000374", "North Hampshire"),
    ("E22000101", "Manchester"),
    ("E22000367", "Dorset"),
]
PARTS = [("Hart", "E22000374"), ("Rushmoor", "E22000374")]
FORCES = [("E23000021", "Leicestershire"), ("E23000035", "Devon & Cornwall"), ("E23000005", "Greater Manchester")]

Rows = Iterable[Sequence[object]]


def resolver() -> NameResolver:
    """Names to areas, over a handful of areas."""
    return NameResolver(AREAS, parts=PARTS, facts=facts.name_facts())


def forces() -> NameResolver:
    """Names to police areas."""
    return NameResolver(FORCES, key=force_key)


def row(**changes: str) -> list[str]:
    """A row of the Home Office's table: Harborough's assaults, with some cells changed."""
    fields = ("year", "quarter", "force", "csp", "description", "group", "subgroup", "code", "count")
    return list((dict(zip(fields, HARBOROUGH, strict=True)) | changes).values())


def write_csv(path: Path, rows: Rows, *, encoding: str = "utf-8", delimiter: str = ",", end: str = "\n") -> Path:
    """A CSV file of the rows."""
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter, lineterminator=end).writerows(rows)
    return path


def write_xlsx(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """A workbook; numbers are written as numbers."""
    workbook = Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for cells in rows:
            sheet.append(list(cells))
    workbook.save(path)
    return path


def write_ods(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """An OpenDocument spreadsheet; numbers are written as numbers."""
    document = OpenDocumentSpreadsheet()
    for name, rows in sheets.items():
        table = Table(name=name)
        for cells in rows:
            line = TableRow()
            for value in cells:
                line.addElement(_ods_cell(value))
            table.addElement(line)
        document.spreadsheet.addElement(table)
    document.save(str(path))
    return path


def _ods_cell(value: object) -> TableCell:
    if isinstance(value, int | float):
        return TableCell(valuetype="float", value=str(value))
    cell = TableCell(valuetype="string") if value else TableCell()
    if value:
        cell.addElement(P(text=str(value)))
    return cell


def write_zip(path: Path, members: Mapping[str, str | bytes]) -> Path:
    """An archive of the members."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def home_office(path: Path, limits: Limits = UPLOAD) -> FileReading[HomeOfficeRow]:
    """The file, read as the Home Office's table."""
    return read_home_office(
        path,
        resolver=resolver(),
        forces=forces(),
        classification=facts.classification(),
        special=facts.special_places(),
        limits=limits,
    )


def read_all(path: Path, limits: Limits = UPLOAD) -> tuple[list[HomeOfficeRow], HomeOfficeReport]:
    """All records of the file and the report."""
    reading = home_office(path, limits)
    rows = list(reading.rows())
    assert isinstance(reading.report, HomeOfficeReport)
    return rows, reading.report


def figures(rows: Iterable[HomeOfficeRow]) -> list[tuple[str, str, str, int | None]]:
    """The records as plain values: quarter, name of the place, code, count."""
    return [(quarter, place.name, code, count) for quarter, place, code, count, _ in rows]


def street_row(**changes: str) -> str:
    """A line of a street file: a burglary in Harborough in October 2018."""
    cells = {
        "crime_id": "c1" * 32, "month": "2018-10", "force": "Leicestershire Police", "within": "Leicestershire Police",
        "longitude": "-0.98", "latitude": "52.6", "location": "On or near Stoughton Road", "lsoa": "E01025770",
        "lsoa_name": "Harborough 002A", "crime_type": "Burglary", "outcome": "", "context": "",
    }  # fmt: skip
    return ",".join((cells | changes).values())


def street_text(*lines: str, header: str = STREET_HEADER, end: str = "\n") -> str:
    """A street file of the lines."""
    return end.join([header, *lines]) + end
