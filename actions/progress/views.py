"""Reporting progress on one action. Many at once stand on the page of one's own work, in `cycle`."""

from typing import Any

from django.core.exceptions import PermissionDenied

from actions.actions.views import ActionMixin
from actions.progress import selectors as progress_selectors
from actions.progress import services as progress_services
from actions.progress.forms import ProgressForm
from core import writes
from core.editing.views import ServiceUpdateView, values_of
from partnerships.access.policies import requires
from partnerships.access.roles import Permission


@requires(Permission.ACTION_UPDATE, Permission.ACTION_UPDATE_OWN)
class ActionReport(ActionMixin, ServiceUpdateView):
    """An agency's officer reports on its own actions only."""

    template_name = "actions/progress/report.html"
    form_class = ProgressForm
    heading = "Report progress"
    submit = "Save the update"
    done = "The update was saved."

    def get_object(self) -> Any:
        action = super().get_object()
        if not progress_selectors.may_report(self.scope, action):
            raise PermissionDenied
        return action

    def get_caption(self) -> str:
        return str(self.object)

    def save(self, form: Any) -> Any:
        token = form.cleaned_data["once"]
        return writes.once(token, by=self.user, make=lambda: self.change(form, form.cleaned_data["version"]))

    def change(self, form: Any, version: int | None) -> Any:
        return progress_services.report_progress(by=self.user, action=self.object, version=version, **values_of(form))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**({"action": self.object} | kwargs))
