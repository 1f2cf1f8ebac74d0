"""What documents state of the area's place among others: quoted where it was read, never computed or tested."""

from dataclasses import dataclass

from partnerships.models import Partnership
from performance.models import IndicatorUnit, Observation, StatedFigure


@dataclass(frozen=True)
class StatedPlace:
    """A claim as printed, and where it stands."""

    about: str
    words: str
    period: str
    source: str


def stated_places(partnership: Partnership) -> list[StatedPlace]:
    """The stated figures that compare the area with others, then the places that were typed in. Two queries."""
    stated = StatedFigure.objects.current().filter(partnership=partnership, about_others=True)
    claims = [
        StatedPlace(
            f"{one.topic}: {one.label}" if one.topic else one.label,
            one.words,
            one.period_words,
            f"{one.plan}, {one.source}",
        )
        for one in stated.select_related("plan").order_by("plan__starts", "order", "pk")
    ]
    places = (
        Observation.objects.filter(partnership=partnership, indicator__unit=IndicatorUnit.RANK)
        .select_related("indicator")
        .order_by("indicator__name", "period_end")
    )
    return [
        *claims,
        *(
            StatedPlace(row.indicator.name, _words(row), row.period.label, row.source)
            for row in places
            if row.quantity.is_known
        ),
    ]


def _words(row: Observation) -> str:
    of = f" of {row.rank_of}" if row.rank_of else ""
    return row.mark or f"{row.quantity.amount}{of}"
