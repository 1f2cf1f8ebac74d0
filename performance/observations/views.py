"""Entering a figure, and putting one right."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.functional import cached_property

from core.editing.views import ServiceCreateView, ServiceUpdateView, values_of
from partnerships.access.policies import requires
from partnerships.access.roles import Permission
from partnerships.pages import InPartnership, found_or_404
from performance.measures.selectors import may_edit_figures, measure_for
from performance.observations.forms import CorrectObservationForm, NewObservationForm
from performance.observations.selectors import area_of, measure_of_observation, observation_for
from performance.observations.services import correct_observation, record_observation
from performance.periods.selectors import figure_wanted

_MAY = (Permission.FIGURE_EDIT, Permission.FIGURE_EDIT_OWN)


class _OfAFigure(InPartnership):
    """A page about a figure of a measure; an agency's officer opens those of its own measures only."""

    template_name: Any = "core/warned_form_page.html"
    submit = "Save the figure"
    refused_at: Mapping[str, str] = {"value": "quantity", "state": "quantity", "mark": "quantity"}

    def find_measure(self) -> Any:
        raise NotImplementedError

    @cached_property
    def measure(self) -> Any:
        measure = found_or_404(self.find_measure())
        if not may_edit_figures(self.scope, measure):
            raise PermissionDenied
        return measure

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_form_kwargs()  # type: ignore[misc]
        return kwargs | {"measure": self.measure}

    def get_caption(self) -> str:
        return str(self.measure.plan)

    def get_back_url(self) -> str:
        return self.url("measure-detail", self.measure.pk)


@requires(*_MAY)
class ObservationCreate(_OfAFigure, ServiceCreateView):
    form_class = NewObservationForm
    done = "The figure was entered."

    def get_heading(self) -> str:
        return f"Enter a figure: {self.measure}"

    def get_initial(self) -> dict[str, Any]:
        return super().get_initial() | {"period": figure_wanted(self.measure)}

    def find_measure(self) -> Any:
        return measure_for(self.partnership, self.kwargs["measure"])

    def make(self, form: Any) -> Any:
        return record_observation(
            by=self.user,
            partnership=self.partnership,
            indicator=self.measure.indicator,
            area=area_of(self.measure),
            **values_of(form),
        )


@requires(*_MAY)
class ObservationEdit(_OfAFigure, ServiceUpdateView):
    form_class = CorrectObservationForm
    service = staticmethod(correct_observation)
    done = "The figure was corrected. What stood before is kept."

    def get_object(self) -> Any:
        return found_or_404(observation_for(self.partnership, self.kwargs["observation"]))

    def find_measure(self) -> Any:
        return measure_of_observation(self.partnership, self.object)

    def get_heading(self) -> str:
        return f"Correct {self.measure}, {self.object.period.label}"

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"period": self.object.period}
