"""The computed parts of a paper, one function each. A layout names them; `written` stands for the officer's own words.

To add one: a function of a block's name, which stands in `REGISTRY`, and a template of that name in `reports/blocks/`.
"""

from collections.abc import Callable
from typing import Any

from reports.blocks import committee, performance, plan
from reports.blocks.context import Context
from reports.blocks.indicators import indicators

WRITTEN = "written"
REGISTRY: dict[str, Callable[[Context], Any]] = {
    block.__name__: block
    for block in (
        plan.priorities,
        plan.partners,
        plan.services,
        plan.funding,
        plan.risks,
        plan.you_said,
        plan.delivered,
        plan.highlights,
        plan.action_tables,
        plan.key_actions,
        performance.performance,
        performance.change_chart,
        performance.workings,
        performance.peers,
        performance.funnel,
        performance.targets,
        committee.duties,
        committee.recommendations,
        committee.recommendations_short,
        indicators,
    )
}
NAMES = frozenset({WRITTEN, *REGISTRY})
CHARTS = frozenset({"change_chart", "funnel"})
# Blocks that print measures' figures; each shows those of its context and no others.
FIGURES = frozenset(
    {"performance", "change_chart", "targets", "highlights", "workings", "peers", "funnel", "indicators"}
)
_ALSO_TELL = {
    "highlights": {"priorities"},
    "action_tables": {"priorities", "actions"},
    "key_actions": {"actions"},
    "recommendations_short": {"recommendations"},
}


def subjects_of(name: str) -> frozenset[str]:
    """What a block tells besides figures, so that two blocks that tell the same are known as such."""
    return frozenset({name, *_ALSO_TELL.get(name, ())}) - FIGURES - {WRITTEN}
