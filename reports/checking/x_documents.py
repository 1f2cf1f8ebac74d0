"""Facts from documents: what a plan states of a measure and period, and what the last sealed papers printed."""

from collections.abc import Iterator

from checker.directions import direction_of
from checker.known import FactKind, KnownFact
from checker.numbers import Kind, find_numbers
from checker.periods_in_text import period_in
from partnerships.models import Partnership
from performance.stated_figures.selectors import stated_of
from plans.models import Plan
from reports.models import SealedReport

_PRINTED = {
    Kind.COUNT: "count",
    Kind.PERCENT: "percent",
    Kind.MONEY: "money",
    Kind.RANK: "rank",
}
_LAST_PAPERS = 3


def stated_facts(plan: Plan) -> Iterator[KnownFact]:
    """The changes that the plan's document states of a measure of its own for one period."""
    for stated in stated_of(plan):
        period = period_in(stated.period_words)
        ways = {direction_of(word) for word in stated.words.split()} - {0}
        if stated.measure is None or stated.value is None or stated.value_to is not None or period is None:
            continue
        if stated.unit == "%" and not stated.about_others and len(ways) == 1:
            value = abs(stated.value) * ways.pop()
            yield KnownFact(
                stated.measure.label, period.code, value, "change", f"The plan ({stated.source})", FactKind.STATED
            )


def printed_facts(partnership: Partnership) -> Iterator[KnownFact]:
    """What the last sealed papers printed of open figures, the newest paper of a period first."""
    sealed = SealedReport.objects.filter(partnership=partnership).select_related("report").order_by("-sealed_at", "-pk")
    for paper in sealed[:_LAST_PAPERS]:
        for row in paper.figures:
            numbers = [] if row.get("is_closed") else find_numbers(row["current"], [])
            unit = _PRINTED.get(numbers[0].kind) if len(numbers) == 1 else None
            value = numbers[0].value if unit else None
            if unit and value is not None:
                source = f"The last paper ({paper.title}, version {paper.number})"
                yield KnownFact(row["label"], paper.report.period.code, value, unit, source, FactKind.PREVIOUS)
