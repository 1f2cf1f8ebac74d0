"""One change to several actions that were chosen in the list."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property

from actions.actions import selectors, services
from actions.actions.many_forms import ManyActionsForm
from core.editing.views import ServiceFormView
from core.errors import StaleVersion
from partnerships.access.policies import requires
from partnerships.access.roles import Permission
from partnerships.pages import InPartnership


@requires(Permission.ACTION_EDIT)
class ManyActionsChange(InPartnership, ServiceFormView):
    """A new lead or due date for all of them, with its reason; refused as a whole where one has changed since."""

    template_name = "actions/actions/many.html"
    form_class = ManyActionsForm
    submit = "Change them all"
    done = "The actions were changed."
    refused_at = {"leads": "agency"}

    @cached_property
    def actions(self) -> list[Any]:
        keys = [int(key) for key in self.request.GET.getlist("action") if key.isdigit()]
        return selectors.actions_chosen(self.partnership, keys)

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        if not self.actions:
            return render(request, "actions/actions/none_chosen.html", {})
        return super().dispatch(request, *args, **kwargs)

    def get_heading(self) -> str:
        return "Change 1 action" if len(self.actions) == 1 else f"Change {len(self.actions)} actions"

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"partnership": self.partnership, "actions": self.actions}

    def save(self, form: Any) -> Any:
        changed = services.change_actions(
            by=self.user, actions=form.versions(), reason=form.cleaned_data["reason"], **form.service_values()
        )
        return changed[0]

    def refuse_stale(self, form: Any, stale: StaleVersion) -> HttpResponse:
        form.take_versions()
        return self.render_to_response(self.get_context_data(form=form, is_stale=True), status=409)

    def get_back_url(self) -> str:
        return self.url("action-list")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**({"actions": self.actions} | kwargs))
