"""The last final paper on a plan and the last meeting held: what a reader knows from before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from django.db.models import Exists, JSONField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone

from actions.models import Action
from core import clock
from core.models import AuditEntry
from core.periods.period import Period
from cycle.models import Meeting, MeetingStatus
from dashboards.changes.rules import ChangePages
from partnerships.models import Partnership
from performance.models import ComparatorGroup, Measure
from plans.models import Plan
from reports.models import FinalVersion, Report

_OFFERED = 12


@dataclass(frozen=True)
class LastPaper:
    """The last final paper on a plan, with its figures as they were printed."""

    reference: str
    title: str
    period: Period
    made_final_on: date
    figures: Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class MeetingHeld:
    """A meeting that was held: of a committee that had a paper, or of one of the partnership's groups."""

    day: date
    who: str

    @property
    def code(self) -> str:
        return self.day.isoformat()

    @property
    def begins(self) -> datetime:
        """The first moment of its day: what was done on the day counts as done since."""
        return timezone.make_aware(datetime.combine(self.day, time.min))


@dataclass(frozen=True)
class Baselines:
    """What the overview sets the present against; None where there is none yet."""

    paper: LastPaper | None
    meeting: MeetingHeld | None
    entered_at: datetime | None

    @property
    def is_before_the_portal(self) -> bool:
        """Whether the plan came into the portal after the meeting, so that it cannot tell what stood then."""
        return self.meeting is not None and self.entered_at is not None and self.entered_at >= self.meeting.begins


def plans_with_baselines() -> QuerySet[Plan]:
    """Plans with all that `baselines_of` reads, and whether there is a group to compare with (`has_group`), in the one
    query that asks for them."""
    final = FinalVersion.objects.filter(report__plan=OuterRef("pk")).order_by("-made_final_at", "-pk")
    told = JSONObject(reference="reference", title="title", period="report__period", made_final_at="made_final_at")
    begun = AuditEntry.objects.filter(object_type="plan", object_id=OuterRef("pk"), action="created")
    groups = ComparatorGroup.objects.current().filter(partnership=OuterRef("partnership"))
    return Plan.objects.annotate(
        has_group=Exists(groups),
        final_paper=Subquery(final.values(told=told)[:1], output_field=JSONField()),
        final_paper_figures=Subquery(final.values("figures")[:1]),
        committee_met=_first(_papers_heard(OuterRef("partnership")), "meeting_date", "committee"),
        group_met=_first(_meetings_held(OuterRef("partnership")), "day", "group__name"),
        entered_at=Subquery(begun.order_by("at").values("at")[:1]),
    )


def baselines_of(plan: Plan) -> Baselines:
    """The baselines of a plan that `plans_with_baselines` has read."""
    read: Any = plan
    found = [
        MeetingHeld(date.fromisoformat(met["day"]), met["who"]) for met in (read.committee_met, read.group_met) if met
    ]
    return Baselines(_paper(read), max(found, key=lambda held: held.day, default=None), read.entered_at)


def meetings_held(partnership: Partnership) -> list[MeetingHeld]:
    """The last meetings, the latest first; two on one day are one entry."""
    papers = _papers_heard(partnership.pk).values_list("meeting_date", "committee")[:_OFFERED]
    groups = _meetings_held(partnership.pk).values_list("day", "group__name")[:_OFFERED]
    who: dict[date, list[str]] = {}
    for day, name in [*papers, *groups]:
        if day:
            who.setdefault(day, []).append(name)
    days = sorted(who, reverse=True)[:_OFFERED]
    return [MeetingHeld(day, " and ".join(dict.fromkeys(name for name in who[day] if name))) for day in days]


def _paper(read: Any) -> LastPaper | None:
    if read.final_paper is None:
        return None
    told = read.final_paper
    return LastPaper(
        reference=told["reference"],
        title=told["title"],
        period=Period.parse(told["period"]),
        made_final_on=clock.local_day(_moment(told["made_final_at"])),
        figures=read.final_paper_figures,
    )


def _moment(text: str) -> datetime:
    """A moment as a database writes it within JSON: SQLite without its time zone, which is UTC."""
    found = datetime.fromisoformat(text)
    return found if timezone.is_aware(found) else found.replace(tzinfo=UTC)


def _papers_heard(partnership: Any) -> QuerySet[Report]:
    """The papers whose committee has met, the latest first."""
    papers: QuerySet[Report] = Report.objects.current().filter(partnership=partnership, meeting_date__lt=clock.today())
    return papers.order_by("-meeting_date", "-pk")


def _meetings_held(partnership: Any) -> QuerySet[Meeting]:
    """The groups' meetings that were held, minuted or not, the latest first."""
    is_over = Q(day__lt=clock.today()) & ~Q(status=MeetingStatus.CANCELLED)
    return Meeting.objects.filter(is_over, partnership=partnership).order_by("-day", "-pk")


def _first(held: QuerySet[Any], day: str, who: str) -> Subquery:
    return Subquery(held.values(met=JSONObject(day=day, who=who))[:1], output_field=JSONField())


def pages_of(plan: Plan | None) -> ChangePages:
    """Every measure and action of the plan, for the pages about its changes. Two queries; none without a plan."""
    if plan is None:
        return ChangePages()
    rows = list(
        Measure.objects.current().filter(plan=plan).order_by("-order").values_list("pk", "indicator", "targets")
    )
    return ChangePages(
        measures_of_indicators={indicator: pk for pk, indicator, _ in rows},
        measures_of_targets={target: pk for pk, _, target in rows if target},
        titles_of_actions=dict(Action.objects.filter(plan=plan).values_list("pk", "title")),
    )
