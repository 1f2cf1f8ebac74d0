"""The computed parts of a paper, one module each. A layout names them; `written` stands for the officer's own words.

To add one: a module here with `build(context)`, a line below, and a template of its name in `reports/blocks/`.
"""

from collections.abc import Callable
from typing import Any

from reports.blocks import (
    action_tables,
    change_chart,
    delivered,
    duties,
    funding,
    funnel,
    highlights,
    indicators,
    key_actions,
    partners,
    peers,
    performance,
    priorities,
    recommendations,
    recommendations_short,
    risks,
    services,
    targets,
    workings,
    you_said,
)
from reports.blocks.context import Context

WRITTEN = "written"
REGISTRY: dict[str, Callable[[Context], Any]] = {
    module.__name__.rpartition(".")[2]: module.build
    for module in (
        action_tables,
        change_chart,
        delivered,
        duties,
        funding,
        funnel,
        highlights,
        indicators,
        key_actions,
        partners,
        peers,
        performance,
        priorities,
        recommendations,
        recommendations_short,
        risks,
        services,
        targets,
        workings,
        you_said,
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


def told_by(name: str) -> frozenset[str]:
    """What a block tells besides figures, so that two blocks that tell the same are known as such."""
    return frozenset({name, *_ALSO_TELL.get(name, ())}) - FIGURES - {WRITTEN}
