"""Is a change real? Which test fits a figure, why none does, and the tests of many figures at once."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from math import isfinite

from core.numbers.units import Unit
from figures.figure.records import Figure, FigureInput
from figures.statistics import intervals, two_counts, two_proportions

Interval = tuple[float, float]
Tested = tuple[float, tuple[float, float | None]]


def why_not_tested(given: FigureInput) -> str:
    """Why no test can tell whether the change is real; empty where one can."""
    if given.current.amount is None or given.previous.amount is None:
        return "there are not two figures to compare"
    if given.is_illustrative or given.previous_is_illustrative:
        return "the series is illustrative"
    if given.unit is Unit.PERCENT:
        return _why_no_test_of_shares(given)
    if given.unit is Unit.RANK:
        return "a place is not a count"
    return _why_no_test_of_counts(given)


def word_for_each(figures: Sequence[Figure]) -> list[Figure]:
    """The figures with their p-values, intervals of change and evidence, where there is no reason against a test."""
    places = [place for place, figure in enumerate(figures) if not figure.evidence_reason]
    shares = [place for place in places if figures[place].given.unit is Unit.PERCENT]
    counts = [place for place in places if figures[place].given.unit is not Unit.PERCENT]
    found = _test_counts(figures, counts) | _test_shares(figures, shares)
    return [_with_evidence(figure, found.get(place)) for place, figure in enumerate(figures)]


def value_intervals(inputs: Sequence[FigureInput]) -> dict[int, Interval]:
    """The 95% interval of each value that has one, by place: counts, rates with their counts, shares of a sample."""
    counts = [place for place, given in enumerate(inputs) if _has_count(given)]
    shares = [place for place, given in enumerate(inputs) if _has_sample(given)]
    return _count_intervals(inputs, counts) | _share_intervals(inputs, shares)


def _why_no_test_of_shares(given: FigureInput) -> str:
    if not given.sample_size or not given.previous_sample_size:
        return "no sample size"
    if not all(_is_percentage(value) for value in (given.current.amount, given.previous.amount)):
        return "it is not a possible percentage"
    return ""


def _why_no_test_of_counts(given: FigureInput) -> str:
    counts = (_count(given), _previous_count(given))
    if None in counts:
        return "the counts behind it are not kept"
    if given.unit.is_rate and not (given.exposure and given.previous_exposure):
        return "the populations behind it are not kept"
    if not all(_is_count(value) for value in counts):
        return "it is not a whole number of incidents"
    return ""


def _count(given: FigureInput) -> Decimal | None:
    """The incidents that a figure counts or is worked out from; None for what counts nothing."""
    if given.unit is Unit.COUNT:
        return given.current.amount
    return given.count if given.unit.is_rate else None


def _previous_count(given: FigureInput) -> Decimal | None:
    if given.unit is Unit.COUNT:
        return given.previous.amount
    return given.previous_count if given.unit.is_rate else None


def _is_count(value: Decimal | None) -> bool:
    return value is not None and value >= 0 and value == value.to_integral_value()


def _is_percentage(value: Decimal | None) -> bool:
    return value is not None and 0 <= value <= 100


def _has_count(given: FigureInput) -> bool:
    if given.is_illustrative or not given.current.is_known or (given.unit.is_rate and not given.exposure):
        return False
    return _is_count(_count(given))


def _has_sample(given: FigureInput) -> bool:
    if given.is_illustrative or given.unit is not Unit.PERCENT:
        return False
    return bool(given.sample_size) and _is_percentage(given.current.amount)


def _exposures(given: FigureInput) -> tuple[float, float]:
    """Both exposures, or 1 and 1: one alone would compare people with nothing."""
    if given.exposure and given.previous_exposure:
        return float(given.exposure), float(given.previous_exposure)
    return 1.0, 1.0


def _floats(values: Iterable[Decimal | int | None]) -> list[float]:
    return [float(value) for value in values if value is not None]


def _test_counts(figures: Sequence[Figure], places: Sequence[int]) -> dict[int, Tested]:
    if not places:
        return {}
    given = [figures[place].given for place in places]
    exposures = [_exposures(item) for item in given]
    found = two_counts.compare_counts(
        current=_floats(_count(item) for item in given),
        previous=_floats(_previous_count(item) for item in given),
        current_exposure=[now for now, _ in exposures],
        previous_exposure=[before for _, before in exposures],
        dispersion=[item.dispersion for item in given],
    )
    rows = zip(places, found.p_value.tolist(), *(limit.tolist() for limit in found.ratio_interval), strict=True)
    return {place: (p_value, (_in_percent(low), _upper_in_percent(high))) for place, p_value, low, high in rows}


def _in_percent(ratio: float) -> float:
    return (ratio - 1) * 100


def _upper_in_percent(ratio: float) -> float | None:
    return _in_percent(ratio) if isfinite(ratio) else None


def _test_shares(figures: Sequence[Figure], places: Sequence[int]) -> dict[int, Tested]:
    if not places:
        return {}
    given = [figures[place].given for place in places]
    found = two_proportions.compare_proportions(
        current=_floats(item.current.amount for item in given),
        current_n=_floats(item.sample_size for item in given),
        previous=_floats(item.previous.amount for item in given),
        previous_n=_floats(item.previous_sample_size for item in given),
    )
    rows = zip(places, found.p_value.tolist(), *(limit.tolist() for limit in found.interval), strict=True)
    return {place: (p_value, (low, high)) for place, p_value, low, high in rows}


def _with_evidence(figure: Figure, tested: Tested | None) -> Figure:
    if tested is None:
        return figure
    p_value, interval = tested
    evidence = figure.given.settings.evidence(p_value)
    return replace(figure, p_value=p_value, change_interval=interval, evidence=evidence)


def _count_intervals(inputs: Sequence[FigureInput], places: Sequence[int]) -> dict[int, Interval]:
    if not places:
        return {}
    low, high = intervals.poisson_interval(_floats(_count(inputs[place]) for place in places))
    scales = [_scale(inputs[place]) for place in places]
    rows = zip(places, low.tolist(), high.tolist(), scales, strict=True)
    return {place: (least * scale, most * scale) for place, least, most, scale in rows}


def _scale(given: FigureInput) -> float:
    """What turns a count into its rate; 1 for counts."""
    per = given.unit.per
    return per / float(given.exposure) if per and given.exposure else 1.0


def _share_intervals(inputs: Sequence[FigureInput], places: Sequence[int]) -> dict[int, Interval]:
    if not places:
        return {}
    sizes = _floats(inputs[place].sample_size for place in places)
    shares = _floats(inputs[place].current.amount for place in places)
    met = [share * size / 100 for share, size in zip(shares, sizes, strict=True)]
    low, high = intervals.wilson_interval(met, sizes)
    return {
        place: (least * 100, most * 100) for place, least, most in zip(places, low.tolist(), high.tolist(), strict=True)
    }
