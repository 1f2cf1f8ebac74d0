"""A figure as it is read, wherever it is kept: typed, counted, added up from shorter periods, or made of its parts.

Pure. What is not known stays unknown. A sum says which of its parts are in, and is never taken for the whole.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from core.numbers.formats import format_number
from core.numbers.quantities import MISSING, Quantity
from core.numbers.units import Unit
from core.periods.period import Period
from figures.readings.data_notes import DataStatus, FigureNote, NoteEffect, NoteKind, least_settled
from figures.readings.spans import Span

ADDS_UP = (Unit.COUNT, Unit.MONEY)
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The figure of an indicator and area for a period. `numerator` and `denominator` are the counts behind it.

    `covers` are the days that it is of, the whole period unless another span is given; `late` the parts that are due
    and not in after its last day. `basis` says how it was worked out, empty where it stands as recorded; `release` and
    `people` name the releases of count and of denominator; `restated` says what became of it since it was signed off.
    A value that is questioned is shown, and left out of sums until the question is settled.
    """

    period: Period
    quantity: Quantity
    covers: Span | None = None
    late: tuple[Period, ...] = ()
    rank_of: int | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    sample_size: int | None = None
    data_status: DataStatus = DataStatus.FINAL
    notes: tuple[FigureNote, ...] = ()
    is_questioned: bool = False
    source: str = ""
    basis: str = ""
    release: str = ""
    people: str = ""
    restated: str = ""

    @property
    def is_known(self) -> bool:
        """Whether there is an amount."""
        return self.quantity.is_known

    @property
    def is_usable(self) -> bool:
        """Whether the amount may enter a sum."""
        return self.quantity.is_known and not self.is_questioned

    @property
    def span(self) -> Span:
        """The days that it covers."""
        return self.covers or Span.whole(self.period)

    @property
    def through(self) -> date | None:
        """The last day that it covers, where its period goes on after it."""
        return self.span.end if self.span.end < self.period.end else None

    @property
    def is_whole(self) -> bool:
        """Whether it is of the whole period, with nothing missing."""
        return self.through is None and not self.span.missing

    @property
    def is_read_off_chart(self) -> bool:
        """Whether it was read off a chart: it is shown, and nothing rests on it."""
        return self.data_status is DataStatus.READ_OFF_CHART


@dataclass(frozen=True, slots=True)
class DerivedPart:
    """A part of a derived indicator: +1 where it is added, -1 where it is taken away, and its own reading."""

    sign: int
    name: str
    reading: Reading | None


Readings: TypeAlias = Mapping[Period, Reading]


def derived_from(period: Period, parts: Sequence[DerivedPart]) -> Reading:
    """What the parts come to: missing where one of them is, or where they do not cover the same days."""
    lacking = [part.name for part in parts if part.reading is None or not part.reading.is_usable]
    known = [part.reading for part in parts if part.reading is not None and part.reading.is_usable]
    if lacking:
        restated = one_or_listed(part.reading.restated for part in parts if part.reading is not None)
        why = f"Not worked out: no figure of {listed(lacking)}"
        return Reading(period=period, quantity=MISSING, basis=why, restated=restated)
    if len({(reading.span.end, reading.span.missing) for reading in known}) > 1:
        return Reading(period=period, quantity=MISSING, basis="Not worked out: its parts are known to different days")
    amounts = [reading.quantity.amount or Decimal(0) for reading in known]
    signs = [part.sign for part in parts]
    whole = sum((sign * amount for sign, amount in zip(signs, amounts, strict=True)), Decimal(0))
    said = " ".join(
        f"{'plus' if part.sign > 0 else 'less'} {part.name} {format_number(amount)}"
        for part, amount in zip(parts, amounts, strict=True)
    )
    return sum_of_readings(period, whole, known, covers=known[0].span, basis=said.removeprefix("plus "))


def as_rate(count: Reading, *, heads: int | None, unit: Unit, whose: str) -> Reading:
    """A count told per so many people or households; `whose` names them with their year and edition.

    Missing where the count or the number of people is. Raises `ValueError` for a unit that is no rate.
    """
    if unit.per is None:
        raise ValueError(f"{unit} is not a rate.")
    amount = count.quantity.amount
    if amount is None:
        return count
    if not heads:
        return replace(count, quantity=MISSING, basis=f"Not worked out: no number of {whose}")
    told = f"{format_number(amount)} among {format_number(heads)} {whose}"
    return replace(
        count,
        quantity=Quantity.known(amount * unit.per / heads),
        numerator=amount,
        denominator=Decimal(heads),
        people=whose,
        basis="; ".join(part for part in (told, count.basis) if part),
    )


def with_conflict(recorded: Reading, summed: Reading | None) -> Reading:
    """What was recorded for a period, with a note where the whole of its parts adds up to something else."""
    if summed is None or not (recorded.is_known and summed.is_known and summed.is_whole):
        return recorded
    if recorded.quantity.amount == summed.quantity.amount:
        return recorded
    return replace(recorded, notes=(*recorded.notes, conflict_between(recorded, summed)))


def conflict_between(recorded: Reading, summed: Reading) -> FigureNote:
    """The note that a period's own figure and the sum of its parts differ; the figure recorded for it is used."""
    noun = summed.basis.removeprefix("Added up from ") or "its parts"
    own, other = (format_number(reading.quantity.amount or Decimal(0)) for reading in (recorded, summed))
    name = recorded.period.short_label
    return FigureNote(
        NoteKind.CONFLICT,
        NoteEffect.LIMITS,
        f"{own} was recorded for {name}, and its {noun} add up to {other}",
        recorded.period.start,
        recorded.period.end,
    )


def sum_of_readings(period: Period, amount: Decimal, of: Sequence[Reading], *, covers: Span, basis: str) -> Reading:
    """A reading worked out of others, with all that they carry."""
    return Reading(
        period=period,
        quantity=Quantity.known(amount),
        covers=covers,
        data_status=least_settled(reading.data_status for reading in of),
        notes=tuple(dict.fromkeys(note for reading in of for note in reading.notes)),
        source=one_or_listed(reading.source for reading in of),
        basis=basis,
        release=one_or_listed(reading.release for reading in of),
        people=one_or_listed(reading.people for reading in of),
        restated=one_or_listed(reading.restated for reading in of),
    )


def one_or_listed(texts: Iterable[str]) -> str:
    """Each different text once."""
    return listed(list(dict.fromkeys(text for text in texts if text)))


def listed(names: Sequence[str]) -> str:
    """Names with commas and "and", the last ones counted where there are many."""
    if len(names) > _MOST_NAMED:
        return f"{', '.join(names[:_MOST_NAMED])} and {len(names) - _MOST_NAMED} more"
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)
