"""Days that a partnership enters into its year itself, and the person's calendar feed."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from core.editing.views import ServiceCreateView, values_of
from core.errors import StaleVersion
from core.govuk.forms import ConfirmForm
from cycle.calendar import selectors, services
from cycle.calendar.forms import EditCalendarDayForm, NewCalendarDayForm
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from partnerships.pages import InPartnership, found_or_404
from partnerships.records import RecordPages, archive, edit, history, restore


@requires(Permission.PLAN_EDIT)
class CalendarDayCreate(InPartnership, ServiceCreateView):
    form_class = NewCalendarDayForm
    heading = "Add a day to the calendar"
    submit = "Add it"
    done = "It is in the calendar."

    def make(self, form: Any) -> Any:
        return services.create_entry(by=self.user, partnership=self.partnership, **values_of(form))

    def get_back_url(self) -> str:
        return self.url("calendar")


class CalendarDayMixin(InPartnership):
    """A page about the day that the address names; it leads back to the calendar."""

    object: Any

    def get_object(self) -> Any:
        return found_or_404(selectors.entry_for(self.partnership, self.kwargs["year_entry"]))

    def get_back_url(self) -> str:
        return self.url("calendar")


CALENDAR_DAY = RecordPages(
    CalendarDayMixin,
    requires(Permission.PLAN_EDIT),
    edit(
        EditCalendarDayForm, heading="Edit “{record}”", done="It was saved.", template_name="cycle/calendar/entry.html"
    ),
    archive(means="It leaves the calendar and its feeds. Its history stays, and it can be brought back."),
    restore(done="It is in the calendar again."),
    history(),
)


@requires(Permission.READ)
def feed(request: PortalRequest, slug: str) -> HttpResponse:
    """The person's own feed and its secret address."""
    found = selectors.feed_of(request.scope)
    secret = selectors.address_of(found) if found and found.is_open else ""
    return render(request, "cycle/calendar/feed.html", {"feed": found, "secret": secret})


@requires(Permission.READ)
@require_POST
def feed_open(request: PortalRequest, slug: str) -> HttpResponse:
    """Makes the feed's address; a second time it finds it open."""
    services.open_feed(by=request.user, partnership=request.partnership)
    messages.success(request, "Your calendar has an address.")
    return redirect("calendar-feed", slug)


@requires(Permission.READ)
@require_POST
def feed_renew(request: PortalRequest, slug: str) -> HttpResponse:
    """Gives the feed a new address."""
    return _changed(
        request, slug, services.renew_feed, "Your calendar has a new address. The one before leads nowhere."
    )


@requires(Permission.READ)
@require_POST
def feed_stop(request: PortalRequest, slug: str) -> HttpResponse:
    """Closes the feed."""
    return _changed(request, slug, services.stop_feed, "The address leads nowhere any more.")


def _changed(request: PortalRequest, slug: str, change: Callable[..., Any], done: str) -> HttpResponse:
    """Does it to the person's own feed as the page showed it; what has changed since is said and left."""
    found = found_or_404(selectors.feed_of(request.scope))
    form = ConfirmForm(request.POST)
    version = form.cleaned_data["version"] if form.is_valid() else None
    try:
        change(by=request.user, feed=found, version=version)
    except StaleVersion:
        messages.error(request, "Your calendar’s address has changed since you opened this page. Look again.")
    else:
        messages.success(request, done)
    return redirect("calendar-feed", slug)
