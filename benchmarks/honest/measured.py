"""What was measured beside the number that it has to reach."""

import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measured:
    """A number with the least and the most that it may be; without either it is told and not judged."""

    what: str
    value: float
    least: float | None = None
    most: float | None = None
    digits: int = 1
    unit: str = "%"

    @property
    def is_met(self) -> bool:
        """Whether it is within its bounds. What could not be worked out (NaN) is not."""
        if self.least is None and self.most is None:
            return True
        above = self.least is None or self.value >= self.least
        return above and (self.most is None or self.value <= self.most)

    @property
    def words(self) -> str:
        """One line: what, how much, its bounds, and whether they are met."""
        bounds = [self._told(bound, word) for bound, word in ((self.least, "at least"), (self.most, "at most"))]
        asked = " and ".join(bound for bound in bounds if bound) or "not judged"
        verdict = "" if asked == "not judged" else "met" if self.is_met else "MISSED"
        return f"  {self.what:<74} {self.value:8.{self.digits}f}{self.unit:<1}  {asked:<26} {verdict}".rstrip()

    def _told(self, bound: float | None, word: str) -> str:
        return "" if bound is None else f"{word} {bound:g}{self.unit}"


def tell(heading: str, rows: list[Measured]) -> bool:
    """Print a table; whether every number of it is met."""
    sys.stdout.write("\n".join([heading, *(row.words for row in rows), ""]) + "\n")
    sys.stdout.flush()
    return all(row.is_met for row in rows)
