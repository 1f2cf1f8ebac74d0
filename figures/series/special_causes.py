"""What is out of the usual in a monthly series, in sentences: a rule of the XmR chart each, with the months. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from core.numbers.formats import round_half_up
from core.numbers.units import Unit
from figures.statistics.xmr_charts import XmrChart
from figures.statistics.xmr_rules import SpecialCause

POSSIBLE_GAP = "possibly a gap in the figures, not to be read as a fall until that is known"
_RUNS = {  # above the mean or rising, below it or falling
    SpecialCause.SHIFT: ("Seven or more in a row above the average", "Seven or more in a row below the average"),
    SpecialCause.TREND: (
        "Seven or more in a row, each higher than the last",
        "Seven or more in a row, each lower than the last",
    ),
    SpecialCause.TWO_OF_THREE: ("Two of three close to the upper limit", "Two of three close to the lower limit"),
}


@dataclass(frozen=True)
class _Seen:
    """A point by its name and its place in the series; `is_high` where it lies above the mean, or rises."""

    place: int
    name: str
    is_high: bool


def in_words(names: Sequence[str], found: XmrChart, unit: Unit) -> list[str]:
    """A sentence for each rule that marks a point; none where nothing is out of the usual."""
    return [*_outside(names, found, unit), *_runs(names, found)]


def note_of(value: float | None, causes: Sequence[SpecialCause], lower: float) -> str:
    """The rules that mark a point, and what one below the limits may come from."""
    told = ", ".join(causes)
    is_below = SpecialCause.OUTSIDE in causes and value is not None and value < lower
    return f"{told} (below): {POSSIBLE_GAP}" if is_below else told


def _outside(names: Sequence[str], found: XmrChart, unit: Unit) -> Iterable[str]:
    marked = [
        (name, point.value)
        for name, point in zip(names, found.points, strict=True)
        if point.value is not None and SpecialCause.OUTSIDE in point.special_causes
    ]
    above = [f"{name} ({_written(value, unit)})" for name, value in marked if value > found.upper]
    below = [f"{name} ({_written(value, unit)})" for name, value in marked if value < found.lower]
    if above:
        yield f"Above the limits: {', '.join(above)}."
    if below:
        yield f"Below the limits: {', '.join(below)}; {POSSIBLE_GAP}."


def _runs(names: Sequence[str], found: XmrChart) -> Iterable[str]:
    for cause, (high, low) in _RUNS.items():
        marked = list(_marked(names, found, cause))
        for words, is_high in ((high, True), (low, False)):
            spans = list(_spans([one for one in marked if one.is_high is is_high]))
            if spans:
                yield f"{words}: {', '.join(spans)}."


def _marked(names: Sequence[str], found: XmrChart, cause: SpecialCause) -> Iterable[_Seen]:
    values = [point.value if cause in point.special_causes else None for point in found.points]
    for place, value in enumerate(values):
        if value is not None:
            is_high = _rises(values, place) if cause is SpecialCause.TREND else value > found.mean
            yield _Seen(place, names[place], is_high)


def _rises(values: Sequence[float | None], place: int) -> bool:
    """Whether a point of a trend goes up: from the one before it in the trend, or for the first to the one after."""
    value, before = values[place], values[place - 1] if place else None
    after = values[place + 1] if place + 1 < len(values) else None
    if value is not None and before is not None:
        return value > before
    return value is not None and after is not None and after > value


def _spans(points: Sequence[_Seen]) -> Iterable[str]:
    """The points in order as spans of neighbours: "July 2020 to March 2021"."""
    for _, neighbours in groupby(enumerate(points), key=lambda pair: pair[1].place - pair[0]):
        span = [point for _, point in neighbours]
        yield span[0].name if len(span) == 1 else f"{span[0].name} to {span[-1].name}"


def _written(value: float, unit: Unit) -> str:
    return unit.write(round_half_up(Decimal(repr(value)), 1))
