"""A comparison's figures as rows of a file: numbers as numbers, what is not known empty."""

from collections.abc import Iterator
from decimal import Decimal

from core.numbers.formats import round_half_up
from performance.comparison.rankings import RankedArea
from performance.comparison.selectors.comparison import Comparison
from performance.comparison.sentences import funnel_words, grade_words, why_not

COLUMNS = (
    "place", "of", "area", "area_code", "period", "count", "heads", "rate", "rate_low", "rate_high", "funnel_95_low",
    "funnel_95_high", "funnel_99.8_low", "funnel_99.8_high", "in_the_funnel", "beside_this_area", "note",
)  # fmt: skip
_PLACES = 6
Cell = str | int | Decimal | None


def rows(found: Comparison | None) -> Iterator[tuple[Cell, ...]]:
    """The header, the areas that have a place in its order, then those that have none, with the reason."""
    yield COLUMNS
    if found is None or found.ranking is None or found.span is None:
        return
    for place in found.ranking.places:
        yield _row(place, found.ranking.n, found.span.label)
    for area in found.ranking.missing:
        known = (area.name, area.code, found.span.label, area.count, area.heads)
        yield (None, found.ranking.n, *known, *[None] * 9, area.why_not or why_not(area))


def _row(place: RankedArea, n: int, span: str) -> tuple[Cell, ...]:
    numbers = (place.rate, *place.interval, *place.near, *place.far)
    return (
        place.rank,
        n,
        place.area.name,
        place.area.code,
        span,
        place.area.count,
        place.area.heads,
        *(round_half_up(number, _PLACES) for number in numbers),
        funnel_words(place),
        grade_words(place),
        "",
    )
