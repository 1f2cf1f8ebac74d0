"""Blocks for a committee: the statutory duties, and what became of its recommendations."""

from dataclasses import dataclass
from datetime import date

from cycle.duties.answers import DutySection
from reports.blocks.context import Context
from reports.compliance.selectors import compliance_for_paper
from reports.models import Recommendation
from reports.scrutiny.recommendations.selectors import recommendations_for_paper
from reports.scrutiny.recommendations.states import RecommendationTally


@dataclass(frozen=True)
class DutiesAnnex:
    """The duties of the law that apply, by topic, as of `on`; `told` counts their answers in words."""

    on: date
    told: str
    sections: tuple[DutySection, ...]


def duties(context: Context) -> DutiesAnnex | None:
    """The statutory duties on the day of the meeting, else on the last day of the period; None where no rules apply.

    Left out are what does not apply, guidance that is only remembered, and what is for named people only.
    """
    report = context.report
    compliance = compliance_for_paper(report.partnership, report.meeting_date or report.period.end)
    if compliance.not_covered:
        return None
    sections = [
        DutySection(one.title, tuple(answered for answered in one.answered if answered.applies))
        for one in compliance.sections
    ]
    told = "; ".join(f"{mark.word.lower()}: {number}" for mark, number in compliance.counts)
    return DutiesAnnex(compliance.on, told, tuple(section for section in sections if section.answered))


@dataclass(frozen=True)
class RecommendationProgress:
    """A recommendation as the paper tells of it; `sentence` is its measure's figure, if the paper tells that."""

    recommendation: Recommendation
    state: str
    sentence: str


def recommendations(context: Context) -> list[RecommendationProgress]:
    """The committee's open recommendations, and those closed since the meeting before. Oldest first. Two queries."""
    sentences: dict[int | None, str] = {row.measure_id: row.sentence for row in context.figures.rows}
    return [
        RecommendationProgress(line.recommendation, line.state.words, sentences.get(line.recommendation.measure_id, ""))
        for line in recommendations_for_paper(context.report)
    ]


MOST_IN_SHORT = 3


@dataclass(frozen=True)
class RecommendationSummary:
    """All of them counted, and the first that someone still owes something on: number, agency, state."""

    sentence: str
    owed: tuple[tuple[int, str, str], ...]
    more: int


def recommendations_short(context: Context) -> RecommendationSummary | None:
    """Who still has something to do for the committee, the late ones first, in a line each. Two queries."""
    lines = recommendations_for_paper(context.report)
    if not lines:
        return None
    owed = sorted((line for line in lines if line.state.is_open), key=lambda line: not line.state.is_late)
    shown = tuple(
        (line.recommendation.number, str(line.recommendation.addressee), line.state.words.lower())
        for line in owed[:MOST_IN_SHORT]
    )
    return RecommendationSummary(
        RecommendationTally.of([line.state for line in lines]).sentence, shown, max(0, len(owed) - MOST_IN_SHORT)
    )
