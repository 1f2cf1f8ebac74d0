"""From inputs to figures: what may be compared and judged, changes and statuses one by one, tests of all at once."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from core.numbers.units import Unit
from figures.figure.evidence import graded, month_dispersions, value_intervals, why_not_tested
from figures.figure.limits import limit_of, notes_of, why_not_compared
from figures.figure.records import Figure, FigureInput
from figures.figure.sentences import sentence_of
from figures.figure.statuses import target_status_of
from figures.statistics import changes
from figures.targets.rules import Polarity


def build_figure(given: FigureInput) -> Figure:
    """One figure; see `build_figures`."""
    return build_figures([given])[0]


def build_figures(inputs: Sequence[FigureInput]) -> list[Figure]:
    """A figure for each input, in order; all tests run at once through the array functions."""
    spreads = month_dispersions(inputs)
    figures = graded([_untested(given, spread) for given, spread in zip(inputs, spreads, strict=True)])
    intervals = value_intervals(inputs)
    return [_told(replace(figure, interval=intervals.get(place))) for place, figure in enumerate(figures)]


def _told(figure: Figure) -> Figure:
    return replace(figure, sentence=sentence_of(figure))


def _untested(given: FigureInput, dispersion: float | None) -> Figure:
    notes = notes_of(given)
    not_compared = why_not_compared(given, notes)
    now, before = given.current.amount, given.previous.amount
    difference = None if not_compared else changes.difference(current=now, previous=before)
    change, unit = _change(given, difference)
    return Figure(
        given=given,
        difference=difference,
        change=change,
        change_unit=unit if change is not None else "",
        target_status=target_status_of(given, notes, dispersion),
        dispersion=dispersion,
        not_compared=not_compared,
        not_tested=not_compared or why_not_tested(given),
        limited_by=limit_of(given, notes),
        notes=notes,
    )


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
