"""A comparison in plain sentences and short labels. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.numbers.formats import format_number, format_ordinal, format_signed
from figures.statistics.grades import Grade
from figures.statistics.groups import FunnelPosition
from performance.comparison.rankings import AreaCount, GroupRanking, Range, RankedArea

_MOST_NAMED = 3
_ONE_DECIMAL_FROM = 10
FUNNEL_WORDS = {
    (FunnelPosition.ABOVE, 0.998): "above the 99.8% limits",
    (FunnelPosition.ABOVE, 0.95): "above the 95% limits",
    (FunnelPosition.IN_LINE, None): "in line with the group",
    (FunnelPosition.BELOW, 0.95): "below the 95% limits",
    (FunnelPosition.BELOW, 0.998): "below the 99.8% limits",
}
_WHAT_IT_MEANS = {
    None: "no more than chance would bring about in a group of equals",
    0.95: "more than chance alone would usually bring about",
    0.998: "far more than chance alone would bring about",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How a comparison is told: what is counted, of whom, and in which span."""

    noun: str
    per_words: str
    span: str
    agreed: bool

    @property
    def unit(self) -> str:
        return f"{self.noun} {self.per_words}"


def rate_words(rate: Decimal) -> str:
    """A rate for reading: one decimal from ten on, two below."""
    return format_number(rate, 1 if abs(rate) >= _ONE_DECIMAL_FROM else 2)


def range_words(limits: Range) -> str:
    return f"{rate_words(limits[0])} to {rate_words(limits[1])}"


def place_words(ranking: GroupRanking, place: RankedArea | None) -> str:
    """`11th of 14 (1 = lowest)`; `no place of 14` for an area without data."""
    end = "1 = lowest" if ranking.lower_first else "1 = highest"
    if place is None:
        return f"no place among {ranking.n} ({end})"
    shared = sum(other.rank == place.rank for other in ranking.places) > 1
    return f"{'joint ' if shared else ''}{format_ordinal(place.rank)} of {ranking.n} ({end})"


def funnel_words(place: RankedArea) -> str:
    return FUNNEL_WORDS[place.position]


def missing_words(missing: Sequence[AreaCount]) -> str:
    """`Without a place: Cardiff (no figure for January 2019).`; empty where nobody is missing."""
    if not missing:
        return ""
    told = "; ".join(f"{one.name} ({one.why_not or why_not(one)})" for one in missing)
    return f"Without a place: {told}."


def why_not(area: AreaCount) -> str:
    """Why an area has no rate, where the reader of the counts has not said it already."""
    if area.count is None:
        return "no figure"
    if area.count < 0:
        return "a count below zero, after transfers"
    return "no number of people is known"


def listed(names: Sequence[str]) -> str:
    """Up to three names, and how many more."""
    if len(names) > _MOST_NAMED:
        return f"{', '.join(names[:_MOST_NAMED])} and {len(names) - _MOST_NAMED} more"
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def sentences(ranking: GroupRanking, terms: Terms, own_name: str) -> tuple[str, ...]:
    """What the comparison says: the own rate and place, the group's average and the funnel, who is missing and who does
    clearly better."""
    own = ranking.own
    if own is None:
        return (
            f"{own_name} has no rate {terms.span}, so it has {place_words(ranking, None)}.",
            *filter(None, [missing_words(ranking.missing)]),
        )
    told = [
        f"{own_name}: {rate_words(own.rate)} {terms.unit} {terms.span} (95% interval {range_words(own.interval)}), "
        f"{place_words(ranking, own)}.",
        _average_words(ranking, own),
        missing_words(ranking.missing),
        better_words(ranking, terms),
    ]
    return tuple(one for one in told if one)


def better_words(ranking: GroupRanking, terms: Terms) -> str:
    """Who is the nearest area that does clearly better."""
    own, better = ranking.own, ranking.nearest_better
    if own is None or ranking.n < 2:
        return ""
    if not terms.agreed:
        return "Which way is better is not agreed, so no area is said to do better."
    if better is None:
        return "No area of the group does clearly better."
    gap = format_number(abs(better.rate - own.rate), 1 if own.rate >= _ONE_DECIMAL_FROM else 2)
    way = "lower" if better.rate < own.rate else "higher"
    return (
        f"The nearest area that does clearly better is {better.area.name}: {rate_words(better.rate)}, {gap} {way} "
        f"({format_ordinal(better.rank)})."
    )


def grade_words(place: RankedArea) -> str:
    """How an area's rate lies to the own one, for a cell."""
    words = {
        Grade.CLEAR: "clearly different",
        Grade.SOME: "probably different",
        Grade.STEADY: "about the same",
        Grade.TOO_FEW: "cannot be told apart",
    }
    if place.area.is_own:
        return "this area"
    return "clearly better" if place.is_better else words.get(place.grade, "not tested")


def _average_words(ranking: GroupRanking, own: RankedArea) -> str:
    if ranking.average is None or ranking.gap is None or ranking.n < 2:
        return ""
    places = 1 if ranking.average >= _ONE_DECIMAL_FROM else 2
    gap = format_signed(ranking.gap, places)
    _, limit = own.position
    return (
        f"The group as a whole: {rate_words(ranking.average)}; the gap to it is {gap}. In the funnel it is "
        f"{funnel_words(own)}: {_WHAT_IT_MEANS[limit]}."
    )
