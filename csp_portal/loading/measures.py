"""Loads how a plan is measured: indicators, measures, targets, figures, and what a document states without data."""

from typing import Any

from core.numbers.quantities import NotANumber, Quantity, State, parse_quantity, parse_rank
from core.periods.period import Period
from csp_portal.loading.reading import Record
from csp_portal.loading.records import Known, KnownOfPlan
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
    Quality,
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


def load_indicator(known: Known, record: Record) -> None:
    """An indicator: the installation's, or that of the partnership it names. Its parts must have been named before."""
    partnership = known.partnership(record) if "partnership" in record else None
    slug = record.get("partnership", "")
    known.indicators.setdefault(slug, {})[record["slug"]] = known.trail.ensure(
        Indicator,
        record,
        f"{slug or 'shared'}, indicator {record['slug']}",
        find={"partnership": partnership, "slug": record["slug"]},
        make=create_indicator,
        partnership=partnership,
        parts=[
            (known.indicator(part, "indicator", slug), -1 if part.get("less") else 1)
            for part in record.get("parts", ())
        ],
        **record.only(
            "slug", "name", "unit", "unit_label", "polarity", "frequency", "definition", "source", "more_may_be_good",
            "police_driven", "withhold_below",
        ),
    )  # fmt: skip


def load_measures(of_plan: KnownOfPlan, record: Record) -> None:
    """The plan's measures in order, with their figures and targets, then its stated figures."""
    defaults = record.get("measure_defaults", {})
    for order, measure in enumerate(record.get("measures", ()), start=1):
        for key, value in defaults.items():
            measure.setdefault(key, value)
        _load_measure(of_plan, measure, order)
    for order, stated in enumerate(record.get("stated_figures", ()), start=1):
        _load_stated(of_plan, stated, order)


def _load_measure(of_plan: KnownOfPlan, record: Record, order: int) -> None:
    place = f"{of_plan.place}, measure {record['label']}"
    measure = of_plan.trail.ensure(
        Measure,
        record,
        place,
        find={"plan": of_plan.plan, "label": record["label"]},
        make=create_measure,
        plan=of_plan.plan,
        indicator=of_plan.known.indicator(record, "indicator", of_plan.slug),
        priority=of_plan.priority(record),
        data_owner=of_plan.known.agency(record, "data_owner"),
        order=order,
        is_new=record.get("new", False),
        is_monitored=record.get("monitored", True),
        **record.only("label", "section"),
    )
    of_plan.measures[record["label"]] = measure
    for period, figure in record.get("figures", {}).items():
        figure.setdefault("source", record.get("source", ""))
        _load_figure(of_plan, measure, period, figure)
    if "illustration" in record:
        _load_illustration(of_plan, measure, record["illustration"])
    for period, target in record.get("targets", {}).items():
        _load_target(of_plan, measure, period, target, record)


def _load_illustration(of_plan: KnownOfPlan, measure: Measure, record: Record) -> None:
    shared = {"note": record["note"], "source": record["source"], "quality": Quality.ILLUSTRATIVE.value}
    for period, figure in record["figures"].items():
        figure.update(shared)
        _load_figure(of_plan, measure, period, figure)


def _load_figure(of_plan: KnownOfPlan, measure: Measure, period: Period, record: Record) -> None:
    partnership, indicator = of_plan.plan.partnership, measure.indicator
    quantity, rank_of = _quantity(record, indicator)
    of_plan.trail.ensure(
        Observation,
        record,
        f"{of_plan.slug}, {indicator.slug}, figure of {period.code}",
        find={"partnership": partnership, "indicator": indicator, "area": partnership.area, "period": period},
        make=record_observation,
        partnership=partnership,
        indicator=indicator,
        period=period,
        quantity=quantity,
        rank_of=rank_of,
        **record.only("numerator", "denominator", "sample_size", "quality", "source", "note"),
    )


def _load_target(of_plan: KnownOfPlan, measure: Measure, period: Period, record: Record, given: Record) -> None:
    quantity, rank_of = _target_quantity(record, measure.indicator)
    values: dict[str, Any] = given.only("baseline_period", "set_by", "set_by_name") | record.only(
        "baseline_period", "baseline_value", "two_sided", "due_on", "set_by", "set_by_name", "words"
    )
    of_plan.trail.ensure(
        Target,
        record,
        f"{of_plan.place}, measure {given['label']}, target for {period.code}",
        find={"measure": measure, "period": period},
        make=set_target,
        measure=measure,
        period=period,
        kind=record.get("kind") or _kind(quantity, measure.indicator),
        quantity=quantity,
        rank_of=rank_of,
        milestones=[_milestone(step) for step in record.get("milestones", ())],
        **values,
    )


def _kind(quantity: Quantity, indicator: Indicator) -> TargetKind:
    """The kind of a target told as printed: `<9%` is below, `13/15` a place, `TBA` to be set, a number a value."""
    if quantity.state is State.TO_BE_SET:
        return TargetKind.TO_BE_SET
    if indicator.unit == IndicatorUnit.RANK:
        return TargetKind.RANK
    return TargetKind.BELOW if quantity.mark.startswith("<") else TargetKind.ABSOLUTE


def _target_quantity(record: Record, indicator: Indicator) -> tuple[Quantity, int | None]:
    kind = record.get("kind")
    if "value" not in record and kind in VALUELESS:
        return Quantity.unknown(State.NOT_APPLICABLE), None
    if "value" not in record:
        raise record.error("this target lacks a value.")
    return _quantity(record, indicator)


def _quantity(record: Record, indicator: Indicator) -> tuple[Quantity, int | None]:
    """A figure's or target's amount or state, with the mark as printed, and of how many where it is a place."""
    try:
        if indicator.unit == IndicatorUnit.RANK:
            quantity, rank_of = parse_rank(record["value"])
        else:
            quantity, rank_of = parse_quantity(record["value"]), None
    except NotANumber as error:
        raise record.error(str(error), "value") from None
    return Quantity(quantity.amount, quantity.state, record.get("mark", quantity.mark)), rank_of


def _milestone(record: Record) -> dict[str, str]:
    if ("value" in record) == ("percent" in record):
        raise record.error("a milestone has either a value or a percent.")
    key = "percent" if "percent" in record else "value"
    return {"on": record["on"].isoformat(), key: str(record[key])}


def _load_stated(of_plan: KnownOfPlan, record: Record, order: int) -> None:
    words = {name: record.get(name, "") for name in ("label", "words", "topic", "period")}
    of_plan.trail.ensure(
        StatedFigure,
        record,
        f"{of_plan.place}, stated {words['topic']} {words['label']}, {words['period']}: {words['words']}",
        find={
            "plan": of_plan.plan, "label": words["label"], "words": words["words"], "topic": words["topic"],
            "period_words": words["period"],
        },
        make=create_stated_figure,
        plan=of_plan.plan,
        priority=of_plan.priority(record),
        measure=of_plan.measure(record),
        period_words=words["period"],
        order=order,
        **record.only("label", "words", "topic", "value", "value_to", "unit", "source", "about_others"),
    )  # fmt: skip
