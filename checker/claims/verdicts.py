"""What the figures say of a statement, and how a result is held against it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeAlias

from checker.claims.inputs import read_stated
from core.numbers.formats import round_half_up

COMPUTED_PLACES = 2


class ClaimVerdict(StrEnum):
    """What the figures say of a statement."""

    AGREES = "agrees"
    DISAGREES = "disagrees"
    CONSISTENT = "consistent"
    UNVERIFIABLE = "unverifiable"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class ClaimResult:
    """What the inputs give, to two decimals (None where that is no single number), and the verdict."""

    computed: Decimal | None
    verdict: ClaimVerdict


Inputs: TypeAlias = Mapping[str, Any]
ClaimRule: TypeAlias = Callable[[Inputs, str], ClaimResult]

UNVERIFIABLE = ClaimResult(None, ClaimVerdict.UNVERIFIABLE)


def judge(found: list[Decimal] | None, ranged: bool, stated: str) -> ClaimResult:
    """Hold what was worked out against what is stated: `found` from low to high, None where an input is not given.

    Raises `ClaimError` where what is stated is not a number.
    """
    claim = read_stated(stated)
    if found is None:
        return UNVERIFIABLE
    if ranged:
        return ClaimResult(None, consistent(found, claim))
    agrees = round_half_up(found[0], _places(claim)) == claim
    return ClaimResult(
        round_half_up(found[0], COMPUTED_PLACES), ClaimVerdict.AGREES if agrees else ClaimVerdict.DISAGREES
    )


def consistent(found: Sequence[Decimal], claim: Decimal) -> ClaimVerdict:
    """Whether something between the lowest and the highest result rounds to the claim at its precision."""
    low, high = (round_half_up(end, _places(claim)) for end in (min(found), max(found)))
    return ClaimVerdict.CONSISTENT if low <= claim <= high else ClaimVerdict.DISAGREES


def _places(claim: Decimal) -> int:
    exponent = claim.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0
