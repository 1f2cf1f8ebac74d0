"""A file's counts, held dense: for each period a block of places by categories. Twenty national years take 50 MB.

Nothing here knows the database or Django.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

ABSENT, KNOWN, MISSING = 0, 1, 2
Ints = NDArray[np.int64]
States = NDArray[np.uint8]
Numbers = Sequence[int] | NDArray[Any]


class Numbered(dict[Hashable, int]):
    """Numbers given in the order in which names are first met."""

    def __missing__(self, name: Hashable) -> int:
        self[name] = len(self)
        return self[name]


@dataclass
class _Block:
    values: NDArray[np.int32]
    states: States


@dataclass
class CountTable:
    """Counts by period code, place and category. A count given twice for the same three is added up; a missing part
    makes the sum missing."""

    places: Numbered = field(default_factory=Numbered)
    categories: Numbered = field(default_factory=Numbered)
    _blocks: dict[str, _Block] = field(default_factory=dict)

    @property
    def periods(self) -> list[str]:
        """The codes of the periods, in order of their spelling, which is that of time within one kind."""
        return sorted(self._blocks)

    def add(self, period: str, places: Numbers, categories: Numbers, values: Ints, missing: Any) -> None:
        """Add the counts of one period: numbers of places and categories, values, and where there is none."""
        block = self._room(period)
        where = (np.asarray(places), np.asarray(categories))
        np.add.at(block.values, where, np.where(missing, 0, values).astype(np.int32))
        np.maximum.at(block.states, where, np.where(missing, MISSING, KNOWN).astype(np.uint8))

    def values(self, period: str) -> Ints:
        """The period's values, places by categories; 0 where there is none (see `states`)."""
        values: Ints = self._trimmed(self._room(period).values).astype(np.int64)
        return values

    def states(self, period: str) -> States:
        """`ABSENT`, `KNOWN` or `MISSING`, places by categories."""
        states: States = self._trimmed(self._room(period).states)
        return states

    def total(self, period: str, place: int) -> int:
        """The sum of all known categories of a place."""
        return int(self.values(period)[place].sum())

    def _trimmed(self, block: Any) -> Any:
        return block[: len(self.places), : len(self.categories)]

    def _room(self, period: str) -> _Block:
        """The period's block, with room for every place and category numbered so far."""
        block = self._blocks.get(period)
        needed = (max(len(self.places), 1), max(len(self.categories), 1))
        if block is None or any(has < wants for has, wants in zip(block.values.shape, needed, strict=True)):
            shape = tuple(_next_size(wants) for wants in needed)
            larger = _Block(np.zeros(shape, np.int32), np.zeros(shape, np.uint8))
            if block is not None:
                rows, columns = block.values.shape
                shape = (max(shape[0], rows), max(shape[1], columns))
                larger = _Block(np.zeros(shape, np.int32), np.zeros(shape, np.uint8))
                larger.values[:rows, :columns] = block.values
                larger.states[:rows, :columns] = block.states
            self._blocks[period] = block = larger
        return block


def _next_size(wanted: int) -> int:
    """A quarter more than wanted, so that a block does not grow with every name."""
    return wanted + wanted // 4 + 8


@dataclass(frozen=True)
class DenseCounts:
    """The whole table with its roll-ups, sorted by place, category and period: what is compared and stored."""

    places: tuple[str, ...]
    categories: tuple[str, ...]
    periods: tuple[str, ...]
    values: NDArray[np.int32]  # places x categories x periods
    states: States
    base: int  # how many of the categories are the file's own; the rest are roll-ups

    def of_place(self, name: str) -> "DenseCounts":
        """The rows of one place; none where it has none."""
        chosen = [number for number, place in enumerate(self.places) if place == name]
        places = tuple(self.places[number] for number in chosen)
        return replace(self, places=places, values=self.values[chosen], states=self.states[chosen])

    def blocks(self, size: int) -> Iterator[tuple[slice, "DenseCounts"]]:
        """The table some places at a time, so that what is worked out over it stays small; with where each stands."""
        for start in range(0, len(self.places), size):
            part = slice(start, start + size)
            yield part, replace(self, places=self.places[part], values=self.values[part], states=self.states[part])

    def rows(self, chosen: Any) -> Iterator[tuple[str, str, str, int | None]]:
        """Place, category, period and value (None where missing) of the chosen figures, for few of them."""
        for place, category, period in zip(*np.nonzero(chosen), strict=True):
            known = self.states[place, category, period] == KNOWN
            value = int(self.values[place, category, period]) if known else None
            yield self.places[place], self.categories[category], self.periods[period], value
