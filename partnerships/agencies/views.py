"""The data stewards' pages of agencies."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django_tables2 import RequestConfig

from core.editing.views import ServiceCreateView, values_of
from core.govuk.export import exported
from partnerships.access.policies import steward
from partnerships.agencies import selectors as selectors
from partnerships.agencies import services as services
from partnerships.agencies.filters import AgencyFilter
from partnerships.agencies.forms import EditAgencyForm, NewAgencyForm
from partnerships.agencies.tables import AgencyTable
from partnerships.pages import found_or_404
from partnerships.records import RecordPages, edit, history
from partnerships.stewards import selectors as steward_selectors
from partnerships.stewards.pages import MergeConfirm, MergeStart, OfInstallation, TouchedUpdateView

PER_PAGE = 50


@steward
def agency_list(request: HttpRequest) -> HttpResponse:
    chosen = AgencyFilter(request.GET)
    table = AgencyTable(chosen.qs, exclude=() if request.GET.get("shown") else ("merged_into",))
    if download := exported(request, table, "agencies"):
        return download
    RequestConfig(request, paginate={"per_page": PER_PAGE}).configure(table)
    return render(request, "partnerships/agencies/agency_list.html", {"table": table, "filter": chosen})


@steward
def agency_detail(request: HttpRequest, agency: int) -> HttpResponse:
    found = found_or_404(selectors.agency_for_steward(agency))
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
        return services.create_agency(by=self.user, **values_of(form))

    def get_back_url(self) -> str:
        return self.url("agency-list")

    def get_done_url(self, saved: Any) -> str:
        return self.url("agency-detail", saved.pk)


class AgencyMixin(OfInstallation):
    """For pages of one agency that stands."""

    object: Any

    def get_object(self) -> Any:
        return found_or_404(selectors.current_agency(self.kwargs["agency"]))

    def get_back_url(self) -> str:
        return self.url("agency-detail", self.kwargs["agency"])


class AnyAgencyMixin(AgencyMixin):
    """Of one that was merged, too."""

    def get_object(self) -> Any:
        return found_or_404(selectors.agency_for_steward(self.kwargs["agency"]))


AGENCY = RecordPages(
    AgencyMixin,
    steward,
    edit(
        EditAgencyForm,
        services.change_agency,
        view=TouchedUpdateView,
        heading="Edit {record}",
        done="The agency was changed, in every partnership.",
    ),
    history(page=AnyAgencyMixin),
    reads=steward,
)


@steward
class AgencyMergeStart(AgencyMixin, MergeStart):
    next_name = "agency-merge"

    def get_others(self, record: Any) -> Any:
        return selectors.agencies_to_choose().exclude(pk=record.pk)


@steward
class AgencyMerge(AgencyMixin, MergeConfirm):
    def get_pair(self) -> tuple[Any, Any]:
        return self.get_object(), found_or_404(selectors.current_agency(self.kwargs["kept"]))

    def merge(self, *, gone: Any, kept: Any, reason: str) -> Any:
        return services.merge_agencies(by=self.user, gone=gone, kept=kept, version=gone.version, reason=reason)

    def get_done_url(self, saved: Any) -> str:
        return self.url("agency-detail", self.kwargs["kept"])
