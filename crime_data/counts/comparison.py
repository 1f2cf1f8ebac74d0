"""A file's figures against those that stand: what is new, what changed, what is the same, what came too late."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import numpy as np

from crime_data.counts.count_table import ABSENT, KNOWN, DenseCounts, Ints, States

Rank = tuple[date, datetime]


@dataclass(frozen=True)
class Covering:
    """A release that is newer than the one at hand, with what it covers."""

    release: int
    rank: Rank
    places: frozenset[str]
    periods: frozenset[str]


@dataclass(frozen=True)
class StandingCounts:
    """What stands now in the shape of a `Dense`: values, states (0 where nothing stands) and releases."""

    values: Ints
    states: States
    releases: Ints

    @classmethod
    def nothing(cls, shape: tuple[int, ...]) -> "StandingCounts":
        return cls(np.zeros(shape, np.int64), np.zeros(shape, np.uint8), np.zeros(shape, np.int64))


@dataclass(frozen=True)
class CountDifference:
    """Masks over a `Dense`: `new` and `replaced` become what stands, `late` goes to the history only; of `confirmed`,
    what stands is the same, but rests on a release older than the late one and is confirmed by a newer (its number in
    `confirming`). `locked` would be written too, but for their period, which has been signed off."""

    new: Any
    replaced: Any
    late: Any
    same: Any
    confirmed: Any
    confirming: Ints
    locked: Any
    standing: StandingCounts

    def counted(self, mask: Any, base: int) -> int:
        """How many of the file's own figures the mask holds; roll-ups are not counted."""
        return int(mask[:, :base].sum())

    @property
    def is_empty(self) -> bool:
        return not (self.new.any() or self.replaced.any() or self.late.any())


def compare(
    dense: DenseCounts,
    standing: StandingCounts,
    newer: Iterable[Covering],
    ranks: Mapping[int, Rank],
    rank: Rank,
    locked: frozenset[str] = frozenset(),
) -> CountDifference:
    """Set the file's figures against what stands. `newer` are the releases that outrank it, `ranks` those of every
    release that what stands rests on, `rank` the file's own, `locked` the codes of periods that stay as they are."""
    given = dense.states > ABSENT
    stands = standing.states > ABSENT
    equal = (dense.states == standing.states) & ((dense.values == standing.values) | (dense.states != KNOWN))
    differs = given & stands & ~equal
    confirming = _confirming(dense, newer)
    outranked = differs & (confirming > 0)[:, None, :]
    older = np.isin(standing.releases, [number for number, other in ranks.items() if other < rank])
    is_open = np.array([code not in locked for code in dense.periods], dtype=bool)
    new = given & ~stands
    return CountDifference(
        new=new & is_open,
        replaced=differs & ~outranked & is_open,
        late=outranked & is_open,
        same=given & stands & equal,
        confirmed=outranked & older & is_open,
        confirming=np.broadcast_to(confirming[:, None, :], dense.values.shape),
        locked=(new | differs) & ~is_open,
        standing=standing,
    )


def _confirming(dense: DenseCounts, newer: Iterable[Covering]) -> Ints:
    """For each place and period the newest release that outranks the file's and covers it; 0 where none does."""
    found = np.zeros((len(dense.places), len(dense.periods)), np.int64)
    for release in sorted(newer, key=lambda one: one.rank):
        places = np.array([name in release.places for name in dense.places])
        periods = np.array([code in release.periods for code in dense.periods])
        found[np.ix_(places, periods)] = release.release
    return found
