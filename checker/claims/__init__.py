"""Checking a statement against the figures that it rests on.

A claim has a kind (what is worked out), inputs (a pair is a range, None is not given) and what is stated. It agrees
where the result, rounded half away from zero from its exact value, is the stated one at the precision it is written
with. Where a range is given, or the result is only implied by rounded figures, it is consistent if the stated one is
possible: then percentages and rates stand for everything that rounds to them.
"""

from collections.abc import Mapping
from typing import Any

from checker.claims.inputs import ClaimError
from checker.claims.numeric import NUMERIC_KINDS
from checker.claims.repeated_values import TOLD_KINDS
from checker.claims.verdicts import COMPUTED_PLACES, ClaimResult, ClaimRule, ClaimVerdict

__all__ = ["COMPUTED_PLACES", "KINDS", "ClaimError", "ClaimResult", "ClaimVerdict", "evaluate"]

KINDS: dict[str, ClaimRule] = {**NUMERIC_KINDS, **TOLD_KINDS}


def evaluate(*, kind: str, inputs: Mapping[str, Any], stated: str) -> ClaimResult:
    """Work a claim out and say whether what it states agrees.

    Raises `ClaimError` for an unknown kind, inputs that are missing or of a wrong type, and a statement that is not a
    number where the kind works one out.
    """
    if kind not in KINDS:
        raise ClaimError(f"There is no kind of claim “{kind[:40]}”.")
    if not isinstance(inputs, Mapping):
        raise ClaimError("The inputs are not a set of named values.")
    return KINDS[kind](inputs, stated)
