"""What an upload would do or did, ready to be shown: plain data from its stored outcome."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.govuk.marks import Mark, MarkShape, Tone
from core.govuk.panels import SummaryRow
from core.numbers.formats import format_number
from core.periods.period import Period
from crime_data.counts.categories import category_words
from crime_data.geography.selectors import place_words
from performance.models import Upload, UploadState

MARKS: dict[str, Mark] = {
    UploadState.RECEIVED: Mark("Waiting", MarkShape.HALF, Tone.CALM),
    UploadState.CHECKING: Mark("Being checked", MarkShape.HALF, Tone.CALM),
    UploadState.READY: Mark("Waiting for your decision", MarkShape.DIAMOND, Tone.NEAR),
    UploadState.AGREED: Mark("Waiting", MarkShape.HALF, Tone.CALM),
    UploadState.APPLYING: Mark("Being taken in", MarkShape.HALF, Tone.CALM),
    UploadState.DONE: Mark("Taken in", MarkShape.TICK, Tone.GOOD),
    UploadState.REFUSED: Mark("Could not be read", MarkShape.CROSS, Tone.BAD),
    UploadState.FAILED: Mark("Stopped", MarkShape.CROSS, Tone.BAD),
    UploadState.CANCELLED: Mark("Cancelled", MarkShape.DASH),
}
MOST_WARNINGS = 20


@dataclass(frozen=True)
class ChangeLine:
    """A figure that changes, in words. `before` and `after` say `no figure` where there is none."""

    place: str
    category: str
    period: str
    before: str
    after: str


@dataclass(frozen=True)
class UploadPreview:
    """An outcome as the page draws it."""

    counts: Sequence[SummaryRow]
    changes: Sequence[ChangeLine]
    refused: int
    refused_rows: Sequence[Mapping[str, str]]
    warnings: Sequence[str]
    more_warnings: Sequence[str]
    changes_nothing: bool


def preview_of(upload: Upload) -> UploadPreview | None:
    """What the upload did, where it is done; else what it would do; None before it has been checked."""
    told: Mapping[str, Any] = upload.outcome or upload.preview
    if not told:
        return None
    warnings = list(told["warnings"])
    return UploadPreview(
        counts=_counts(told),
        changes=_changes(told["largest_changes"]),
        refused=told["refused"],
        refused_rows=told["refused_rows"],
        warnings=warnings[:MOST_WARNINGS],
        more_warnings=warnings[MOST_WARNINGS:],
        changes_nothing=not (told["new"] or told["changed"] or told["late"]),
    )


def _counts(told: Mapping[str, Any]) -> list[SummaryRow]:
    labels = {
        "rows_read": "Rows read",
        "new": "New figures",
        "changed": "Changed figures",
        "unchanged": "Figures that stand so already",
        "late": "Older than what stands, kept in the history",
        "locked": "Signed off, so left as they are",
        "refused": "Rows refused",
    }
    always = ("rows_read", "new", "changed", "unchanged", "refused")
    rows = [
        SummaryRow(label, format_number(told.get(name, 0)))
        for name, label in labels.items()
        if name in always or told.get(name)
    ]
    return [*rows, SummaryRow("Periods", _periods(told["periods"]))]


def _periods(codes: Sequence[str]) -> str:
    if not codes:
        return "None"
    first, last = Period.parse(codes[0]).label, Period.parse(codes[-1]).label
    return first if len(codes) == 1 else f"{first} to {last}: {format_number(len(codes))} of them"


def _changes(changes: Sequence[Mapping[str, Any]]) -> list[ChangeLine]:
    places = place_words(change["place"] for change in changes)
    return [
        ChangeLine(
            places[change["place"]],
            category_words(change["category"]) if change["category"] else "Figure",
            Period.parse(change["period"]).label,
            _value(change["before"]),
            _value(change["after"]),
        )
        for change in changes
    ]


def _value(value: int | str | None) -> str:
    if value is None or value == "":
        return "no figure"
    return value if isinstance(value, str) else format_number(value)
