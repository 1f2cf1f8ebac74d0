"""The grid in which a year's figures are entered together."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import cached_property
from django.views import View

from core.numbers import NotANumber
from partnerships.access import requires
from partnerships.pages import found_or_404
from partnerships.roles import Permission
from performance import grid
from plans.views.plans import WithinPlan

_LONGEST_VERSION = 9  # digits


@dataclass
class Cell:
    """A row of the grid as the page draws it: what is in the field, its version, what is wrong with it.

    `shown` is what the page first had in the field: a cell that still has it was not touched, and is left alone.
    """

    row: grid.GridRow
    text: str
    version: int | None
    shown: str = ""
    error: str = ""
    now: str = ""

    @property
    def name(self) -> str:
        return f"value_{self.row.key}"

    @property
    def version_name(self) -> str:
        return f"version_{self.row.key}"

    @property
    def shown_name(self) -> str:
        return f"shown_{self.row.key}"


@requires(Permission.FIGURE_EDIT, Permission.FIGURE_EDIT_OWN)
class Grid(WithinPlan, View):
    @cached_property
    def period(self) -> Any:
        return found_or_404(next((year for year in self.plan.years if year.code == self.kwargs["period"]), None))

    def rows(self) -> list[grid.GridRow]:
        return grid.grid_of(self.request.scope, self.plan, self.period)

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        return self.page([Cell(row, row.text, row.version, row.text) for row in self.rows()])

    def post(self, request: Any, **kwargs: Any) -> HttpResponse:
        cells = [self.cell_sent(row) for row in self.rows()]
        if "fill" in request.POST:
            return self.page(self.filled(cells))
        typed = self.read(cells)
        if any(cell.error for cell in cells):
            return self.page(cells, status=200, is_refused=True)
        try:
            written = grid.save_grid(by=self.user, plan=self.plan, period=self.period, typed=typed)
        except grid.GridRefused as refusal:
            return self.refused(cells, refusal)
        messages.success(request, _told(written))
        return redirect(f"{self.url('performance-table')}?period={self.period.code}")

    def cell_sent(self, row: grid.GridRow) -> Cell:
        """The cell as it was sent; one that the person may not edit stays as it stands, whatever was sent."""
        if not row.may_edit:
            return Cell(row, row.text, row.version, row.text)
        text = self.request.POST.get(f"value_{row.key}", row.text).strip()
        version = self.request.POST.get(f"version_{row.key}", "")
        shown = self.request.POST.get(f"shown_{row.key}", row.text)
        return Cell(row, text, _version(version), shown)

    def read(self, cells: list[Cell]) -> list[grid.Typed]:
        """What was typed and differs from what the page showed; errors go to their cells."""
        typed = []
        for cell in cells:
            if not cell.row.may_edit or cell.text == cell.shown:
                continue
            try:
                quantity, of = grid.read_cell(cell.row.measure, cell.text)
            except NotANumber as error:
                cell.error = str(error)
            else:
                typed.append(grid.Typed(cell.row, quantity, of, cell.version))
        return typed

    def filled(self, cells: list[Cell]) -> list[Cell]:
        """A pasted column in the cells, from the first that may be edited downwards; nothing is saved yet.

        An empty line leaves its cell as it is: a gap in a spreadsheet is no reason to lose a figure.
        """
        lines = self.request.POST.get("column", "").strip("\r\n").splitlines()
        for cell, line in zip((cell for cell in cells if cell.row.may_edit), lines, strict=False):
            cell.text = line.split("\t")[0].strip() or cell.text
        return cells

    def refused(self, cells: list[Cell], refusal: grid.GridRefused) -> HttpResponse:
        """Nothing was saved: what was typed stays, and what stands now is shown beside it."""
        fresh = {row.key: row for row in self.rows()}
        for cell in cells:
            cell.error = refusal.refused.get(cell.row.key, "")
            if cell.row.key in refusal.stale:
                now = fresh[cell.row.key]
                cell.error = "Someone changed this while you were editing."
                cell.now, cell.version = now.text or "empty", now.version
        return self.page(cells, status=409 if refusal.stale else 200, is_refused=True)

    def page(self, cells: list[Cell], *, status: int = 200, is_refused: bool = False) -> HttpResponse:
        context = {
            "plan": self.plan,
            "period": self.period,
            "cells": cells,
            "wrong": [cell for cell in cells if cell.error],
            "is_refused": is_refused,
        }
        return render(self.request, "performance/grid.html", context, status=status)


def _version(sent: str) -> int | None:
    """The version that a page sent; None where the cell was empty, or where it is no version at all."""
    return int(sent) if len(sent) <= _LONGEST_VERSION and sent.isdecimal() else None


def _told(written: int) -> str:
    if written == 0:
        return "Nothing had changed."
    return "One figure was saved." if written == 1 else f"{written} figures were saved."
