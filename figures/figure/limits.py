"""What may not be said of a figure, and why: notes on its data, what is not in, and figures that are not alike."""

from collections.abc import Sequence
from datetime import timedelta

from core.numbers.formats import format_number
from core.numbers.units import Unit
from core.periods.period import Period
from figures.figure.records import FigureInput
from figures.readings.data_notes import DataStatus, FigureNote, NoteEffect, NoteKind
from figures.readings.reading import Reading
from figures.readings.spans import Span, listed

# Years differ by a leap day, months by three: figures of more different lengths are not set against each other.
_DAYS_APART = 3


def notes_of(given: FigureInput) -> tuple[FigureNote, ...]:
    """Every note that touches the figure or what it is compared with, stored ones first, each once."""
    stored = [note for note in given.notes if _touches(note, given)]
    readings = [reading for reading in (given.now, given.before, given.toward) if reading is not None]
    carried = [note for reading in readings for note in reading.notes]
    return tuple(dict.fromkeys([*stored, *carried, *_worked_out(given)]))


def why_not_compared(given: FigureInput, notes: Sequence[FigureNote]) -> str:
    """Why the two values may not be set against each other, to follow "because"; empty where they may."""
    now, before = given.now, given.before
    if before is None or not now.is_known:
        return ""
    if not before.is_known:
        return before.basis if before.span.missing else ""
    blocked = [note.reason for note in notes if note.effect is NoteEffect.BLOCKS]
    if blocked:
        return blocked[0]
    return _read_off(now, before) or _not_alike(given, now, before)


def why_not_judged(given: FigureInput, notes: Sequence[FigureNote]) -> str:
    """Why the figure may not be held against its target, to follow "because"; empty where it may."""
    blocked = [note.reason for note in notes if note.effect is NoteEffect.BLOCKS and _bears_on_target(note, given)]
    if blocked:
        return blocked[0]
    return "the figure was read off a chart" if given.judged.is_read_off_chart else ""


def limit_of(given: FigureInput, notes: Sequence[FigureNote]) -> str:
    """Why nothing clear may be said, to follow "because"; empty where it may."""
    limiting = [note.reason for note in notes if note.effect is NoteEffect.LIMITS]
    return limiting[0] if limiting else ""


def _touches(note: FigureNote, given: FigureInput) -> bool:
    now = given.judged.span if given.toward else given.span
    # The target may be from before the counting changed, whether or not a year before is on record.
    earliest = given.comparison_span.start if given.comparison_span else now.start - timedelta(days=1)
    if note.kind is NoteKind.BREAK:
        return note.comes_between(earliest, now.end)
    spans = [span for span in (given.span, now, given.comparison_span) if span is not None]
    return any(note.touches(span.start, span.end) for span in spans)


def _bears_on_target(note: FigureNote, given: FigureInput) -> bool:
    span = given.judged.span
    return note.kind is NoteKind.BREAK or note.touches(span.start, span.end)


def _worked_out(given: FigureInput) -> list[FigureNote]:
    """Notes that follow from the figure itself."""
    found = []
    for reading in (given.now, given.before):
        if reading is None or not reading.is_known:
            continue
        if reading.is_questioned:
            found.append(_note(NoteKind.QUESTIONED, NoteEffect.BLOCKS, "the figure is questioned", reading.span))
        if reading.data_status.is_unsettled:
            found.append(_unsettled(reading))
    if _is_typed_early(given):
        reason = f"the figure of {given.period.short_label} was recorded before the period was over"
        found.append(_note(NoteKind.EARLY, NoteEffect.BLOCKS, reason, given.span))
    if given.now.span.missing:
        verb = "is" if len(given.now.span.missing) == 1 else "are"
        reason = f"{listed(given.now.span.missing)} {verb} not in"
        found.append(_note(NoteKind.INCOMPLETE, NoteEffect.NOTES, reason, given.span))
    return found + _of_people(given)


def _unsettled(reading: Reading) -> FigureNote:
    status, label = reading.data_status, reading.span.days_label
    kind = NoteKind.PROVISIONAL if status is DataStatus.PROVISIONAL else NoteKind.OTHER
    return _note(kind, NoteEffect.LIMITS, f"the figures of {label} are {status.words}", reading.span)


def _is_typed_early(given: FigureInput) -> bool:
    """Whether a sum was recorded for a period as a whole while it still went on."""
    if given.today is None or given.unit not in (Unit.COUNT, Unit.MONEY) or not given.now.is_known:
        return False
    return given.now.is_whole and given.period.end >= given.today


def _of_people(given: FigureInput) -> list[FigureNote]:
    now, before = given.now, given.before
    if before is None or not (now.people and before.people):
        return []
    editions = [people.rpartition(", ")[2] for people in (now.people, before.people)]
    if editions[0] == editions[1]:
        return []
    reason = f"the two rates are of different editions of the population: {now.people}, and {before.people}"
    return [_note(NoteKind.POPULATION, NoteEffect.LIMITS, reason, given.span)]


def _note(kind: NoteKind, effect: NoteEffect, reason: str, span: Span) -> FigureNote:
    return FigureNote(kind, effect, reason, span.start, span.end)


def _read_off(now: Reading, before: Reading) -> str:
    if not (now.is_read_off_chart or before.is_read_off_chart):
        return ""
    return "the figures were read off a chart"


def _not_alike(given: FigureInput, now: Reading, before: Reading) -> str:
    if given.unit is Unit.RANK and now.rank_of != before.rank_of:
        return "the two places are among different numbers of areas"
    if len(now.span.missing) != len(before.span.missing):
        return _lacking(before) if before.span.missing else "months are missing from one of the two"
    days = [(span.end - span.start).days for span in (now.span, before.span)]
    return "the two are not of one length" if abs(days[0] - days[1]) > _DAYS_APART else ""


def _lacking(reading: Reading) -> str:
    missing: tuple[Period, ...] = reading.span.missing
    verb = "is" if len(missing) == 1 else "are"
    return f"only {format_number(reading.span.known)} of {reading.span.due} are known: {listed(missing)} {verb} not"
