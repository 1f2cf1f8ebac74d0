"""What every block is built from."""

from dataclasses import dataclass

from performance.selectors import PlanFigures
from reports.models import Report


@dataclass(frozen=True)
class Context:
    """A paper and the figures of its plan and period, worked out once for all blocks."""

    report: Report
    figures: PlanFigures
