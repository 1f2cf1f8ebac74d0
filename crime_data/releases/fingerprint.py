"""What tells one import from another: marks of its files and of what it would do."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from crime_data.counts.comparison import CountDifference


def sha256_of(paths: Sequence[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()


def add_difference(digest: Any, difference: CountDifference) -> None:
    """Take in exactly what would be done, and to which state."""
    for mask in (difference.new, difference.replaced, difference.late, difference.confirmed):
        digest.update(np.packbits(mask).tobytes())
    for array in (difference.standing.values, difference.standing.states):
        digest.update(np.ascontiguousarray(array).tobytes())
