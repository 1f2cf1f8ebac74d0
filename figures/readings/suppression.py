"""Which counts may not be shown to the public, and which others would give them back.

A count below its threshold could point to a person. Suppressing it alone is not enough: a total and the other parts
give it back by subtraction, and so may a version published earlier. Sources: the statistical disclosure control of
tables (primary and secondary suppression, with the intruder's feasible interval as the audit, as in Willenborg and
de Waal, *Elements of Statistical Disclosure Control*, 2001, chapter 6).

Pure: cells come with the caller's own keys, and nothing here knows what they stand for.
"""

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from scipy.optimize import linprog

K = TypeVar("K", bound=Hashable)
_INFEASIBLE = 2  # scipy's status


@dataclass(frozen=True, slots=True)
class DisclosureCell:
    """A count that would be shown.

    `threshold` is the number below which it is suppressed, 0 where its source has published it. `value` is None where
    it is not known. `is_known_already` says that the public has been shown this very value before.
    """

    value: Decimal | None
    threshold: int = 0
    is_known_already: bool = False

    @property
    def is_small(self) -> bool:
        """Whether it may not be shown in its own right."""
        return self.value is not None and self.value < self.threshold


@dataclass(frozen=True, slots=True)
class Relation(Generic[K]):
    """`whole` is the signed sum of `parts`: pairs of a key and +1 or -1."""

    whole: K
    parts: Sequence[tuple[K, int]]

    @property
    def signs(self) -> dict[K, int]:
        """Every key with its sign in `parts - whole = 0`."""
        return {**dict(self.parts), self.whole: -1}


def suppressed_cells(cells: Mapping[K, DisclosureCell], relations: Iterable[Relation[K]]) -> frozenset[K]:
    """The keys to suppress: the small counts, and of the others the smallest that keep them from being worked out.

    Keys of relations that are no cells are not shown at all. A small count is safe when all that is shown leaves
    open whether it is 0, or `threshold` less 1, or anything between.
    """
    relations = list(relations)
    hidden = {key for key, cell in cells.items() if cell.is_small}
    for key in sorted(hidden, key=repr):
        if not cells[key].is_known_already:
            _protect(key, hidden, cells, relations)
    return frozenset(hidden)


def _protect(key: K, hidden: set[K], cells: Mapping[K, DisclosureCell], relations: Sequence[Relation[K]]) -> None:
    """Suppress more cells until those shown do not tell what `key` is; ends as each round suppresses one more."""
    while not _is_safe(key, hidden, cells, relations):
        candidates = _related(key, hidden, cells, relations)
        if not candidates:
            return  # the public knows all the rest already: nothing that could be suppressed would help
        hidden.add(min(candidates, key=lambda other: (cells[other].value or Decimal(0), repr(other))))


def _is_safe(key: K, hidden: set[K], cells: Mapping[K, DisclosureCell], relations: Sequence[Relation[K]]) -> bool:
    found = feasible(key, hidden, cells, relations)
    if found is None:
        return False
    low, high = found
    return low <= 0 and (high is None or high >= cells[key].threshold - 1)


def feasible(
    key: K, hidden: Iterable[K], cells: Mapping[K, DisclosureCell], relations: Sequence[Relation[K]]
) -> tuple[float, float | None] | None:
    """The lowest and the highest value of `key` that agree with all cells shown, counts being 0 or more.

    The highest is None where there is no upper end. Values are in the cells' own unit. None where the cells shown
    contradict each other, as figures of two releases do: a subtraction would then come near, and nobody knows how near.
    """
    shown = _shown(hidden, cells)
    unknown = sorted({name for relation in relations for name in relation.signs if name not in shown} | {key}, key=repr)
    place = {name: number for number, name in enumerate(unknown)}
    rows, sums = [], []
    for relation in relations:
        row = [0.0] * len(unknown)
        total = 0.0
        for name, sign in relation.signs.items():
            if name in place:
                row[place[name]] += sign
            else:
                total -= sign * float(shown[name])
        rows.append(row)
        sums.append(total)
    goal = [0.0] * len(unknown)
    goal[place[key]] = 1.0
    low, high = _least(goal, rows, sums), _least([-weight for weight in goal], rows, sums)
    if low is None:
        return None
    return low, None if high is None or math.isinf(high) else -high


def _least(goal: list[float], rows: list[list[float]], sums: list[float]) -> float | None:
    """The least value of the goal; minus infinity where it has none, None where nothing satisfies the rows."""
    found = linprog(goal, A_eq=rows or None, b_eq=sums or None, bounds=(0, None), method="highs")
    if found.status == _INFEASIBLE:
        return None
    return -math.inf if found.fun is None else round(float(found.fun), 6)


def _shown(hidden: Iterable[K], cells: Mapping[K, DisclosureCell]) -> dict[K, Decimal]:
    """What the public can see or has seen."""
    kept = set(hidden)
    return {
        name: cell.value
        for name, cell in cells.items()
        if cell.value is not None and (name not in kept or cell.is_known_already)
    }


def _related(key: K, hidden: set[K], cells: Mapping[K, DisclosureCell], relations: Sequence[Relation[K]]) -> list[K]:
    """The shown cells that stand in one relation with `key`, or with what stands in one with it, and so on."""
    reached, grown = {key}, True
    while grown:
        grown = False
        for relation in relations:
            names = set(relation.signs)
            if names & reached and not names <= reached:
                reached |= names
                grown = True
    return [
        name
        for name in reached
        if name in cells and name not in hidden and cells[name].value is not None and not cells[name].is_known_already
    ]
