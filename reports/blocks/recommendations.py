"""What became of the committee's recommendations: the open ones, and those settled since the meeting before."""

from dataclasses import dataclass

from reports.blocks.context import Context
from reports.models import Recommendation
from reports.scrutiny.recommendations.selectors import for_paper


@dataclass(frozen=True)
class Followed:
    """A recommendation as the paper tells of it; `sentence` is its measure's figure, if the paper tells that."""

    recommendation: Recommendation
    state: str
    sentence: str


def build(context: Context) -> list[Followed]:
    """Oldest first. Two queries."""
    sentences: dict[int | None, str] = {row.measure_id: row.sentence for row in context.figures.rows}
    return [
        Followed(line.recommendation, line.state.words, sentences.get(line.recommendation.measure_id, ""))
        for line in for_paper(context.report)
    ]
