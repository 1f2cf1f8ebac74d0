"""Loads how a plan is measured: indicators, measures, targets, figures, and what a document states without data."""

from typing import Any

from core.numbers.quantities import NotANumber, Quantity, State, parse_quantity, parse_rank
from core.periods.period import Period
from csp_portal.loading.entries import IndicatorEntry
from csp_portal.loading.plan_entries import (
    FigureEntry,
    IllustrationEntry,
    MeasureEntry,
    MilestoneEntry,
    PlanEntry,
    StatedFigureEntry,
    TargetEntry,
)
from csp_portal.loading.records import LoadedRecords, PlanLoad
from figures.readings.data_notes import DataStatus
from performance.indicators.services import (
    create_indicator,
)
from performance.measures.services import (
    create_measure,
)
from performance.models import (
    Indicator,
    IndicatorUnit,
    Measure,
    Observation,
    StatedFigure,
    Target,
    TargetKind,
)
from performance.observations.services import (
    record_observation,
)
from performance.stated_figures.services import (
    create_stated_figure,
)
from performance.targets.services import (
    set_target,
)

VALUELESS = {TargetKind.DIRECTION, TargetKind.HALT_REVERSE, TargetKind.TRAJECTORY}


def load_indicator(loaded: LoadedRecords, entry: IndicatorEntry) -> None:
    """An indicator: the installation's, or that of the partnership it names. Its parts must have been named before."""
    partnership = loaded.partnership(entry) if entry.partnership else None
    slug = entry.partnership
    loaded.indicators.setdefault(slug, {})[entry.slug] = loaded.earlier.ensure(
        Indicator,
        entry,
        f"{slug or 'shared'}, indicator {entry.slug}",
        find={"partnership": partnership, "slug": entry.slug},
        make=create_indicator,
        partnership=partnership,
        parts=[
            (loaded.indicator(part, "indicator", slug), -1 if part.less else 1)
            for part in entry.parts
        ],
        **entry.given(
            "slug", "name", "unit", "unit_label", "polarity", "frequency", "definition", "source", "more_may_be_good",
            "police_driven", "withhold_below",
        ),
    )  # fmt: skip


def load_measures(of_plan: PlanLoad, entry: PlanEntry) -> None:
    """The plan's measures in order, with their figures and targets, then its stated figures."""
    for order, measure in enumerate(entry.measures, start=1):
        measure.take_defaults(entry.measure_defaults)
        _load_measure(of_plan, measure, order)
    for order, stated in enumerate(entry.stated_figures, start=1):
        _load_stated(of_plan, stated, order)


def _load_measure(of_plan: PlanLoad, entry: MeasureEntry, order: int) -> None:
    place = f"{of_plan.place}, measure {entry.label}"
    measure = of_plan.earlier.ensure(
        Measure,
        entry,
        place,
        find={"plan": of_plan.plan, "label": entry.label},
        make=create_measure,
        plan=of_plan.plan,
        indicator=of_plan.loaded.indicator(entry, "indicator", of_plan.slug),
        priority=of_plan.priority(entry),
        data_owner=of_plan.loaded.agency(entry, "data_owner"),
        order=order,
        is_new=entry.new,
        is_monitored=entry.monitored,
        **entry.given("label", "section"),
    )
    of_plan.measures[entry.label] = measure
    for period, figure in entry.figures.items():
        figure.source = figure.source or entry.source
        _load_figure(of_plan, measure, period, figure)
    if entry.illustration:
        _load_illustration(of_plan, measure, entry.illustration)
    for period, target in entry.targets.items():
        _load_target(of_plan, measure, period, target, entry)


def _load_illustration(of_plan: PlanLoad, measure: Measure, entry: IllustrationEntry) -> None:
    for period, figure in entry.figures.items():
        figure.note, figure.source, figure.data_status = entry.note, entry.source, DataStatus.READ_OFF_CHART
        _load_figure(of_plan, measure, period, figure)


def _load_figure(of_plan: PlanLoad, measure: Measure, period: Period, entry: FigureEntry) -> None:
    partnership, indicator = of_plan.plan.partnership, measure.indicator
    quantity, rank_of = _quantity(entry, entry.value, indicator)
    of_plan.earlier.ensure(
        Observation,
        entry,
        f"{of_plan.slug}, {indicator.slug}, figure of {period.code}",
        find={"partnership": partnership, "indicator": indicator, "area": partnership.area, "period": period},
        make=record_observation,
        partnership=partnership,
        indicator=indicator,
        period=period,
        quantity=quantity,
        rank_of=rank_of,
        **entry.given("numerator", "denominator", "sample_size", "data_status", "source", "note"),
    )


def _load_target(of_plan: PlanLoad, measure: Measure, period: Period, entry: TargetEntry, given: MeasureEntry) -> None:
    quantity, rank_of = _target_quantity(entry, measure.indicator)
    values: dict[str, Any] = given.given("baseline_period", "set_by", "set_by_name") | entry.given(
        "baseline_period", "baseline_value", "two_sided", "due_on", "set_by", "set_by_name", "words"
    )
    of_plan.earlier.ensure(
        Target,
        entry,
        f"{of_plan.place}, measure {given.label}, target for {period.code}",
        find={"measure": measure, "period": period},
        make=set_target,
        measure=measure,
        period=period,
        kind=entry.kind or _kind(quantity, measure.indicator),
        quantity=quantity,
        rank_of=rank_of,
        milestones=[_milestone(step) for step in entry.milestones],
        **values,
    )


def _kind(quantity: Quantity, indicator: Indicator) -> TargetKind:
    """The kind of a target told as printed: `<9%` is below, `13/15` a place, `TBA` to be set, a number a value."""
    if quantity.state is State.TO_BE_SET:
        return TargetKind.TO_BE_SET
    if indicator.unit == IndicatorUnit.RANK:
        return TargetKind.RANK
    return TargetKind.BELOW if quantity.mark.startswith("<") else TargetKind.ABSOLUTE


def _target_quantity(entry: TargetEntry, indicator: Indicator) -> tuple[Quantity, int | None]:
    if entry.value is None and entry.kind in VALUELESS:
        return Quantity.unknown(State.NOT_APPLICABLE), None
    if entry.value is None:
        raise entry.error("this target lacks a value.")
    return _quantity(entry, entry.value, indicator)


def _quantity(entry: FigureEntry | TargetEntry, value: str, indicator: Indicator) -> tuple[Quantity, int | None]:
    """A figure's or target's amount or state, with the mark as printed, and of how many where it is a place."""
    try:
        if indicator.unit == IndicatorUnit.RANK:
            quantity, rank_of = parse_rank(value)
        else:
            quantity, rank_of = parse_quantity(value), None
    except NotANumber as error:
        raise entry.error(str(error), "value") from None
    return Quantity(quantity.amount, quantity.state, quantity.mark if entry.mark is None else entry.mark), rank_of


def _milestone(entry: MilestoneEntry) -> dict[str, str]:
    given = entry.given("value", "percent")
    if len(given) != 1:
        raise entry.error("a milestone has either a value or a percent.")
    return {"on": entry.on.isoformat()} | {key: str(value) for key, value in given.items()}


def _load_stated(of_plan: PlanLoad, entry: StatedFigureEntry, order: int) -> None:
    of_plan.earlier.ensure(
        StatedFigure,
        entry,
        f"{of_plan.place}, stated {entry.topic} {entry.label}, {entry.period}: {entry.words}",
        find={
            "plan": of_plan.plan, "label": entry.label, "words": entry.words, "topic": entry.topic,
            "period_words": entry.period,
        },
        make=create_stated_figure,
        plan=of_plan.plan,
        priority=of_plan.priority(entry),
        measure=of_plan.measure(entry),
        period_words=entry.period,
        order=order,
        **entry.given("label", "words", "topic", "value", "value_to", "unit", "source", "about_others"),
    )  # fmt: skip
