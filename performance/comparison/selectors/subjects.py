"""What is compared: a measure whose figures are counted, or made of parts that are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.numbers.units import Unit
from crime_data.models import HeadKind
from figures.targets.rules import Polarity
from partnerships.models import Area, Partnership
from performance.comparison.selectors.area_counts import CountedPart
from performance.comparison.sentences import Terms
from performance.comparison.spans import PeriodSpan
from performance.measures.selectors import measures_with_names
from performance.models import Indicator, IndicatorPart, Measure
from performance.observations.selectors import area_of

_DEFAULT_PER = 1000
_COMPARED = (Unit.COUNT, Unit.RATE_PER_1000, Unit.RATE_PER_100000, Unit.RATE_PER_1000_HOUSEHOLDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is compared: whose counts of what, told per so many of whom, and which way is better.

    `indicator` is the key of the indicator that it is the figure of, for its marked breaks; None for bare counts.
    """

    label: str
    own: Area
    parts: tuple[CountedPart, ...]
    unit: Unit = Unit.COUNT
    polarity: Polarity = Polarity.LOWER
    is_open_to_reading: bool = False
    noun: str = ""
    indicator: int | None = None

    @property
    def per(self) -> int:
        return self.unit.per or _DEFAULT_PER

    @property
    def heads(self) -> HeadKind:
        return HeadKind.HOUSEHOLDS if self.unit is Unit.RATE_PER_1000_HOUSEHOLDS else HeadKind.PERSONS

    @property
    def heads_noun(self) -> str:
        return "households" if self.heads is HeadKind.HOUSEHOLDS else "people"

    def terms(self, span: PeriodSpan) -> Terms:
        """How it is told in a span."""
        return Terms(
            noun=self.noun or "incidents",
            per_words=f"per {self.per:,} {self.heads_noun}",
            span=span.in_words,
            agreed=self.lower_is_better is not None,
        )

    @property
    def lower_is_better(self) -> bool | None:
        """None where the direction is not agreed, or more may be good news."""
        if self.polarity is Polarity.AMBIGUOUS or self.is_open_to_reading:
            return None
        return self.polarity is Polarity.LOWER


def measure_to_compare(partnership: Partnership, pk: int) -> Measure | None:
    """The partnership's current measure of that key, with what a comparison needs; None for any other's."""
    found = measures_with_names(partnership).prefetch_related(None).select_related("partnership__figure_settings")
    return found.filter(pk=pk).first()


def measures_to_compare(partnership: Partnership) -> list[Measure]:
    """The counted measures of the current plans, those of the newest plan first; an indicator of an area once."""
    found = measures_with_names(partnership).prefetch_related(None).filter(plan__archived_at__isnull=True)
    counted = found.exclude(indicator__count_source="", indicator__is_derived=False)
    once: dict[tuple[int, int | None], Measure] = {}
    for measure in counted.order_by("-plan__starts", "order", "pk"):
        once.setdefault((measure.indicator_id, measure.area_id), measure)
    return list(once.values())


def is_counted(measure: Measure) -> bool:
    """Whether a measure's figures may be counted somewhere else too, so that there is something to compare."""
    return bool(measure.indicator.count_source) or measure.indicator.is_derived


def subject_of(measure: Measure) -> Subject | None:
    """What is compared for a measure; None for one that is typed, or whose unit does not come from counts.

    A query for each level of parts where the indicator is made of them.
    """
    return next(iter(subjects_of([measure]).values()), None)


def subjects_of(measures: Iterable[Measure]) -> dict[int, Subject]:
    """As `subject_of` for many, by the measure's key; those that cannot be compared are left out."""
    wanted = [one for one in measures if is_counted(one) and Unit(one.indicator.unit) in _COMPARED]
    parts = _parts_of([measure.indicator for measure in wanted])
    return {
        measure.pk: Subject(
            label=measure.label,
            own=area,
            parts=found,
            unit=Unit(measure.indicator.unit),
            polarity=Polarity(measure.indicator.polarity),
            is_open_to_reading=measure.indicator.more_may_be_good or measure.indicator.police_driven,
            noun=measure.indicator.unit_label,
            indicator=measure.indicator_id,
        )
        for measure in wanted
        if (area := area_of(measure)) is not None and (found := parts[measure.indicator_id])
    }


def _parts_of(indicators: Sequence[Indicator]) -> dict[int, tuple[CountedPart, ...]]:
    """What is counted for each indicator, down to the last part; nothing where any part of one is typed."""
    rows: dict[int, list[IndicatorPart]] = {}
    asked = {indicator.pk for indicator in indicators if indicator.is_derived}
    while asked:
        found = IndicatorPart.objects.filter(whole__in=asked).select_related("part").order_by("-sign", "pk")
        for row in found:
            rows.setdefault(row.whole_id, []).append(row)
        asked = {row.part_id for row in found if row.part.is_derived} - set(rows)
    return {indicator.pk: tuple(_counted(indicator, 1, rows) or ()) for indicator in indicators}


def _counted(indicator: Indicator, sign: int, rows: dict[int, list[IndicatorPart]]) -> list[CountedPart] | None:
    if not indicator.is_derived:
        source, category = indicator.count_source, indicator.count_category
        return [CountedPart(sign, source, category)] if source else None
    found: list[CountedPart] = []
    for row in rows.get(indicator.pk, []):
        of_part = _counted(row.part, sign * row.sign, rows)
        if of_part is None:
            return None
        found += of_part
    return found or None
