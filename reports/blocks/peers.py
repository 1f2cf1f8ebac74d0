"""Each counted measure beside the partnership's first group of similar areas, in the paper's period."""

from performance.comparison.peers import PeerLine
from reports.blocks.context import Context


def build(context: Context) -> tuple[PeerLine, ...]:
    return context.peers
