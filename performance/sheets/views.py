"""Writing a sheet for an agency to fill in."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.views import View

from core.govuk.export import CSV_TYPE, XLSX_TYPE
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from partnerships.pages import InPartnership
from performance.periods.selectors import plan_of_period
from performance.sheets.exporting import sheet_bytes, table_of
from performance.sheets.forms import SheetForm
from performance.uploads.selectors import holders_of, sheet_periods

_TYPES = {"csv": CSV_TYPE, "xlsx": XLSX_TYPE}


@requires(Permission.FIGURE_IMPORT, Permission.FIGURE_EDIT_OWN)
class FigureSheet(InPartnership, View):
    """Without a choice the page that asks for one; with it the file."""

    def get(self, request: PortalRequest, **kwargs: Any) -> HttpResponse:
        periods = sheet_periods(self.partnership)
        if not periods:
            return redirect("performance-table", self.partnership.slug)
        form = SheetForm(request.GET or None, periods=periods, agencies=holders_of(self.scope))
        if form.is_bound and form.is_valid():
            return self.file(**form.cleaned_data)
        return render(request, "performance/sheets/sheet.html", {"form": form, "back_url": self.url("upload-list")})

    def file(self, *, period: Any, agency: Any, file_format: str) -> HttpResponse:
        plan: Any = plan_of_period(self.partnership, period)
        content = sheet_bytes(table_of(self.scope, plan, period, agency), file_format)
        answer = HttpResponse(content, content_type=_TYPES[file_format])
        name = slugify(f"{self.partnership.slug} figures {period.code} {agency or ''}")
        answer["Content-Disposition"] = f'attachment; filename="{name}.{file_format}"'
        return answer
