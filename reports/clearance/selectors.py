"""Reads for clearance: the copies of a paper, what one that came back can be held against, and what differs."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.timezone import localtime

from checker.readers import read_bytes
from partnerships.models import Partnership
from reports.clearance.comparison import WordingChange, WordingChangeKind, compare
from reports.models import ClearanceCopy, ClearanceFile, FinalVersionFile, Report


@dataclass(frozen=True)
class Version:
    """A version of the paper that a Word file can be held against; `key` names it in a form."""

    key: str
    name: str
    at: datetime


@dataclass(frozen=True)
class Compared:
    """What differs: the changes of words and figures, and the paragraphs whose own number alone is another."""

    changes: tuple[WordingChange, ...]
    renumbered: tuple[WordingChange, ...]

    @property
    def with_figures(self) -> int:
        return sum(change.changes_figures for change in self.changes)


def copies_of(report: Report) -> QuerySet[ClearanceCopy]:
    """The copies that were made of the paper, the newest first."""
    return ClearanceCopy.objects.filter(report=report).select_related("made_by")


def copy_for(partnership: Partnership, pk: int) -> ClearanceCopy | None:
    """The partnership's copy of that key; None for any other's."""
    return ClearanceCopy.objects.filter(partnership=partnership, pk=pk).select_related("report").first()


def copy_bytes(copy: ClearanceCopy) -> bytes:
    return bytes(ClearanceFile.objects.values_list("content", flat=True).get(copy=copy))


def versions_of(report: Report) -> list[Version]:
    """The paper's final versions and its copies for clearance, the newest first."""
    found = [
        Version(f"copy-{copy.pk}", f"Copy for {copy.sent_to}, {_day(copy.made_at)}", copy.made_at)
        for copy in copies_of(report)
    ]
    found += [
        Version(f"final-{one.pk}", f"Final version {one.number}, {_day(one.made_final_at)}", one.made_final_at)
        for one in report.final_versions.all()
    ]
    return sorted(found, key=lambda version: version.at, reverse=True)


def against(report: Report, version: str, name: str, content: bytes) -> Compared:
    """What differs in a Word file that came back from the paper's version of that key.

    Raises UnreadableFile, TooLong; LookupError for a version that the paper has not.
    """
    before = read_bytes("paper.docx", _bytes_of(report, version))
    found = compare(before, read_bytes(name, content))
    return Compared(
        tuple(change for change in found if change.kind is not WordingChangeKind.RENUMBERED),
        tuple(change for change in found if change.kind is WordingChangeKind.RENUMBERED),
    )


def _bytes_of(report: Report, version: str) -> bytes:
    kind, _, digits = version.partition("-")
    key = int(digits)
    if kind == "copy":
        found = ClearanceFile.objects.filter(copy__report=report, copy=key).values_list("content", flat=True).first()
    else:
        files = FinalVersionFile.objects.filter(final_version__report=report, final_version=key, name="paper.docx")
        found = files.values_list("content", flat=True).first()
    if found is None:
        raise LookupError(version)
    return bytes(found)


def _day(moment: datetime) -> str:
    return date_format(localtime(moment), "j F Y, H:i")
