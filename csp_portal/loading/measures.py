"""Loads how a plan is measured: indicators, measures and their targets, and what a document states without data."""

from typing import Any

from core.numbers.quantities import Quantity, State
from core.periods.period import Period
from csp_portal.loading.entries import IndicatorEntry
from csp_portal.loading.measure_entries import MeasureEntry, MilestoneEntry, StatedFigureEntry, TargetEntry
from csp_portal.loading.plan_entries import PlanEntry
from csp_portal.loading.recorded import load_recorded, quantity_of, refuse_wrong_unit
from csp_portal.loading.records import LoadedRecords, PlanLoad
from performance.indicators.services import create_indicator
from performance.measures.services import create_measure
from performance.models import Indicator, IndicatorUnit, Measure, StatedFigure, Target, TargetKind
from performance.stated_figures.services import create_stated_figure
from performance.targets.services import set_target

OF_THE_UNIT = {TargetKind.ABSOLUTE, TargetKind.AT_MOST, TargetKind.AT_LEAST, TargetKind.BELOW}
VALUELESS = {TargetKind.DIRECTION, TargetKind.HALT_REVERSE, TargetKind.TRAJECTORY}


def load_indicator(loaded: LoadedRecords, entry: IndicatorEntry) -> None:
    """An indicator: the installation's, or that of the partnership it names. Its parts must have been named before."""
    partnership = loaded.partnership(entry) if entry.partnership else None
    slug = entry.partnership
    if entry.slug in loaded.indicators.get(slug, {}):
        raise entry.error(f"two indicators are called “{entry.slug}”.", "slug")
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
            "police_driven", "suppress_below", "lag_days", "handling", "count_source", "count_category",
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
    if entry.label in of_plan.measures:
        raise entry.error(f"two measures are called “{entry.label}”.", "label")
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
        area=of_plan.loaded.area(entry),
        **entry.given("label", "section", "tolerance", "tolerance_kind"),
    )
    of_plan.measures[entry.label] = measure
    load_recorded(of_plan, measure, entry)
    for period, target in entry.targets.items():
        _load_target(of_plan, measure, period, target, entry)


def _load_target(of_plan: PlanLoad, measure: Measure, period: Period, entry: TargetEntry, given: MeasureEntry) -> None:
    if entry.value == "" and entry.kind is None:
        return  # null: there is no target
    quantity, rank_of = _target_quantity(entry, measure.indicator)
    kind = entry.kind or _kind(quantity, measure.indicator)
    if kind in OF_THE_UNIT:
        refuse_wrong_unit(entry, entry.value or "", quantity, measure.indicator)
    values: dict[str, Any] = given.given("baseline_period", "set_by", "set_by_name") | entry.given(
        "baseline_period", "baseline_value", "two_sided", "spread", "due_on", "set_by", "set_by_name", "words"
    )
    of_plan.earlier.ensure(
        Target,
        entry,
        f"{of_plan.place}, measure {given.label}, target for {period.code}",
        find={"measure": measure, "period": period},
        make=set_target,
        measure=measure,
        period=period,
        kind=kind,
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
    bounds = {"<=": TargetKind.AT_MOST, "≤": TargetKind.AT_MOST, ">=": TargetKind.AT_LEAST, "≥": TargetKind.AT_LEAST}
    bounds |= {"<": TargetKind.BELOW}
    return next((kind for bound, kind in bounds.items() if quantity.mark.startswith(bound)), TargetKind.ABSOLUTE)


def _target_quantity(entry: TargetEntry, indicator: Indicator) -> tuple[Quantity, int | None]:
    if not entry.value and entry.kind in VALUELESS:
        return Quantity.unknown(State.NOT_APPLICABLE), None
    if not entry.value and entry.kind == TargetKind.TO_BE_SET:
        return Quantity.unknown(State.TO_BE_SET), None
    if not entry.value and entry.kind == TargetKind.NIL:
        return Quantity.known(0), None
    if not entry.value:
        raise entry.error("this target lacks a value.")
    return quantity_of(entry, entry.value, indicator)


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
