"""Beginning a paper, and changing its cover."""

from typing import Any

from core.editing.views import ServiceCreateView, ServiceUpdateView
from partnerships.access.policies import requires
from partnerships.access.roles import Permission
from partnerships.pages import InPartnership, found_or_404
from reports.papers import selectors, services
from reports.papers.forms import NewReportForm, ReportForm


class _ToThePaper(InPartnership):
    def get_done_url(self, saved: Any) -> str:
        return self.url("report-detail", saved.slug)


@requires(Permission.REPORT_EDIT)
class ReportCreate(_ToThePaper, ServiceCreateView):
    form_class = NewReportForm
    heading = "Begin a paper"
    submit = "Begin the paper"
    done = "The paper is begun. Its tables and sentences come from the data; write the rest section by section."

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"partnership": self.partnership}

    def make(self, form: Any) -> Any:
        return services.create_report(by=self.request.user, **form.service_values())

    def get_back_url(self) -> str:
        return self.url("report-list")


@requires(Permission.REPORT_EDIT)
class ReportEdit(_ToThePaper, ServiceUpdateView):
    form_class = ReportForm

    def get_object(self) -> Any:
        return found_or_404(selectors.report_by_slug(self.partnership, self.kwargs["report"]))

    def get_heading(self) -> str:
        return f"Edit {self.object.title}"

    def values_from(self, record: Any) -> dict[str, Any]:
        return ReportForm.values_from(record)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"report": self.object}

    def change(self, form: Any, version: int | None) -> Any:
        return services.change_report(
            by=self.request.user, report=self.object, version=version, **form.service_values()
        )

    def get_back_url(self) -> str:
        return self.url("report-detail", self.object.slug)
