"""The data stewards' pages of agencies."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django_tables2 import RequestConfig

from core.editing.views import ServiceCreateView, ServiceUpdateView, values_of
from core.govuk.export import exported
from partnerships.access.policies import steward
from partnerships.agencies import selectors as agency_selectors
from partnerships.agencies import services as agency_services
from partnerships.agencies.filters import AgencyFilter
from partnerships.agencies.forms import EditAgencyForm, NewAgencyForm
from partnerships.agencies.tables import AgencyTable
from partnerships.pages import found_or_404
from partnerships.stewards import selectors as steward_selectors
from partnerships.stewards.pages import (
    MergeConfirm,
    MergeStart,
    OfInstallation,
    ShowsTouched,
    StewardHistoryPage,
)

PER_PAGE = 50


@steward
def home(request: Any) -> HttpResponse:
    """What the data stewards keep."""
    return render(request, "partnerships/stewards/home.html", {})


@steward
def agency_list(request: Any) -> HttpResponse:
    chosen = AgencyFilter(request.GET)
    table = AgencyTable(chosen.qs, exclude=() if request.GET.get("shown") else ("merged_into",))
    if download := exported(request, table, "agencies"):
        return download
    RequestConfig(request, paginate={"per_page": PER_PAGE}).configure(table)
    return render(request, "partnerships/agencies/agency_list.html", {"table": table, "filter": chosen})


@steward
def agency_detail(request: Any, agency: int) -> HttpResponse:
    found = found_or_404(agency_selectors.agency_for_steward(agency))
    return render(
        request,
        "partnerships/agencies/agency_detail.html",
        {"agency": found, "touched": steward_selectors.touched_with(found)},
    )


@steward
class AgencyCreate(OfInstallation, ServiceCreateView):
    form_class = NewAgencyForm
    heading = "Add an agency"
    submit = "Add the agency"
    done = "The agency was added. Every partnership can choose it now."

    def make(self, form: Any) -> Any:
        return agency_services.create_agency(by=self.user, **values_of(form))

    def get_back_url(self) -> str:
        return self.url("agency-list")

    def get_done_url(self, saved: Any) -> str:
        return self.url("agency-detail", saved.pk)


class OfAgency(OfInstallation):
    """For pages of one agency that stands."""

    object: Any

    def get_object(self) -> Any:
        return found_or_404(agency_selectors.standing_agency(self.kwargs["agency"]))

    def get_back_url(self) -> str:
        return self.url("agency-detail", self.kwargs["agency"])


@steward
class AgencyEdit(OfAgency, ShowsTouched, ServiceUpdateView):
    form_class = EditAgencyForm
    template_name = "partnerships/stewards/edit.html"
    done = "The agency was changed, in every partnership."

    def get_heading(self) -> str:
        return f"Edit {self.object}"

    def change(self, form: Any, version: int | None) -> Any:
        return agency_services.change_agency(by=self.user, agency=self.object, version=version, **values_of(form))


@steward
class AgencyHistory(OfAgency, StewardHistoryPage):
    """Of one that was merged, too."""

    def get_object(self) -> Any:
        return found_or_404(agency_selectors.agency_for_steward(self.kwargs["agency"]))


@steward
class AgencyMergeStart(OfAgency, MergeStart):
    next_name = "agency-merge"

    def get_others(self, record: Any) -> Any:
        return agency_selectors.agencies_to_choose().exclude(pk=record.pk)


@steward
class AgencyMerge(OfAgency, MergeConfirm):
    def get_pair(self) -> tuple[Any, Any]:
        return self.get_object(), found_or_404(agency_selectors.standing_agency(self.kwargs["kept"]))

    def merge(self, *, gone: Any, kept: Any, reason: str) -> Any:
        return agency_services.merge_agencies(by=self.user, gone=gone, kept=kept, version=gone.version, reason=reason)

    def get_done_url(self, saved: Any) -> str:
        return self.url("agency-detail", self.kwargs["kept"])
