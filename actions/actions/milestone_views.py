"""The steps of an action."""

from typing import Any

from django.utils.functional import cached_property

from actions.actions import selectors, services
from actions.actions.forms import EditMilestoneForm, NewMilestoneForm
from actions.actions.views import OfAction
from core.editing.views import ServiceCreateView, ServiceUpdateView, values_of
from partnerships.access.policies import requires
from partnerships.access.roles import Permission
from partnerships.pages import InPartnership, found_or_404


@requires(Permission.ACTION_EDIT)
class MilestoneCreate(OfAction, ServiceCreateView):
    form_class = NewMilestoneForm
    heading = "Add a milestone"
    submit = "Add the milestone"
    done = "The milestone was added."

    @cached_property
    def object(self) -> Any:
        return self.get_object()

    def get_caption(self) -> str:
        return str(self.object)

    def make(self, form: Any) -> Any:
        return services.create_milestone(by=self.user, action=self.object, **values_of(form))


@requires(Permission.ACTION_EDIT)
class MilestoneEdit(InPartnership, ServiceUpdateView):
    form_class = EditMilestoneForm
    heading = "Edit a milestone"
    done = "The milestone was saved."

    def get_object(self) -> Any:
        return found_or_404(selectors.milestone_for(self.partnership, self.kwargs["milestone"]))

    def get_caption(self) -> str:
        return str(self.object.action)

    def get_back_url(self) -> str:
        return self.url("action-detail", self.object.action_id)

    def change(self, form: Any, version: int | None) -> Any:
        return services.change_milestone(by=self.user, milestone=self.object, version=version, **values_of(form))
