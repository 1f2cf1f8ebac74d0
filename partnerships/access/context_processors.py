"""What every page's header knows: the partnership and what the person may open in it."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from partnerships.access.menu import section_of
from partnerships.access.roles import Permission
from partnerships.accounts import limited_sessions as confined

# Label, URL name, and the permissions of which any opens it.
NAVIGATION: tuple[tuple[str, str, tuple[Permission, ...]], ...] = (
    ("Overview", "overview", (Permission.READ,)),
    ("My work", "my-work", (Permission.ACTION_UPDATE_OWN,)),
    ("Plans", "plan-list", (Permission.READ,)),
    ("Performance", "performance-table", (Permission.READ,)),
    ("Actions", "action-list", (Permission.READ,)),
    ("Returns", "return-list", (Permission.RETURN_MANAGE, Permission.SIGN_OFF, Permission.ACTION_UPDATE_OWN)),
    ("Meetings", "meeting-list", (Permission.READ,)),
    ("Questions", "question-list", (Permission.READ,)),
    ("Papers", "report-list", (Permission.READ,)),
    ("Duties", "duties", (Permission.READ,)),
    ("Calendar", "calendar", (Permission.READ,)),
    ("Partners", "partner-list", (Permission.READ,)),
    ("People", "people", (Permission.PEOPLE_MANAGE,)),
)


def partnership(request: HttpRequest) -> dict[str, Any]:
    """The partnership of the URL and its navigation; nothing outside one."""
    scope = getattr(request, "scope", None)
    if scope is None:
        return {}
    if confined.is_limited(request):
        return {"partnership": scope.partnership, "scope": scope}
    slug = scope.partnership.slug
    here = section_of(request.path, slug)
    items = [
        {"label": label, "url": reverse(name, args=[slug]), "current": name == here}
        for label, name, permissions in NAVIGATION
        if scope.can(*permissions)
    ]
    return {"partnership": scope.partnership, "scope": scope, "navigation": items}
