"""What the pages of every room share: the partnership of the request, and the history of a record."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from core.history import Reader, history_in_words
from partnerships.access import Scope, requires
from partnerships.models import Partnership, User
from partnerships.roles import Permission


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
class HistoryPage(InPartnership, TemplateView):
    """Who changed a record, when, from what to what, and why. A room's mixin says which record and where it is."""

    template_name = "core/history_page.html"

    def get_object(self) -> Any:
        raise NotImplementedError

    def get_back_url(self) -> str:
        raise NotImplementedError

    @cached_property
    def object(self) -> Any:
        return self.get_object()

    def get_readers(self) -> Mapping[str, Reader]:
        """How to put values in words that are no columns of the record."""
        return {}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = {
            "record": self.object,
            "history": history_in_words(self.object, self.get_readers()),
            "back_url": self.get_back_url(),
        }
        return super().get_context_data(**(page | kwargs))
