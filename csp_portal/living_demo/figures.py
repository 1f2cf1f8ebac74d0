"""The living demo's figures: made up month by month from a fixed seed, so that a day always has the same ones."""

import math
import random
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from core.periods.period import Period
from core.periods.words import PeriodKind

MONTHS = 52
LAG = timedelta(days=31)


def figures_made(slug: str, made: Mapping[str, str], day: date, begun: date) -> dict[str, dict[str, str]]:
    """Every figure of the indicator that had come in by the day, oldest first, as a partnership's file has them.

    Each is recorded on the day on which it came in, or when the partnership began where that was later.
    """
    kind = PeriodKind.QUARTER if {"asked", "people"} & made.keys() else PeriodKind.MONTH
    months = months_in_by(day)
    lacking = months[-int(made["gap"])] if "gap" in made else None
    settled = months[-1 - int(made.get("provisional", 0))]
    figures = {}
    for period in sorted({Period.containing(month.start, kind) for month in months[1:]}):
        came_in = period.end + LAG
        if came_in > day or period == lacking or period.months[0] not in months:
            continue
        status = "provisional" if "provisional" in made and period.end > settled.end else "final"
        figure = {"recorded_on": str(max(came_in, begun)), "data_status": status}
        figures[period.code] = figure | _value(slug, made, period, months)
    return figures


def months_in_by(day: date) -> list[Period]:
    """The months of the demo, oldest first, up to the last whose figures had come in by the day."""
    last = Period.containing(day - LAG, PeriodKind.MONTH)
    if last.end + LAG > day:
        last = last.before()
    months = [last]
    while len(months) < MONTHS:
        months.append(months[-1].before())
    return months[::-1]


def _value(slug: str, made: Mapping[str, str], period: Period, months: list[Period]) -> dict[str, str]:
    if "asked" in made:
        asked = int(made["asked"])
        feel = _drawn(slug, period, asked * float(made["feel"]), spread=0.5)
        counts = {"numerator": str(feel), "denominator": str(asked), "sample_size": str(asked)}
        return {"value": f"{Decimal(100 * feel) / asked:.1f}%"} | counts
    counted = sum(_count(slug, made, month, months) for month in period.months)
    if "people" not in made:
        return {"value": str(counted)}
    rate = counted * 1000 / Decimal(made["people"])
    return {"value": f"{rate:.2f}", "numerator": str(counted), "denominator": made["people"]}


def _count(slug: str, made: Mapping[str, str], month: Period, months: list[Period]) -> int:
    """A month's count: its level, its season, chance, and from some month on a rise (below 1 a fall)."""
    if "first_of_year" in made:
        return _first_of_year(int(made["first_of_year"]), month, months[-1])
    turn = 2 * math.pi * (month.start.month - int(made["peak"])) / 12
    level = float(made["a_month"]) * (1 + float(made["season"]) * math.cos(turn))
    if "rise" in made and month >= months[-int(made["rise_from"])]:
        level *= float(made["rise"])
    return _drawn(slug, month, level, spread=1.1)


def _first_of_year(number: int, month: Period, last: Period) -> int:
    """Some in April of the year that runs; in the years before it, none."""
    year = Period.containing(last.start, PeriodKind.FINANCIAL_YEAR)
    return number if month.start == year.start else 0


def _drawn(slug: str, period: Period, level: float, spread: float) -> int:
    """A whole number around the level, always the same for that indicator and period."""
    chance = random.Random(f"{slug} {period.code}")  # noqa: S311 - made-up figures, no secret
    return max(0, round(chance.gauss(level, spread * math.sqrt(level))))
