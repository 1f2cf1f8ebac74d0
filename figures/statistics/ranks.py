"""Places in a group: 1 is the best, ties share the better place, members without data are named."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Generic, NamedTuple, TypeVar

from numpy.typing import NDArray

from figures.statistics.changes import difference, exact
from figures.statistics.errors import ImpossibleProportion

Key = TypeVar("Key", bound=Hashable)

QUARTER_WORDS = {1: "the best quarter", 2: "the second quarter", 3: "the third quarter", 4: "the worst quarter"}


class Ranking(NamedTuple, Generic[Key]):
    """The place of each member (None without data) and `n`, how many have one."""

    ranks: dict[Key, int | None]
    n: int

    @property
    def missing(self) -> tuple[Key, ...]:
        """The members without data, in the order given."""
        return tuple(key for key, rank in self.ranks.items() if rank is None)


@dataclass(frozen=True, slots=True)
class NextPlace(Generic[Key]):
    """What would bring a member level with the next better one: that member, its place, and the change in value."""

    level_with: Key
    rank: int
    change: Decimal | None


def competition_rank(
    values: Mapping[Any, int | float | Decimal | None] | Sequence[int | float | Decimal | None] | NDArray[Any],
    lower_is_better: bool = True,
) -> Ranking[Any]:
    """Standard competition ranks (1, 2, 2, 4): one more than the members that are strictly better.

    `values` by key; a plain sequence is keyed by place from 0. Values are compared exactly as given, unrounded.
    Raises `NotNumeric` for what is neither None nor a finite number.
    """
    found = values if isinstance(values, Mapping) else dict(enumerate(values))
    known = {key: exact(value) for key, value in found.items() if value is not None}
    first_place: dict[Decimal, int] = {}
    for place, value in enumerate(sorted(known.values(), reverse=not lower_is_better), start=1):
        first_place.setdefault(value, place)
    return Ranking({key: first_place[known[key]] if key in known else None for key in found}, len(known))


def quarter_of_rank(*, rank: int, of: int) -> int:
    """The quarter that place `rank` of `of` lies in, 1 the best: 5th of 15 is in the second.

    Raises `ImpossibleProportion` for a place that the group does not have.
    """
    if not 1 <= rank <= of:
        raise ImpossibleProportion(f"There is no place {rank} of {of}.")
    return -(-4 * rank // of)


def quarter_words(*, rank: int, of: int) -> str:
    """The same as words: "the second quarter". Raises `ImpossibleProportion` below four members: no quarters there."""
    if of < len(QUARTER_WORDS):
        raise ImpossibleProportion(f"A group of {of} has no quarters.")
    return QUARTER_WORDS[quarter_of_rank(rank=rank, of=of)]


def next_place(
    values: Mapping[Key, int | float | Decimal | None], key: Key, lower_is_better: bool = True
) -> NextPlace[Key] | None:
    """What it would take `key` to be level with the next better member; None for the best, and without data.

    The change is in the values' own unit and signed: negative is a fall. Raises `KeyError` for a stranger.
    """
    ranks: dict[Key, int | None] = competition_rank(values, lower_is_better).ranks
    own = ranks[key]
    better = {other: rank for other, rank in ranks.items() if own is not None and rank is not None and rank < own}
    if not better:
        return None
    level_with = max(better, key=lambda other: better[other])
    return NextPlace(level_with, better[level_with], difference(current=values[level_with], previous=values[key]))
