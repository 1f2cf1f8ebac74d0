"""Figures and targets as the engine's tests write them."""

from decimal import Decimal

from core.numbers.quantities import MISSING, Quantity, State
from core.numbers.units import Unit
from core.periods.period import Period
from figures.figure.building import build_figure
from figures.figure.records import FigureInput
from figures.readings.adding_up import added_up, months_in, over_same
from figures.readings.data_notes import DataStatus
from figures.readings.reading import Reading
from figures.targets.rules import Polarity, TargetDefinition, TargetRuleKind

YEAR = Period.parse("2013-14")
NOW = Period.parse("2026-27")


def reading(period, amount, **values):
    quantity = amount if isinstance(amount, Quantity) else MISSING if amount is None else Quantity.known(amount)
    return Reading(period=period, quantity=quantity, **values)


def given(label="Burglary", current=None, previous=None, target=None, unit=Unit.COUNT, **values):
    """What a finished year's figure is worked out from; `now` and `before` are what else is known of the readings."""
    now, before = values.pop("now", {}), values.pop("before", {})
    period = values.pop("period", YEAR)
    earlier = period.year_earlier()
    known = previous is not None and not isinstance(previous, Quantity) and "data_status" not in before
    return FigureInput(
        label=label,
        unit=unit,
        period=period,
        now=reading(period, current, **now),
        before=reading(earlier, previous, **before),
        target=target,
        **{
            "polarity": Polarity.LOWER,
            "year_before": Quantity.known(previous) if known else MISSING,
        }
        | values,
    )


def figure(label="Burglary", current=None, previous=None, target=None, unit=Unit.COUNT, **values):
    return build_figure(given(label, current, previous, target, unit, **values))


def months_of(year, amounts, *, data_status=DataStatus.FINAL):
    """Readings of a year's first months; None where a month is not in."""
    months = zip(year.months, amounts, strict=False)
    return {month: reading(month, amount, data_status=data_status) for month, amount in months if amount is not None}


def so_far(this_year, last_year, target=None, *, today, year=NOW, label="Burglary", unit=Unit.COUNT, **values):
    """The figure of a running year from its months and those of the year before."""
    status = values.pop("data_status", DataStatus.FINAL)
    now = added_up(year, months_of(year, this_year, data_status=status), today=today) or reading(year, None)
    earlier = months_of(year.year_earlier(), last_year)
    before = over_same(year.year_earlier(), earlier, [month.year_earlier() for month in months_in(now)])
    whole = added_up(year.year_earlier(), earlier, today=today)
    known = {**earlier, **months_of(year, this_year)}
    return build_figure(
        FigureInput(
            label=label,
            unit=unit,
            period=year,
            now=now,
            before=before,
            year_before=whole.quantity if whole and whole.is_whole else MISSING,
            target=target,
            months={month: one.quantity.amount for month, one in sorted(known.items())},
            today=today,
            **{"polarity": Polarity.LOWER} | values,
        )
    )


def target(kind, value=None, period=YEAR, **values):
    quantity = Quantity.unknown(State.NOT_APPLICABLE) if value is None else Quantity.known(value)
    return TargetDefinition(TargetRuleKind(kind), quantity, period, **values)


def fewer(percent, than, period=YEAR):
    return TargetDefinition(
        TargetRuleKind.PCT_CHANGE,
        Quantity.known(-percent),
        period,
        baseline=Decimal(than),
        baseline_period=period.year_earlier(),
    )
