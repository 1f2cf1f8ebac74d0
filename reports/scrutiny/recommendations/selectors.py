"""Reads about recommendations: who owes what, and which come back in the next paper."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q, QuerySet

from core import clock
from partnerships.access.policies import Scope
from partnerships.access.roles import Permission
from partnerships.models import Partnership
from performance.periods.selectors import period_of_plan
from performance.plan_figures.presenters import FigureRow
from performance.plan_figures.selectors import figures_of_plan
from reports.models import Recommendation, Report, ReportStatus
from reports.scrutiny.recommendations.states import RecommendationState, RecommendationTally, closed_on, state_of

ON_OVERVIEW = 4


@dataclass(frozen=True)
class RecommendationLine:
    """A recommendation and how it stands."""

    recommendation: Recommendation
    state: RecommendationState


@dataclass(frozen=True)
class Recommendations:
    """Recommendations with their tally. `lines` are in the order in which they want attention: late ones first."""

    lines: tuple[RecommendationLine, ...]
    tally: RecommendationTally

    @property
    def more(self) -> int:
        """How many are counted and not among the lines."""
        return self.tally.total - len(self.lines)


def recommendations_of(partnership: Partnership) -> QuerySet[Recommendation]:
    """The partnership's current recommendations with whom they are addressed to, the latest meeting first."""
    found: QuerySet[Recommendation] = Recommendation.objects.current().filter(partnership=partnership)
    return found.select_related("addressee", "measure")


def recommendation_for(partnership: Partnership, pk: int) -> Recommendation | None:
    """The partnership's recommendation of that key, archived ones too; None for any other's."""
    found = Recommendation.objects.filter(partnership=partnership, pk=pk)
    return found.select_related("addressee", "report", "measure__plan", "replied_by").first()


def recommendations_on(partnership: Partnership, day: date) -> Recommendations:
    """All of the partnership's recommendations as they stand on a day. One query."""
    return _ranked([RecommendationLine(one, state_of(one, day)) for one in recommendations_of(partnership)])


def recommendations_for_overview(partnership: Partnership, day: date) -> Recommendations:
    """Those that the overview names: the late first, then the open, then the rest, at most four; all are counted."""
    found = recommendations_on(partnership, day)
    return Recommendations(found.lines[:ON_OVERVIEW], found.tally)


def open_recommendations(partnership: Partnership) -> tuple[RecommendationLine, ...]:
    """What committees wait for: replies, and agreed work that is not done."""
    return tuple(line for line in recommendations_on(partnership, clock.today()).lines if line.state.is_open)


def recommendations_for_paper(report: Report) -> tuple[RecommendationLine, ...]:
    """What comes back in a paper by itself: the open ones, and those settled since the meeting before; oldest first.

    Without a date of its own a paper stands as of today. A paper of one committee leaves another's out. Two queries.
    """
    meeting = report.meeting_date or clock.today()
    before = _meeting_before(report, meeting)
    day = min(meeting, clock.today())
    found = []
    for one in recommendations_of(report.partnership).filter(made_on__lt=meeting).order_by("made_on", "number"):
        settled = closed_on(one)
        is_news = settled is None or settled > day or before is None or settled >= before
        if is_news and _about(one, report) and _same_committee(one.committee, report.committee):
            found.append(RecommendationLine(one, state_of(one, day)))
    return tuple(found)


def may_manage(scope: Scope) -> bool:
    return scope.can(Permission.SCRUTINY_MANAGE)


def may_reply(scope: Scope, recommendation: Recommendation) -> bool:
    """The agency that it is addressed to; officers and the scrutiny officer may enter a reply that came in writing."""
    if recommendation.is_archived:
        return False
    if scope.can(Permission.REPORT_EDIT, Permission.SCRUTINY_MANAGE):
        return True
    return scope.can(Permission.ACTION_UPDATE_OWN) and recommendation.addressee_id in scope.agency_ids


def figure_row_of(recommendation: Recommendation) -> FigureRow | None:
    """The figure that the recommendation is about, for its paper's period or else its plan's latest year."""
    measure, report = recommendation.measure, recommendation.report
    if measure is None:
        return None
    is_of_paper = report is not None and report.plan_id == measure.plan_id
    period = report.period if report and is_of_paper else period_of_plan(measure.plan, "")
    rows = figures_of_plan(measure.plan, period).rows
    return next((row for row in rows if row.measure_id == measure.pk), None)


def _ranked(lines: list[RecommendationLine]) -> Recommendations:
    ranked = sorted(lines, key=lambda line: (not line.state.is_late, not line.state.is_open))
    return Recommendations(tuple(ranked), RecommendationTally.of([line.state for line in lines]))


def _meeting_before(report: Report, meeting: date) -> date | None:
    # A draft that was put away before it was made final went to no meeting.
    went = Q(archived_at__isnull=True) | Q(status=ReportStatus.FINAL)
    papers = Report.objects.filter(went, partnership=report.partnership, meeting_date__lt=meeting)
    if report.committee:
        papers = papers.filter(committee__iexact=report.committee)
    latest: date | None = papers.aggregate(latest=Max("meeting_date"))["latest"]
    return latest


def _about(one: Recommendation, report: Report) -> bool:
    """Whether it concerns a paper: in one about a single priority, what is about another's measure does not."""
    chosen, measure = report.priority_id, one.measure
    return chosen is None or measure is None or measure.priority_id == chosen


def _same_committee(one: str, other: str) -> bool:
    """Whether a recommendation concerns a paper's committee; where either names none, it does."""
    return not one or not other or one.casefold() == other.casefold()
