"""A measure's figure line by line: its months, what it is compared with, its target, and how far its data go. Pure."""

from collections.abc import Iterator

from core.numbers.formats import round_half_up
from figures.figure.column_months import beside_before, beside_now, column_months
from figures.figure.sentences import (
    heading_words,
    shown,
)
from figures.readings.data_notes import FigureNote, NoteEffect
from figures.readings.spans import (
    day_words,
)
from performance.plan_figures.presenters import FigureRow

_MEANS = {
    NoteEffect.BLOCKS: "so figures are not compared across it",
    NoteEffect.LIMITS: "so no change is called clear",
    NoteEffect.NOTES: "",
}


def facts_of(row: FigureRow) -> tuple[tuple[str, str], ...]:
    """Each fact as a term and its words."""
    return (*_values(row), *_target(row), *_data(row))


def note_words(note: FigureNote) -> str:
    """A data note as a line: what it says, what follows from it, and who says so."""
    told = ", ".join(filter(None, (note.reason, _MEANS[note.effect])))
    return f"{told[0].upper()}{told[1:]}{f' ({note.source})' if note.source else ''}."


def _values(row: FigureRow) -> Iterator[tuple[str, str]]:
    figure = row.figure
    months = column_months([figure], figure.given.period)
    yield months.now, _noted(shown(figure, current=True), beside_now(figure, months))
    if figure.given.before is not None:
        yield months.before, _noted(shown(figure, current=False), beside_before(figure, months))


def _target(row: FigureRow) -> Iterator[tuple[str, str]]:
    figure, given = row.figure, row.figure.given
    if given.target is None:
        return
    yield f"Target for {given.target.period.short_label}", _noted(row.target, row.status_label)
    if figure.target_status.due_so_far is not None:
        due = given.unit.write_in_words(round_half_up(figure.target_status.due_so_far, 0 if given.unit.is_whole else 2))
        yield "Due so far", f"about {due} by {day_words(given.judged.span.end)}"
    heading = heading_words(figure)
    if heading:
        is_ranged = figure.target_status.expected is not None
        how = "; in eight years of ten like this one it ends within that range" if is_ranged else ""
        yield "Projection", f"{heading}{how}"
    if figure.target_status.reason:
        yield "Not judged", f"because {figure.target_status.reason}"


def _data(row: FigureRow) -> Iterator[tuple[str, str]]:
    given = row.figure.given
    if given.current.is_known:
        yield "Data status", given.data_status.words
        yield "How clear the change is", row.grade_words


def _noted(value: str, note: str) -> str:
    return f"{value} ({note})" if note else value
