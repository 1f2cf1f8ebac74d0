"""What the pages of every room share: the partnership of the request, and the history of a record."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from core.editing.history import HistoryView
from partnerships.access.policies import Scope, requires
from partnerships.access.roles import Permission
from partnerships.models import Partnership, User


def found_or_404(record: Any) -> Any:
    """The record that a selector answered; its None, for an absent as for a foreign one, is the same 404."""
    if record is None:
        raise Http404
    return record


class InPartnership:
    """For a class-based view under `/p/<slug>/`: what the middleware has resolved, and addresses within it."""

    request: Any  # a PortalRequest; Django's own views declare it wider
    kwargs: Any

    @property
    def partnership(self) -> Partnership:
        partnership: Partnership = self.request.partnership
        return partnership

    @property
    def scope(self) -> Scope:
        scope: Scope = self.request.scope
        return scope

    @property
    def user(self) -> User:
        user: User = self.request.user
        return user

    def url(self, name: str, *args: Any) -> str:
        """An address of this partnership's."""
        return reverse(name, args=[self.partnership.slug, *args])


@requires(Permission.READ)
class HistoryPage(InPartnership, HistoryView):
    """The history of a record of the partnership's."""
