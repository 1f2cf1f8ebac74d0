"""The funnel of the measure that stands last among similar areas; nothing where none can be held against one."""

from dataclasses import replace
from fractions import Fraction

from figures.charts.chart import Chart
from performance.comparison.charts import funnel_chart
from performance.comparison.peers import PeerLine
from reports.blocks.context import Context


def build(context: Context) -> Chart | None:
    placed = [line for line in context.peers if line.standing.own]
    worst = max(placed, key=_how_far_down, default=None)
    if worst is None:
        return None
    subject = worst.subject
    chart = funnel_chart(worst.standing, worst.terms, subject.own.name)
    return replace(chart, title=f"{worst.label}: {chart.title}") if chart else None


def _how_far_down(line: PeerLine) -> Fraction:
    """The share of the group's places that lie before its own."""
    own = line.standing.own
    return Fraction(own.rank if own else 0, line.standing.n)
