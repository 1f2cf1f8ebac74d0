"""The grid in which a year's figures are entered together."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import cached_property
from django.views import View

from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from partnerships.pages import found_or_404
from performance.grid import cells as grid_cells
from performance.grid.cells import GridCell
from performance.grid.services import GridRefused, GridRow, grid_of, save_cells
from performance.periods.selectors import years_to_enter
from plans.plan.selectors import is_being_made
from plans.plan.views import WithinPlan


@requires(Permission.FIGURE_EDIT, Permission.FIGURE_EDIT_OWN)
class Grid(WithinPlan, View):
    @cached_property
    def period(self) -> Any:
        years = years_to_enter(self.plan)
        return found_or_404(next((year for year in years if year.code == self.kwargs["period"]), None))

    def other_years(self) -> list[Any]:
        """The plan's other years, and the one that it begins with."""
        return [year for year in years_to_enter(self.plan) if year != self.period]

    def rows(self) -> list[GridRow]:
        return grid_of(self.request.scope, self.plan, self.period)

    def get(self, request: PortalRequest, **kwargs: Any) -> HttpResponse:
        return self.page(grid_cells.stored_cells(self.rows()))

    def post(self, request: PortalRequest, **kwargs: Any) -> HttpResponse:
        cells = grid_cells.posted_cells(self.rows(), request.POST)
        if "fill" in request.POST:
            return self.page(grid_cells.paste_column(cells, request.POST.get("column", "")))
        typed = grid_cells.typed_figures(cells)
        if any(cell.error for cell in cells) or grid_cells.ask_about_doubts(cells, typed):
            return self.page(cells)
        try:
            written = save_cells(by=self.user, typed=typed)
        except GridRefused as refusal:
            grid_cells.take_refusal(cells, refusal, self.rows())
            return self.page(cells, status=409 if refusal.stale else 200)
        messages.success(request, figures_saved(written))
        return redirect(self.get_back_url())

    @property
    def is_for_making(self) -> bool:
        """Whether the figures help to make the plan: it leads back to what that needs, not to the year's table."""
        return is_being_made(self.plan) or self.period not in self.plan.years

    def get_back_url(self) -> str:
        if self.is_for_making:
            return self.url("plan-detail", self.plan.pk)
        return f"{self.url('performance-table')}?period={self.period.code}"

    def page(self, cells: list[GridCell], *, status: int = 200) -> HttpResponse:
        context = {
            "plan": self.plan,
            "back_url": self.get_back_url(),
            "back_text": self.plan.title if self.is_for_making else "Performance",
            "period": self.period,
            "cells": cells,
            "wrong": [cell for cell in cells if cell.message],
            "others": [(year.label, self.url("grid", self.plan.pk, year.code)) for year in self.other_years()],
            "is_only_asked": not any(cell.error for cell in cells),
        }
        return render(self.request, "performance/grid/grid.html", context, status=status)


def figures_saved(written: int) -> str:
    """How many figures were written, in words."""
    if written == 0:
        return "Nothing had changed."
    return "One figure was saved." if written == 1 else f"{written} figures were saved."
