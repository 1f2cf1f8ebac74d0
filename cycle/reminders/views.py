"""Reminding everyone who owes a return, with what they would be sent shown first; and the days as a calendar file."""

from core import ics
from core.editing.views import ServiceLookedAtView
from core.editing.views import values_of
from cycle import tasks
from cycle.reminders.digest import event_of
from cycle.reminders.digest import sample_of
from cycle.reminders.services import queueing
from cycle.returns.selectors import returns as selectors
from cycle.returns.views import remind_words
from django.http import HttpResponse
from django.utils.functional import cached_property
from partnerships.access.policies import requires
from partnerships.access.roles import Permission
from partnerships.pages import InPartnership
from typing import Any


@requires(Permission.RETURN_MANAGE)
class Remind(InPartnership, ServiceLookedAtView):
    template_name = "cycle/reminders/remind.html"
    done = "The reminders are on their way."

    @cached_property
    def preview(self) -> queueing.Preview:
        return queueing.preview_of(self.partnership)

    def get_heading(self) -> str:
        return remind_words(self.partnership) or "Nobody owes a return"

    def get_fingerprint(self) -> str:
        return self.preview.fingerprint

    def make(self, form: Any) -> Any:
        values = values_of(form)
        return queueing.queue_asked(
            by=self.user, partnership=self.partnership, token=form.cleaned_data["once"], **values
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        first = next(iter(self.preview.digests), None)
        page = {"preview": self.preview, "sample": sample_of(first) if first else None}
        return super().get_context_data(**(page | kwargs))

    def get_back_url(self) -> str:
        return self.url("return-list")

    def get_done_url(self, saved: Any) -> str:
        tasks.send_reminders.enqueue()
        return self.get_back_url()


@requires(*selectors.OPENS)
def return_calendar(request: Any, slug: str) -> HttpResponse:
    """The days of every return that the person sees and that is still owed."""
    owed = [one for one in selectors.returns_seen(request.scope).select_related("partnership") if one.is_owed]
    events = [event_of(one) for one in sorted(owed, key=lambda one: (one.due, one.pk))]
    content = ics.calendar_bytes(f"Returns, {request.partnership.short_name}", events)
    response = HttpResponse(content, content_type=ics.CONTENT_TYPE)
    response["Content-Disposition"] = 'attachment; filename="returns.ics"'
    return response
