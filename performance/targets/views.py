"""Setting a target, putting one right, and replacing one with its reason."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import cached_property

from core.editing.views import ServiceCreateView, ServiceUpdateView, values_of
from partnerships.access.policies import requires
from partnerships.access.roles import Permission
from partnerships.pages import InPartnership, found_or_404
from performance.measures.selectors import measure_for, measures_of_plan
from performance.targets.forms import ChangeTargetForm, NewTargetForm, ReplaceTargetForm
from performance.targets.selectors import target_for
from performance.targets.services import change_target, replace_target, set_target
from plans.plan.selectors import is_being_made
from plans.priorities.selectors import priorities_of


class _OfAMeasure(InPartnership):
    """A page about a target of a measure. What is odd about it stands above the form, to be confirmed."""

    template_name: Any = "core/warned_form_page.html"
    submit = "Save the target"
    done = "The target was saved."
    refused_at: Mapping[str, str] = {"value": "quantity", "state": "quantity", "mark": "quantity"}
    measure: Any

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_form_kwargs()  # type: ignore[misc]
        return kwargs | {"measure": self.measure}

    def get_caption(self) -> str:
        return str(self.measure)

    def get_back_url(self) -> str:
        return self.url("measure-detail", self.measure.pk)


@requires(Permission.MEASURE_EDIT)
class TargetCreate(_OfAMeasure, ServiceCreateView):
    """A draft's target leads on: to one more measure, or to what the plan still needs."""

    form_class = NewTargetForm
    heading = "Set a target"

    def get_another(self) -> str:
        return "Save it and add another measure" if self.is_of_a_draft else ""

    def get_another_url(self, saved: Any) -> str:
        """For the first priority that has no measure yet."""
        measured = {measure.priority_id for measure in measures_of_plan(self.measure.plan)}
        bare = next((one.pk for one in priorities_of(self.measure.plan) if one.pk not in measured), None)
        address = self.url("measure-create", self.measure.plan_id)
        return f"{address}?priority={bare}" if bare else address

    def get_done_words(self, saved: Any) -> str:
        return f"The target for “{self.measure}” in {saved.period.short_label} was saved."

    def get_done_url(self, saved: Any) -> str:
        return self.url("plan-detail", self.measure.plan_id) if self.is_of_a_draft else self.get_back_url()

    @property
    def is_of_a_draft(self) -> bool:
        return is_being_made(self.measure.plan)

    @cached_property
    def measure(self) -> Any:
        return found_or_404(measure_for(self.partnership, self.kwargs["measure"]))

    def make(self, form: Any) -> Any:
        return set_target(by=self.user, measure=self.measure, **values_of(form))


class _OfATarget(_OfAMeasure, ServiceUpdateView):
    def get_object(self) -> Any:
        return found_or_404(target_for(self.partnership, self.kwargs["target"]))

    @property
    def measure(self) -> Any:
        return self.object.measure


@requires(Permission.MEASURE_EDIT)
class TargetEdit(_OfATarget):
    form_class = ChangeTargetForm
    heading = "Correct this target"
    service = staticmethod(change_target)


@requires(Permission.MEASURE_EDIT)
class TargetReplace(_OfATarget):
    form_class = ReplaceTargetForm
    heading = "Replace this target"
    done = "The target was replaced. The one before it stays, with its reason."
    service = staticmethod(replace_target)
