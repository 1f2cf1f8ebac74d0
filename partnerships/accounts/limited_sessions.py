"""Sessions that open one part of the portal only: those of people who came by a link and a code, not by signing in."""

from datetime import timedelta

from django.http import HttpRequest

from partnerships.accounts import signing_in
from partnerships.models import User

_KEY = "opens_only"


def sign_in_to(request: HttpRequest, user: User, path: str, *, lasts: timedelta) -> None:
    """Sign the person in to the addresses below `path`, and to nothing else that asks for signing in."""
    request.session.flush()  # whoever was signed in here before is not any more
    signing_in.enter(request, user)
    request.session[_KEY] = path
    request.session.set_expiry(lasts)


def is_limited(request: HttpRequest) -> bool:
    """Whether the session opens a part only."""
    return bool(_path_of(request))


def is_outside(request: HttpRequest) -> bool:
    """Whether the address is outside the part that the session opens."""
    path = _path_of(request)
    return bool(path) and not request.path.startswith(path)


def release(request: HttpRequest) -> None:
    """The person has signed in: the session opens all that is theirs, for as long as any other."""
    if request.session.pop(_KEY, None):
        request.session.set_expiry(None)


def _path_of(request: HttpRequest) -> str:
    return str(request.session.get(_KEY, "")) if request.user.is_authenticated else ""
