"""What every block is built from."""

from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from actions.actions.selectors import actions_of
from actions.models import Action
from performance.comparator_groups.selectors.groups import groups_of
from performance.comparison.selectors.peers import PeerLine, peer_lines
from performance.measures.selectors import measures_of_plan
from performance.plan_figures.selectors import PlanFigures
from plans.priorities.selectors import PriorityWithOutcomes, priorities_with_outcomes
from reports.models import Report

R = TypeVar("R", bound=Model)


@dataclass(frozen=True)
class Context:
    """A paper and the figures of its plan and period, and what several blocks show, worked out once for all blocks."""

    report: Report
    figures: PlanFigures

    @cached_property
    def priorities(self) -> tuple[PriorityWithOutcomes, ...]:
        """The plan's priorities with their outcomes; the one alone where the paper is about one. Two queries."""
        found = priorities_with_outcomes(self.report.plan)
        chosen = self.report.priority_id
        return tuple(one for one in found if chosen in (None, one.pk))

    @cached_property
    def peers(self) -> tuple[PeerLine, ...]:
        """Of the measures those that are counted, and that some area has a rate of, beside the partnership's first
        group of similar areas. Queries do not grow."""
        groups = groups_of(self.report.partnership)
        if not groups:
            return ()
        measures = measures_of_plan(self.report.plan).filter(pk__in=[row.measure_id for row in self.figures.rows])
        return tuple(peer_lines(groups[0].partnership, measures, groups[0], self.report.period))

    def about(self, records: QuerySet[R]) -> QuerySet[R]:
        """The records of the plan that each name a priority; the one's alone where the paper is about one."""
        chosen = self.report.priority_id
        return records if chosen is None else records.filter(priority=chosen)

    @property
    def actions(self) -> QuerySet[Action]:
        """The plan's actions in order; those that serve the one priority where the paper is about one."""
        found = actions_of(self.report.plan.partnership).filter(plan=self.report.plan)
        chosen = self.report.priority_id
        return (
            found if chosen is None else found.filter(Q(priorities=chosen) | Q(part_of__priorities=chosen)).distinct()
        )
