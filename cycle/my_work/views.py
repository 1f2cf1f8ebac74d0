"""Progress and figures entered on one page: one's own work, and what is due in every partnership."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import cached_property
from django.views import View

from actions.progress import selectors as progress_selectors
from actions.progress.forms import ProgressGrid
from core.editing.views import take_refusal
from core.errors import StaleVersion
from cycle.my_work import services as work
from cycle.my_work.selectors import work_in_every_partnership
from cycle.returns.selectors.returns import own_unsubmitted_returns
from partnerships.access.policies import PortalRequest, requires, signed_in
from partnerships.access.roles import Permission
from partnerships.pages import InPartnership
from performance.grid import cells as grid_cells
from performance.grid.cells import GridCell
from performance.grid.services import GridRefused, GridRow

NOTHING = "Nothing has been entered yet: change a status, write an update or enter a figure."


@dataclass
class WorkEntry:
    """What the page shows or was sent: the form of the actions, and the cells of the figures."""

    form: ProgressGrid
    cells: list[GridCell]


class WorkPage(InPartnership, View):
    """A page says which actions and rows it holds, and where it leads; a return adds comments."""

    template_name = ""

    def get_form(self, data: Any = None) -> ProgressGrid:
        raise NotImplementedError

    def get_rows(self) -> list[GridRow]:
        """The cells as they stand now."""
        raise NotImplementedError

    def save(self, entry: WorkEntry, entered: work.EnteredWork) -> None:
        raise NotImplementedError

    def get_done_url(self) -> str:
        raise NotImplementedError

    def sent(self) -> WorkEntry:
        post = self.request.POST
        return WorkEntry(self.get_form(post), grid_cells.posted_cells(self.get_rows(), post))

    def is_refused(self, entry: WorkEntry) -> bool:
        """Whether something else that was entered cannot be saved as it is."""
        return False

    def has_more(self, entry: WorkEntry) -> bool:
        """Whether something else was entered than progress and figures."""
        return False

    def get(self, request: PortalRequest, **kwargs: Any) -> HttpResponse:
        return self.show(WorkEntry(self.get_form(), grid_cells.stored_cells(self.get_rows())))

    def post(self, request: PortalRequest, **kwargs: Any) -> HttpResponse:
        entry = self.sent()
        typed = grid_cells.typed_figures(entry.cells)
        is_wrong = not entry.form.is_valid() or self.is_refused(entry) or any(cell.error for cell in entry.cells)
        if is_wrong or grid_cells.ask_about_doubts(entry.cells, typed):
            return self.show(entry)
        entered = work.EnteredWork(entry.form.reports(), typed)
        if entered.is_empty and not self.has_more(entry):
            entry.form.add_error(None, NOTHING)
            return self.show(entry)
        return self.saved(entry, entered)

    def saved(self, entry: WorkEntry, entered: work.EnteredWork) -> HttpResponse:
        try:
            self.save(entry, entered)
        except StaleVersion as stale:
            entry.form.take_versions()
            return self.show(entry, status=409, changed_by_another=stale.current)
        except GridRefused as refusal:
            grid_cells.take_refusal(entry.cells, refusal, self.get_rows())
            return self.show(entry, status=409 if refusal.stale else 200)
        except ValidationError as error:
            take_refusal(entry.form, error)
            return self.show(entry)
        messages.success(self.request, work.in_words(entered))
        return redirect(self.get_done_url())

    def show(self, entry: WorkEntry, /, *, status: int = 200, **context: Any) -> HttpResponse:
        page = {
            "form": entry.form,
            "cells": entry.cells,
            "wrong": [cell for cell in entry.cells if cell.message],
            "is_only_asked": not any(cell.error for cell in entry.cells) and not entry.form.errors,
            "late": sum(cell.row.observation is None for cell in entry.cells),
        }
        return render(self.request, self.template_name, page | context | self.get_context(), status=status)

    def get_context(self) -> dict[str, Any]:
        return {}


ROWS = 25


@requires(Permission.ACTION_UPDATE, Permission.ACTION_UPDATE_OWN)
class MyWork(WorkPage):
    """An agency's officer sees its own agency's and units' work only; a partnership officer every open action."""

    template_name = "cycle/my_work/my_work.html"

    @cached_property
    def actions_page(self) -> Page[Any]:
        return Paginator(progress_selectors.open_actions(self.scope), ROWS).get_page(self.request.GET.get("page"))

    @cached_property
    def returns(self) -> list[Any]:
        """What the agency owes besides; updates made here count for the latest of them."""
        return own_unsubmitted_returns(self.scope)

    def get_form(self, data: Any = None) -> ProgressGrid:
        return ProgressGrid(data, actions=list(self.actions_page), may_be_empty=True)

    def get_rows(self) -> list[GridRow]:
        """The figures stand on the first page."""
        return work.figures_due(self.scope) if self.actions_page.number == 1 else []

    def save(self, entry: WorkEntry, entered: work.EnteredWork) -> None:
        period = self.returns[0].period if self.returns else None
        work.save(by=self.user, entered=entered, once=entry.form.cleaned_data["once"], period=period)

    def get_done_url(self) -> str:
        return str(self.request.get_full_path())

    def get_context(self) -> dict[str, Any]:
        return {"page": self.actions_page, "returns": self.returns}


@signed_in
def in_every_partnership(request: PortalRequest) -> HttpResponse:
    return render(request, "cycle/my_work/every_partnership.html", {"places": work_in_every_partnership(request.user)})
