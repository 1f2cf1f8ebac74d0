"""The indicators that a partnership may measure with."""

from dataclasses import dataclass

from django.db.models import QuerySet

from crime_data.counts.categories import (
    category_words,
)
from crime_data.models import (
    CountSource,
    Series,
)
from partnerships.models import Partnership
from performance.data_notes.selectors import notes_on
from performance.models import (
    DataNote,
    Indicator,
    IndicatorPart,
    Measure,
)
from performance.observations.selectors import own_or_national


def own_indicators_of(partnership: Partnership) -> QuerySet[Indicator]:
    """The partnership's own indicators, archived ones too, by name."""
    return Indicator.objects.filter(partnership=partnership)


def own_indicator_for(partnership: Partnership, pk: int) -> Indicator | None:
    """The partnership's own indicator of that key; a shared one is the data stewards'."""
    return own_indicators_of(partnership).filter(pk=pk).first()


def indicator_for(partnership: Partnership, pk: int) -> Indicator | None:
    """An indicator that the partnership may see: its own or a shared one, archived ones too."""
    return Indicator.objects.filter(own_or_national(partnership), pk=pk).first()


@dataclass(frozen=True)
class IndicatorPage:
    """An indicator with what it is made of, what it is a part of, where its series breaks and which measures use it."""

    indicator: Indicator
    parts: tuple[str, ...]
    counted: str
    notes: tuple[DataNote, ...]
    measures: tuple[Measure, ...]


def indicator_page(partnership: Partnership, indicator: Indicator) -> IndicatorPage:
    """What an indicator's page shows; measures are the partnership's own current ones."""
    parts = IndicatorPart.objects.filter(whole=indicator).select_related("part").order_by("-sign", "part__name")
    measures = Measure.objects.current().filter(partnership=partnership, indicator=indicator, plan__archived_at=None)
    return IndicatorPage(
        indicator=indicator,
        parts=tuple(f"{row.get_sign_display().capitalize()} {row.part}" for row in parts),
        counted=counted_words(indicator.count_source, indicator.count_category),
        notes=tuple(notes_on(indicator, partnership)),
        measures=tuple(measures.select_related("plan").order_by("-plan__starts", "label")),
    )


def signed_parts_of(indicator: Indicator) -> dict[int, list[Indicator]]:
    """What an indicator is made of, by sign."""
    found: dict[int, list[Indicator]] = {1: [], -1: []}
    for row in IndicatorPart.objects.filter(whole=indicator).select_related("part"):
        found[row.sign].append(row.part)
    return found


def possible_parts(partnership: Partnership, indicator: Indicator) -> QuerySet[Indicator]:
    """The indicators of the same unit that another can be made of."""
    return indicators_for(partnership).filter(unit=indicator.unit).exclude(pk=indicator.pk)


def countable(partnership: Partnership) -> list[tuple[str, str]]:
    """What has been counted of the partnership's area, nationally or by itself: a form's value and its words."""
    if partnership.area is None:
        return []
    rows = Series.objects.filter(own_or_national(partnership), place=partnership.area.code)
    found = {(source, category) for source, category in rows.values_list("source", "category")}
    choices = [(f"{source}|{category}", counted_words(source, category)) for source, category in found]
    return sorted(choices, key=lambda choice: (choice[0].partition("|")[0], ":" in choice[0], choice[1]))


def counted_words(source: str, category: str) -> str:
    """What is counted and by whom; empty for nothing."""
    return f"{category_words(category)}, {CountSource(source).label}" if source else ""


def indicators_for(partnership: Partnership) -> QuerySet[Indicator]:
    """The indicators a partnership may measure with: the installation's and its own."""
    return Indicator.objects.current().filter(own_or_national(partnership))
