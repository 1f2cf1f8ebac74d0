"""A walk over the pages of a partnership that someone may read, as a browser would, within this process."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit

from django.conf import settings
from django.test import Client
from django.urls import Resolver404, ResolverMatch, resolve, reverse

from csp_portal.shown.page_text import PageText, text_of
from partnerships.models import Partnership, User
from reports.publication.selectors import partnerships_published

# Addresses that ask for something, give a file, or are of other things: they say nothing of figures that the pages
# before them do not.
_ASKING = re.compile(
    r"^(calendar|duty|exempt|indicator|layout|open|partner|register|role|word-template)\b|-(add|archive|cancel|class|copy|create|delete|done|drop|edit|end|export|file|history|hold|invite|order|remove"
    r"|renew|reopen|replace|restore|settle|sheet|stop|unlock|withdraw|chart|feed)$"
)
_KEPT = ("period", "page")  # of an address's questions; sorted or filtered, a page says the same
STARTS = ("overview", "performance-table", "report-list", "return-list", "plan-list", "priority-to-result", "my-work")


@dataclass(frozen=True)
class PageRead:
    """A page that someone was shown."""

    address: str
    match: ResolverMatch
    text: PageText


def pages_for(partnership: Partnership, user: User | None) -> Iterator[PageRead]:
    """Every page of the partnership that the person is shown, each once; without a person those for the public."""
    client = Client(SERVER_NAME=_host())
    if user is not None:
        client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[-1])
    waiting = deque(reverse(name, args=[partnership.slug]) for name in STARTS) if user else deque[str]()
    if partnership in partnerships_published():
        waiting.append(reverse("public-partnership", args=[partnership.slug]))
    seen = set(waiting)
    while waiting:
        address = waiting.popleft()
        answer = client.get(address, secure=True)
        if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
            continue
        text = text_of(answer.content.decode())
        yield PageRead(address, resolve(urlsplit(address).path), text)
        for link in text.links:
            found = _followed(partnership.slug, urljoin(address, link), is_public=user is None)
            if found and found not in seen:
                seen.add(found)
                waiting.append(found)


def _followed(slug: str, link: str, *, is_public: bool) -> str:
    """The address to be read that a link leads to; empty where it leads elsewhere."""
    parts = urlsplit(link)
    inside = (f"/public/{slug}/",) if is_public else (f"/public/{slug}/", f"/p/{slug}/")
    if parts.netloc or not parts.path.startswith(inside):
        return ""
    try:
        match = resolve(parts.path)
    except Resolver404:
        return ""
    is_file = match.kwargs.keys() & {"final_file", "dataset"} or match.kwargs.get("file_format", "html") != "html"
    is_paper = match.url_name == "report-file" and not is_file
    if is_file or (_ASKING.search(match.url_name or "") and not is_paper):
        return ""
    asked = {name: values[0] for name, values in parse_qs(parts.query).items() if name in _KEPT}
    return f"{parts.path}?{urlencode(asked)}" if asked else parts.path


def _host() -> str:
    """A host that the portal answers to."""
    hosts: list[str] = settings.ALLOWED_HOSTS
    return next((host.lstrip(".") for host in hosts if host != "*"), "localhost")
