"""The figures engine: plain inputs in, a `Figure` out, with its change, status, evidence, workings and one sentence.

Every table, page, paper, sentence and export takes its figures from `build_figures`; nothing else works one out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from core.numbers import MISSING, Quantity, Unit, format_number
from core.periods import Period
from performance import statistics
from performance.sentences import sentence_of, workings_of
from performance.statistics import CLEAR_BELOW, SOME_BELOW, Evidence
from performance.targets import DEFAULT_TOLERANCE, Assessment, Polarity, Status, Target, Tolerance, assess


@dataclass(frozen=True, slots=True)
class TestSettings:
    """Below which p-values a change is called clear, or some evidence of one."""

    clear_below: float = CLEAR_BELOW
    some_below: float = SOME_BELOW

    def evidence(self, p_value: float) -> Evidence:
        if p_value < self.clear_below:
            return Evidence.CLEAR
        return Evidence.SOME if p_value < self.some_below else Evidence.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureInput:
    """What a figure is worked out from. Unknown values are `Quantity`s with their state, never zeros."""

    label: str
    unit: Unit
    polarity: Polarity
    period: Period
    current: Quantity = MISSING
    previous: Quantity = MISSING
    previous_period: Period | None = None
    target: Target | None = None
    tolerance: Tolerance = DEFAULT_TOLERANCE
    rank_of: int | None = None
    previous_rank_of: int | None = None
    sample_size: int | None = None
    previous_sample_size: int | None = None
    exposure: Decimal | None = None
    previous_exposure: Decimal | None = None
    dispersion: float = 1.0
    is_illustrative: bool = False
    more_may_be_good: bool = False
    police_driven: bool = False
    vintage: str = ""
    previous_vintage: str = ""
    source: str = ""
    settings: TestSettings = TestSettings()
    as_of: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure as everything in the portal shows it. `change` is exact, in `change_unit`; words round it."""

    given: FigureInput
    difference: Decimal | None
    change: Decimal | None
    change_unit: str
    assessment: Assessment
    p_value: float | None = None
    interval: tuple[float, float] | None = None
    evidence: Evidence = Evidence.NOT_TESTED
    evidence_reason: str = ""
    workings: tuple[str, ...] = ()
    sentence: str = ""

    @property
    def label(self) -> str:
        return self.given.label

    @property
    def status(self) -> Status:
        return self.assessment.status


@dataclass(frozen=True, slots=True)
class Summary:
    """Figures counted by status; the numbers always add up to `total`."""

    total: int
    counts: dict[Status, int]
    tested: int
    sentence: str
    luck_sentence: str


def build_figure(given: FigureInput) -> Figure:
    """One figure; see `build_figures`."""
    return build_figures([given])[0]


def build_figures(inputs: Sequence[FigureInput]) -> list[Figure]:
    """A figure for each input, in order; all tests run at once through the array functions."""
    figures = [_untested(given) for given in inputs]
    counts = [place for place, figure in enumerate(figures) if not figure.evidence_reason and _is_count(figure.given)]
    shares = [
        place for place, figure in enumerate(figures) if not figure.evidence_reason and not _is_count(figure.given)
    ]
    _test_counts(figures, counts)
    _test_shares(figures, shares)
    return [replace(figure, workings=workings_of(figure), sentence=sentence_of(figure)) for figure in figures]


def summarise(figures: Sequence[Figure]) -> Summary:
    """How many were met, within tolerance, missed, without data and without target, in numbers and in a sentence."""
    counts = dict.fromkeys(Status, 0)
    for figure in figures:
        counts[figure.status] += 1
    tested = [figure for figure in figures if figure.evidence is not Evidence.NOT_TESTED]
    by_luck = sum((Decimal(str(figure.given.settings.some_below)) for figure in tested), Decimal(0))
    luck = (
        f"{len(tested)} changes were tested at once: "
        f"by luck alone about {format_number(by_luck, 1)} of them would seem to be one."
        if len(tested) > 1
        else ""
    )
    return Summary(len(figures), counts, len(tested), _summary_sentence(len(figures), counts), luck)


def _summary_sentence(total: int, counts: dict[Status, int]) -> str:
    parts = [
        f"{counts[Status.GREEN]} met",
        f"{counts[Status.AMBER]} within tolerance",
        f"{counts[Status.RED]} missed",
        f"{counts[Status.NO_DATA]} without data",
        f"{counts[Status.NO_TARGET]} without a target",
    ]
    if counts[Status.NOT_DUE]:
        parts.append(f"{counts[Status.NOT_DUE]} not due yet")
    if counts[Status.AMBIGUOUS]:
        parts.append(f"{counts[Status.AMBIGUOUS]} whose direction is not agreed")
    noun = "measure" if total == 1 else "measures"
    return f"Of {total} {noun} monitored: {', '.join(parts[:-1])} and {parts[-1]}."


def _untested(given: FigureInput) -> Figure:
    now, before = given.current.amount, given.previous.amount
    comparable = not _incomparable(given)
    difference = statistics.difference(current=now, previous=before) if comparable else None
    change, unit = _change(given, difference)
    actual = None if given.is_illustrative else now
    assessment = assess(
        given.target,
        actual=actual,
        unit=given.unit,
        polarity=given.polarity,
        previous=before,
        tolerance=given.tolerance,
        as_of=given.as_of,
    )
    return Figure(
        given=given,
        difference=difference,
        change=change,
        change_unit=unit if change is not None else "",
        assessment=assessment,
        evidence_reason=_why_not_tested(given),
    )


def _change(given: FigureInput, difference: Decimal | None) -> tuple[Decimal | None, str]:
    if difference is None:
        return None, ""
    if given.unit is Unit.PERCENT:
        return difference, "pp"
    if given.unit is Unit.RANK:
        return -difference, "places"
    return statistics.percent_change(current=given.current.amount, previous=given.previous.amount), "%"


def _incomparable(given: FigureInput) -> str:
    """Why the two figures cannot be set against each other; empty where they can."""
    if given.vintage and given.previous_vintage and given.vintage != given.previous_vintage:
        return "the two figures come from different releases"
    if given.unit is Unit.RANK and given.rank_of != given.previous_rank_of:
        return "the two places are among different numbers of areas"
    return ""


def _why_not_tested(given: FigureInput) -> str:
    """Why no test can tell whether the change is real; empty where one can."""
    now, before = given.current.amount, given.previous.amount
    if now is None or before is None:
        return "there are not two figures to compare"
    if reason := _incomparable(given):
        return reason
    if given.is_illustrative:
        return "the series is illustrative"
    if given.unit is Unit.PERCENT:
        return "" if given.sample_size and given.previous_sample_size else "no sample size"
    if given.unit is Unit.RANK:
        return "a place is not a count"
    if not _is_count(given):
        return "the counts behind it are not kept"
    if min(now, before) < 0 or any(value != value.to_integral_value() for value in (now, before)):
        return "it is not a whole number of incidents"
    return ""


def _is_count(given: FigureInput) -> bool:
    return given.unit is Unit.COUNT


def _known(quantity: Quantity) -> Decimal:
    if quantity.amount is None:
        raise ValueError("A figure that is tested has an amount.")
    return quantity.amount


def _test_counts(figures: list[Figure], places: Sequence[int]) -> None:
    if not places:
        return
    given = [figures[place].given for place in places]
    found = statistics.compare_counts(
        current=[int(_known(item.current)) for item in given],
        previous=[int(_known(item.previous)) for item in given],
        current_exposure=[float(item.exposure or 1) for item in given],
        previous_exposure=[float(item.previous_exposure or 1) for item in given],
        dispersion=[item.dispersion for item in given],
    )
    low, high = found.ratio_interval
    for number, place in enumerate(places):
        _give_evidence(figures, place, float(found.p_value[number]), (float(low[number]), float(high[number])))


def _test_shares(figures: list[Figure], places: Sequence[int]) -> None:
    for place in places:
        given = figures[place].given
        found = statistics.compare_proportions(
            current=float(_known(given.current)),
            current_n=given.sample_size,
            previous=float(_known(given.previous)),
            previous_n=given.previous_sample_size,
        )
        _give_evidence(figures, place, float(found.p_value), found.interval)


def _give_evidence(figures: list[Figure], place: int, p_value: float, interval: tuple[float, float]) -> None:
    evidence = figures[place].given.settings.evidence(p_value)
    figures[place] = replace(figures[place], p_value=p_value, interval=interval, evidence=evidence)
