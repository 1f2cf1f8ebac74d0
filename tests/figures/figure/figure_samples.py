"""Figures and targets as the engine's tests write them."""

from decimal import Decimal

from core.numbers.quantities import MISSING, Quantity, State
from core.numbers.units import Unit
from core.periods.period import Period
from figures.figure.building import build_figure
from figures.figure.records import FigureInput
from figures.targets.rules import Polarity, TargetDefinition, TargetRuleKind

YEAR = Period.parse("2013-14")


def figure(label="Burglary", current=None, previous=None, target=None, unit=Unit.COUNT, **values):
    values = {"polarity": Polarity.LOWER, "period": YEAR, "previous_period": YEAR.year_earlier()} | values
    return build_figure(
        FigureInput(
            label=label,
            unit=unit,
            current=MISSING if current is None else Quantity.known(current),
            previous=MISSING if previous is None else Quantity.known(previous),
            target=target,
            **values,
        )
    )


def target(kind, value=None, **values):
    quantity = Quantity.unknown(State.NOT_APPLICABLE) if value is None else Quantity.known(value)
    return TargetDefinition(TargetRuleKind(kind), quantity, YEAR, **values)


def fewer(percent, than):
    return TargetDefinition(
        TargetRuleKind.PCT_CHANGE,
        Quantity.known(-percent),
        YEAR,
        baseline=Decimal(than),
        baseline_period=YEAR.year_earlier(),
    )
