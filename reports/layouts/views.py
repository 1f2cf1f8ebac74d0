"""Layouts of papers: those of the portal, and the partnership's own, which are copied from others and changed."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property

from core.editing.views import ServiceCreateView, ServiceUpdateView, values_of
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from partnerships.pages import InPartnership, found_or_404
from partnerships.records import RecordPages, archive, history, restore
from reports.layouts import forms, selectors, services
from reports.layouts.shipped import all_layouts


@requires(Permission.REPORT_EDIT)
def layout_list(request: PortalRequest, slug: str) -> HttpResponse:
    context = {"layouts": all_layouts(), "own": selectors.own_layouts_of(request.partnership)}
    return render(request, "reports/layouts/list.html", context)


@requires(Permission.REPORT_EDIT)
class LayoutCopy(InPartnership, ServiceCreateView):
    form_class = forms.CopyLayoutForm
    heading = "Copy a layout"
    submit = "Make the copy"
    done = "Copied. Change its sections below."

    def get_initial(self) -> dict[str, Any]:
        return super().get_initial() | {"copied_from": self.request.GET.get("from", "")}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"partnership": self.partnership}

    def make(self, form: Any) -> Any:
        return services.copy_layout(by=self.user, partnership=self.partnership, **values_of(form))

    def get_back_url(self) -> str:
        return self.url("layout-list")

    def get_done_url(self, saved: Any) -> str:
        return self.url("layout-edit", saved.pk)


class LayoutMixin(InPartnership):
    """A page about the own layout that the address names."""

    @cached_property
    def own_layout(self) -> Any:
        return found_or_404(selectors.own_layout_for(self.partnership, self.kwargs["own_layout"]))

    def get_object(self) -> Any:
        return self.own_layout

    def get_back_url(self) -> str:
        return self.url("layout-list")


@requires(Permission.REPORT_EDIT)
class LayoutEdit(LayoutMixin, ServiceUpdateView):
    template_name = "reports/layouts/edit.html"
    form_class = forms.LayoutForm

    def get_heading(self) -> str:
        return f"Sections of “{self.object}”"

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"layout": selectors.layout_from(self.object)}

    def values_from(self, record: Any) -> dict[str, Any]:
        return {"title": record.title} | forms.values_of_sections(selectors.layout_from(record))

    def change(self, form: Any, version: int | None) -> Any:
        return services.change_layout(by=self.user, layout=self.object, version=version, **form.service_values())


LAYOUT = RecordPages(
    LayoutMixin,
    requires(Permission.REPORT_EDIT),
    archive(),
    restore(done="Papers can be begun in it again."),
    history(),
    reads=requires(Permission.REPORT_EDIT),
)
