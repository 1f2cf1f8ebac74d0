"""Is a change real? Which test fits a figure, why none does, and the tests of many figures at once.

Every telling of the same incidents gets the same grade: a rate is tested by the counts behind it, and the dispersion
of both is that of the incidents' months, borrowed by kind of crime where there is little history.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from math import isfinite

from core.numbers.units import Unit
from figures.figure.records import Figure, FigureInput
from figures.statistics.dispersions import borrowed_dispersion, series_dispersions
from figures.statistics.grades import Grade, grade_of
from figures.statistics.intervals import poisson_interval, wilson_interval
from figures.statistics.two_counts import compare_counts
from figures.statistics.two_proportions import compare_proportions

Interval = tuple[float, float]
_MONTHS_IN_A_YEAR = 12


def why_not_tested(given: FigureInput) -> str:
    """Why chance cannot be ruled in or out, to follow "because"; empty where it can."""
    if given.current.amount is None or given.previous.amount is None:
        return "there are not two figures to compare"
    if given.unit is Unit.PERCENT:
        return _why_no_test_of_shares(given)
    if given.unit is Unit.RANK:
        return "a place is not a count"
    return _why_no_test_of_counts(given)


def graded(figures: Sequence[Figure]) -> list[Figure]:
    """The figures with p-values, intervals of change and grades, where nothing speaks against a test."""
    places = [place for place, figure in enumerate(figures) if not figure.not_tested]
    shares = [place for place in places if figures[place].given.unit is Unit.PERCENT]
    counts = [place for place in places if figures[place].given.unit is not Unit.PERCENT]
    found = _counts_tested(figures, counts) | _shares_tested(figures, shares)
    return [_limited(found.get(place, figure)) for place, figure in enumerate(figures)]


def value_intervals(inputs: Sequence[FigureInput]) -> dict[int, Interval]:
    """The 95% interval of each value that has one, by place: counts, rates with their counts, shares of a sample."""
    counts = [place for place, given in enumerate(inputs) if _has_count(given)]
    shares = [place for place, given in enumerate(inputs) if _has_sample(given)]
    return _count_intervals(inputs, counts) | _share_intervals(inputs, shares)


def _limited(figure: Figure) -> Figure:
    """Never clear where a note limits what may be said."""
    if figure.limited_by and figure.grade is Grade.CLEAR:
        return replace(figure, grade=Grade.SOME)
    return figure


def _why_no_test_of_shares(given: FigureInput) -> str:
    if not _asked(given, current=True) or not _asked(given, current=False):
        return "it is not known how many were asked"
    if not all(_is_percentage(value) for value in (given.current.amount, given.previous.amount)):
        return "it is not a possible percentage"
    return ""


def _why_no_test_of_counts(given: FigureInput) -> str:
    counts = _counts(given)
    if None in counts:
        return "the counts behind it are not kept"
    if given.unit.is_rate and None in _denominators(given):
        return "the numbers of people behind it are not kept"
    if not all(_is_count(value) for value in counts):
        return "it is not a whole number of incidents"
    return ""


def _counts(given: FigureInput) -> tuple[Decimal | None, Decimal | None]:
    """The incidents that the two figures count or are worked out from; None for what counts nothing."""
    if given.unit is Unit.COUNT:
        return given.current.amount, given.previous.amount
    if not given.unit.is_rate:
        return None, None
    return given.now.numerator, given.before.numerator if given.before else None


def _denominators(given: FigureInput) -> tuple[Decimal | None, Decimal | None]:
    before = given.before.denominator if given.before else None
    return given.now.denominator or None, before or None


def _exposures(given: FigureInput) -> tuple[float, float]:
    """Whom both were counted among, or 1 and 1: one alone would compare people with nothing."""
    now, before = _denominators(given) if given.unit.is_rate else (None, None)
    return (float(now), float(before)) if now and before else (1.0, 1.0)


def _asked(given: FigureInput, *, current: bool) -> Decimal | int | None:
    """How many people a percentage is of: those asked, or the number that it was worked out from."""
    reading = given.now if current else given.before
    return (reading.sample_size or reading.denominator or None) if reading else None


def _is_count(value: Decimal | None) -> bool:
    return value is not None and value >= 0 and value == value.to_integral_value()


def _is_percentage(value: Decimal | None) -> bool:
    return value is not None and 0 <= value <= 100


def _has_count(given: FigureInput) -> bool:
    if given.is_read_off_chart or not given.current.is_known or (given.unit.is_rate and not given.now.denominator):
        return False
    return _is_count(_counts(given)[0])


def _has_sample(given: FigureInput) -> bool:
    if given.is_read_off_chart or given.unit is not Unit.PERCENT:
        return False
    return bool(_asked(given, current=True)) and _is_percentage(given.current.amount)


def _floats(values: Iterable[Decimal | int | None]) -> list[float]:
    return [float(value) for value in values if value is not None]


def month_dispersions(inputs: Sequence[FigureInput]) -> list[float | None]:
    """The dispersion of the months behind each figure, own and borrowed blended; None where there are none."""
    places = [place for place, given in enumerate(inputs) if given.months]
    found = series_dispersions([(inputs[place].months, inputs[place].kind) for place in places])
    values = dict(zip(places, (one.value for one in found), strict=True))
    return [values.get(place) for place in range(len(inputs))]


def _borrowed(given: FigureInput) -> float:
    """By the two counts told as counts of a year."""
    spans = (given.span, given.comparison_span or given.span)
    years = [((span.end - span.start).days + 1) / 365.25 for span in spans]
    yearly = [count / year for count, year in zip(_floats(_counts(given)), years, strict=True)]
    return borrowed_dispersion(*yearly, kind=given.kind).value


def _counts_tested(figures: Sequence[Figure], places: Sequence[int]) -> dict[int, Figure]:
    if not places:
        return {}
    given = [figures[place].given for place in places]
    pairs = [_counts(item) for item in given]
    exposures = [_exposures(item) for item in given]
    dispersions = [figures[place].dispersion or _borrowed(figures[place].given) for place in places]
    found = compare_counts(
        current=_floats(now for now, _ in pairs),
        previous=_floats(before for _, before in pairs),
        current_exposure=[now for now, _ in exposures],
        previous_exposure=[before for _, before in exposures],
        dispersion=dispersions,
    )
    limits = (limit.tolist() for limit in found.ratio_interval)
    rows = zip(places, found.p_value.tolist(), *limits, dispersions, strict=True)
    return {
        place: replace(
            figures[place],
            p_value=p_value,
            change_interval=(_in_percent(low), _in_percent(high) if isfinite(high) else None),
            dispersion=spread,
            grade=_grade(figures[place], p_value, low, high),
        )
        for place, p_value, low, high, spread in rows
    }


def _grade(figure: Figure, p_value: float, low: float, high: float) -> Grade:
    settings = figure.given.settings
    found: Grade = grade_of(
        p_value, low=low, high=high, clear_below=settings.clear_below, some_below=settings.some_below
    )
    return found


def _in_percent(ratio: float) -> float:
    return (ratio - 1) * 100


def _shares_tested(figures: Sequence[Figure], places: Sequence[int]) -> dict[int, Figure]:
    if not places:
        return {}
    given = [figures[place].given for place in places]
    found = compare_proportions(
        current=_floats(item.current.amount for item in given),
        current_n=_floats(_asked(item, current=True) for item in given),
        previous=_floats(item.previous.amount for item in given),
        previous_n=_floats(_asked(item, current=False) for item in given),
    )
    rows = zip(places, found.p_value.tolist(), *(limit.tolist() for limit in found.interval), strict=True)
    return {place: _share_graded(figures[place], p_value, low, high) for place, p_value, low, high in rows}


def _share_graded(figure: Figure, p_value: float, low: float, high: float) -> Figure:
    """A change of note is a tenth of the earlier percentage, as it is of a count."""
    before = float(figure.given.previous.amount or 0)
    ratios = (1 + low / before, 1 + high / before) if before else (0.0, float("inf"))
    return replace(figure, p_value=p_value, change_interval=(low, high), grade=_grade(figure, p_value, *ratios))


def _count_intervals(inputs: Sequence[FigureInput], places: Sequence[int]) -> dict[int, Interval]:
    if not places:
        return {}
    low, high = poisson_interval(_floats(_counts(inputs[place])[0] for place in places))
    scales = [_scale(inputs[place]) for place in places]
    rows = zip(places, low.tolist(), high.tolist(), scales, strict=True)
    return {place: (least * scale, most * scale) for place, least, most, scale in rows}


def _scale(given: FigureInput) -> float:
    """What turns a count into its rate; 1 for counts."""
    per, among = given.unit.per, given.now.denominator
    return per / float(among) if per and among else 1.0


def _share_intervals(inputs: Sequence[FigureInput], places: Sequence[int]) -> dict[int, Interval]:
    if not places:
        return {}
    sizes = _floats(_asked(inputs[place], current=True) for place in places)
    shares = _floats(inputs[place].current.amount for place in places)
    met = [share * size / 100 for share, size in zip(shares, sizes, strict=True)]
    low, high = wilson_interval(met, sizes)
    rows = zip(places, low.tolist(), high.tolist(), strict=True)
    return {place: (least * 100, most * 100) for place, least, most in rows}
