"""Many figures in one sentence: every measure is counted once, whatever became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.numbers.formats import format_number
from figures.figure.records import Figure
from figures.statistics.grades import Grade
from figures.targets.rules import Status

# In the order in which they are read: what has become of targets, worst first, then what cannot be said.
READ_FIRST = (
    Status.ALREADY_MISSED,
    Status.MISSED,
    Status.OFF_TRACK,
    Status.AT_RISK,
    Status.COULD_GO_EITHER_WAY,
    Status.WITHIN_TOLERANCE,
    Status.ON_TRACK,
    Status.ALREADY_MET,
    Status.MET,
    Status.TOO_EARLY,
    Status.NOT_JUDGED,
    Status.NO_TARGET,
    Status.NO_DATA,
    Status.NOT_DUE,
    Status.AMBIGUOUS,
)


@dataclass(frozen=True, slots=True)
class Summary:
    """Figures counted by status; the numbers always add up to `total`. `known` have figures.

    `by_luck` is how many of the `tested` changes would seem real if nothing had changed.
    """

    total: int
    known: int
    counts: dict[Status, int]
    tested: int
    by_luck: Decimal
    sentence: str
    luck_sentence: str


def summarise(figures: Sequence[Figure]) -> Summary:
    """The figures counted by what has become of them, in numbers and in a sentence."""
    counts = dict.fromkeys(Status, 0)
    for figure in figures:
        counts[figure.status] += 1
    tested = [figure for figure in figures if figure.grade is not Grade.NOT_TESTED]
    by_luck = sum((Decimal(str(figure.given.settings.some_below)) for figure in tested), Decimal(0))
    known = sum(figure.given.current.is_known for figure in figures)
    return Summary(
        total=len(figures),
        known=known,
        counts=counts,
        tested=len(tested),
        by_luck=by_luck,
        sentence=_sentence(len(figures), counts),
        luck_sentence=_luck_sentence(len(tested), by_luck),
    )


def _sentence(total: int, counts: dict[Status, int]) -> str:
    if not total:
        return "No measures are monitored."
    parts = [f"{counts[status]} {status.words}" for status in READ_FIRST if counts[status]]
    noun = "measure" if total == 1 else "measures"
    told = f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else parts[0]
    return f"Of {total} {noun}: {told}."


def _luck_sentence(tested: int, by_luck: Decimal) -> str:
    """What to expect of luck; empty where a single change was tested."""
    if tested < 2:
        return ""
    return (
        f"{tested} changes were tested: had nothing really changed, about {format_number(by_luck, 1)} of them would "
        "still look like a change, by luck alone."
    )
