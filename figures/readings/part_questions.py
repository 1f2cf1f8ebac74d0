"""Questions about a figure beside those of its parts and of the periods that hold it: only counts and money add up."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise, takewhile

from core.numbers.formats import format_number
from core.periods.period import Period
from core.periods.words import PeriodKind

FEWEST_RISING = 4  # three figures grow by chance once in six times
APPROACHES = Decimal("0.95")  # of the year's own figure
_PARTS = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF)
_WHOLES = (PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.FINANCIAL_YEAR, PeriodKind.CALENDAR_YEAR)
_CUMULATED = (PeriodKind.MONTH, PeriodKind.QUARTER)
_NOUNS = {PeriodKind.MONTH: "months", PeriodKind.QUARTER: "quarters", PeriodKind.HALF: "halves"}

Values = Mapping[Period, Decimal]


def part_questions(value: Decimal, period: Period, stood: Values, *, today: date) -> tuple[str, ...]:
    """What to ask about a figure that does not agree with its parts or with its year; `stood` is what is known."""
    values = {**stood, period: value}
    return (
        tuple(_cumulative(period, values))
        or tuple(_disagreements(period, values))
        or tuple(_falls(value, period, stood, today))
    )


def _cumulative(period: Period, values: Values) -> Iterator[str]:
    """Whether the year's parts are each the sum up to then; asked at the last of them, and at the year itself."""
    year = Period.containing(period.start, PeriodKind.FINANCIAL_YEAR)
    for kind in _CUMULATED if period == year else [one for one in _CUMULATED if one is period.kind]:
        known = list(takewhile(lambda part: part in values, year.parts(kind)))
        run = [values[part] for part in known]
        is_last = period == year or known[-1:] == [period]
        if not is_last or len(run) < FEWEST_RISING or any(after <= before for before, after in pairwise(run)):
            continue
        whole = values.get(year)
        if _is_sum_so_far(run, whole):
            up_to = "" if whole is None else f" up to its own figure, {format_number(whole)}"
            apart = [run[0], *(after - before for before, after in pairwise(run))]
            yield (
                f"The {_NOUNS[kind]} {_listed(run)} rise through {year.short_label}{up_to}: is each the sum of the "
                f"year so far? Taken apart they would be {_listed(apart)}."
            )


def _is_sum_so_far(run: Sequence[Decimal], whole: Decimal | None) -> bool:
    """With the year's figure, whether they come near it; without, whether they rise as sums of like parts would."""
    if whole is None:
        return 2 * run[-1] >= len(run) * run[0]
    return APPROACHES * whole <= run[-1] <= whole < sum(run)


def _disagreements(period: Period, values: Values) -> Iterator[str]:
    """Whether the period, or one that holds it, has a figure that all of its parts do not add up to."""
    wholes = {Period.containing(period.start, kind) for kind in _WHOLES} | {period}
    for whole in sorted((one for one in wholes if one in values and one.contains(period)), key=lambda one: one.days):
        for kind in _PARTS:
            parts = [part for part in whole.parts(kind) if part != whole]
            if not parts or any(part not in values for part in parts) or (period != whole and period not in parts):
                continue
            total = sum((values[part] for part in parts), Decimal(0))
            if total != values[whole]:
                own = format_number(values[whole])
                yield (
                    f"The {_NOUNS[kind]} of {whole.short_label} add up to {format_number(total)}, and its own figure "
                    f"is {own}. If both stay, {own} is used."
                )


def _falls(value: Decimal, period: Period, stood: Values, today: date) -> Iterator[str]:
    """Whether it is lower than its own parts, or than what stood for the same period while it still runs."""
    so_far = max((_sum_within(stood, period, kind) for kind in _PARTS if kind is not period.kind), default=Decimal(0))
    standing = stood.get(period)
    if value < so_far:
        yield (
            f"{format_number(value)} is less than the {format_number(so_far)} that is recorded for parts of "
            f"{period.short_label}: a year to date does not fall."
        )
    elif standing is not None and value < standing and today <= period.end:
        yield f"The year to date falls: it was {format_number(standing)}, and {period.short_label} is not over."


def _sum_within(values: Values, period: Period, kind: PeriodKind) -> Decimal:
    return sum((amount for one, amount in values.items() if one.kind is kind and period.contains(one)), Decimal(0))


def _listed(amounts: Sequence[Decimal]) -> str:
    *first, last = (format_number(amount) for amount in amounts)
    return f"{', '.join(first)} and {last}"
