"""Many figures in one sentence: every measure is counted once, whatever became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.numbers.formats import format_number
from figures.figure.records import Figure
from figures.statistics.evidence import Evidence
from figures.targets.rules import Status

_ALWAYS_SAID = {
    Status.GREEN: "met",
    Status.AMBER: "within tolerance",
    Status.RED: "missed",
    Status.NO_DATA: "without data",
    Status.NO_TARGET: "without a target",
}
_SAID_IF_ANY = {Status.NOT_DUE: "not due yet", Status.AMBIGUOUS: "whose direction is not agreed"}


@dataclass(frozen=True, slots=True)
class Summary:
    """Figures counted by status; the numbers always add up to `total`.

    `by_luck` is how many of the `tested` changes would seem real if nothing had changed.
    """

    total: int
    counts: dict[Status, int]
    tested: int
    by_luck: Decimal
    sentence: str
    luck_sentence: str


def summarise(figures: Sequence[Figure]) -> Summary:
    """How many were met, within tolerance, missed, without data and without target, in numbers and in a sentence."""
    counts = dict.fromkeys(Status, 0)
    for figure in figures:
        counts[figure.status] += 1
    tested = [figure for figure in figures if figure.evidence is not Evidence.NOT_TESTED]
    by_luck = sum((Decimal(str(figure.given.settings.some_below)) for figure in tested), Decimal(0))
    return Summary(
        total=len(figures),
        counts=counts,
        tested=len(tested),
        by_luck=by_luck,
        sentence=_sentence(len(figures), counts),
        luck_sentence=_luck_sentence(len(tested), by_luck),
    )


def _sentence(total: int, counts: dict[Status, int]) -> str:
    if not total:
        return "No measures are monitored."
    parts = [f"{counts[status]} {said}" for status, said in _ALWAYS_SAID.items()]
    parts += [f"{counts[status]} {said}" for status, said in _SAID_IF_ANY.items() if counts[status]]
    noun = "measure" if total == 1 else "measures"
    return f"Of {total} {noun} monitored: {', '.join(parts[:-1])} and {parts[-1]}."


def _luck_sentence(tested: int, by_luck: Decimal) -> str:
    """What to expect of luck; empty where a single change was tested."""
    if tested < 2:
        return ""
    return (
        f"{tested} changes were tested: had nothing really changed, about {format_number(by_luck, 1)} of them would "
        "still look like a change, by luck alone."
    )
