"""Reads of notes on data. A partnership sees its own and the installation's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from core import clock
from core.periods.period import Period
from core.periods.words import PeriodKind
from figures.readings.data_notes import FigureNote, NoteEffect, NoteKind
from figures.series.points import MarkedBreak
from partnerships.models import Partnership
from performance.data_notes.models import DataNote
from performance.models import Indicator


@dataclass(frozen=True)
class Notes:
    """Notes that were read at once, to be asked by indicator and area."""

    rows: Sequence[DataNote] = ()

    def of(self, indicator: Indicator, area: int | None) -> tuple[FigureNote, ...]:
        """Those that bear on an indicator's figures in an area."""
        return tuple(_plain(row) for row in self.rows_on(indicator, area))

    def rows_on(self, indicator: Indicator, area: int | None) -> list[DataNote]:
        """The same as records, for a page that lists them."""
        return [row for row in self.rows if _is_about(row, indicator, area)]


def notes_for(partnership: Partnership | None, known_by: datetime | None = None) -> Notes:
    """All notes of a partnership and of the installation, or those made by a moment. One query."""
    found = notes_of(partnership).select_related("area", "indicator")
    return Notes(list(found if known_by is None else found.filter(noted_on__lte=clock.local_day(known_by))))


def notes_of(partnership: Partnership | None) -> QuerySet[DataNote]:
    """The notes that a partnership sees: its own and the installation's."""
    return DataNote.objects.filter(Q(partnership=partnership) | Q(partnership__isnull=True))


def notes_on(indicator: Indicator, partnership: Partnership | None, area: int | None = None) -> list[DataNote]:
    """The notes that bear on an indicator's figures in an area, or without one in any, as a partnership sees them."""
    rows = notes_of(partnership).select_related("area", "indicator")
    return [row for row in rows if _is_about(row, indicator, row.area_id if area is None else area)]


def note_for(partnership: Partnership, pk: int) -> DataNote | None:
    """The partnership's own note of that key; the installation's are the data stewards'."""
    return DataNote.objects.filter(partnership=partnership, pk=pk).select_related("indicator", "area").first()


def breaks_of(indicator: Indicator | int) -> QuerySet[DataNote]:
    """The breaks marked in an indicator's series, in every area."""
    return DataNote.objects.filter(indicator=indicator, kind=NoteKind.BREAK.value).select_related("area")


def breaks_among(notes: Sequence[FigureNote]) -> tuple[MarkedBreak, ...]:
    """The breaks among notes as marks on a series by month, in order of time."""
    found = [
        MarkedBreak(Period.containing(note.starts, PeriodKind.MONTH), note.reason)
        for note in notes
        if note.kind is NoteKind.BREAK and note.starts is not None
    ]
    return tuple(sorted(found, key=lambda mark: mark.period))


def _is_about(row: DataNote, indicator: Indicator, area: int | None) -> bool:
    if row.area_id is not None and row.area_id != area:
        return False
    if row.indicator_id is not None:
        return row.indicator_id == indicator.pk
    return not row.count_source or row.count_source == indicator.count_source


def _plain(row: DataNote) -> FigureNote:
    return FigureNote(
        NoteKind(row.kind), NoteEffect(row.effect), row.text, row.starts, row.ends, row.source, row.noted_on
    )
