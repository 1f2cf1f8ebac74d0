"""Many measures of a plan beside one group: the place of each, for lists and for papers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from core.periods.period import Period
from partnerships.models import Partnership
from performance.comparison.group_counts import GroupCounts
from performance.comparison.rankings import GroupRanking
from performance.comparison.selectors.area_counts import Heads, added_up, counts_of, heads_of, newest_period
from performance.comparison.selectors.comparison import ComparisonRequest, span_of
from performance.comparison.selectors.subjects import Subject, subjects_of
from performance.comparison.sentences import Terms, better_words, funnel_words, missing_words, place_words, rate_words
from performance.comparison.spans import NoPeriodSpan, PeriodSpan
from performance.models import ComparatorGroup, Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerLine:
    """A measure's place in its group, as a list or a paper prints it; `ranking` holds the exact values."""

    measure_id: int
    label: str
    span: str
    place: str
    rate: str
    average: str
    unit: str
    funnel: str
    missing: str
    better: str
    group: str
    ranking: GroupRanking
    subject: Subject
    terms: Terms


def peer_lines(
    partnership: Partnership, measures: Iterable[Measure], group: ComparatorGroup, period: Period | None = None
) -> list[PeerLine]:
    """Each measure that can be compared, in the order given; of `period`, or without one of the newest year known.

    Those without any rate of that period are left out. Six queries at most for what is not made of parts.
    """
    every = list(measures)
    subjects = subjects_of(every)
    parts = {part for subject in subjects.values() for part in subject.parts}
    if not parts:
        return []
    areas = {member.area_id: member.area for member in group.members.all()}
    areas |= {subject.own.pk: subject.own for subject in subjects.values()}
    since = period or _two_years_before_the_newest(partnership, subjects)
    raw = counts_of(partnership, parts, [area.code for area in areas.values()], since=since, until=period)
    heads = {kind: heads_of(areas.values(), kind) for kind in {subject.heads for subject in subjects.values()}}
    found = []
    for measure in every:
        subject = subjects.get(measure.pk)
        if subject is None:
            continue
        counts = {code: added_up(of_area, subject.parts) for code, of_area in raw.items()}
        line = _line(partnership, measure, subject, group, counts, heads[subject.heads], period)
        found += [line] if line else []
    return found


def _two_years_before_the_newest(partnership: Partnership, subjects: Mapping[int, Subject]) -> Period | None:
    newest = [
        period
        for subject in {subject.own.code: subject for subject in subjects.values()}.values()
        if (period := newest_period(partnership, [p for s in subjects.values() for p in s.parts], subject.own.code))
    ]
    return max(newest).year_earlier().year_earlier() if newest else None


def _line(
    partnership: Partnership,
    measure: Measure,
    subject: Subject,
    group: ComparatorGroup,
    counts: Mapping[str, Mapping[Period, int | None]],
    heads: Heads,
    period: Period | None,
) -> PeerLine | None:
    span = _span(counts, subject, period)
    if span is None:
        return None
    ranking = GroupCounts(partnership, subject, tuple(group.members.all()), counts, heads).ranking(span)
    if not ranking.places:
        return None
    own, terms = ranking.own, subject.terms(span)
    return PeerLine(
        measure_id=measure.pk,
        label=measure.label,
        span=span.label,
        place=place_words(ranking, own),
        rate=rate_words(own.rate) if own else "no rate",
        average=rate_words(ranking.average) if ranking.average is not None else "",
        unit=terms.unit,
        funnel=funnel_words(own) if own else "",
        missing=missing_words(ranking.missing),
        better=better_words(ranking, terms),
        ranking=ranking,
        subject=subject,
        group=group.name,
        terms=terms,
    )


def _span(
    counts: Mapping[str, Mapping[Period, int | None]], subject: Subject, period: Period | None
) -> PeriodSpan | None:
    of_any = counts.get(subject.own.code) or next(iter(counts.values()), {})
    try:
        return span_of(of_any, ComparisonRequest(since=period, until=period))
    except NoPeriodSpan:
        return None
