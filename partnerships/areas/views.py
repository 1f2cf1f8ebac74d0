"""The data stewards' pages of areas and how they lie in, and follow, each other."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from django_tables2 import RequestConfig

from core.editing.views import ServiceCreateView, values_of
from core.govuk.export import exported
from partnerships.access.policies import steward
from partnerships.areas import selectors as selectors
from partnerships.areas import services as services
from partnerships.areas.filters import AreaFilter
from partnerships.areas.forms import EditAreaForm, EditLinkForm, NewAreaForm, NewLinkForm
from partnerships.areas.tables import AreaTable
from partnerships.pages import found_or_404
from partnerships.records import RecordPages, archive, edit, history
from partnerships.stewards import selectors as steward_selectors
from partnerships.stewards.pages import OfInstallation, TouchedUpdateView

PER_PAGE = 50


@steward
def area_list(request: HttpRequest) -> HttpResponse:
    chosen = AreaFilter(request.GET)
    table = AreaTable(chosen.qs)
    if download := exported(request, table, "areas"):
        return download
    RequestConfig(request, paginate={"per_page": PER_PAGE}).configure(table)
    return render(request, "partnerships/areas/area_list.html", {"table": table, "filter": chosen})


@steward
def area_detail(request: HttpRequest, area: int) -> HttpResponse:
    found = found_or_404(selectors.area_for_steward(area))
    context = {"area": found, "links": selectors.links_of(found), "touched": steward_selectors.touched_with(found)}
    return render(request, "partnerships/areas/area_detail.html", context)


@steward
class AreaCreate(OfInstallation, ServiceCreateView):
    form_class = NewAreaForm
    heading = "Add an area"
    submit = "Add the area"
    done = "The area was added. Say next what it lies in."

    def make(self, form: Any) -> Any:
        return services.create_area(by=self.user, **values_of(form))

    def get_back_url(self) -> str:
        return self.url("area-list")

    def get_done_url(self, saved: Any) -> str:
        return self.url("area-detail", saved.pk)


class AreaMixin(OfInstallation):
    @cached_property
    def area(self) -> Any:
        return found_or_404(selectors.area_for_steward(self.kwargs["area"]))

    def get_object(self) -> Any:
        return self.area

    def get_caption(self) -> str:
        return f"{self.area}, {self.area.code}"

    def get_back_url(self) -> str:
        return self.url("area-detail", self.kwargs["area"])


@steward
class AreaLinkCreate(AreaMixin, ServiceCreateView):
    form_class = NewLinkForm
    heading = "Say what it lies in, or follows"
    submit = "Add the link"
    done = "The link was added."
    refused_at = {"__all__": "parent"}

    def make(self, form: Any) -> Any:
        return services.link_areas(by=self.user, child=self.area, **values_of(form))


class AreaLinkMixin(AreaMixin):
    object: Any

    def get_object(self) -> Any:
        return found_or_404(selectors.link_for(self.area, self.kwargs["link"]))


AREA = RecordPages(
    AreaMixin,
    steward,
    edit(
        EditAreaForm,
        view=TouchedUpdateView,
        heading="Edit the area",
        done="The area was changed, in every partnership.",
    ),
    history(),
    reads=steward,
)
AREA_LINK = RecordPages(
    AreaLinkMixin,
    steward,
    edit(EditLinkForm, services.change_area_link, heading="{record}", done="The link was changed."),
    archive(
        services.remove_area_link,
        name="remove",
        question="Remove",
        submit="Remove it",
        done="The link was removed.",
        means="For a link that was wrong from the beginning. One that has ended gets its last day instead.",
    ),
)
