"""What single cells say: counts, and marks for what is missing. What they say of time is read by `dates`."""

import re
from datetime import date, datetime

from core.numbers.quantities import State

# The marks that stand for a figure that is not there, as published tables print them. None of them is zero.
# A dash may be a hyphen, a minus or an en dash.
MARKS = {
    **dict.fromkeys(
        ("", "..", "...", ":", "-", "--", "–", "—", "−", "~", "[x]", "n/a", "na", "[n/a]", "#n/a", "null", "nan"),
        State.MISSING,
    ),
    **dict.fromkeys(
        ("[u]", "[w]", "[low]", "missing", "not available", "not collected", "no data", "not known", "n/k"),
        State.MISSING,
    ),
    **dict.fromkeys(("[z]", "not applicable"), State.NOT_APPLICABLE),
    **dict.fromkeys(("*", "[c]", "suppressed"), State.SUPPRESSED),
}
MOST_DIGITS = 9  # more is no count of crimes or people in one place, and would not fit the column it is kept in
# Small areas of England, Wales and Scotland, and Northern Ireland's of both forms.
SMALL_AREA_CODE = re.compile(r"[EWSN]\d{8}|\d{2}[A-Z]{2}\d{2}[A-Z]\d", re.ASCII)

_NOTE = re.compile(r"\[notes? ?[\d, ]+\]", re.IGNORECASE)
# Thousands are parted by commas, or by hard and thin spaces. A count that is revised, provisional or estimated says so.
_COUNT = re.compile(
    r"([-−–]?)(\d{1,3}(?:,\d{3})+|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+|\d+)(?:\.0+)?"
    r"(?:\s*(?:\[(?:[rpeb]|notes? ?[\d, ]+)\]|\([rp]\)|[rp]))?",
    re.ASCII | re.IGNORECASE,
)


class BadCell(ValueError):
    """A cell that cannot be read; the message says what was expected there."""


def cell_text(value: object) -> str:
    """A spreadsheet's cell as the text that the same cell has in a CSV: `8.0` is `8`, an empty cell is empty."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**15:
        return str(int(value))
    if isinstance(value, (datetime, date)):
        return value.isoformat()[:10]
    return str(value)


def tidy(text: str) -> str:
    """Text without stray, doubled and hard spaces."""
    return " ".join(text.split())


def missing_mark(text: str) -> State | None:
    """The state that a mark stands for, or None where the text is no such mark."""
    written = tidy(text).casefold()
    return State.MISSING if _NOTE.fullmatch(written) else MARKS.get(written)


def parse_count(text: str) -> int | None:
    """A whole number, negative ones included; None for a mark of something missing.

    Raises `BadCell` for anything else, so that nothing that is not understood becomes a number.
    """
    found = _COUNT.fullmatch(text.strip())
    if found is None:
        if missing_mark(text) is not None:
            return None
        raise BadCell(f"“{tidy(text)[:40]}” is not a whole number.")
    digits = re.sub(r"\D", "", found[2])
    if len(digits.lstrip("0")) > MOST_DIGITS:
        raise BadCell(f"“{tidy(text)[:40]}” is too large to be a count.")
    return -int(digits) if found[1] else int(digits)
