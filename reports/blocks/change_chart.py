"""Each measure's change against its target, as a chart; nothing where no measure has a change in per cent."""

from figures.charts.chart import Chart
from performance.plan_figures.selectors import change_chart
from reports.blocks.context import Context


def build(context: Context) -> Chart | None:
    return change_chart(context.figures)
