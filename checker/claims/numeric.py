"""The kinds of claim that a number is worked out for."""

from collections.abc import Callable, Iterable, Sequence
from decimal import ROUND_CEILING, Decimal
from itertools import product
from typing import TypeAlias

from checker.claims.inputs import (
    ClaimError,
    NumberRange,
    as_number,
    as_span,
    is_list,
    read_input,
    read_list,
    read_place,
    read_span,
    read_stated,
    require_whole,
)
from checker.claims.verdicts import COMPUTED_PLACES, UNVERIFIABLE, ClaimResult, ClaimRule, Inputs, consistent, judge
from core.numbers.formats import round_half_up
from figures.statistics import changes, ranks

WorkOut: TypeAlias = Callable[..., Decimal | None]


def _exactly(work_out: WorkOut, *names: str) -> ClaimRule:
    """A rule for what follows exactly from its inputs, or lies between bounds where one of them is a range."""

    def check(inputs: Inputs, stated: str) -> ClaimResult:
        spans = [read_span(inputs, name) for name in names]
        return judge(_corners(work_out, spans), _any_range(spans), stated)

    return check


def _implied(work_out: WorkOut, *names: str, rounded: Iterable[str]) -> ClaimRule:
    """A rule for what is only implied: the inputs named in `rounded` are known to their written precision."""
    widen = set(rounded)

    def check(inputs: Inputs, stated: str) -> ClaimResult:
        claim = read_stated(stated)
        spans = [read_span(inputs, name) for name in names]
        found = _corners(work_out, spans)
        wide = [span.widened() if span and name in widen else span for name, span in zip(names, spans, strict=True)]
        possible = _corners(work_out, wide)
        if found is None or possible is None:
            return UNVERIFIABLE
        computed = None if _any_range(spans) else round_half_up(found[0], COMPUTED_PLACES)
        return ClaimResult(computed, consistent(possible, claim))

    return check


def _rank_change(inputs: Inputs, stated: str) -> ClaimResult:
    worst_first = inputs.get("worst_first", False)
    if not isinstance(worst_first, bool):
        raise ClaimError("The input “worst_first” is neither true nor false.")
    spans = [read_place(inputs, "from"), read_place(inputs, "to")]

    def gained(before: Decimal, after: Decimal) -> Decimal | None:
        return changes.places_gained(current=after, previous=before, worst_first=worst_first)

    return judge(_corners(gained, spans), _any_range(spans), stated)


def _quartile(inputs: Inputs, stated: str) -> ClaimResult:
    size = require_whole(read_span(inputs, "of"), "of")
    spans = [read_place(inputs, "rank"), size]

    def quarter(rank: Decimal, of: Decimal) -> Decimal:
        return Decimal(ranks.quarter_of_rank(rank=int(rank), of=int(of)))

    return judge(_corners(quarter, spans), _any_range(spans), stated)


def _sum(inputs: Inputs, stated: str) -> ClaimResult:
    parts = read_list(inputs, "parts")
    spans = [as_span(part, "parts") for part in parts] if parts is not None else [None]
    known = [span for span in spans if span is not None]
    if len(known) < len(spans):
        return judge(None, False, stated)
    ends = [changes.total([span.low for span in known]), changes.total([span.high for span in known])]
    return judge([end for end in ends if end is not None], _any_range(spans), stated)


def _at_least(inputs: Inputs, stated: str) -> ClaimResult:
    claim = read_stated(stated)
    spans = [read_span(inputs, "total"), read_span(inputs, "pct")]
    found = _corners(lambda whole, percent: changes.part_of(whole=whole, percent=percent), spans)
    if found is None:
        return UNVERIFIABLE
    computed = None if _any_range(spans) else round_half_up(found[0], COMPUTED_PLACES)
    return ClaimResult(computed, consistent([value.to_integral_value(ROUND_CEILING) for value in found], claim))


def _rag_count(inputs: Inputs, stated: str) -> ClaimResult:
    met = read_input(inputs, "met")
    if met is None:
        return judge(None, False, stated)
    if is_list(met):
        return judge([Decimal(len(met))], False, stated)
    return judge([as_number(met, "met")], False, stated)


NUMERIC_KINDS: dict[str, ClaimRule] = {
    "pct_change": _exactly(lambda a, b: changes.percent_change(current=b, previous=a), "from", "to"),
    "pp_change": _exactly(lambda a, b: changes.difference(current=b, previous=a), "from", "to"),
    "difference": _exactly(lambda a, b: changes.difference(current=b, previous=a), "from", "to"),
    "share": _exactly(lambda part, whole: changes.share(part=part, whole=whole), "part", "whole"),
    "implied_baseline": _implied(
        lambda change, percent: changes.implied_baseline(change=change, percent=percent),
        *("difference", "pct"),
        rounded=["pct"],
    ),
    "implied_comparator": _implied(
        lambda value, above: changes.implied_comparator(value=value, percent_above=above),
        *("value", "above_pct"),
        rounded=["value", "above_pct"],
    ),
    "implied_population": _implied(
        lambda count, rate: changes.implied_population(count=count, rate=rate),
        *("count", "rate_per_1000"),
        rounded=["rate_per_1000"],
    ),
    "rank_change": _rank_change,
    "quartile": _quartile,
    "sum": _sum,
    "at_least": _at_least,
    "rag_count": _rag_count,
}


def _corners(work_out: WorkOut, spans: Sequence[NumberRange | None]) -> list[Decimal] | None:
    """The results at all ends of the inputs, lowest first; None where an input is not given or there is no result."""
    known = [span for span in spans if span is not None]
    if len(known) < len(spans):
        return None
    results = [work_out(*corner) for corner in product(*(span.ends for span in known))]
    found = [result for result in results if result is not None]
    return sorted(found) if len(found) == len(results) else None


def _any_range(spans: Iterable[NumberRange | None]) -> bool:
    return any(span.is_range for span in spans if span is not None)
