"""Who owes a committee what, in a line each: for papers that have no room for words and replies."""

from dataclasses import dataclass

from reports.blocks.context import Context
from reports.scrutiny.recommendations.selectors import for_paper
from reports.scrutiny.recommendations.states import Tally

MOST = 3


@dataclass(frozen=True)
class Short:
    """All of them counted, and the first that someone still owes something on: number, agency, state."""

    sentence: str
    owed: tuple[tuple[int, str, str], ...]
    more: int


def build(context: Context) -> Short | None:
    """The late ones first. Nothing where nothing was recommended. Two queries."""
    lines = for_paper(context.report)
    if not lines:
        return None
    owed = sorted((line for line in lines if line.state.is_open), key=lambda line: not line.state.is_late)
    shown = tuple(
        (line.recommendation.number, str(line.recommendation.addressee), line.state.words.lower())
        for line in owed[:MOST]
    )
    return Short(Tally.of([line.state for line in lines]).sentence, shown, max(0, len(owed) - MOST))
