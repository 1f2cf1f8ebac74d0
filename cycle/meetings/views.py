"""Meetings of the groups: planned, their agenda, the log of actions between them, and their minutes."""

from typing import Any

from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from core.editing.views import ServiceCreateView, ServiceLookedAtView, values_of
from core.errors import StaleVersion
from core.govuk.forms import ConfirmWithReasonForm
from cycle import tasks
from cycle.meetings import selectors, services
from cycle.meetings.forms import ChangeMeetingForm, NewMeetingForm
from cycle.meetings.hold_form import HoldForm
from cycle.meetings.minutes import fingerprint, minutes_of
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from partnerships.groups import selectors as group_selectors
from partnerships.pages import InPartnership, found_or_404
from partnerships.records import RecordPages, confirm, edit, history


@requires(Permission.READ)
def meeting_list(request: PortalRequest, slug: str) -> HttpResponse:
    """Every group with its next meeting, and the meetings that were held."""
    context = {
        "groups": selectors.groups_with_next_meeting(request.partnership),
        "held": [one for one in selectors.meetings_of(request.partnership) if not one.is_open],
        "may_edit": request.scope.can(Permission.MEETING_EDIT),
    }
    return render(request, "cycle/meetings/list.html", context)


class MeetingGroupMixin(InPartnership):
    """A page about a group that the address names."""

    @cached_property
    def group(self) -> Any:
        return found_or_404(group_selectors.group_for(self.partnership, self.kwargs["group"]))

    def get_caption(self) -> str:
        return str(self.group)

    def get_back_url(self) -> str:
        return self.url("group-meetings", self.group.pk)


@requires(Permission.READ)
class GroupMeetings(MeetingGroupMixin, TemplateView):
    """A group's meetings and its log of actions."""

    template_name = "cycle/meetings/group.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = {
            "group": self.group,
            "meetings": selectors.meetings_of_group(self.group),
            "log": selectors.log_of(self.group),
            "may_edit": self.scope.can(Permission.MEETING_EDIT),
        }
        return super().get_context_data(**(kwargs | page))


@requires(Permission.MEETING_EDIT)
class MeetingPlan(MeetingGroupMixin, ServiceCreateView):
    form_class = NewMeetingForm
    heading = "Plan a meeting"
    submit = "Plan it"
    done = "The meeting was planned. Put its agenda together."

    def make(self, form: Any) -> Model:
        return services.plan_meeting(by=self.user, group=self.group, **values_of(form))

    def get_done_url(self, saved: Any) -> str:
        return self.url("meeting-detail", saved.pk)


class MeetingMixin(InPartnership):
    """A page about one meeting."""

    @cached_property
    def meeting(self) -> Any:
        return found_or_404(selectors.meeting_for(self.partnership, self.kwargs["meeting"]))

    def get_object(self) -> Any:
        return self.meeting

    def get_caption(self) -> str:
        return str(self.meeting)

    def get_back_url(self) -> str:
        return self.url("meeting-detail", self.meeting.pk)


@requires(Permission.READ)
class MeetingDetail(MeetingMixin, TemplateView):
    """The agenda, or the minutes once they were issued."""

    template_name = "cycle/meetings/detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page: dict[str, Any] = {"meeting": self.meeting, "may_edit": self.scope.can(Permission.MEETING_EDIT)}
        if self.meeting.is_open:
            page["agenda"] = selectors.agenda_of(self.meeting)
        return super().get_context_data(**(kwargs | page))


MEETING = RecordPages(
    MeetingMixin,
    requires(Permission.MEETING_EDIT),
    edit(
        ChangeMeetingForm,
        services.change_meeting,
        heading="Change the date or place",
        done="The meeting was changed.",
    ),
    confirm(
        "cancel",
        services.cancel_meeting,
        form_class=ConfirmWithReasonForm,
        question="Cancel the meeting",
        submit="Cancel the meeting",
        done="The meeting was cancelled.",
        means="It stays in the group’s list as cancelled. What came back onto its agenda comes back at the next.",
    ),
    history(),
)


@requires(Permission.MEETING_EDIT)
class MeetingIssue(MeetingMixin, ServiceLookedAtView):
    template_name = "cycle/meetings/issue.html"
    heading = "Issue the minutes"
    submit = "End the meeting and issue these minutes"
    done = "The minutes were issued."

    @cached_property
    def minutes(self) -> dict[str, Any]:
        return self.meeting.minutes or minutes_of(self.meeting)

    def get_fingerprint(self) -> str:
        return fingerprint(self.minutes)

    def make(self, form: Any) -> Model:
        issued = services.issue_minutes(by=self.user, meeting=self.meeting, **values_of(form))
        tasks.mail_minutes.enqueue(issued.pk)  # in the same transaction: the same post again sends nothing
        return issued

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**({"minutes": self.minutes, "meeting": self.meeting} | kwargs))


@requires(Permission.MEETING_EDIT)
class MeetingHold(MeetingMixin, ServiceCreateView):
    template_name = "cycle/meetings/hold.html"
    form_class = HoldForm
    submit = "Save"
    done = "Saved."

    @cached_property
    def agenda(self) -> selectors.Agenda:
        """Of a meeting whose minutes are out there is nothing to hold any more."""
        return selectors.agenda_of(found_or_404(self.meeting if self.meeting.is_open else None))

    def get_heading(self) -> str:
        return f"Hold the meeting: {self.meeting}"

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"agenda": self.agenda}

    def make(self, form: Any) -> Any:
        version = form.cleaned_data["version"]
        return services.save_record(by=self.user, meeting=self.meeting, version=version, record=form.record())

    def refuse_stale(self, form: Any, stale: StaleVersion) -> HttpResponse:
        fresh = found_or_404(selectors.meeting_for(self.partnership, self.meeting.pk))
        form.agenda = selectors.agenda_of(fresh)
        form.take_versions()
        context = self.get_context_data(form=form, changed_by_another=stale.current)
        return self.render_to_response(context, status=409)

    def get_done_url(self, saved: Any) -> str:
        issue = "issue" in self.request.POST
        return self.url("meeting-issue" if issue else "meeting-hold", self.meeting.pk)
