"""Two levels that are set against each other, and how they are tied together."""

from dataclasses import dataclass
from enum import StrEnum


class PairShape(StrEnum):
    """How the two levels are tied together."""

    FROM_TO = "from to"
    AGAINST = "against"
    PERIODS = "periods"
    ARROW = "arrow"
    THAN = "than"


@dataclass(frozen=True, slots=True)
class LevelPair:
    """An earlier and a later level, as places in the reading. `certain` says whether their order is beyond doubt."""

    shape: PairShape
    earlier: int
    later: int
    certain: bool = True

    @property
    def first(self) -> int:
        """The one that stands first in the text."""
        return min(self.earlier, self.later)

    @property
    def last(self) -> int:
        """The one that stands last in the text."""
        return max(self.earlier, self.later)
