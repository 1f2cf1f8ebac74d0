"""The cost of crime: counts times the unit costs of one edition and price year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from figures.statistics.changes import exact, total
from figures.statistics.errors import MixedEditions, NegativeCount, NoUnitCost
from figures.statistics.inputs import counts as checked_counts


@dataclass(frozen=True, slots=True)
class UnitCost:
    """What one crime of a type costs in pounds, by whose edition, in which year's prices."""

    edition: str
    price_year: str
    crime_type: str
    pounds: Decimal


@dataclass(frozen=True, slots=True)
class CrimeCost:
    """The cost of each crime type in pounds (None where its count is missing) with edition and price year."""

    edition: str
    price_year: str
    parts: dict[str, Decimal | None]

    @property
    def missing(self) -> tuple[str, ...]:
        """The crime types whose counts are missing."""
        return tuple(crime_type for crime_type, pounds in self.parts.items() if pounds is None)

    @property
    def total(self) -> Decimal | None:
        """All parts together; None where any is missing, for it would look like a saving."""
        return total(list(self.parts.values()))


def cost_of_crime(counts: Mapping[str, int | None], unit_costs: Iterable[UnitCost]) -> CrimeCost:
    """What these crimes cost. Raises `MixedEditions`, `NoUnitCost`, `NegativeCount` and `NotACount`."""
    rates = list(unit_costs)
    edition, price_year = _one_edition((rate.edition, rate.price_year) for rate in rates)
    pounds = {rate.crime_type: exact(rate.pounds) for rate in rates}
    if len(pounds) < len(rates):
        raise MixedEditions("A crime type has two unit costs.")
    if any(cost < 0 for cost in pounds.values()):
        raise NegativeCount("A unit cost is below zero.")
    unknown = [crime_type for crime_type in counts if crime_type not in pounds]
    if unknown:
        raise NoUnitCost(f"{edition} gives no unit cost for {', '.join(unknown)}.")
    return CrimeCost(edition, price_year, {name: _times(count, pounds[name]) for name, count in counts.items()})


def cost_series(costs: Mapping[str, CrimeCost]) -> dict[str, Decimal | None]:
    """The totals of several periods, by period. Raises `MixedEditions` unless all are of one edition and price year."""
    if costs:
        _one_edition((cost.edition, cost.price_year) for cost in costs.values())
    return {period: cost.total for period, cost in costs.items()}


def _one_edition(found: Iterable[tuple[str, str]]) -> tuple[str, str]:
    editions = sorted(set(found))
    if not editions:
        raise NoUnitCost("There are no unit costs.")
    if len(editions) > 1:
        named = "; ".join(f"{edition} in {price_year} prices" for edition, price_year in editions)
        raise MixedEditions(f"Costs of several editions are never added or compared: {named}.")
    return editions[0]


def _times(count: int | None, pounds: Decimal) -> Decimal | None:
    if count is None:
        return None
    checked_counts(count)
    return exact(count) * pounds
