"""A group with all that is known of it, to be asked span by span."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.periods.period import Period
from partnerships.models import Area, Partnership
from performance.comparator_groups.selectors.groups import membership_changes
from performance.comparison import charts as drawn
from performance.comparison import spans
from performance.comparison.rankings import AreaCount, GroupRanking, rank_areas
from performance.comparison.selectors.area_counts import Heads
from performance.comparison.selectors.subjects import Subject
from performance.comparison.sentences import listed
from performance.comparison.spans import Counts, PeriodSpan
from performance.models import ComparatorMember
from performance.plan_figures import engine_inputs

Mark = tuple[date, str]  # a day on which a series is broken, and why


@dataclass(frozen=True)
class GroupCounts:
    """A group and what is counted in it, of one subject. `counts` and `heads` are by area code."""

    partnership: Partnership
    subject: Subject
    members: tuple[ComparatorMember, ...]
    counts: Mapping[str, Counts]
    heads: Heads

    def ranking(self, span: PeriodSpan) -> GroupRanking:
        settings: Any = getattr(self.partnership, "figure_settings", None)
        return rank_areas(
            [self._area_count(area, span) for area in self._areas(span)],
            per=self.subject.per,
            lower_is_better=self.subject.lower_is_better,
            settings=engine_inputs.tests(settings),
        )

    def steps(self, over: Sequence[PeriodSpan], marks: Sequence[Mark]) -> list[drawn.GapStep]:
        """The own rate and the group's, span by span; the first after a change of membership or a break notes it."""
        found = []
        notes = self._notes(over, marks)
        for span in over:
            given = [self._area_count(area, span) for area in self._areas(span)]
            found.append(_step(given, span, self.subject.per, notes.get(span.first, "")))
        return found

    def heads_words(self, span: PeriodSpan) -> str:
        """Whom the rates are told of: `People: mid-2018 (ONS mid-year estimates).`"""
        year = self._heads_year(span)
        noun = self.subject.heads.label
        if year is None:
            return f"{noun}: no number is known of {span.heads_year} or before, so there is no rate."
        older = "" if year == span.heads_year else f", the newest up to {span.heads_year}"
        return f"{noun}: {year} ({', '.join(self.heads.vintages[year])}{older})."

    def _areas(self, span: PeriodSpan) -> list[Area]:
        """The own area and the members of the span's last day, each once."""
        there = {member.area_id: member.area for member in self.members if member.is_in(span.last)}
        return list(({self.subject.own.pk: self.subject.own} | there).values())

    def _area_count(self, area: Area, span: PeriodSpan) -> AreaCount:
        count, missing = spans.count_in(self.counts.get(area.code, {}), span)
        heads = self.heads.of(area.code, self._heads_year(span))
        named = listed([period.short_label for period in missing])
        return AreaCount(
            code=area.code,
            name=area.name,
            count=count,
            heads=heads,
            why_not=f"no figure for {named}" if missing and len(missing) < len(span.periods) else "",
            is_own=area.pk == self.subject.own.pk,
        )

    def _heads_year(self, span: PeriodSpan) -> int | None:
        return self.heads.year_for(span.heads_year, self.subject.own.code)

    def _notes(self, over: Sequence[PeriodSpan], marks: Sequence[Mark]) -> dict[Period, str]:
        """By the first period of a span what breaks the series before it."""
        told = [(turn.day, f"membership changed: {turn.words}") for turn in membership_changes(self.members)]
        told += marks
        found: dict[Period, list[str]] = {}
        for day, reason in told:
            at = next((span for span in over if span.last.end >= day), None)
            if at is not None and day > over[0].first.start:
                found.setdefault(at.first, []).append(reason)
        return {period: "; ".join(reasons) for period, reasons in found.items()}


def _step(given: Sequence[AreaCount], span: PeriodSpan, per: int, note: str) -> drawn.GapStep:
    known = [one for one in given if one.is_known]
    own = next((one for one in known if one.is_own), None)
    others = len(known) - (own is not None)
    return drawn.GapStep(
        label=span.label,
        own=drawn.rate_of(own.count, own.heads, per) if own else None,
        average=drawn.rate_of(sum(one.count or 0 for one in known), sum(one.heads or 0 for one in known), per)
        if others
        else None,
        members=len(known),
        missing=tuple(one.name for one in given if not one.is_known),
        note=note,
    )
