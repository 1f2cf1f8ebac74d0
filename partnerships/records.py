"""What is done with a record on a page of its own: edited, archived, brought back, deleted, confirmed, looked back on.

Declared once for each record, among its views:

PASSAGE = RecordPages(
    PassageMixin,  # a mixin: which record the address names, and where its pages lead back to
    requires(Permission.PLAN_EDIT),
    edit(EditPassageForm, heading="Edit a passage", done="The passage was saved."),
    archive(done="The passage was archived."),
    restore(services.restore_passage, done="It is in the plan again."),
    history(),
)

and addressed once, among its URLs: *PASSAGE.paths("passages/<int:passage>/", "passage").

What a page is given by name is an attribute of its view in `core.editing.views`. A service is called with the
record, `by`, `version` and what was entered.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, path

from core import writes
from core.editing.history import HistoryView
from core.editing.views import (
    ServiceArchiveView,
    ServiceConfirmView,
    ServiceDeleteView,
    ServiceRestoreView,
    ServiceUpdateView,
)
from partnerships.access.policies import Policy, requires
from partnerships.access.roles import Permission

Service = Callable[..., Any]
READ = requires(Permission.READ)


@dataclass(frozen=True)
class RecordPage:
    """One of a record's pages. `name` ends its URL name, and its address unless `address` does.

    `page` finds the record where the record's own mixin would not, such as one that has been archived.
    """

    name: str
    view: type[Any]
    given: Mapping[str, Any]
    address: str = ""
    page: type | None = None


class RecordPages:
    """A record's pages; `changes` is the policy of those that change it, `reads` that of its history."""

    def __init__(self, page: type, changes: Policy, *pages: RecordPage, reads: Policy = READ) -> None:
        self.page, self.changes, self.pages, self.reads = page, changes, pages, reads

    def paths(self, address: str, name: str) -> list[URLPattern]:
        """The pages below the address of the record."""
        return [
            path(f"{address}{one.address or one.name}/", self._view(one), name=f"{name}-{one.name}")
            for one in self.pages
        ]

    def _view(self, one: RecordPage) -> Callable[..., Any]:
        page = one.page or self.page
        view: Any = type(f"{page.__name__}{one.name.title()}", (page, one.view), {"__module__": page.__module__})
        policy = self.reads if issubclass(one.view, HistoryView) else self.changes
        addressed: Callable[..., Any] = view.as_view(**one.given)
        return policy(addressed)


def edit(
    form_class: type,
    service: Service = writes.change,
    *,
    name: str = "edit",
    address: str = "",
    page: type | None = None,
    view: type[ServiceUpdateView] = ServiceUpdateView,
    **given: Any,
) -> RecordPage:
    """Changes the record, or one thing about it, with a form of its own."""
    return RecordPage(name, view, {"form_class": form_class, "service": service} | given, address, page)


def confirm(name: str, service: Service, *, address: str = "", page: type | None = None, **given: Any) -> RecordPage:
    """Asks before `service` is called; says what that means."""
    return RecordPage(name, ServiceConfirmView, {"service": service} | given, address, page)


def archive(
    service: Service = writes.archive, *, name: str = "archive", page: type | None = None, **given: Any
) -> RecordPage:
    """Asks, and asks why, before the record leaves the lists."""
    return RecordPage(name, ServiceArchiveView, {"service": service} | given, page=page)


def restore(service: Service = writes.restore, *, page: type | None = None, **given: Any) -> RecordPage:
    """Asks before the archived record comes back into the lists."""
    return RecordPage("restore", ServiceRestoreView, {"service": service} | given, page=page)


def delete(service: Service = writes.delete, **given: Any) -> RecordPage:
    """Asks before the draft is deleted, and says what goes with it."""
    return RecordPage("delete", ServiceDeleteView, {"service": service} | given)


def history(*, page: type | None = None, **given: Any) -> RecordPage:
    """Who changed the record, when, from what to what, and why."""
    return RecordPage("history", HistoryView, given, page=page)
