"""The kinds of claim that compare what was told: several values of one thing, numbering, and targets."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from checker.claims.inputs import ClaimError, as_number, as_span, is_list, read_input, read_list
from checker.claims.verdicts import UNVERIFIABLE, ClaimResult, ClaimRule, ClaimVerdict, Inputs


def _conflict(inputs: Inputs, _stated: str) -> ClaimResult:
    return _one_value(read_list(inputs, "stated"), _as_told)


def _period_conflict(inputs: Inputs, _stated: str) -> ClaimResult:
    return _one_value(read_list(inputs, "periods"), _as_period)


def _numbering(inputs: Inputs, _stated: str) -> ClaimResult:
    missing = read_input(inputs, "missing")
    absent = missing if is_list(missing) else [missing] if missing is not None else []
    for number in absent:
        as_number(number, "missing")
    return ClaimResult(None, ClaimVerdict.DISAGREES if absent else ClaimVerdict.AGREES)


def _target(inputs: Inputs, _stated: str) -> ClaimResult:
    kind = read_input(inputs, "kind")
    if not isinstance(kind, str) or not kind.strip():
        raise ClaimError("The input “kind” does not name a kind of target.")
    return ClaimResult(None, ClaimVerdict.TARGET)


TOLD_KINDS: dict[str, ClaimRule] = {
    "conflict": _conflict,
    "period_conflict": _period_conflict,
    "numbering": _numbering,
    "target": _target,
}


def _one_value(told: Sequence[Any] | None, key: Callable[[Any], Any]) -> ClaimResult:
    """Several statements of one thing: more than one distinct value disagrees, whatever else is not given."""
    if told is None:
        return UNVERIFIABLE
    distinct = {key(value) for value in told if value is not None}
    if len(distinct) > 1:
        return ClaimResult(None, ClaimVerdict.DISAGREES)
    return ClaimResult(None, ClaimVerdict.AGREES) if all(value is not None for value in told) else UNVERIFIABLE


def _as_told(value: Any) -> Decimal | str | tuple[Decimal, ...]:
    if isinstance(value, str):
        return " ".join(value.casefold().split())
    span = as_span(value, "stated")
    return span.ends if span is not None and span.is_range else as_number(value, "stated")


def _as_period(value: Any) -> str:
    """A period's years in one spelling, so that 2013/14, 2013-14 and 2013-2014 are the same."""
    if not isinstance(value, str) or not value.strip():
        raise ClaimError(f"The input “periods” holds what is no period: {value!r:.40}.")
    text = " ".join(value.casefold().split())
    years = re.fullmatch(r"(\d{4})\s*(?:[-/–]|to)\s*(\d{2}|\d{4})", text, re.ASCII)
    if not years:
        return text
    first, last = years.groups()
    return f"{first}-{last if len(last) == 4 else first[:2] + last}"
