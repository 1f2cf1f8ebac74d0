"""The charts of a comparison: rates with their intervals, the funnel, and the gap to the group over time. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.numbers.formats import format_number, format_signed, round_half_up
from figures.charts.chart import Chart, ChartPoint, ChartSeries, Curve, SeriesRole
from figures.statistics.changes import quotient
from performance.comparison.rankings import LIMITS, GroupRanking, RankedArea, funnel_curves
from performance.comparison.sentences import Terms, funnel_words, grade_words, place_words, range_words, rate_words

_CURVE_POINTS = 40
_MOST_NAMED = 5
_LIMIT_NAMES = {0.95: "95% limits", 0.998: "99.8% limits"}


@dataclass(frozen=True, slots=True, kw_only=True)
class GapStep:
    """The own rate beside the group's in one span. `members` have a rate, `missing` names those that have not."""

    label: str
    own: Decimal | None
    average: Decimal | None
    members: int
    missing: tuple[str, ...]
    note: str = ""

    @property
    def gap(self) -> Decimal | None:
        return None if self.own is None or self.average is None else self.own - self.average


def rates_chart(ranking: GroupRanking, terms: Terms, own_name: str) -> Chart | None:
    """Every area's rate with its 95% interval, the own one apart; None where no area has one."""
    if not ranking.places:
        return None
    others = tuple(_bar(place) for place in ranking.places if not place.area.is_own)
    own = tuple(_bar(place) for place in ranking.places if place.area.is_own)
    series = [ChartSeries(name, points) for name, points in ((own_name, own), ("The others", others)) if points]
    end = "fewest" if ranking.lower_first else "most"
    return Chart(
        kind="ranking",
        title=f"{own_name} is {place_words(ranking, ranking.own)}"
        if ranking.own
        else f"{own_name} has no rate to compare",
        subtitle=f"{terms.unit[0].upper()}{terms.unit[1:]}, {terms.span}, with 95% intervals",
        summary=f"{ranking.places[0].area.name} had the {end}, {rate_words(ranking.places[0].rate)}; "
        f"{ranking.places[-1].area.name} had {rate_words(ranking.places[-1].rate)}.",
        series=tuple(series),
        x_label=terms.unit,
        order=tuple(place.area.name for place in ranking.places),
        header=("Area", "Place", "Incidents", "People", "Rate", "95% interval", "In the funnel", "Beside this area"),
        rows=tuple(_row(place) for place in ranking.places),
    )


def funnel_chart(ranking: GroupRanking, terms: Terms, own_name: str) -> Chart | None:
    """Rates by the size of the areas, with the limits of what chance brings about; None below three areas."""
    if ranking.n < 3 or ranking.average is None:
        return None
    heads = _grid([place.area.heads or 1 for place in ranking.places])
    average = Curve("Group as a whole", tuple((Decimal(size), ranking.average) for size in heads), SeriesRole.AVERAGE)
    outside = [place.area.name for place in ranking.places if place.position[1] == LIMITS[1]]
    series = [
        ChartSeries(name, tuple(_dot(place) for place in ranking.places if place.area.is_own is is_own))
        for name, is_own in ((own_name, True), ("The others", False))
    ]
    return Chart(
        kind="funnel",
        title=f"{own_name} is {funnel_words(ranking.own)}"
        if ranking.own
        else f"{own_name} has no rate to hold against the funnel",
        subtitle=f"{terms.unit[0].upper()}{terms.unit[1:]}, {terms.span}, by the size of the area",
        summary=f"{len(outside)} of {ranking.n} areas lie outside the 99.8% limits{_named(outside)}. The limits take "
        "incidents to be independent; as they come in clusters, areas differ more than that.",
        series=tuple(one for one in series if one.points),
        curves=(average, *_limit_curves(ranking, heads)),
        x_label="People" if "people" in terms.per_words else "Households",
        y_label=terms.unit,
        header=("Area", "People", "Rate", "95% limits", "99.8% limits", "In the funnel"),
        rows=tuple(_funnel_row(place) for place in ranking.places),
    )


def _limit_curves(ranking: GroupRanking, heads: Sequence[int]) -> Iterator[Curve]:
    for limit, limits in funnel_curves(ranking, heads).items():
        low, high = zip(*limits, strict=True)
        role = SeriesRole.TARGET if limit == LIMITS[0] else SeriesRole.COMPARISON
        yield Curve(_LIMIT_NAMES[limit], tuple(zip(map(Decimal, heads), high, strict=True)), role)
        yield Curve("", tuple(zip(map(Decimal, heads), low, strict=True)), role)


def _funnel_row(place: RankedArea) -> tuple[str, ...]:
    return (
        place.area.name,
        format_number(place.area.heads or 0),
        rate_words(place.rate),
        range_words(place.near),
        range_words(place.far),
        funnel_words(place),
    )


def gap_chart(steps: Sequence[GapStep], terms: Terms, own_name: str, breaks: Sequence[str]) -> Chart | None:
    """The own rate and the group's over time; `breaks` names the steps before which the group changed.

    None with fewer than two steps in which both are known.
    """
    known = [step for step in steps if step.gap is not None]
    if len(known) < 2:
        return None
    first, last = known[0], known[-1]
    return Chart(
        kind="line",
        title=f"The gap to the group: {_signed(first)} ({first.label}), {_signed(last)} ({last.label})",
        subtitle=f"{terms.unit[0].upper()}{terms.unit[1:]}",
        summary=f"{own_name} lay {_beside(first)} the group in {first.label} and {_beside(last)} it in {last.label}.",
        series=(
            ChartSeries(own_name, tuple(ChartPoint(step.label, step.own) for step in steps)),
            ChartSeries(
                "The group as a whole",
                tuple(ChartPoint(step.label, step.average) for step in steps),
                SeriesRole.AVERAGE,
            ),
        ),
        y_label=terms.unit,
        breaks=tuple(name for name in breaks if name != steps[0].label),
        header=("Period", own_name, "The group", "Gap", "Areas", "Note"),
        rows=tuple(_step_row(step) for step in steps),
    )


def _named(names: Sequence[str]) -> str:
    return f": {', '.join(names)}" if 0 < len(names) <= _MOST_NAMED else ""


def _bar(place: RankedArea) -> ChartPoint:
    low, high = place.interval
    return ChartPoint(place.area.name, place.rate, low=low, high=high)


def _dot(place: RankedArea) -> ChartPoint:
    return ChartPoint(place.area.name, place.rate, at=Decimal(place.area.heads or 0))


def _row(place: RankedArea) -> tuple[str, ...]:
    return (
        place.area.name,
        str(place.rank),
        format_number(place.area.count or 0),
        format_number(place.area.heads or 0),
        rate_words(place.rate),
        range_words(place.interval),
        funnel_words(place),
        grade_words(place),
    )


def _step_row(step: GapStep) -> tuple[str, ...]:
    lacking = f"without {', '.join(step.missing)}" if step.missing else ""
    return (
        step.label,
        "no data" if step.own is None else rate_words(step.own),
        "no data" if step.average is None else rate_words(step.average),
        "no data" if step.gap is None else _signed(step),
        str(step.members),
        "; ".join(part for part in (step.note, lacking) if part),
    )


def _signed(step: GapStep) -> str:
    gap = step.gap or Decimal(0)
    places = 1 if max(abs(step.own or Decimal(0)), abs(step.average or Decimal(0))) >= 10 else 2
    return format_signed(gap, places)


def _beside(step: GapStep) -> str:
    gap = step.gap or Decimal(0)
    if not round_half_up(gap, 2):
        return "level with"
    return f"{_signed(step).lstrip('+-')} {'above' if gap > 0 else 'below'}"


def _grid(heads: Sequence[int]) -> list[int]:
    """Sizes from a little below the smallest area to a little above the largest, evenly spread."""
    low, high = min(heads) * 0.8, max(heads) * 1.1
    step = (high - low) / (_CURVE_POINTS - 1)
    return sorted({max(1, round(low + step * place)) for place in range(_CURVE_POINTS)})


def rate_of(count: int | None, heads: int | None, per: int) -> Decimal | None:
    """An exact rate; None where the count or the number of heads is not known."""
    return None if count is None or not heads else quotient(count * per, heads)
