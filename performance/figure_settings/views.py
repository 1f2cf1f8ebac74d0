"""How a partnership reads its figures: what other settings would change is shown before they are saved."""

from typing import Any

from django.http import HttpResponse

from core.editing.views import ServiceUpdateView, values_of
from partnerships.access.policies import requires
from partnerships.access.roles import Permission
from partnerships.pages import HistoryPage, InPartnership, found_or_404
from performance.figure_settings.forms import FigureSettingsForm
from performance.figure_settings.selectors import effects_of, settings_of
from performance.figure_settings.services import save_figure_settings

_OF_THE_ENGINE = ("tolerance_percent", "clear_below", "some_below")


@requires(Permission.MEASURE_EDIT)
class FigureSettingsEdit(InPartnership, ServiceUpdateView):
    template_name = "performance/figure_settings/settings.html"
    form_class = FigureSettingsForm
    heading = "How figures are read"
    submit = "Show what would change"
    done = "The settings were saved. Every page and paper reads the figures by them."

    def get_object(self) -> Any:
        return settings_of(self.partnership)

    def get_back_url(self) -> str:
        return self.url("performance-table")

    def form_valid(self, form: Any) -> HttpResponse:
        proposed = {name: form.cleaned_data[name] for name in _OF_THE_ENGINE}
        found = effects_of(self.partnership, proposed)
        if form.cleaned_data["looked_at"] == found.fingerprint:
            return super().form_valid(form)
        form.take_looked_at(found.fingerprint)
        return self.render_to_response(
            self.get_context_data(form=form, effects=found, submit="Save these settings"),
        )

    def change(self, form: Any, version: int | None) -> Any:
        values = {name: value for name, value in values_of(form).items() if name != "looked_at"}
        return save_figure_settings(by=self.user, partnership=self.partnership, version=version, **values)


class FigureSettingsHistory(HistoryPage):
    def get_object(self) -> Any:
        return found_or_404(settings_of(self.partnership))

    def get_back_url(self) -> str:
        return self.url("performance-table")
