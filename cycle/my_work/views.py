"""One's own work on one page: the open actions with a place for the next update, and the figures that are due."""

from actions.leads import selectors as answering
from actions.progress.forms import ProgressGrid
from cycle.my_work import services as work
from cycle.my_work.work_page import Entry
from cycle.my_work.work_page import WorkPage
from cycle.returns.selectors.returns import owed_by_own_agency
from django.core.paginator import Page
from django.core.paginator import Paginator
from django.utils.functional import cached_property
from partnerships.access.policies import requires
from partnerships.access.roles import Permission
from performance.grid.services import GridRow
from typing import Any


ROWS = 25


@requires(Permission.ACTION_UPDATE, Permission.ACTION_UPDATE_OWN)
class MyWork(WorkPage):
    """An agency's officer sees its own agency's and units' work only; a partnership officer every open action."""

    template_name = "cycle/my_work/my_work.html"

    @cached_property
    def actions_page(self) -> Page[Any]:
        return Paginator(answering.open_actions(self.scope), ROWS).get_page(self.request.GET.get("page"))

    @cached_property
    def returns(self) -> list[Any]:
        """What the agency owes besides; updates made here count for the latest of them."""
        return owed_by_own_agency(self.scope)

    def get_form(self, data: Any = None) -> ProgressGrid:
        return ProgressGrid(data, actions=list(self.actions_page), may_be_empty=True)

    def get_rows(self) -> list[GridRow]:
        """The figures stand on the first page."""
        return work.figures_due(self.scope) if self.actions_page.number == 1 else []

    def save(self, entry: Entry, told: work.Told) -> None:
        period = self.returns[0].period if self.returns else None
        work.save(by=self.user, told=told, once=entry.form.cleaned_data["once"], period=period)

    def get_done_url(self) -> str:
        return str(self.request.get_full_path())

    def get_context(self) -> dict[str, Any]:
        return {"page": self.actions_page, "returns": self.returns}
