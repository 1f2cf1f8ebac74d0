"""A return as a spreadsheet: written for its agency to fill in, and read back into the page's own fields.

Nothing is saved from a sheet: what it holds fills the page, where it is looked at and saved like anything typed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from tempfile import TemporaryDirectory

from actions.models import Action, ActionStatus
from core.govuk.export import neutral
from crime_data.readers.files.errors import WrongFile
from crime_data.readers.files.limits import MEGABYTE, UPLOAD
from crime_data.readers.files.sheets import Cells, Sheet, open_sheets
from cycle.returns.selectors.content import ReturnContent

HEADER = (
    "What",
    "Period",
    "Period before",
    "Status or figure",
    "Words",
    "Leave as it is: row",
    "Leave as it is: version",
    "Leave as it is: stood at",
)
_VALUE, _WORDS, _KEY, _VERSION, _STOOD = 3, 4, 5, 6, 7
_LIMITS = replace(UPLOAD, file_bytes=5 * MEGABYTE, unpacked_bytes=50 * MEGABYTE, rows=20_000, columns=50)
_STATUSES = {status.label.casefold(): status for status in ActionStatus if status is not ActionStatus.NOT_REPORTED}
_ROWS_BEFORE_HEADER = 20


@dataclass(frozen=True)
class ReturnSheetRow:
    """A row of a sheet: what it holds now, what it stood at, and the version that it was written with."""

    value: str
    words: str
    stood: str
    version: str


@dataclass
class ReadSheet:
    """What a sheet holds for a return, by the rows' keys, and what could not be taken, row by row."""

    rows: dict[str, ReturnSheetRow] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def action_key(action: Action) -> str:
    return f"action-{action.pk}"


def rows_of(return_content: ReturnContent) -> Iterator[list[object]]:
    """The sheet's rows, the header first. Actions stand with their status, figures with their cell."""
    yield list(HEADER)
    quarter = return_content.agency_return.period.short_label
    for told in return_content.actions:
        action = told.action
        status = _shown(action)
        yield [action.title, quarter, "", status, "", action_key(action), action.version, status]
    for one in return_content.figures:
        row = one.row
        version = "" if row.version is None else row.version
        stood = _number_or_text(row.text)
        yield [row.measure.label, row.period.short_label, row.last, stood, one.text, row.key, version, stood]


def read_sheet(name: str, content: bytes, return_content: ReturnContent) -> ReadSheet:
    """What a filled-in sheet holds. Raises UnreadableFile, with words for the person, for any other file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"sheet{Path(name).suffix.lower()[:8]}"
        path.write_bytes(content)
        for found in open_sheets(path, _LIMITS):
            columns = _header(found)
            if columns is not None:
                return _taken(found, columns, return_content)
    raise WrongFile(
        "This is not a return’s sheet: its row of headings was not found. Download the sheet and fill it in."
    )


def _header(found: Sheet) -> Mapping[str, int] | None:
    """Where each heading stands, whatever the order of the columns; None where the sheet has not all of them."""
    for _, cells in zip(range(_ROWS_BEFORE_HEADER), found.rows, strict=False):
        places = {text.strip().casefold(): at for at, text in enumerate(cells)}
        if all(heading.casefold() in places for heading in HEADER):
            return {heading: places[heading.casefold()] for heading in HEADER}
    return None


def _taken(found: Sheet, columns: Mapping[str, int], return_content: ReturnContent) -> ReadSheet:
    known = {action_key(one.action) for one in return_content.actions} | {one.key for one in return_content.figures}
    read = ReadSheet()
    for cells in found.rows:
        texts = [_cell(cells, columns[heading]) for heading in HEADER]
        if not any(texts):
            continue
        problem = _problem(texts, known, read)
        if problem:
            read.problems.append(f"Row {found.line()}: {problem}")
        else:
            read.rows[texts[_KEY]] = ReturnSheetRow(texts[_VALUE], texts[_WORDS], texts[_STOOD], texts[_VERSION])
    if not read.rows:
        raise WrongFile(
            "No row of this sheet belongs to this return. Download the return’s own sheet and fill that in."
        )
    return read


def _problem(texts: Sequence[str], known: set[str], read: ReadSheet) -> str:
    """Why a row cannot be taken; empty where it can."""
    key, value = texts[_KEY], texts[_VALUE]
    what = texts[0][:80] or "a row without a name"
    if key not in known:
        return f"“{what}” is not one of this return’s. Its last columns are to be left as they are."
    if key in read.rows:
        return f"“{what}” is there twice. The first was taken."
    is_status = key.startswith("action-") and value and value != texts[_STOOD]
    if is_status and status_of(value) is None:
        known_words = ", ".join(status.label for status in _STATUSES.values())
        return f"“{value[:40]}” is no status. Write one of: {known_words}."
    return ""


def status_of(text: str) -> ActionStatus | None:
    """The status that a cell names; None for anything else."""
    return _STATUSES.get(text.strip().casefold())


def _shown(action: Action) -> str:
    status = ActionStatus(action.status)
    return "" if status is ActionStatus.NOT_REPORTED else str(status.label)


def _number_or_text(text: str) -> Decimal | str:
    """A figure as a number, so that a spreadsheet can work with it; a mark or a place as it is typed."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


def _cell(cells: Cells, at: int) -> str:
    """A cell's text; the apostrophe that kept it from being run as a formula is taken away again."""
    text = str(cells[at]).strip() if at < len(cells) else ""
    return text[1:] if text.startswith("'") and neutral(text[1:]) == text else text
