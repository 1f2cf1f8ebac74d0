"""The honest word on a difference: how clearly chance alone is ruled out."""

from enum import StrEnum
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from figures.statistics.inputs import FloatArray

CLEAR_BELOW = 0.002
SOME_BELOW = 0.05


class Evidence(StrEnum):
    """How far a difference stands out from usual variation."""

    CLEAR = "clear"
    SOME = "some"
    NONE = "none"
    NOT_TESTED = "not_tested"


@overload
def evidence_of(p_value: float) -> Evidence: ...
@overload
def evidence_of(p_value: FloatArray) -> NDArray[Any]: ...
def evidence_of(p_value: float | FloatArray) -> Evidence | NDArray[Any]:
    """`clear` below 0.002, `some` below 0.05, else `none`; for an array, an array of these words."""
    words = np.select(
        [np.asarray(p_value) < CLEAR_BELOW, np.asarray(p_value) < SOME_BELOW],
        [Evidence.CLEAR.value, Evidence.SOME.value],
        default=Evidence.NONE.value,
    )
    return Evidence(words.item()) if words.ndim == 0 else words
