"""What the living demo's people have done: notes on data, progress, returns, meetings, a paper that was signed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from actions.leads.selectors import responsible_agencies
from actions.models import Action
from actions.progress.services import report_progress
from core.clock import held_on
from csp_portal.living_demo.description import DemoMoment
from csp_portal.living_demo.figures import LAG
from cycle.meetings import services as meetings
from cycle.meetings.minutes import AgendaItemRecord, MeetingRecord, NewLogItem, fingerprint, minutes_of
from cycle.models import Meeting
from cycle.my_work.services import EnteredWork
from cycle.returns.selectors.content import return_content_of
from cycle.returns.services import returns
from cycle.returns.services.opening import open_returns
from partnerships.access.selectors import scope_for
from partnerships.areas.services import link_areas
from partnerships.models import Area, AreaLinkKind, Group, Membership, Partnership, User
from plans.models import Plan
from reports.final_versions.services import make_final
from reports.models import Report
from reports.trail import services as trail
from reports.trail.selectors import trail_of

MERGED_ON = date(2025, 5, 1)
LEVELS = ("strategic", "operational")
WHY = "Most of it is in the town centre, at weekends; the team goes there then."
GIVEN = "Ask another contractor about the lights of the car parks"


@dataclass(frozen=True)
class DemoYear:
    """The partnership once its plans are there, and the day it is made for."""

    partnership: Partnership
    moment: DemoMoment

    def merge_the_wards(self) -> None:
        """The ward that two became, where an earlier demo has not told so."""
        ward = Area.objects.get(code="FERNVALE-CEN")
        if ward.parent_links.filter(kind=AreaLinkKind.SUCCEEDS).exists():
            return
        for former in Area.objects.filter(code__in=("FERNVALE-OLD", "FERNVALE-RIV")):
            link_areas(by=None, child=ward, parent=former, kind=AreaLinkKind.SUCCEEDS, starts=MERGED_ON)

    def report_progress(self, told: Mapping[str, tuple[str, str]]) -> None:
        """What the actions' leads told: of a finished one when it was done, of the others for the last quarter."""
        quarter = self.moment.quarter
        for action in Action.objects.filter(partnership=self.partnership, title__in=told).order_by("pk"):
            status, said = told[action.title]
            is_done = status == "complete"
            if not is_done and action.plan.starts > quarter.end:
                continue  # its plan had not begun in the quarter that is told of
            day = action.due - timedelta(days=3) if is_done else min(quarter.end + timedelta(days=15), self.moment.day)
            with held_on(day):
                report_progress(
                    by=self._officer_of(action),
                    action=action,
                    version=action.version,
                    status=status,
                    narrative=said,
                    period=None if is_done else quarter,
                )

    def open_returns(self) -> None:
        """The last quarter's returns, of which the council has sent its own where its figures were in."""
        quarter = self.moment.quarter
        plan = Plan.objects.get(partnership=self.partnership, slug=self.moment.plan_of(quarter))
        with held_on(quarter.end + timedelta(days=1)):
            opened = open_returns(by=None, plan=plan, quarter=quarter)
        with held_on(min(quarter.end + LAG, self.moment.day)):
            for one in opened:
                scope = scope_for(self._person("council"), self.partnership.slug)
                if scope is None or one.agency_id not in scope.agency_ids:
                    continue
                asked = [figure for figure in return_content_of(scope, one).figures if figure.asked_because]
                written = [
                    returns.WrittenComment(figure.key, figure.row.measure, figure.row.period, text=WHY, shown="")
                    for figure in asked
                ]
                returns.save_return(
                    scope=scope, agency_return=one, entered=EnteredWork((), ()), comments=written, once=None
                )
                content = return_content_of(scope, one)
                if content.is_complete:
                    returns.submit(scope=scope, agency_return=one, looked_at=content.fingerprint)

    def finish_paper(self, slug: str) -> None:
        """The last meeting's paper, from consulting on it to its final version."""
        report = Report.objects.get(partnership=self.partnership, slug=slug)
        trail.seek_comments(by=None, report=report, role="Head of Legal Services", sought_on=self.moment.written)
        seen = trail_of(report).prints.content
        trail.review(by=self._person("officer"), report=report, looked_at=seen)
        trail.sign(by=self._person("approver"), report=report, looked_at=seen)
        make_final(by=self._person("officer"), report=report, looked_at=seen)

    def hold_meetings(self) -> None:
        """A meeting of the board that was held, and one of each group to come."""
        board, delivery = (Group.objects.get(partnership=self.partnership, level=one) for one in LEVELS)
        held = _tuesday(self.moment.day - timedelta(days=34))
        with held_on(held - timedelta(days=30)):
            meeting = meetings.plan_meeting(by=None, group=board, day=held, place="Town hall")
            meetings.add_item(by=None, meeting=meeting, title=f"How {self.moment.reported.short_label} went")
        with held_on(held + timedelta(days=3)):
            self._hold(meeting)
            for group, days in ((board, 22), (delivery, 9)):
                day = _tuesday(self.moment.day + timedelta(days=days))
                planned = meetings.plan_meeting(by=None, group=group, day=day, place="Town hall")
                meetings.add_item(by=None, meeting=planned, title="Actions that are late")

    def _hold(self, meeting: Meeting) -> None:
        by = self._person("officer")
        members = tuple((member, "present") for member in meeting.group.members.all())
        item = meeting.items.get()
        record = MeetingRecord(
            attendance=members,
            items=[AgendaItemRecord(item, item.version, "agreed", "", "To look at vehicle crime at each meeting.")],
            given=[NewLogItem(GIVEN, "Head of housing", self.moment.day + timedelta(days=10))],
        )
        saved = meetings.save_record(by=by, meeting=meeting, version=meeting.version, record=record)
        meetings.issue_minutes(by=by, meeting=saved, looked_at=fingerprint(minutes_of(saved)))

    def _person(self, name: str) -> User:
        return User.objects.get(email=f"{name}@{self.partnership.slug}.example")

    def _officer_of(self, action: Action) -> User:
        agencies = responsible_agencies(self.partnership, Action.objects.filter(pk=action.pk))[action.pk]
        return Membership.objects.get(partnership=self.partnership, agency__in=agencies).user


def _tuesday(day: date) -> date:
    return day + timedelta(days=1 - day.weekday())
