"""The data stewards' pages of areas and how they lie in, and follow, each other."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from django_tables2 import RequestConfig

from core.editing.views import ServiceArchiveView, ServiceCreateView, ServiceUpdateView, values_of
from core.govuk.export import exported
from partnerships.access.policies import steward
from partnerships.areas import selectors as area_selectors
from partnerships.areas import services as area_services
from partnerships.areas.filters import AreaFilter
from partnerships.areas.forms import EditAreaForm, EditLinkForm, NewAreaForm, NewLinkForm
from partnerships.areas.tables import AreaTable
from partnerships.pages import found_or_404
from partnerships.stewards import selectors as steward_selectors
from partnerships.stewards.pages import OfInstallation, ShowsTouched, StewardHistoryPage

PER_PAGE = 50


@steward
def area_list(request: Any) -> HttpResponse:
    chosen = AreaFilter(request.GET)
    table = AreaTable(chosen.qs)
    if download := exported(request, table, "areas"):
        return download
    RequestConfig(request, paginate={"per_page": PER_PAGE}).configure(table)
    return render(request, "partnerships/areas/area_list.html", {"table": table, "filter": chosen})


@steward
def area_detail(request: Any, area: int) -> HttpResponse:
    found = found_or_404(area_selectors.area_for_steward(area))
    context = {"area": found, "links": area_selectors.links_of(found), "touched": steward_selectors.touched_with(found)}
    return render(request, "partnerships/areas/area_detail.html", context)


@steward
class AreaCreate(OfInstallation, ServiceCreateView):
    form_class = NewAreaForm
    heading = "Add an area"
    submit = "Add the area"
    done = "The area was added. Say next what it lies in."

    def make(self, form: Any) -> Any:
        return area_services.create_area(by=self.user, **values_of(form))

    def get_back_url(self) -> str:
        return self.url("area-list")

    def get_done_url(self, saved: Any) -> str:
        return self.url("area-detail", saved.pk)


class OfArea(OfInstallation):
    @cached_property
    def area(self) -> Any:
        return found_or_404(area_selectors.area_for_steward(self.kwargs["area"]))

    def get_object(self) -> Any:
        return self.area

    def get_caption(self) -> str:
        return f"{self.area}, {self.area.code}"

    def get_back_url(self) -> str:
        return self.url("area-detail", self.kwargs["area"])


@steward
class AreaEdit(OfArea, ShowsTouched, ServiceUpdateView):
    form_class = EditAreaForm
    template_name = "partnerships/stewards/edit.html"
    heading = "Edit the area"
    done = "The area was changed, in every partnership."

    def change(self, form: Any, version: int | None) -> Any:
        return area_services.change_area(by=self.user, area=self.object, version=version, **values_of(form))


@steward
class AreaHistory(OfArea, StewardHistoryPage):
    pass


@steward
class LinkCreate(OfArea, ServiceCreateView):
    form_class = NewLinkForm
    heading = "Say what it lies in, or follows"
    submit = "Add the link"
    done = "The link was added."
    refused_at = {"__all__": "parent"}

    def make(self, form: Any) -> Any:
        return area_services.link_areas(by=self.user, child=self.area, **values_of(form))


class OfLink(OfArea):
    object: Any

    def get_object(self) -> Any:
        return found_or_404(area_selectors.link_for(self.area, self.kwargs["link"]))


@steward
class LinkEdit(OfLink, ServiceUpdateView):
    form_class = EditLinkForm
    done = "The link was changed."

    def get_heading(self) -> str:
        return str(self.object)

    def change(self, form: Any, version: int | None) -> Any:
        return area_services.change_area_link(by=self.user, link=self.object, version=version, **values_of(form))


@steward
class LinkRemove(OfLink, ServiceArchiveView):
    question = "Remove"
    submit = "Remove it"
    done = "The link was removed."
    means = "For a link that was wrong from the beginning. One that has ended gets its last day instead."

    def change(self, form: Any, version: int | None) -> Any:
        area_services.remove_area_link(by=self.user, link=self.object, version=version, **values_of(form))
        return self.object
