"""From inputs to figures: changes and statuses one by one, tests and intervals of all at once."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from core.numbers.units import Unit
from core.periods.period import Period
from figures.figure.evidence import value_intervals, why_not_tested, word_for_each
from figures.figure.records import Figure, FigureInput
from figures.figure.sentences import sentence_of
from figures.statistics import changes
from figures.targets.assessment import TargetResult, assess
from figures.targets.rules import Polarity, Status

# Years differ by a leap day, months by three: figures of more different lengths are not set against each other.
_DAYS_APART = 3


def build_figure(given: FigureInput) -> Figure:
    """One figure; see `build_figures`."""
    return build_figures([given])[0]


def build_figures(inputs: Sequence[FigureInput]) -> list[Figure]:
    """A figure for each input, in order; all tests run at once through the array functions."""
    figures = word_for_each([_untested(given) for given in inputs])
    intervals = value_intervals(inputs)
    return [_told(replace(figure, interval=intervals.get(place))) for place, figure in enumerate(figures)]


def _told(figure: Figure) -> Figure:
    return replace(figure, sentence=sentence_of(figure))


def _untested(given: FigureInput) -> Figure:
    now, before = given.current.amount, given.previous.amount
    not_compared = _incomparable(given) if now is not None and before is not None else ""
    difference = None if not_compared else changes.difference(current=now, previous=before)
    change, unit = _change(given, difference)
    return Figure(
        given=given,
        difference=difference,
        change=change,
        change_unit=unit if change is not None else "",
        assessment=_assessed(given),
        not_compared=not_compared,
        evidence_reason=not_compared or why_not_tested(given),
    )


def _assessed(given: FigureInput) -> TargetResult:
    """The status; illustrative figures feed none."""
    found = assess(
        given.target,
        actual=None if given.is_illustrative else given.current.amount,
        unit=given.unit,
        polarity=given.polarity,
        previous=None if given.previous_is_illustrative else given.previous.amount,
        tolerance=given.tolerance,
        as_of=given.as_of,
        actual_of=given.rank_of,
    )
    if given.is_illustrative and found.status is Status.NO_DATA:
        return replace(found, reason="the figure is illustrative")
    return found


def _change(given: FigureInput, difference: Decimal | None) -> tuple[Decimal | None, str]:
    now, before = given.current.amount, given.previous.amount
    if difference is None:
        return None, ""
    if given.unit is Unit.PERCENT:
        return difference, "pp"
    if given.unit is Unit.RANK:
        worst_first = given.polarity is Polarity.HIGHER
        return changes.places_gained(current=now, previous=before, worst_first=worst_first), "places"
    return changes.percent_change(current=now, previous=before), "%"


def _incomparable(given: FigureInput) -> str:
    """Why the two figures cannot be set against each other; empty where they can."""
    if given.vintage and given.previous_vintage and given.vintage != given.previous_vintage:
        return "the two figures come from different releases"
    if given.unit is Unit.RANK and given.rank_of != given.previous_rank_of:
        return "the two places are among different numbers of areas"
    if given.previous_period is None:
        return ""
    days = _days_covered(given.period, given.as_of), _days_covered(given.previous_period, given.previous_as_of)
    return "the two periods are not of one length" if abs(days[0] - days[1]) > _DAYS_APART else ""


def _days_covered(period: Period, as_of: date | None) -> int:
    return period.days if as_of is None else (min(as_of, period.end) - period.start).days + 1
