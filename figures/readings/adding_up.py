"""Sums of shorter periods, and the latest of levels: what is known of a period whose own figure was not recorded."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from core.numbers.quantities import MISSING
from core.periods.period import Period
from core.periods.words import PeriodKind
from figures.readings.data_notes import FigureNote
from figures.readings.reading import Reading, Readings, conflict_between, one_or_listed, sum_of_readings
from figures.readings.spans import Span, listed

LAG = timedelta(days=31)  # how long after its end a period's figure is due, unless its indicator says otherwise
_QUARTERS = {PeriodKind.FINANCIAL_YEAR, PeriodKind.HALF, PeriodKind.CALENDAR_YEAR}
_LEVEL_KINDS = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF)


def added_up(period: Period, held: Readings, *, today: date, lag: timedelta = LAG) -> Reading | None:
    """The sum of the period's months and quarters that are in; None where nothing is recorded of any.

    A quarter's own figure goes before the sum of its months. One that is not in before the last that is, is missing
    from the sum; one that is due after it is late. What is not due yet is neither.
    """
    parts = list(_parts(period, held))
    if not any(part in held for part in parts):
        return None
    known = [part for part in parts if _is_usable(held, part)]
    last = known[-1].end if known else None
    lacking = [part for part in parts if part not in known]
    missing = tuple(part for part in lacking if last is not None and part.end < last)
    late = tuple(part for part in lacking if (last is None or part.end > last) and part.end + lag <= today)
    if last is None:
        basis = f"None of {len(late)} known" if late else ""
        return Reading(period=period, quantity=MISSING, late=late, basis=basis, restated=_restated(parts, held))
    found = _sum(period, known, held, missing, len(late))
    return replace(found, late=late, restated=_restated(parts, held))


def _restated(parts: Sequence[Period], held: Readings) -> str:
    """What has become of the parts since they were signed off, of those that were missing then too."""
    return one_or_listed(held[part].restated for part in parts if part in held)


def over_same(period: Period, held: Readings, months: Collection[Period]) -> Reading | None:
    """The sum over exactly these months of the period, to be set beside another year's; None where none is recorded.

    Without one of them there is no sum: it says which is missing.
    """
    wanted = set(months)
    parts: list[Period] = []
    for part in period.parts(PeriodKind.QUARTER) if period.kind in _QUARTERS else [period]:
        inside = [month for month in part.months if month in wanted]
        is_whole_quarter = part.kind is PeriodKind.QUARTER and len(inside) == len(part.months)
        parts += [part] if is_whole_quarter and part in held else inside
    if not any(part in held for part in parts):
        return None
    missing = tuple(part for part in parts if not _is_usable(held, part))
    if missing:
        why = f"{listed(missing)} {'is' if len(missing) == 1 else 'are'} not known"
        span = Span(period, parts[0].start, parts[-1].end, len(parts) - len(missing), len(parts), missing)
        return Reading(period=period, quantity=MISSING, covers=span, basis=why)
    return _sum(period, parts, held, _gaps(period, parts), 0)


def months_in(reading: Reading) -> tuple[Period, ...]:
    """The months that a reading covers, without those that are missing from it."""
    span = reading.span
    lacking = {month for part in span.missing for month in part.months}
    return tuple(
        month
        for month in reading.period.months
        if span.start <= month.start and month.end <= span.end and month not in lacking
    )


def latest_of(period: Period, held: Readings) -> Reading | None:
    """Of what does not add up (rates, percentages, places) the latest part of the period that is in, with its days."""
    inside = [
        held[part] for kind in _LEVEL_KINDS for part in period.parts(kind) if part != period and _is_usable(held, part)
    ]
    if not inside:
        return None
    latest = max(inside, key=lambda reading: (reading.period.end, reading.period.days))
    of = latest.period
    return replace(latest, period=period, covers=Span(of, of.start, of.end), basis=f"The latest, of {of.short_label}")


def _parts(period: Period, held: Readings) -> Iterator[Period]:
    """The parts that a sum is made of, in order: quarters that are recorded, or where months are, months."""
    if period.kind not in _QUARTERS:
        yield from (part for part in period.months if part != period)
        return
    has_months = any(month in held for month in period.months)
    for quarter in period.parts(PeriodKind.QUARTER):
        if _is_usable(held, quarter) or not has_months:
            yield quarter
        else:
            yield from quarter.months


def _gaps(period: Period, parts: Sequence[Period]) -> tuple[Period, ...]:
    """The months before the last part that no part holds."""
    covered = {month for part in parts for month in part.months}
    return tuple(month for month in period.months if month.end < parts[-1].end and month not in covered)


def _sum(period: Period, known: Sequence[Period], held: Readings, missing: tuple[Period, ...], late: int) -> Reading:
    of = [held[part] for part in known]
    whole = sum((reading.quantity.amount or Decimal(0) for reading in of), Decimal(0))
    kinds = {part.kind for part in known}
    noun = "quarters" if kinds == {PeriodKind.QUARTER} else "months" if kinds == {PeriodKind.MONTH} else "parts"
    basis = f"Added up from {len(known)} {noun}" if len(known) > 1 else f"{known[0].short_label} alone"
    span = Span(period, period.start, known[-1].end, len(known), len(known) + len(missing) + late, missing)
    found = sum_of_readings(period, whole, of, covers=span, basis=basis)
    return replace(found, notes=(*found.notes, *_conflicts(known, held)))


def _conflicts(known: Sequence[Period], held: Readings) -> Iterator[FigureNote]:
    """A note for each quarter whose own figure is not what its months add up to."""
    for quarter in known:
        months = [held[month] for month in quarter.months if month != quarter and _is_usable(held, month)]
        if quarter.kind is not PeriodKind.QUARTER or len(months) < len(quarter.months):
            continue
        total = sum((month.quantity.amount or Decimal(0) for month in months), Decimal(0))
        if total != held[quarter].quantity.amount:
            summed = sum_of_readings(quarter, total, months, covers=Span.whole(quarter), basis="Added up from months")
            yield conflict_between(held[quarter], summed)


def _is_usable(held: Readings, part: Period) -> bool:
    found = held.get(part)
    return found is not None and found.is_usable
