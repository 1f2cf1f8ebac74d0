"""The data stewards' pages of the partnerships themselves: adding one, and inviting who administers it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from core.editing.views import ServiceCreateView, values_of
from partnerships.access.policies import steward
from partnerships.access.roles import Role
from partnerships.pages import found_or_404
from partnerships.partnership import selectors as selectors
from partnerships.partnership import services as services
from partnerships.partnership.forms import EditPartnershipForm, FirstPersonForm, NewPartnershipForm
from partnerships.people import services as people_services
from partnerships.people.views import MailsInvitation
from partnerships.records import RecordPages, edit, history
from partnerships.stewards.pages import OfInstallation


@steward
def tenant_list(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "partnerships/partnership/partnership_list.html",
        {"partnerships": selectors.all_partnerships()},
    )


@steward
class TenantCreate(OfInstallation, ServiceCreateView):
    form_class = NewPartnershipForm
    heading = "Add a partnership"
    submit = "Add the partnership"
    done = "The partnership was added. Invite who administers it."

    def make(self, form: Any) -> Any:
        return services.create_partnership(by=self.user, **values_of(form))

    def get_back_url(self) -> str:
        return self.url("tenant-list")

    def get_done_url(self, saved: Any) -> str:
        return self.url("tenant-invite", saved.slug)


class TenantMixin(OfInstallation):
    """For pages of one partnership, which a steward keeps without seeing into it."""

    object: Any

    def get_object(self) -> Any:
        return found_or_404(selectors.partnership_named(self.kwargs["slug"]))

    def get_back_url(self) -> str:
        return self.url("tenant-list")


TENANT = RecordPages(
    TenantMixin,
    steward,
    edit(
        EditPartnershipForm,
        services.change_partnership,
        heading="Edit {record}",
        done="The partnership was changed.",
    ),
    history(),
    reads=steward,
)


@steward
class TenantInvite(MailsInvitation, TenantMixin, ServiceCreateView):
    """Its administrators invite everyone else."""

    form_class = FirstPersonForm
    submit = "Send the invitation"
    done = "The invitation was sent."

    def get_heading(self) -> str:
        return f"Invite an administrator of {self.get_object()}"

    def make(self, form: Any) -> Any:
        self.sent = people_services.invite(
            by=self.user, partnership=self.get_object(), role=Role.ADMINISTRATOR, **values_of(form)
        )
        return self.sent.invitation
