"""Figures of indicators, areas and periods: a partnership's own in place of the installation's."""

from django.db.models import Q

from core.numbers.quantities import MISSING, Quantity
from figures.readings.reading import Reading
from partnerships.models import Area, Partnership
from performance.measures.selectors import measures_with_names
from performance.models import Measure, Observation, Target


def observation_for(partnership: Partnership, pk: int) -> Observation | None:
    """The partnership's own figure of that key; national figures are the data stewards'."""
    return Observation.objects.filter(partnership=partnership, pk=pk).select_related("indicator").first()


def measure_of_observation(partnership: Partnership, observation: Observation) -> Measure | None:
    """The newest plan's measure that shows the figure; None where none does."""
    found = measures_with_names(partnership).filter(indicator=observation.indicator).order_by("-plan__starts")
    return next((measure for measure in found if area_id_of(measure) == observation.area_id), None)


def area_of(measure: Measure) -> Area | None:
    """The area that a measure's figures are for: its own, else the partnership's."""
    return measure.area or measure.partnership.area


def area_id_of(measure: Measure) -> int | None:
    return measure.area_id or measure.partnership.area_id


def own_or_national(partnership: Partnership) -> Q:
    return Q(partnership=partnership) | Q(partnership__isnull=True)


def all_observations(measure: Measure) -> list[Observation]:
    """Every figure of the measure's indicator and area, oldest first, own in place of national."""
    found = (
        Observation.objects.filter(own_or_national(measure.partnership), indicator=measure.indicator)
        .filter(area=area_of(measure))
        .prefetch_related("revisions")
    )
    by_period = {item.period: item for item in sorted(found, key=lambda item: item.partnership_id is not None)}
    return sorted(by_period.values(), key=lambda item: (item.period_end, item.period.start))


def baseline_of(target: Target | None, reading: Reading | None) -> Quantity:
    """The baseline stated with the target, else the figure of its period, else unknown."""
    if target is not None and target.baseline_value is not None:
        return Quantity.known(target.baseline_value)
    if reading is None or reading.is_read_off_chart or not reading.is_whole:
        return MISSING
    return reading.quantity
