"""One's own work on one page: the open actions with a place for the next update, and the figures that are due."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import cached_property
from django.views import View

from actions import selectors as actions
from actions.progress_forms import ProgressGrid
from core.errors import StaleVersion
from cycle import work
from partnerships.access import requires
from partnerships.pages import InPartnership
from partnerships.roles import Permission
from performance.grid import GridRefused, GridRow
from performance.views import cells as grid_cells
from performance.views.cells import Cell

ROWS = 25
NOTHING = "Nothing has been entered yet: change a status, write an update or enter a figure."


@requires(Permission.ACTION_UPDATE, Permission.ACTION_UPDATE_OWN)
class MyWork(InPartnership, View):
    """An agency's officer sees its own agency's and units' work only; a partnership officer every open action."""

    @cached_property
    def actions_page(self) -> Page[Any]:
        return Paginator(actions.open_actions(self.scope), ROWS).get_page(self.request.GET.get("page"))

    @cached_property
    def rows(self) -> list[GridRow]:
        """The figures stand on the first page."""
        return work.figures_due(self.scope) if self.actions_page.number == 1 else []

    def form(self, data: Any = None) -> ProgressGrid:
        return ProgressGrid(data, actions=list(self.actions_page), may_be_empty=True)

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        return self.show(self.form(), grid_cells.standing(self.rows))

    def post(self, request: Any, **kwargs: Any) -> HttpResponse:
        form, cells = self.form(request.POST), grid_cells.sent(self.rows, request.POST)
        typed = grid_cells.read(cells)
        if not form.is_valid() or any(cell.error for cell in cells) or grid_cells.ask(cells, typed):
            return self.show(form, cells)
        told = work.Told(form.reports(), typed)
        if told.is_empty:
            form.add_error(None, NOTHING)
            return self.show(form, cells)
        try:
            work.save(by=self.user, told=told, once=form.cleaned_data["once"])
        except StaleVersion as stale:
            form.take_versions()
            return self.show(form, cells, status=409, changed_by_another=stale.current)
        except GridRefused as refusal:
            grid_cells.take_refusal(cells, refusal, work.figures_due(self.scope))
            return self.show(form, cells, status=409 if refusal.stale else 200)
        messages.success(request, work.in_words(told))
        return redirect(request.get_full_path())

    def show(
        self, form: ProgressGrid, cells: list[Cell], *, status: int = 200, changed_by_another: object = None
    ) -> HttpResponse:
        context = {
            "form": form,
            "page": self.actions_page,
            "cells": cells,
            "wrong": [cell for cell in cells if cell.message],
            "late": sum(cell.row.observation is None for cell in cells),
            "changed_by_another": changed_by_another,
        }
        return render(self.request, "cycle/my_work.html", context, status=status)
