"""Reporting progress: on one action, and on all of one's own on one page."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.utils.functional import cached_property

from actions import selectors, services
from actions.progress_forms import ProgressForm, ProgressGrid
from actions.views.actions import OfAction
from core import writes
from core.editing import ServiceFormView, ServiceUpdateView, values_of
from core.errors import StaleVersion
from partnerships.access import requires
from partnerships.pages import InPartnership
from partnerships.roles import Permission

ROWS = 25


@requires(Permission.ACTION_UPDATE, Permission.ACTION_UPDATE_OWN)
class ActionReport(OfAction, ServiceUpdateView):
    """An agency's officer reports on its own actions only."""

    template_name = "actions/report.html"
    form_class = ProgressForm
    heading = "Report progress"
    submit = "Save the update"
    done = "The update was saved."

    def get_object(self) -> Any:
        action = super().get_object()
        if not selectors.may_report(self.scope, action):
            raise PermissionDenied
        return action

    def get_caption(self) -> str:
        return str(self.object)

    def save(self, form: Any) -> Any:
        token = form.cleaned_data["once"]
        return writes.once(token, by=self.user, make=lambda: self.change(form, form.cleaned_data["version"]))

    def change(self, form: Any, version: int | None) -> Any:
        return services.report_progress(by=self.user, action=self.object, version=version, **values_of(form))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**({"action": self.object} | kwargs))


@requires(Permission.ACTION_UPDATE, Permission.ACTION_UPDATE_OWN)
class MyWork(InPartnership, ServiceFormView):
    """The open actions on which the person may report, each with its last update beside a place for the next."""

    template_name = "actions/my_work.html"
    form_class = ProgressGrid
    heading = "My work"
    submit = "Save all updates"
    done = "The updates were saved."

    @cached_property
    def page(self) -> Page[Any]:
        return Paginator(selectors.open_actions(self.scope), ROWS).get_page(self.request.GET.get("page"))

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"actions": list(self.page)}

    def save(self, form: Any) -> Any:
        return writes.once(
            form.cleaned_data["once"],
            by=self.user,
            make=lambda: services.report_many(by=self.user, reports=form.reports())[0],
        )

    def refuse_stale(self, form: Any, stale: StaleVersion) -> HttpResponse:
        form.take_versions()
        context = self.get_context_data(form=form, is_stale=True, changed_by_another=stale.current)
        return self.render_to_response(context, status=409)

    def get_back_url(self) -> str:
        return self.url("overview")

    def get_done_url(self, saved: Any) -> str:
        return str(self.request.get_full_path())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**({"page": self.page} | kwargs))
