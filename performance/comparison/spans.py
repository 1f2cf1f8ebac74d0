"""The stretch of time that areas are compared in: months, quarters or years one after another. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from core.periods.period import Period
from core.periods.words import PeriodKind

Counts = Mapping[Period, int | None]

_FINEST_FIRST = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.FINANCIAL_YEAR)
_A_YEAR = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4, PeriodKind.FINANCIAL_YEAR: 1}


class NoPeriodSpan(ValueError):
    """Two ends between which there are no whole periods of the counts; the message is fit for a form."""


@dataclass(frozen=True, slots=True)
class PeriodSpan:
    """Periods of one kind, one after another, of which counts are added up."""

    periods: tuple[Period, ...]

    @property
    def first(self) -> Period:
        return self.periods[0]

    @property
    def last(self) -> Period:
        return self.periods[-1]

    @property
    def label(self) -> str:
        """As it is printed: `2018/19`, `January 2019`, or `October 2018 to February 2019`."""
        whole = self._as_one()
        if whole is not None:
            return whole.short_label
        return f"{self.first.short_label} to {self.last.short_label}"

    @property
    def in_words(self) -> str:
        """After a figure: `in 2018/19`, `from October 2018 to February 2019`."""
        return f"in {self.label}" if self._as_one() else f"from {self.label}"

    @property
    def heads_year(self) -> int:
        """The year of whose middle the number of people is taken: that in which the financial year of the span's own
        middle begins (2018 for 2018/19, for the year 2018, and for October 2018 to February 2019)."""
        start, end = self.first.start, self.last.end
        middle = start + timedelta(days=(end - start).days // 2)
        return Period.containing(middle, PeriodKind.FINANCIAL_YEAR).year

    def _as_one(self) -> Period | None:
        if len(self.periods) == 1:
            return self.first
        start, end = self.first.start, self.last.end
        kinds = (PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.FINANCIAL_YEAR, PeriodKind.CALENDAR_YEAR)
        found = (Period.containing(start, kind) for kind in kinds)
        return next((one for one in found if (one.start, one.end) == (start, end)), None)


def base_kind(counts: Counts) -> PeriodKind | None:
    """The kind of period in which an area is counted: that of its newest counts, the shorter of two."""
    ends = {kind: max((one.end for one in counts if one.kind is kind), default=None) for kind in _FINEST_FIRST}
    known = [(end, kind) for kind, end in ends.items() if end is not None]
    if not known:
        return None
    newest = max(end for end, _ in known)
    return next(kind for end, kind in known if end == newest)


def span_between(first: Period, last: Period, kind: PeriodKind) -> PeriodSpan:
    """The periods of a kind from the beginning of one period to the end of another.

    Raises `NoSpan` where the second ends before the first begins, or where either cuts through a period of the kind.
    """
    if last.end < first.start:
        raise NoPeriodSpan(f"{last.short_label} ends before {first.short_label} begins.")
    periods = [Period.containing(first.start, kind)]
    while periods[-1].end < last.end:
        periods.append(periods[-1].after())
    if periods[0].start != first.start or periods[-1].end != last.end:
        noun = {PeriodKind.QUARTER: "quarter", PeriodKind.FINANCIAL_YEAR: "financial year"}.get(kind, "month")
        raise NoPeriodSpan(f"These are counted by {noun}: choose whole {noun}s.")
    return PeriodSpan(tuple(periods))


def latest_span(counts: Counts) -> PeriodSpan | None:
    """The newest run of known periods, a year of them at most; None where nothing is known."""
    kind = base_kind(counts)
    known = sorted(period for period, value in counts.items() if period.kind is kind and value is not None)
    if kind is None or not known:
        return None
    found = [known[-1]]
    for period in reversed(known[:-1]):
        if len(found) == _A_YEAR[kind] or period.after() != found[-1]:
            break
        found.append(period)
    return PeriodSpan(tuple(reversed(found)))


def count_in(counts: Counts, span: PeriodSpan) -> tuple[int | None, tuple[Period, ...]]:
    """The span's counts added up; None, with the periods named, where any is not known."""
    values = [counts.get(period) for period in span.periods]
    missing = tuple(period for period, value in zip(span.periods, values, strict=True) if value is None)
    return (None, missing) if missing else (sum(value for value in values if value is not None), ())


def steps(every: Iterable[Counts], kind: PeriodKind, base: PeriodKind) -> tuple[PeriodSpan, ...]:
    """The time over which the gap is told, from the first to the last count: by its own periods, or by whole years.

    A year is a step once all of its periods have begun to be counted somewhere.
    """
    periods = sorted({period for counts in every for period in counts if period.kind is base})
    if not periods:
        return ()
    if kind is base:
        return tuple(PeriodSpan((period,)) for period in _without_gaps(periods))
    years = sorted({Period.containing(period.start, PeriodKind.FINANCIAL_YEAR) for period in periods})
    whole = [PeriodSpan(tuple(year.parts(base))) for year in years]
    return tuple(span for span in whole if periods[0] <= span.first and span.last <= periods[-1])


def _without_gaps(periods: Sequence[Period]) -> list[Period]:
    found = [periods[0]]
    while found[-1] < periods[-1]:
        found.append(found[-1].after())
    return found
