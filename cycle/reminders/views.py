"""Reminding everyone whose return is outstanding, its days as a calendar file, and where a reminder's links lead."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from core import ics
from core.editing.views import ServiceLookedAtView, take_refusal, values_of
from core.govuk.forms import GovukForm
from core.govuk.look import Look
from cycle import tasks
from cycle.reminders import selectors as reminders_selectors
from cycle.reminders.digest import event_of, sample_of
from cycle.reminders.services import links, queueing
from cycle.reminders.services import links as stopping
from cycle.returns.selectors import returns as selectors
from cycle.returns.views import remind_words
from partnerships.access.policies import PortalRequest, public, requires
from partnerships.access.roles import Permission
from partnerships.accounts import limited_sessions as confined
from partnerships.pages import InPartnership, found_or_404


@requires(Permission.RETURN_MANAGE)
class Remind(InPartnership, ServiceLookedAtView):
    template_name = "cycle/reminders/remind.html"
    done = "The reminders are on their way."

    @cached_property
    def preview(self) -> reminders_selectors.ReminderPreview:
        return reminders_selectors.preview_of(self.partnership)

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
def return_calendar(request: PortalRequest, slug: str) -> HttpResponse:
    """The days of every return that the person sees and that is still owed."""
    owed = [one for one in selectors.returns_seen(request.scope).select_related("partnership") if one.is_outstanding]
    events = [event_of(one) for one in sorted(owed, key=lambda one: (one.due, one.pk))]
    content = ics.calendar_bytes(f"Returns, {request.partnership.short_name}", events)
    response = HttpResponse(content, content_type=ics.CONTENT_TYPE)
    response["Content-Disposition"] = 'attachment; filename="returns.ics"'
    return response


class CodeForm(GovukForm):
    code = forms.CharField(
        label="The code that was sent to you",
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
    looks = {"code": Look(name="the code", width="10")}


@public
@never_cache
def return_link(request: PortalRequest, link: str) -> HttpResponse:
    """Reading it changes nothing. The first post has a code sent, the next opens the return with it."""
    found = found_or_404(links.link_of(link))
    closed = links.why_closed(found)
    context: dict[str, Any] = {"closed": closed, "email": _half_hidden(found.reminder.user.email)}
    if closed or request.method != "POST":
        return render(request, "cycle/reminders/link.html", context, status=410 if closed else 200)
    if "code" in request.POST:
        return _with_code(request, found, context)
    form = CodeForm()
    try:
        links.send_code(found)
    except ValidationError as error:
        form = CodeForm({})
        form.full_clean()
        form.errors.clear()
        take_refusal(form, error)
    return render(request, "cycle/reminders/link.html", context | {"form": form})


def _with_code(request: PortalRequest, found: Any, context: dict[str, Any]) -> HttpResponse:
    form = CodeForm(request.POST)
    if form.is_valid():
        try:
            user = links.open_with(found, form.cleaned_data["code"])
        except ValidationError as error:
            take_refusal(form, error)
        else:
            one = found.agency_return
            path = reverse("return-detail", args=[one.partnership.slug, one.pk])
            confined.sign_in_to(request, user, path, lasts=links.SESSION_LASTS)
            return redirect("return-fill", one.partnership.slug, one.pk)
    return render(request, "cycle/reminders/link.html", context | {"form": form})


@public
@csrf_exempt  # mail programs post here by themselves (RFC 8058); the signed address is the proof
def reminders_stop(request: PortalRequest, signed: str) -> HttpResponse:
    """Reading it changes nothing; a post stops the person's reminders, or has them sent again."""
    user = found_or_404(stopping.person_of(signed))
    if request.method == "POST":
        stopping.choose(user=user, wants="again" in request.POST)
        return redirect("reminders-stop", signed)
    wants = stopping.wants_reminders(user)
    return render(request, "cycle/reminders/stop.html", {"wants": wants, "email": _half_hidden(user.email)})


def _half_hidden(email: str) -> str:
    """An address as far as its owner knows it again: whoever else has the link learns little."""
    name, _, place = email.partition("@")
    return f"{name[:2]}…@{place}"
