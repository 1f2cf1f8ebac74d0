"""What every block is built from."""

from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from actions.models import Action
from actions.selectors import actions_of
from performance.selectors import PlanFigures
from plans.selectors import PriorityWithOutcomes, priorities_with_outcomes
from reports.models import Report

R = TypeVar("R", bound=Model)


@dataclass(frozen=True)
class Context:
    """A paper and the figures of its plan and period, worked out once for all blocks."""

    report: Report
    figures: PlanFigures

    @property
    def priorities(self) -> list[PriorityWithOutcomes]:
        """The plan's priorities with their outcomes; the one alone where the paper is about one. Two queries."""
        found = priorities_with_outcomes(self.report.plan)
        chosen = self.report.priority_id
        return [one for one in found if chosen in (None, one.pk)]

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
