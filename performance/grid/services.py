"""Figures in a grid: cells read for a page, questions about what was typed, and all of it saved or nothing at all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from core import clock
from core.errors import StaleVersion
from core.numbers.quantities import Quantity
from core.numbers.units import Unit
from core.periods.period import Period
from figures.readings.entry_questions import entry_questions
from figures.readings.reading import Reading
from partnerships.access.policies import Scope
from partnerships.models import User
from performance.measures.selectors import may_edit_figures, measures_of_plan
from performance.models import Measure, Observation
from performance.observations.earlier_figures import known_of
from performance.observations.selectors import area_id_of, area_of
from performance.observations.services import correct_observation, record_observation
from performance.plan_figures.presenters import figure_words
from performance.readings.selectors.recorded import recorded_before
from plans.models import Plan


@dataclass(frozen=True)
class GridRow:
    """A measure's cell for a period: what stands in it, its version (None where it is empty), and `last`, the figure
    of the period before, with the months that it is of where these are not the whole of it."""

    measure: Measure
    period: Period
    observation: Observation | None
    last: str
    may_edit: bool

    @property
    def key(self) -> str:
        return f"{self.measure.pk}-{self.period.code}"

    @property
    def period_before(self) -> str:
        """The name of the period that `last` is of."""
        return self.period.before().short_label

    @property
    def text(self) -> str:
        """What stands in the cell, as it would be typed."""
        return cell_text(self.measure, self.observation) if self.observation else ""

    @property
    def version(self) -> int | None:
        return self.observation.version if self.observation else None


@dataclass(frozen=True)
class TypedFigure:
    """What was typed into a cell, and the version that the page showed (None for an empty cell)."""

    row: GridRow
    quantity: Quantity
    rank_of: int | None
    version: int | None


class GridRefused(Exception):
    """Nothing was saved: `stale` are the cells that someone else has changed, `refused` says why others cannot be."""

    def __init__(self, stale: Sequence[str], refused: dict[str, str]) -> None:
        super().__init__("The grid was not saved.")
        self.stale, self.refused = list(stale), refused


def grid_of(scope: Scope, plan: Plan, period: Period) -> list[GridRow]:
    """The plan's current measures with their own figures of the period. A constant number of queries."""
    return rows_of(scope, [(measure, period) for measure in measures_of_plan(plan)])


def rows_of(scope: Scope, cells: Iterable[tuple[Measure, Period]]) -> list[GridRow]:
    """A row for each measure of the scope's partnership and period. As many queries for many as for one."""
    asked = list(cells)
    periods = {period for _, period in asked}
    indicators = {measure.indicator_id for measure, _ in asked}
    before = recorded_before(scope.partnership, asked)
    own = Observation.objects.filter(partnership=scope.partnership, indicator__in=indicators, period__in=list(periods))
    standing = {(one.indicator_id, one.area_id, one.period): one for one in own}
    rows = []
    for measure, period in asked:
        key = (measure.indicator_id, area_id_of(measure))
        last = before.reading(key, period.before())
        rows.append(
            GridRow(
                measure=measure,
                period=period,
                observation=standing.get((*key, period)),
                last=_last_words(measure, last) if last else "",
                may_edit=may_edit_figures(scope, measure),
            )
        )
    return rows


def _last_words(measure: Measure, last: Reading) -> str:
    words = figure_words(last.quantity, Unit(measure.indicator.unit), last.rank_of)
    return words if last.is_whole or not last.is_known else f"{words} ({last.span.label})"


def cell_text(measure: Measure, observation: Observation) -> str:
    """A figure as it would be typed: a number, a mark, or a place as 2/15."""
    quantity = observation.quantity
    if quantity.amount is None:
        return quantity.mark or quantity.state.words
    if Unit(measure.indicator.unit) is Unit.RANK and observation.rank_of:
        return f"{quantity.amount}/{observation.rank_of}"
    return str(quantity.amount)


def doubts_about(typed: Sequence[TypedFigure]) -> dict[str, str]:
    """What to ask about the figures that were typed, by cell. Two queries, whatever their number."""
    amounts = [(cell, cell.quantity.amount) for cell in typed]
    known = known_of([cell.row.measure for cell, amount in amounts if amount is not None])
    today = clock.today()
    found = {
        cell.row.key: " ".join(
            entry_questions(
                amount, cell.row.period, Unit(cell.row.measure.indicator.unit), known[cell.row.measure.pk], today=today
            )
        )
        for cell, amount in amounts
        if amount is not None
    }
    return {key: words for key, words in found.items() if words}


@transaction.atomic
def save_cells(*, by: User, typed: Sequence[TypedFigure]) -> int:
    """Save every cell that was changed, or none. Returns how many figures were written.

    Raises GridRefused where someone else has changed a cell since the page was opened, or a figure cannot be written.
    """
    stale: list[str] = []
    refused: dict[str, str] = {}
    written = 0
    for cell in typed:
        try:
            with transaction.atomic():
                written += _save(by, cell)
        except StaleVersion:
            stale.append(cell.row.key)
        except ValidationError as error:
            refused[cell.row.key] = " ".join(error.messages)
    if stale or refused:
        raise GridRefused(stale, refused)
    return written


def _save(by: User, cell: TypedFigure) -> int:
    """Write one cell; 0 where it stands so already."""
    measure, period = cell.row.measure, cell.row.period
    area = area_of(measure)
    standing = Observation.objects.filter(
        partnership=measure.partnership, indicator=measure.indicator, area=area, period=period
    ).first()
    if standing is None and cell.version is None:
        record_observation(
            by=by,
            partnership=measure.partnership,
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
    correct_observation(by=by, observation=standing, version=cell.version, quantity=cell.quantity, rank_of=cell.rank_of)
    return 1
