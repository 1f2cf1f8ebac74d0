"""One sheet of a file: rows of text, whatever it was packed in."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

Cells = Sequence[str]


def _done() -> float:
    return 1.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `rows` gives each row once, as text; `line()` is the number of the row given last, as people count
    them, from 1; `progress()` how much of the file has been read, from 0 to 1. `name` is empty for a CSV."""

    name: str
    rows: Iterator[Cells]
    line: Callable[[], int]
    progress: Callable[[], float] = _done
