"""A member's own ward or neighbourhood beside the whole area, in sentences of the figures engine."""

from dataclasses import dataclass

from core.numbers.quantities import MISSING, Quantity
from core.numbers.units import Unit
from figures.figure.building import build_figure
from figures.figure.records import FigureInput
from figures.readings.reading import Reading
from figures.targets.rules import Polarity
from performance.neighbourhoods.selectors import NeighbourhoodRow, NeighbourhoodTable

# Below this a handful more or fewer moves the number by a quarter and more.
SMALL = 20


@dataclass(frozen=True)
class WardBesideArea:
    """The neighbourhood's sentence and the area's; `caution` where its numbers are too small to read much into."""

    own: str
    whole: str
    caution: str


def ward_beside_area(table: NeighbourhoodTable, name: str) -> WardBesideArea | None:
    """The neighbourhood of that name beside the area, over the table's two spans; None where it is not on the table."""
    row = table.row_named(name)
    if row is None:
        return None
    known = [value for value in (row.now, row.before) if value is not None]
    is_small = bool(known) and min(known) < SMALL
    caution = (
        f"Fewer than {SMALL}: numbers as small as these go up and down by chance, so no trend can be read from them."
    )
    return WardBesideArea(_sentence(table, row), _sentence(table, table.whole), caution if is_small else "")


def _sentence(table: NeighbourhoodTable, row: NeighbourhoodRow) -> str:
    given = FigureInput(
        label=row.name,
        unit=Unit.COUNT,
        polarity=Polarity.LOWER,
        period=table.period,
        now=Reading(period=table.period, quantity=_quantity(row.now)),
        before=Reading(period=table.period.year_earlier(), quantity=_quantity(row.before)),
    )
    return build_figure(given).sentence


def _quantity(value: int | None) -> Quantity:
    return MISSING if value is None else Quantity.known(value)
