"""The months that a table of figures is of: those that most of its rows share, and what stands beside the others."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.periods.period import Period
from figures.figure.records import Figure
from figures.figure.sentences import shown_places
from figures.readings.reading import ADDS_UP
from figures.readings.spans import Span


@dataclass(frozen=True, slots=True)
class ColumnMonths:
    """The headings of a table's two columns of figures: `April to September 2026` and `Same months of 2025`."""

    now: str
    before: str


def column_months(figures: Sequence[Figure], period: Period) -> ColumnMonths:
    """The months that most figures share; where none is known the whole period, beside what is known of before."""
    known = [figure.given.span for figure in figures if figure.given.current.is_known]
    now = _most_common((span.days_label for span in known), period.short_label)
    if not known:
        earlier = (
            one.given.before.span.days_label for one in figures if one.given.before and one.given.previous.is_known
        )
        return ColumnMonths(now, _most_common(earlier, period.year_earlier().short_label))
    shared = (span.same_a_year_earlier() for span in known if span.days_label == now)
    before = _most_common(shared, period.year_earlier().short_label)
    return ColumnMonths(now, before.replace("the same", "Same"))


def beside_now(figure: Figure, months: ColumnMonths) -> str:
    """What a figure's cell says beside it: other months than its column's, those that are not in, its data status."""
    given, span = figure.given, figure.given.span
    if not given.current.is_known:
        return ""
    is_open = given.data_status.is_unsettled or given.is_read_off_chart
    return _joined(
        "" if span.days_label == months.now else span.days_label,
        span.included_words,
        given.data_status.words if is_open else "",
    )


def beside_before(figure: Figure, months: ColumnMonths) -> str:
    """What stands beside the figure before: other months than its column's, and the whole of that year."""
    given, then = figure.given, figure.given.comparison_span
    if then is None or not given.previous.is_known:
        return ""
    is_shared = given.span.days_label == months.now and not then.missing
    whole = ""
    if given.span.so_far and given.unit in ADDS_UP and given.year_before.amount is not None:
        amount = given.unit.write(given.year_before.amount, shown_places(given.year_before.amount, given.unit))
        whole = f"all of {given.year_before_period.short_label}: {amount}"
    return _joined("" if is_shared else _apart(then, given.span.days_label == months.now), whole)


def _apart(then: Span, has_shared_days: bool) -> str:
    """The days of a figure before, where the column does not name them, and those of its parts that are not in."""
    return _joined("" if has_shared_days else then.days_label, then.included_words)


def _most_common(labels: Iterable[str], otherwise: str) -> str:
    found = Counter(labels).most_common(1)
    return found[0][0] if found else otherwise


def _joined(*parts: str) -> str:
    return "; ".join(part for part in parts if part)
