"""Keeping what someone typed when their session ended in the middle of it.

A post by someone who is signed out is answered with the sign-in page, which carries the post, signed, in a hidden
field. After signing in they see it and send it again themselves: nothing is written before that.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url

from partnerships.accounts.forms import SignInForm

SALT = "partnerships.accounts.kept_posts"
MAX_AGE = 60 * 60  # seconds in which a kept post can be taken up again
_NOT_KEPT = {"csrfmiddlewaretoken", "password", "old"}  # "old" is the present password
_NOT_SHOWN = ("version", "once")


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """Send a reader to the sign-in page and back; keep what a writer typed."""
    if request.method != "POST":
        here = urlencode({"next": request.get_full_path()})
        return HttpResponseRedirect(f"{resolve_url(settings.LOGIN_URL)}?{here}")
    form = SignInForm(initial={"kept": keep(request)})
    context = {"form": form, "was_signed_out": True, "action": resolve_url(settings.LOGIN_URL)}
    return render(request, "partnerships/accounts/sign_in.html", context, status=401)


def keep(request: HttpRequest) -> str:
    """The post's address and values as one signed text. Files cannot be kept."""
    values = [(name, value) for name, values in request.POST.lists() if name not in _NOT_KEPT for value in values]
    return signing.dumps({"path": request.get_full_path(), "values": values}, salt=SALT, compress=True)


@dataclass(frozen=True)
class KeptValue:
    """One value of a kept post, under a name that people can read; some are sent without being shown."""

    name: str
    value: str

    @property
    def label(self) -> str:
        return self.name.replace("_", " ").replace("-", " ").capitalize()

    @property
    def is_shown(self) -> bool:
        return bool(self.value) and not self.name.startswith(_NOT_SHOWN)


@dataclass(frozen=True)
class KeptPost:
    """A post that was kept: where it goes and what it holds."""

    path: str
    values: tuple[KeptValue, ...]


def kept(text: str) -> KeptPost | None:
    """The kept post; None where there is none, or the text is not ours, was altered or is too old."""
    try:
        found = signing.loads(text, salt=SALT, max_age=MAX_AGE) if text else None
    except signing.BadSignature:
        return None
    return KeptPost(found["path"], tuple(KeptValue(*value) for value in found["values"])) if found else None
