"""A year's figures of a plan in one grid: read for the page, and saved as a whole or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from core.errors import StaleVersion
from core.numbers import NotANumber, Quantity, Unit, parse_quantity, parse_rank
from core.periods import Period
from partnerships.access import Scope
from partnerships.models import User
from performance import selectors, services
from performance.forms import impossible
from performance.models import Measure, Observation
from plans.models import Plan


@dataclass(frozen=True)
class GridRow:
    """A measure's cell: what stands in it, at which version (None where it is empty), the last value beside it."""

    measure: Measure
    observation: Observation | None
    last: str
    may_edit: bool

    @property
    def key(self) -> int:
        return self.measure.pk

    @property
    def text(self) -> str:
        """What stands in the cell, as it would be typed."""
        return cell_text(self.measure, self.observation) if self.observation else ""

    @property
    def version(self) -> int | None:
        return self.observation.version if self.observation else None


@dataclass(frozen=True)
class Typed:
    """What was typed into a cell, and the version that the page showed (None for an empty cell)."""

    row: GridRow
    quantity: Quantity
    rank_of: int | None
    version: int | None


class GridRefused(Exception):
    """Nothing was saved: `stale` are the cells that someone else has changed, `refused` says why others cannot be."""

    def __init__(self, stale: Sequence[int], refused: dict[int, str]) -> None:
        super().__init__("The grid was not saved.")
        self.stale, self.refused = list(stale), refused


def grid_of(scope: Scope, plan: Plan, period: Period) -> list[GridRow]:
    """The plan's current measures with their own figures of the period. A constant number of queries."""
    measures = list(selectors.measures_of_plan(plan))
    figures = selectors.figures_of_plan(plan, period)
    previous = {row.measure_id: row.previous for row in figures.rows}
    found = Observation.objects.filter(partnership=plan.partnership, period=period)
    standing = {(one.indicator_id, one.area_id): one for one in found}
    rows = []
    for measure in measures:
        area = selectors.area_of(measure)
        rows.append(
            GridRow(
                measure=measure,
                observation=standing.get((measure.indicator_id, area.pk if area else None)),
                last=previous.get(measure.pk, ""),
                may_edit=selectors.may_edit_figures(scope, measure),
            )
        )
    return rows


def cell_text(measure: Measure, observation: Observation) -> str:
    """A figure as it would be typed: a number, a mark, or a place as 2/15."""
    quantity = observation.quantity
    if quantity.amount is None:
        return quantity.mark or quantity.state.words
    if Unit(measure.indicator.unit) is Unit.RANK and observation.rank_of:
        return f"{quantity.amount}/{observation.rank_of}"
    return str(quantity.amount)


def read_cell(measure: Measure, text: str) -> tuple[Quantity, int | None]:
    """What a cell's text says. Raises NotANumber with words for the cell."""
    unit = Unit(measure.indicator.unit)
    quantity, of = parse_rank(text) if unit is Unit.RANK else (parse_quantity(text), None)
    problem = impossible(quantity.amount, measure.indicator.unit) if isinstance(quantity.amount, Decimal) else ""
    if problem:
        raise NotANumber(problem)
    return quantity, of


@transaction.atomic
def save_grid(*, by: User, plan: Plan, period: Period, typed: Sequence[Typed]) -> int:
    """Save every cell that was changed, or none. Returns how many figures were written.

    Raises GridRefused where someone else has changed a cell since the page was opened, or a figure cannot be written.
    """
    stale: list[int] = []
    refused: dict[int, str] = {}
    written = 0
    for cell in typed:
        try:
            with transaction.atomic():
                written += _save(by, plan, period, cell)
        except StaleVersion:
            stale.append(cell.row.key)
        except ValidationError as error:
            refused[cell.row.key] = " ".join(error.messages)
    if stale or refused:
        raise GridRefused(stale, refused)
    return written


def _save(by: User, plan: Plan, period: Period, cell: Typed) -> int:
    """Write one cell; 0 where it stands so already."""
    measure = cell.row.measure
    area = selectors.area_of(measure)
    standing = Observation.objects.filter(
        partnership=plan.partnership, indicator=measure.indicator, area=area, period=period
    ).first()
    if standing is None and cell.version is None:
        services.record_observation(
            by=by,
            partnership=plan.partnership,
            indicator=measure.indicator,
            period=period,
            quantity=cell.quantity,
            area=area,
            rank_of=cell.rank_of,
            source=measure.indicator.source,
        )
        return 1
    if standing is not None and (standing.quantity, standing.rank_of) == (cell.quantity, cell.rank_of):
        return 0  # it stands so already: the same grid sent again, or two people who agree
    if standing is None or cell.version != standing.version:
        raise StaleVersion(standing or measure, {})
    services.correct_observation(
        by=by, observation=standing, version=cell.version, quantity=cell.quantity, rank_of=cell.rank_of
    )
    return 1
