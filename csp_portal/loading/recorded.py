"""Loads what is recorded of a measure: its figures with their data status, and the notes that bear on them."""

from collections.abc import Mapping
from typing import Any

from core import clock
from core.numbers.quantities import NotANumber, Quantity, parse_rank
from core.numbers.units import Unit
from core.periods.period import Period
from csp_portal.loading.measure_entries import (
    BreakEntry,
    DataNoteEntry,
    FigureEntry,
    IllustrationEntry,
    MeasureEntry,
    TargetEntry,
)
from csp_portal.loading.records import PlanLoad
from figures.readings.data_notes import DataStatus, NoteEffect, NoteKind, least_settled
from figures.readings.typed_figures import disagreeing, impossible, read_figure, read_target, wrong_sign
from partnerships.models import User
from performance.data_notes.services import add_note
from performance.models import DataNote, Indicator, Measure, Observation
from performance.observations.selectors import area_of
from performance.observations.services import record_observation


def load_recorded(of_plan: PlanLoad, measure: Measure, entry: MeasureEntry) -> None:
    """The measure's figures, those not yet available, what was read off a chart, breaks and data notes."""
    _refuse_idle_statuses(entry)
    for period, figure in entry.figures.items():
        figure.source = figure.source or entry.source
        status = figure.data_status or _status_of(period, entry.data_status)
        _load_figure(of_plan, measure, period, figure, {"data_status": status} if status else {})
    _load_not_yet_available(of_plan, measure, entry)
    if entry.illustration:
        _load_illustration(of_plan, measure, entry.illustration)
    for mark in entry.breaks:
        _load_note(of_plan, measure, mark, mark.note, NoteKind.BREAK, NoteEffect.BLOCKS)
    for note in entry.data_notes:
        _load_note(of_plan, measure, note, note.text, NoteKind(note.kind), NoteEffect(note.effect))


def quantity_of(entry: FigureEntry | TargetEntry, value: str, indicator: Indicator) -> tuple[Quantity, int | None]:
    """A figure's or target's amount or state, with the mark as printed, and of how many where it is a place."""
    unit = Unit(indicator.unit)
    try:
        if isinstance(entry, FigureEntry):
            quantity, rank_of = read_figure(value, unit)
        else:
            quantity, rank_of = parse_rank(value) if unit is Unit.RANK else (read_target(value), None)
    except NotANumber as error:
        raise entry.error(str(error), "value") from None
    printed = quantity.mark if quantity.is_known else " ".join(value.split())
    return Quantity(quantity.amount, quantity.state, printed if entry.mark is None else entry.mark), rank_of


def refuse_wrong_unit(entry: TargetEntry, value: str, quantity: Quantity, indicator: Indicator) -> None:
    """Raises FileError where no figure of the indicator's unit can be what the target is."""
    unit = Unit(indicator.unit)
    if quantity.amount is None:
        return
    if problem := wrong_sign(value, unit) or impossible(quantity.amount, unit):
        raise entry.error(problem, "value")


def _load_figure(of_plan: PlanLoad, measure: Measure, period: Period, entry: FigureEntry, more: dict[str, Any]) -> None:
    partnership, indicator, area = of_plan.plan.partnership, measure.indicator, area_of(measure)
    quantity, rank_of = quantity_of(entry, entry.value, indicator)
    _refuse_other_counts(entry, quantity, indicator)
    values = entry.given("numerator", "denominator", "sample_size", "data_status", "source", "note") | more
    of_area = f", {measure.area.code}" if measure.area else ""
    of_plan.earlier.ensure(
        Observation,
        entry,
        f"{of_plan.slug}, {indicator.slug}{of_area}, figure of {period.code}",
        find={"partnership": partnership, "indicator": indicator, "area": area, "period": period},
        make=record_observation,
        partnership=partnership,
        indicator=indicator,
        area=area,
        period=period,
        quantity=quantity,
        rank_of=rank_of,
        **values,
    )


def _refuse_other_counts(entry: FigureEntry, quantity: Quantity, indicator: Indicator) -> None:
    count, out_of = entry.numerator, entry.denominator
    if quantity.amount is None or count is None or not out_of or out_of < 0:
        return
    if problem := disagreeing(quantity.amount, Unit(indicator.unit), count=count, out_of=out_of):
        raise entry.error(problem, "numerator")


def _status_of(period: Period, said: Mapping[Period, DataStatus]) -> DataStatus | None:
    """What the file says of the period itself, else of the shortest that holds it, else of the parts that it holds."""
    around = [one for one in said if one.contains(period)]
    if around:
        return said[min(around, key=lambda one: one.days)]
    within = [DataStatus(status) for one, status in said.items() if period.contains(one)]
    return least_settled(within) if within else None


def _refuse_idle_statuses(entry: MeasureEntry) -> None:
    for said in entry.data_status:
        if not any(said.contains(period) or period.contains(said) for period in entry.figures):
            raise entry.error(f"no figure of this measure lies in {said.label}.", "data_status")


def _load_not_yet_available(of_plan: PlanLoad, measure: Measure, entry: MeasureEntry) -> None:
    """Of a period that has not begun there is nothing to keep: its figure is not due."""
    for period in entry.not_yet_available:
        figure = entry.figures.get(period)
        if figure is not None and figure.value:
            raise entry.error(f"{period.label} has a figure, so it is not awaited.", "not_yet_available")
        if period.start > clock.today() or figure is not None:
            continue
        awaited = FigureEntry(value="NYA", mark="")
        awaited.stand_at(entry, "not_yet_available")
        _load_figure(of_plan, measure, period, awaited, {})


def _load_illustration(of_plan: PlanLoad, measure: Measure, entry: IllustrationEntry) -> None:
    for period, figure in entry.figures.items():
        figure.note, figure.source, figure.data_status = entry.note, entry.source, DataStatus.READ_OFF_CHART
        _load_figure(of_plan, measure, period, figure, {})


def _load_note(
    of_plan: PlanLoad,
    measure: Measure,
    entry: BreakEntry | DataNoteEntry,
    text: str,
    kind: NoteKind,
    effect: NoteEffect,
) -> None:
    """A note of the partnership's own, whoever else uses the indicator."""
    subject = {"partnership": of_plan.plan.partnership, "indicator": measure.indicator, "area": measure.area}
    days = {"starts": entry.starts, "ends": getattr(entry, "ends", None)}
    told = text.strip().rstrip(".")
    of_plan.earlier.ensure(
        DataNote,
        entry,
        f"{of_plan.slug}, {measure.indicator.slug}, {kind} from {entry.starts}: {told}"[:_LONGEST_PLACE],
        find={**subject, **days, "kind": kind, "text": told},
        make=_add_note,
        kind=kind,
        effect=effect,
        text=told,
        **subject,
        **days,
        **entry.given("source"),
    )


_LONGEST_PLACE = 300


def _add_note(*, by: User | None, reason: str, text: str, **values: Any) -> DataNote:
    return add_note(by=by, reason=text, why_noted=reason, **values)
