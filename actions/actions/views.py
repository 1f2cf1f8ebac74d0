"""One action: its page, and every change to it but its progress."""

from actions.actions import selectors
from actions.actions import services
from actions.actions.forms import EditActionForm
from actions.actions.forms import NewActionForm
from actions.leads import selectors as answering
from collections.abc import Mapping
from core.editing.history import Reader
from core.editing.views import ServiceArchiveView
from core.editing.views import ServiceConfirmView
from core.editing.views import ServiceCreateView
from core.editing.views import ServiceDeleteView
from core.editing.views import ServiceUpdateView
from core.editing.views import values_of
from django.http import HttpResponse
from django.shortcuts import render
from partnerships.access.policies import requires
from partnerships.access.roles import Permission
from partnerships.pages import HistoryPage
from partnerships.pages import InPartnership
from partnerships.pages import found_or_404
from plans.plan.selectors import is_being_made
from plans.plan.selectors import may_delete_from
from plans.plan.views import WithinPlan
from typing import Any
from urllib.parse import urlencode


@requires(Permission.READ)
def action_detail(request: Any, slug: str, action: int) -> HttpResponse:
    found = found_or_404(selectors.action_for(request.partnership, action))
    may_edit = request.scope.can(Permission.ACTION_EDIT)
    context = {
        "action": found,
        "may_edit": may_edit,
        "may_delete": may_edit and may_delete_from(found.plan),
        "may_report": answering.may_report(request.scope, found) and not found.is_archived,
    }
    return render(request, "actions/actions/action_detail.html", context)


class OfAction(InPartnership):
    """A page about the action that the address names; it leads back to it."""

    object: Any

    def get_object(self) -> Any:
        return found_or_404(selectors.action_for(self.partnership, self.kwargs["action"]))

    def get_caption(self) -> str:
        return str(self.object.plan)

    def get_back_url(self) -> str:
        return self.url("action-detail", self.object.pk)


@requires(Permission.ACTION_EDIT)
class ActionCreate(WithinPlan, ServiceCreateView):
    """Adds an action to a plan; `?part_of=` and `?priority=` choose where it belongs."""

    template_name = "actions/actions/action_form.html"
    form_class = NewActionForm
    heading = "Add an action"
    submit = "Add the action"
    another = "Add it and another"

    def get_done_words(self, saved: Any) -> str:
        return f"The action “{saved}” was added."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_add = self.scope.can(Permission.PLAN_EDIT)
        return super().get_context_data(**({"plan": self.plan, "may_add_priorities": may_add} | kwargs))

    def get_initial(self) -> dict[str, Any]:
        asked = {name: self.request.GET.get(name, "") for name in ("part_of", "priority")}
        known = {name: value for name, value in asked.items() if value.isdigit()}
        initial: dict[str, Any] = {"part_of": known.get("part_of")}
        return initial | ({"priorities": [known["priority"]]} if "priority" in known else {})

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"plan": self.plan}

    def make(self, form: Any) -> Any:
        return services.add_action(by=self.user, plan=self.plan, **form.service_values())

    def get_another_url(self, saved: Any) -> str:
        """With the same headline, and the same priority where it serves one."""
        serves = [priority.pk for priority in saved.priorities.all()]
        asked = {"part_of": saved.part_of_id, "priority": serves[0] if len(serves) == 1 else None}
        query = urlencode({name: value for name, value in asked.items() if value})
        return f"{self.request.path}?{query}" if query else self.request.path

    def get_done_url(self, saved: Any) -> str:
        """A draft's page tells what it needs next."""
        return self.get_back_url() if is_being_made(self.plan) else self.url("action-detail", saved.pk)


@requires(Permission.ACTION_EDIT)
class ActionEdit(OfAction, ServiceUpdateView):
    form_class = EditActionForm
    heading = "Edit an action"
    done = "The action was saved."
    refused_at = {"leads": "agencies"}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"plan": self.object.plan, "action": self.object}

    def values_from(self, record: Any) -> dict[str, Any]:
        leads = record.leads.all()
        return super().values_from(record) | {
            "priorities": list(record.priorities.all()),
            "agencies": [lead.agency for lead in leads if lead.agency_id],
            "groups": [lead.group for lead in leads if lead.group_id],
            "has_parts": bool(record.parts.all()),
        }

    def change(self, form: Any, version: int | None) -> Any:
        return services.change_action(by=self.user, action=self.object, version=version, **form.service_values())


@requires(Permission.ACTION_EDIT)
class ActionArchive(OfAction, ServiceArchiveView):
    done = "The action was archived."

    def change(self, form: Any, version: int | None) -> Any:
        return services.archive_action(by=self.user, action=self.object, version=version, **values_of(form))


@requires(Permission.ACTION_EDIT)
class ActionRestore(OfAction, ServiceConfirmView):
    question = "Bring back"
    submit = "Bring it back"
    done = "The action is in the list again."

    def change(self, form: Any, version: int | None) -> Any:
        return services.restore_action(by=self.user, action=self.object, version=version)


@requires(Permission.ACTION_EDIT)
class ActionDelete(OfAction, ServiceDeleteView):
    def remove(self, version: int | None) -> None:
        services.delete_action(by=self.user, action=self.object, version=version)

    def get_done_url(self, saved: Any) -> str:
        return self.url("action-list")


class ActionHistory(OfAction, HistoryPage):
    def get_readers(self) -> Mapping[str, Reader]:
        return {"leads": selectors.leads_in_words(self.partnership)}
