"""Each counted measure beside the partnership's first group of similar areas, in the paper's period."""

from performance.comparing.groups import groups_of
from performance.comparing.many import PeerLine, peer_lines
from performance.selectors import measures_of_plan
from reports.blocks.context import Context


def build(context: Context) -> list[PeerLine]:
    """Of the context's measures those that are counted, and that some area has a rate of. Queries do not grow."""
    report = context.report
    groups = groups_of(report.partnership)
    if not groups:
        return []
    measures = measures_of_plan(report.plan).filter(pk__in=[row.measure_id for row in context.figures.rows])
    return peer_lines(report.partnership, measures, groups[0], report.period)
