"""Actions: the list, one action and every change to it but its progress, a change to several, and milestones."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from django_tables2 import RequestConfig

from actions.actions import selectors, services
from actions.actions.filters import ActionFilter
from actions.actions.forms import EditActionForm, EditMilestoneForm, ManyActionsForm, NewActionForm, NewMilestoneForm
from actions.actions.selectors import with_slips
from actions.actions.tables import ActionTable
from actions.leads.selectors import leads_in_words
from actions.progress import selectors as progress_selectors
from core.editing.history import Reader
from core.editing.views import ServiceCreateView, ServiceFormView, ServiceUpdateView, values_of
from core.errors import StaleVersion
from core.govuk.export import exported
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from partnerships.pages import InPartnership, found_or_404
from partnerships.records import RecordPages, archive, delete, edit, history, restore
from plans.plan.selectors import is_being_made, may_delete_from, plans_of
from plans.plan.views import WithinPlan


@requires(Permission.READ)
def action_detail(request: PortalRequest, slug: str, action: int) -> HttpResponse:
    found = found_or_404(selectors.action_for(request.partnership, action))
    may_edit = request.scope.can(Permission.ACTION_EDIT)
    context = {
        "action": found,
        "may_edit": may_edit,
        "may_delete": may_edit and may_delete_from(found.plan),
        "may_report": progress_selectors.may_report(request.scope, found) and not found.is_archived,
    }
    return render(request, "actions/actions/action_detail.html", context)


class ActionMixin(InPartnership):
    """A page about the action that the address names; it leads back to it."""

    object: Any

    def get_object(self) -> Any:
        return found_or_404(selectors.action_for(self.partnership, self.kwargs["action"]))

    def get_caption(self) -> str:
        return str(self.object.plan)

    def get_back_url(self) -> str:
        return self.url("action-detail", self.object.pk)

    def get_readers(self) -> Mapping[str, Reader]:
        return {"leads": leads_in_words(self.partnership)}


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
class ActionEdit(ActionMixin, ServiceUpdateView):
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


ACTION = RecordPages(
    ActionMixin,
    requires(Permission.ACTION_EDIT),
    archive(done="The action was archived."),
    restore(done="The action is in the list again."),
    delete(services.delete_action, leads_to="action-list"),
    history(),
)


PER_PAGE = 50


@requires(Permission.READ)
def action_list(request: PortalRequest, slug: str) -> HttpResponse:
    may_edit = request.scope.can(Permission.ACTION_EDIT)
    plans = list(plans_of(request.partnership))
    chosen = ActionFilter(request.GET, partnership=request.partnership, plans=plans)
    of_many = len(plans) > 1 and not request.GET.get("plan")
    table = ActionTable(with_slips(chosen.qs), slug=slug, may_choose=may_edit, of_many=of_many)
    if download := exported(request, table, f"{slug}-actions"):
        return download
    RequestConfig(request, paginate={"per_page": PER_PAGE}).configure(table)
    table.leave_out_empty_columns()
    context = {
        "table": table,
        "filter": chosen,
        "may_edit": may_edit,
        "may_report": request.scope.can(Permission.ACTION_UPDATE),
        "plans": plans if may_edit else (),
    }
    return render(request, "actions/actions/action_list.html", context)


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

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
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


@requires(Permission.ACTION_EDIT)
class MilestoneCreate(ActionMixin, ServiceCreateView):
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


class MilestoneMixin(InPartnership):
    """A page about the milestone that the address names; it leads back to its action."""

    object: Any

    def get_object(self) -> Any:
        return found_or_404(selectors.milestone_for(self.partnership, self.kwargs["milestone"]))

    def get_caption(self) -> str:
        return str(self.object.action)

    def get_back_url(self) -> str:
        return self.url("action-detail", self.object.action_id)


MILESTONE = RecordPages(
    MilestoneMixin,
    requires(Permission.ACTION_EDIT),
    edit(EditMilestoneForm, heading="Edit a milestone", done="The milestone was saved."),
)
