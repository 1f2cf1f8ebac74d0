"""A figure as it is read, wherever it is kept: typed, counted, added up from shorter periods, or made of its parts.

Pure. What is not known stays unknown: a sum with a missing part is missing and names it, and never the sum of the rest.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from core.numbers.formats import format_number
from core.numbers.quantities import MISSING, Quantity
from core.numbers.units import Unit
from core.periods.period import Period
from core.periods.words import PeriodKind

ADDS_UP = (Unit.COUNT, Unit.MONEY)
_SHORTER = (PeriodKind.QUARTER, PeriodKind.MONTH)
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The figure of an indicator and area for a period. `numerator` and `denominator` are the counts behind it.

    `basis` says how it was worked out, empty where it stands as recorded. `through` is the last day that it covers,
    where that is not yet the period's. `restated` says what has become of it since it was signed off.
    """

    period: Period
    quantity: Quantity
    rank_of: int | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    sample_size: int | None = None
    is_illustrative: bool = False
    is_provisional: bool = False
    source: str = ""
    basis: str = ""
    release: str = ""
    through: date | None = None
    restated: str = ""

    @property
    def is_known(self) -> bool:
        """Whether there is an amount."""
        return self.quantity.is_known


@dataclass(frozen=True, slots=True)
class DerivedPart:
    """A part of a derived indicator: +1 where it is added, -1 where it is taken away, and its own reading."""

    sign: int
    name: str
    reading: Reading | None


Readings = Mapping[Period, Reading]


def added_up(period: Period, held: Readings, *, today: date) -> Reading | None:
    """The period's value as the sum of its quarters or its months; None where none of them is recorded.

    While the period is not over it is the sum so far, `through` the last one known. Once it is over, one that is not
    known leaves the sum missing.
    """
    found = [span for kind in _SHORTER if (span := _span(period, kind, held))]
    if not found:
        return None
    best = max(found, key=lambda span: (span.is_whole, span.known_to or date.min))
    if best.is_whole:
        return best.sum_of(period)
    if best.has_gap or period.end < today or best.known_to is None:
        return best.missing_of(period)
    return replace(best.sum_of(period), through=best.known_to)


def so_far(period: Period, held: Readings, *, through: date) -> Reading | None:
    """The sum of the period's days up to `through`, to be set beside another year's; None where nothing ends then."""
    for kind in _SHORTER:
        parts = [part for part in period.parts(kind) if part.end <= through]
        if parts and parts[-1].end == through and any(part in held for part in parts):
            span = _Span(tuple(parts), held)
            if span.is_whole:
                return replace(span.sum_of(period), through=through)
            return replace(span.missing_of(period), through=through)
    return None


def derived_from(period: Period, parts: Sequence[DerivedPart]) -> Reading:
    """What the parts come to: missing where one of them is, or where they are not known to the same day."""
    lacking = [part.name for part in parts if part.reading is None or not part.reading.is_known]
    known = [part.reading for part in parts if part.reading is not None and part.reading.is_known]
    if lacking:
        restated = _one_or_listed(part.reading.restated for part in parts if part.reading is not None)
        why = f"Not worked out: no figure of {_listed(lacking)}"
        return Reading(period=period, quantity=MISSING, basis=why, restated=restated)
    if len({reading.through for reading in known}) > 1:
        return Reading(period=period, quantity=MISSING, basis="Not worked out: its parts are known to different days")
    amounts = [reading.quantity.amount or Decimal(0) for reading in known]
    signs = [part.sign for part in parts]
    whole = sum((sign * amount for sign, amount in zip(signs, amounts, strict=True)), Decimal(0))
    said = " ".join(
        f"{'plus' if part.sign > 0 else 'less'} {part.name} {format_number(amount)}"
        for part, amount in zip(parts, amounts, strict=True)
    )
    return _summed(period, whole, known, basis=said.removeprefix("plus "))


def as_rate(count: Reading, *, heads: int | None, unit: Unit, whose: str) -> Reading:
    """A count told per so many people or households; `whose` names them with their year and vintage.

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
        basis="; ".join(part for part in (told, count.basis) if part),
    )


@dataclass(frozen=True, slots=True)
class _Span:
    """Quarters or months one after another, and what is known of them."""

    parts: tuple[Period, ...]
    held: Readings

    @property
    def known(self) -> list[Reading]:
        return [found for part in self.parts if (found := self.held.get(part)) is not None and found.is_known]

    @property
    def missing(self) -> list[Period]:
        return [part for part in self.parts if not ((found := self.held.get(part)) and found.is_known)]

    @property
    def is_whole(self) -> bool:
        return not self.missing

    @property
    def known_to(self) -> date | None:
        """The last day up to which all are known; None where the first is not."""
        first = self.parts.index(self.missing[0]) if self.missing else len(self.parts)
        return self.parts[first - 1].end if first else None

    @property
    def has_gap(self) -> bool:
        """Whether one that is not known comes before one that is."""
        return bool(self.missing and self.known) and self.missing[0] < self.known[-1].period

    @property
    def what_is_missing(self) -> str:
        names = _listed([part.short_label for part in self.missing])
        return f"{len(self.known)} of {len(self.parts)} known; missing: {names}"

    def missing_of(self, period: Period) -> Reading:
        """No sum, why there is none, and what has become of its parts since they were signed off."""
        restated = _one_or_listed(found.restated for part in self.parts if (found := self.held.get(part)) is not None)
        return Reading(period=period, quantity=MISSING, basis=self.what_is_missing, restated=restated)

    def sum_of(self, period: Period) -> Reading:
        """The sum of those that are known up to the first that is not."""
        known = self.known
        whole = sum((reading.quantity.amount or Decimal(0) for reading in known), Decimal(0))
        noun = "months" if self.parts[0].kind is PeriodKind.MONTH else "quarters"
        basis = f"Added up from {len(known)} {noun}" if len(known) > 1 else f"{known[0].period.short_label} alone"
        return _summed(period, whole, known, basis=basis)


def _span(period: Period, kind: PeriodKind, held: Readings) -> _Span | None:
    parts = tuple(period.parts(kind))
    return _Span(parts, held) if len(parts) > 1 and any(part in held for part in parts) else None


def _summed(period: Period, amount: Decimal, of: Sequence[Reading], *, basis: str) -> Reading:
    return Reading(
        period=period,
        quantity=Quantity.known(amount),
        is_illustrative=any(reading.is_illustrative for reading in of),
        is_provisional=any(reading.is_provisional for reading in of),
        source=_one_or_listed(reading.source for reading in of),
        basis=basis,
        release=_one_or_listed(reading.release for reading in of),
        through=of[0].through if of else None,
        restated=_one_or_listed(reading.restated for reading in of),
    )


def _one_or_listed(texts: Iterable[str]) -> str:
    return _listed(list(dict.fromkeys(text for text in texts if text)))


def _listed(names: Sequence[str]) -> str:
    if len(names) > _MOST_NAMED:
        return f"{', '.join(names[:_MOST_NAMED])} and {len(names) - _MOST_NAMED} more"
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)
