"""The counts that figures tell, each with its threshold and handling mark, as plain data.

A ledger is judged alike whether it was made a moment ago or was kept with a paper years before: nothing here looks
anything up.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from core.numbers.units import Unit
from figures.figure.records import FigureInput
from figures.readings.reading import Reading
from figures.readings.suppression import DisclosureCell, Relation, suppressed_cells
from performance.models import Handling, Measure
from performance.plan_figures.presenters import FigureRow

# What a figure may tell of: its own period, the one before, and what its target rests on.
CURRENT, PREVIOUS, BASELINE = "current", "previous", "baseline"
EVERYTHING = frozenset({CURRENT, PREVIOUS, BASELINE})


@dataclass(frozen=True, slots=True)
class Key:
    """A count that could be shown: of an indicator, an area and a period."""

    indicator: int
    area: int | None
    period: str


@dataclass(frozen=True)
class LeftOut:
    """A measure of which the public sees less than members do, and why."""

    label: str
    reason: str


@dataclass(frozen=True)
class LedgerLine:
    """What one figure tells. `counts` are of incidents, by the code of their period; `bases` the numbers of people or
    incidents from which, with a percentage or rate, they could be told. `is_open` is False for what is not shown.
    """

    measure: int
    label: str
    indicator: int
    area: int | None
    handling: Handling
    threshold: int
    is_read_off_chart: bool
    periods: tuple[str, ...]
    counts: tuple[tuple[str, Decimal], ...]
    bases: tuple[tuple[str, Decimal], ...]
    is_open: bool = True

    def key(self, period: str) -> Key:
        return Key(self.indicator, self.area, period)

    def why_left_out(self, hidden: Collection[Key]) -> str:
        """Why the public does not see all of it where the counts in `hidden` are suppressed; empty where it does."""
        if self.handling != Handling.PUBLIC:
            return f"Left out: {self.handling.label.lower()}."
        if self.is_read_off_chart:
            return "Shown without its figures read off a chart."
        if any(self.key(period) in hidden for period in self.periods):
            return "A figure is suppressed: it is small, or would give a small one away."
        return ""


@dataclass(frozen=True)
class Ledger:
    """The lines of some figures; `parts` are the wholes of their indicators, each with a part and its sign."""

    lines: tuple[LedgerLine, ...]
    parts: tuple[tuple[int, int, int], ...]

    def hidden(self, known: Mapping[Key, Decimal]) -> frozenset[Key]:
        """The counts to suppress, where the public has been shown those in `known` before."""
        cells = self._cells(known)
        small_bases = {
            line.key(period) for line in self.lines for period, count in line.bases if count < line.threshold
        }
        return suppressed_cells(cells, self._relations(cells)) | small_bases

    def shown(self, known: Mapping[Key, Decimal], hidden: Collection[Key]) -> dict[Key, Decimal]:
        """The counts that the public knows once it has seen this without what is `hidden`."""
        told = {line.key(period): amount for line in self.lines for period, amount in line.counts}
        return {key: amount for key, amount in {**known, **told}.items() if key not in hidden}

    def left_out(self, hidden: Collection[Key]) -> tuple[LeftOut, ...]:
        """The open lines of which the public does not see all, each label and reason once."""
        found = (LeftOut(line.label, line.why_left_out(hidden)) for line in self.lines if line.is_open)
        return tuple(dict.fromkeys(one for one in found if one.reason))

    def as_data(self) -> dict[str, Any]:
        """As data for a JSON field with Django's encoder, which `read` takes."""
        return asdict(self)

    def _cells(self, known: Mapping[Key, Decimal]) -> dict[Key, DisclosureCell]:
        """The counts that would be shown, with those shown before."""
        cells: dict[Key, DisclosureCell] = {}
        for line in self.lines:
            for period, amount in line.counts:
                key = line.key(period)
                cells[key] = DisclosureCell(amount, line.threshold, known.get(key) == amount)
        for key, amount in known.items():
            # Still read by those who kept the earlier version; it is told here only where it stands above.
            cells.setdefault(key, DisclosureCell(amount, 0, is_known_already=True))
        return cells

    def _relations(self, cells: Collection[Key]) -> list[Relation[Key]]:
        """Every whole and its parts, for each area and period of which a count would be shown."""
        parts: dict[int, list[tuple[int, int]]] = {}
        indicators = {key.indicator for key in cells} | {line.indicator for line in self.lines}
        for whole, part, sign in self.parts:
            if whole in indicators:
                parts.setdefault(whole, []).append((part, sign))
        places = {(key.area, key.period) for key in cells}
        return [
            Relation(Key(whole, area, period), [(Key(part, area, period), sign) for part, sign in signed])
            for whole, signed in parts.items()
            for area, period in sorted(places, key=repr)
        ]


def read(data: Mapping[str, Any]) -> Ledger:
    """A ledger from the data that `as_data` made."""
    return Ledger(
        tuple(_line(line) for line in data["lines"]),
        tuple((whole, part, sign) for whole, part, sign in data["parts"]),
    )


def lines_of(
    rows: Iterable[FigureRow],
    measures: Mapping[int, Measure],
    marks: Mapping[int, Handling],
    *,
    tells: Collection[str] = EVERYTHING,
    is_open: Callable[[int], bool] = lambda measure: True,
) -> Iterable[LedgerLine]:
    """What figures tell, by their exact values, under today's thresholds and `marks`; `is_open` is asked by measure."""
    for row in rows:
        given, measure = row.figure.given, measures[row.measure_id]
        yield LedgerLine(
            measure=row.measure_id,
            label=row.label,
            indicator=measure.indicator_id,
            area=measure.area_id or measure.plan.partnership.area_id,
            handling=marks[row.measure_id],
            threshold=measure.indicator.suppress_below,
            is_read_off_chart=any(one.is_read_off_chart for part, one in _readings(given) if part in tells),
            periods=tuple(period for part, period in _periods(given) if part in tells),
            counts=tuple((period, amount) for part, period, amount in _counts(given) if part in tells),
            bases=tuple((period, number) for part, period, number in _bases(given) if part in tells),
            is_open=is_open(row.measure_id),
        )


def days_code(reading: Reading) -> str:
    """What tells the days of a reading apart from others of its period: `2026-27`, `2026-27 to 2026-09`."""
    if reading.is_whole:
        return reading.period.code
    gaps = "".join(f" less {part.code}" for part in reading.span.missing)
    return f"{reading.period.code} to {reading.span.end:%Y-%m}{gaps}"


def _readings(given: FigureInput) -> list[tuple[str, Reading]]:
    """What the figure tells of, each with the part of the figure by which it does."""
    found = [(CURRENT, given.now), (CURRENT, given.toward), (PREVIOUS, given.before)]
    return [(part, reading) for part, reading in found if reading is not None]


def _periods(given: FigureInput) -> list[tuple[str, str]]:
    found = [(part, days_code(reading)) for part, reading in _readings(given)]
    if given.year_before.is_known:
        found.append((PREVIOUS, given.judged.period.year_earlier().code))
    if given.target and given.target.baseline_period:
        found.append((BASELINE, given.target.baseline_period.code))
    return found


def _counts(given: FigureInput) -> list[tuple[str, str, Decimal]]:
    """The counts of incidents that a figure shows: its target's baseline, this period's and the previous one's."""
    if given.unit is not Unit.COUNT:
        return []
    found: list[tuple[str, str, Decimal | None]] = [
        (part, days_code(one), None if one.is_read_off_chart else one.quantity.amount) for part, one in _readings(given)
    ]
    found.append((PREVIOUS, given.judged.period.year_earlier().code, given.year_before.amount))
    if given.target is not None and given.target.baseline_period is not None:
        found.insert(0, (BASELINE, given.target.baseline_period.code, given.target.baseline))
    return [(part, period, amount) for part, period, amount in found if amount is not None]


def _bases(given: FigureInput) -> list[tuple[str, str, Decimal]]:
    """The people or incidents behind a percentage or rate; behind a percentage the others too."""
    if not (given.unit is Unit.PERCENT or given.unit.is_rate):
        return []
    bases = []
    for part, reading in _readings(given):
        if reading.numerator is not None:
            bases.append((part, days_code(reading), reading.numerator))
            if given.unit is Unit.PERCENT and reading.denominator is not None:
                bases.append((part, days_code(reading), reading.denominator - reading.numerator))
    return bases


def _line(data: Mapping[str, Any]) -> LedgerLine:
    handling, periods = Handling(data["handling"]), tuple(data["periods"])
    amounts = {name: tuple((period, Decimal(amount)) for period, amount in data[name]) for name in ("counts", "bases")}
    return LedgerLine(**{**data, **amounts, "handling": handling, "periods": periods})
