"""The working days that a council allows its papers before publication."""

from typing import Any

from core.editing.views import ServiceUpdateView, values_of
from partnerships.access.policies import requires
from partnerships.access.roles import Permission
from partnerships.pages import InPartnership
from reports.papers import selectors, services
from reports.papers.forms import PracticeForm


@requires(Permission.REPORT_EDIT)
class PracticeEdit(InPartnership, ServiceUpdateView):
    form_class = PracticeForm
    heading = "Days before publication"

    def get_object(self) -> Any:
        return selectors.practice_record(self.partnership)

    def change(self, form: Any, version: int | None) -> Any:
        return services.agree_practice(by=self.user, partnership=self.partnership, version=version, **values_of(form))

    def get_back_url(self) -> str:
        return self.url("report-list")
