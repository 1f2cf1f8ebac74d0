"""Where the links of a reminder lead: to the one return, after a code; and to the page that stops reminders."""

from core.editing.views import take_refusal
from core.govuk.forms import GovukForm
from core.govuk.look import Look
from cycle.reminders.services import links
from cycle.reminders.services import stopping
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from partnerships.access.policies import public
from partnerships.accounts import limited_sessions as confined
from partnerships.pages import found_or_404
from typing import Any


class CodeForm(GovukForm):
    code = forms.CharField(
        label="The code that was sent to you",
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
    looks = {"code": Look(name="the code", width="10")}


@public
@never_cache
def return_link(request: Any, link: str) -> HttpResponse:
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


def _with_code(request: Any, found: Any, context: dict[str, Any]) -> HttpResponse:
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
def reminders_stop(request: Any, signed: str) -> HttpResponse:
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
