"""Signing in, and the wait after too many failed attempts for a name from an address; django-axes keeps the count."""

from ipaddress import ip_address
from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse

from partnerships.accounts import services as account_services
from partnerships.models import User

TOO_MANY_REQUESTS = 429


class AttemptRequest(HttpRequest):
    """A request to sign in, with what django-axes has noted of it."""

    axes_failures_since_start: int
    axes_ip_address: str | None


def enter(request: HttpRequest, user: User) -> None:
    """Sign someone in who has shown by password, or by a mailed link, who they are."""
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[-1])


def address_of(request: HttpRequest) -> str | None:
    """Where the request comes from: behind a proxy the last address that it passes on, which is the one it saw."""
    came_from: str | None = request.META.get("REMOTE_ADDR")
    if settings.BEHIND_PROXY:
        passed_on = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
        try:
            return str(ip_address(passed_on))
        except ValueError:
            return came_from  # a proxy that passes nothing on: everyone comes from it
    return came_from


def name_of(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """Whose password was tried: the address in small letters, by the field's name here or on the support pages."""
    tried = credentials or {}
    return str(tried.get("email") or tried.get("username") or "").lower()


def must_wait(request: HttpRequest) -> bool:
    """Whether this attempt was refused, or was the last before that, whatever the password."""
    return bool(getattr(request, "axes_locked_out", False))


def waiting_words() -> str:
    """What someone is told who has to wait."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    return (
        f"There have been {settings.AXES_FAILURE_LIMIT} failed attempts to sign in with this address. "
        f"Wait {minutes} minutes, then try again. If you have forgotten your password, ask for a new one below."
    )


def answer(request: AttemptRequest, response: HttpResponse, credentials: dict[str, Any] | None) -> HttpResponse:
    """The page as it was drawn, with what was typed, answered as too many requests; the attempt that was the last one
    is kept in the person's history."""
    if request.axes_failures_since_start == settings.AXES_FAILURE_LIMIT:
        account_services.note_wait(email=name_of(request, credentials), address=request.axes_ip_address or "")
    response.status_code = TOO_MANY_REQUESTS
    return response
