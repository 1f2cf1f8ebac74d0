"""The chair's screen: a meeting as it is held, saved as a whole as often as one likes."""

from typing import Any

from django.http import HttpResponse
from django.utils.functional import cached_property

from core.editing.views import ServiceCreateView
from core.errors import StaleVersion
from cycle.meetings import selectors, services
from cycle.meetings.hold_form import HoldForm
from cycle.meetings.views import OfMeeting
from partnerships.access.policies import requires
from partnerships.access.roles import Permission
from partnerships.pages import found_or_404


@requires(Permission.MEETING_EDIT)
class MeetingHold(OfMeeting, ServiceCreateView):
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
        return services.save_said(by=self.user, meeting=self.meeting, version=version, said=form.said())

    def refuse_stale(self, form: Any, stale: StaleVersion) -> HttpResponse:
        fresh = found_or_404(selectors.meeting_for(self.partnership, self.meeting.pk))
        form.agenda = selectors.agenda_of(fresh)
        form.take_versions()
        context = self.get_context_data(form=form, changed_by_another=stale.current)
        return self.render_to_response(context, status=409)

    def get_done_url(self, saved: Any) -> str:
        issue = "issue" in self.request.POST
        return self.url("meeting-issue" if issue else "meeting-hold", self.meeting.pk)
