"""One set of pages for all of a plan's registers: list, add, edit, archive, bring back, history."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property

from core.editing.views import ServiceCreateView, ServiceUpdateView, values_of
from core.govuk.forms import VersionedForm
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from partnerships.pages import InPartnership, found_or_404
from partnerships.records import RecordPages, archive, history, restore
from plans.plan import selectors as plan_selectors
from plans.plan.views import WithinPlan
from plans.registers import forms, selectors, services
from plans.registers.registry import REGISTERS


@requires(Permission.READ)
def register(request: PortalRequest, slug: str, plan: int, register: str) -> HttpResponse:
    found = found_or_404(plan_selectors.plan_for(request.partnership, plan))
    named = found_or_404(selectors.register_named(register))
    context = {
        "plan": found,
        "page": selectors.register_page(found, named),
        "registers": REGISTERS.values(),
        "may_edit": request.scope.can(Permission.PLAN_EDIT),
    }
    return render(request, "plans/registers/register.html", context)


class InRegister(InPartnership):
    """A page within the register that the address names."""

    @cached_property
    def register(self) -> Any:
        return found_or_404(selectors.register_named(self.kwargs["register"]))


@requires(Permission.PLAN_EDIT)
class RegisterEntryCreate(InRegister, WithinPlan, ServiceCreateView):
    submit = "Add"
    done = "Added."

    def get_heading(self) -> str:
        return f"Add {self.register.singular}"

    def get_form_class(self) -> Any:
        return self.register.new_form

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"plan": self.plan}

    def make(self, form: Any) -> Any:
        return services.create_entry(self.register.model, by=self.user, plan=self.plan, **values_of(form))

    def get_back_url(self) -> str:
        return self.url("register", self.plan.pk, self.register.key)


class RegisterEntryMixin(InRegister):
    """A page about the entry that the address names; it leads back to its register."""

    object: Any

    def get_object(self) -> Any:
        return found_or_404(selectors.entry_for(self.partnership, self.register, self.kwargs["entry"]))

    def get_caption(self) -> str:
        return str(self.object.plan)

    def get_back_url(self) -> str:
        return self.url("register", self.object.plan_id, self.register.key)


@requires(Permission.PLAN_EDIT)
class RegisterEntryEdit(RegisterEntryMixin, ServiceUpdateView):
    def get_heading(self) -> str:
        return f"Edit {self.register.singular}"

    def get_form_class(self) -> Any:
        frozen = getattr(self.object, "measure_key", None) or getattr(self.object, "action_key", None)
        if frozen:
            return type("EditFrozenCommitmentForm", (VersionedForm, forms.FrozenCommitmentForm), {})
        return self.register.edit_form

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"plan": self.object.plan}


ENTRY = RecordPages(
    RegisterEntryMixin,
    requires(Permission.PLAN_EDIT),
    archive(),
    restore(done="It is in the list again."),
    history(),
)
