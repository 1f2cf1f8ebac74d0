"""An area beside its group, as its page shows it. The scope comes first; six queries, whatever the group's size."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from core.periods.period import Period
from core.periods.words import PeriodKind
from figures.charts.chart import Chart
from partnerships.models import Partnership
from performance.comparison import charts as drawn
from performance.comparison import spans
from performance.comparison.group_counts import GroupCounts, Mark
from performance.comparison.rankings import GroupRanking
from performance.comparison.selectors.area_counts import added_up, counts_of, heads_of
from performance.comparison.selectors.subjects import Subject
from performance.comparison.sentences import sentences
from performance.comparison.spans import Counts, PeriodSpan
from performance.data_notes.selectors import breaks_of
from performance.measures.over_time import Choice
from performance.models import ComparatorGroup

_KIND_LABELS = {
    PeriodKind.FINANCIAL_YEAR: "Years",
    PeriodKind.QUARTER: "Quarters",
    PeriodKind.MONTH: "Months",
}


@dataclass(frozen=True, slots=True)
class ComparisonRequest:
    """What a reader asks for: the ends of the span, and the steps over time.

    Without ends, `preferred` where the own area's counts of it are known, else the newest year that is.
    """

    since: Period | None = None
    until: Period | None = None
    by: str = ""
    preferred: Period | None = None


@dataclass(frozen=True)
class Comparison:
    """A page's worth of comparison. `span` is None, and all else empty, where nothing at all is counted."""

    group: ComparatorGroup
    span: PeriodSpan | None
    ranking: GroupRanking | None
    sentences: tuple[str, ...] = ()
    heads_words: str = ""
    rates: Chart | None = None
    funnel: Chart | None = None
    gap: Chart | None = None
    choices: tuple[Choice, ...] = ()
    breaks: tuple[str, ...] = ()


def comparison_of(
    partnership: Partnership, subject: Subject, group: ComparatorGroup, asked: ComparisonRequest
) -> Comparison:
    """The subject's own area beside the group. Raises `spans.NoSpan` for ends that the counts do not fit."""
    members = tuple(group.members.all())
    areas = {member.area_id: member.area for member in members} | {subject.own.pk: subject.own}
    raw = counts_of(partnership, subject.parts, [area.code for area in areas.values()])
    counts = {code: added_up(of_area, subject.parts) for code, of_area in raw.items()}
    span = span_of(counts.get(subject.own.code) or _any_of(counts), asked)
    if span is None:
        return Comparison(group, None, None)
    heads = heads_of(areas.values(), subject.heads)
    inside = GroupCounts(partnership, subject, members, counts, heads)
    ranking = inside.ranking(span)
    terms, name = subject.terms(span), subject.own.name
    by = _chosen(kinds := _kinds(counts, span.first.kind), asked.by)
    steps = inside.steps(spans.steps(counts.values(), by, span.first.kind), _marks(subject)) if by else ()
    return Comparison(
        group=group,
        span=span,
        ranking=ranking,
        sentences=sentences(ranking, terms, name),
        heads_words=inside.heads_words(span),
        rates=drawn.rates_chart(ranking, terms, name),
        funnel=drawn.funnel_chart(ranking, terms, name),
        gap=drawn.gap_chart(steps, terms, name, [step.label for step in steps if step.note]),
        choices=tuple(Choice(kind.value, _KIND_LABELS[kind], kind is by) for kind in kinds),
        breaks=tuple(f"{step.label}: {step.note}" for step in steps if step.note),
    )


def span_of(counts: Counts, asked: ComparisonRequest) -> PeriodSpan | None:
    """The span asked for; None where nothing is counted. Raises `spans.NoSpan`."""
    kind = spans.base_kind(counts)
    if kind is None:
        return None
    first, last = asked.since or asked.until, asked.until or asked.since
    if first is not None and last is not None:
        return spans.span_between(first, last, kind)
    return _preferred(counts, asked.preferred, kind) or spans.latest_span(counts)


def _preferred(counts: Counts, period: Period | None, kind: PeriodKind) -> PeriodSpan | None:
    if period is None:
        return None
    try:
        span = spans.span_between(period, period, kind)
    except spans.NoPeriodSpan:
        return None
    count, _ = spans.count_in(counts, span)
    return None if count is None else span


def _any_of(counts: Mapping[str, Counts]) -> Counts:
    """Where the own area has no counts, those of the first that has."""
    return next(iter(counts.values()), {})


def _kinds(counts: Mapping[str, Counts], base: PeriodKind) -> list[PeriodKind]:
    """The steps over time that there are two or more of, years first."""
    wanted = dict.fromkeys((PeriodKind.FINANCIAL_YEAR, base))
    return [kind for kind in wanted if len(spans.steps(counts.values(), kind, base)) > 1]


def _chosen(kinds: Sequence[PeriodKind], by: str) -> PeriodKind | None:
    asked = next((kind for kind in kinds if kind.value == by), None)
    return asked or next(iter(kinds), None)


def _marks(subject: Subject) -> list[Mark]:
    """The breaks marked for the indicator, everywhere or in the own area."""
    if subject.indicator is None:
        return []
    found = breaks_of(subject.indicator).filter(Q(area__isnull=True) | Q(area=subject.own.pk))
    return sorted((row.starts, row.text) for row in found if row.starts is not None)
