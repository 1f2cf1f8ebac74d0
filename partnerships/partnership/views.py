"""The data stewards' pages of the partnerships themselves: adding one, and inviting who administers it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from core.editing.views import ServiceCreateView, ServiceUpdateView, values_of
from partnerships.access.policies import steward
from partnerships.access.roles import Role
from partnerships.pages import found_or_404
from partnerships.partnership import selectors as partnership_selectors
from partnerships.partnership import services as partnership_services
from partnerships.partnership.forms import EditPartnershipForm, FirstPersonForm, NewPartnershipForm
from partnerships.people import invitations as inviting
from partnerships.people.views import MailsInvitation
from partnerships.stewards.pages import OfInstallation, StewardHistoryPage


@steward
def tenant_list(request: Any) -> HttpResponse:
    return render(
        request,
        "partnerships/partnership/partnership_list.html",
        {"partnerships": partnership_selectors.all_partnerships()},
    )


@steward
class TenantCreate(OfInstallation, ServiceCreateView):
    form_class = NewPartnershipForm
    heading = "Add a partnership"
    submit = "Add the partnership"
    done = "The partnership was added. Invite who administers it."

    def make(self, form: Any) -> Any:
        return partnership_services.create_partnership(by=self.user, **values_of(form))

    def get_back_url(self) -> str:
        return self.url("tenant-list")

    def get_done_url(self, saved: Any) -> str:
        return self.url("tenant-invite", saved.slug)


class OfTenant(OfInstallation):
    """For pages of one partnership, which a steward keeps without seeing into it."""

    object: Any

    def get_object(self) -> Any:
        return found_or_404(partnership_selectors.partnership_named(self.kwargs["slug"]))

    def get_back_url(self) -> str:
        return self.url("tenant-list")


@steward
class TenantEdit(OfTenant, ServiceUpdateView):
    form_class = EditPartnershipForm
    done = "The partnership was changed."

    def get_heading(self) -> str:
        return f"Edit {self.object}"

    def values_from(self, record: Any) -> dict[str, Any]:
        return super().values_from(record) | {"councils": list(record.councils.all())}

    def change(self, form: Any, version: int | None) -> Any:
        return partnership_services.change_partnership(
            by=self.user, partnership=self.object, version=version, **values_of(form)
        )


@steward
class TenantHistory(OfTenant, StewardHistoryPage):
    pass


@steward
class TenantInvite(MailsInvitation, OfTenant, ServiceCreateView):
    """Its administrators invite everyone else."""

    form_class = FirstPersonForm
    submit = "Send the invitation"
    done = "The invitation was sent."

    def get_heading(self) -> str:
        return f"Invite an administrator of {self.get_object()}"

    def make(self, form: Any) -> Any:
        self.sent = inviting.invite(
            by=self.user, partnership=self.get_object(), role=Role.ADMINISTRATOR, **values_of(form)
        )
        return self.sent.invitation
