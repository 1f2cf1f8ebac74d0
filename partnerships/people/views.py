"""People of a partnership: who has which role, who is invited; and the page that an invitation leads to."""

import logging
from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from core.editing.views import ServiceConfirmView, ServiceCreateView, ServiceFormView, take_refusal, values_of
from core.govuk.forms import ConfirmWithReasonForm
from partnerships.access.policies import PortalRequest, public, requires
from partnerships.access.roles import Permission
from partnerships.accounts import signing_in
from partnerships.pages import InPartnership, found_or_404
from partnerships.people import selectors, services
from partnerships.people.forms import AcceptForm, ChangeRoleForm, InviteForm
from partnerships.records import RecordPages, archive, confirm, edit, history

logger = logging.getLogger(__name__)


@requires(Permission.PEOPLE_MANAGE)
def people(request: PortalRequest, slug: str) -> HttpResponse:
    context = {
        "memberships": selectors.memberships_of(request.partnership),
        "past": selectors.past_memberships_of(request.partnership),
        "invitations": [(one, services.state_of(one)) for one in selectors.invitations_of(request.partnership)],
    }
    return render(request, "partnerships/people/people.html", context)


class MailsInvitation(ServiceFormView):
    """Mails the link of what `sent` holds once it is kept: no mail server makes those wait who write meanwhile."""

    sent: services.Sent | None = None

    def tell(self, saved: Any) -> None:
        """The same post again has made nothing anew, and mails nothing."""
        if self.sent is None or self.is_mailed(self.sent):
            super().tell(saved)
        else:
            messages.error(
                self.request,
                "The invitation is kept, but its mail could not be sent. Send it again later from the list of people, "
                "or ask those who run the portal.",
            )

    def is_mailed(self, sent: services.Sent) -> bool:
        try:
            services.send_invitation(sent, self.request.build_absolute_uri(reverse("invitation", args=[sent.token])))
        except OSError:  # that of the mail server, or of the way to it
            logger.exception("An invitation could not be mailed.")
            return False
        return True


@requires(Permission.PEOPLE_MANAGE)
class PersonInvite(MailsInvitation, InPartnership, ServiceCreateView):
    form_class = InviteForm
    heading = "Invite someone"
    submit = "Send the invitation"
    done = "The invitation was sent."

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"partnership": self.partnership}

    def make(self, form: Any) -> Any:
        self.sent = services.invite(by=self.user, partnership=self.partnership, **values_of(form))
        return self.sent.invitation

    def get_back_url(self) -> str:
        return self.url("people")


class InvitationMixin(InPartnership):
    object: Any

    def get_object(self) -> Any:
        return found_or_404(selectors.invitation_for(self.partnership, self.kwargs["invitation"]))

    def get_back_url(self) -> str:
        return self.url("people")


@requires(Permission.PEOPLE_MANAGE)
class InvitationResend(MailsInvitation, InvitationMixin, ServiceConfirmView):
    question = "Send again"
    submit = "Send it again"
    done = "The invitation was sent again."
    means = "The link that was sent before leads nowhere from then on."

    def change(self, form: Any, version: int | None) -> Any:
        self.sent = services.resend(by=self.user, invitation=self.object, version=version)
        return self.sent.invitation


INVITATION = RecordPages(
    InvitationMixin,
    requires(Permission.PEOPLE_MANAGE),
    confirm(
        "withdraw",
        services.withdraw,
        question="Withdraw",
        submit="Withdraw it",
        done="The invitation was withdrawn.",
    ),
)


class RoleMixin(InPartnership):
    """A page about the standing role that the address names; it leads back to the list of people."""

    object: Any

    def get_object(self) -> Any:
        return found_or_404(selectors.membership_for(self.partnership, self.kwargs["membership"]))

    def get_back_url(self) -> str:
        return self.url("people")


class PastOrPresentRoleMixin(RoleMixin):
    def get_object(self) -> Any:
        return found_or_404(selectors.past_or_present_membership_for(self.partnership, self.kwargs["membership"]))


ROLE = RecordPages(
    RoleMixin,
    requires(Permission.PEOPLE_MANAGE),
    edit(
        ChangeRoleForm,
        services.change_role,
        name="change",
        address="role",
        form_kwargs=lambda membership: {"partnership": membership.partnership},
        heading="Change the role of {record.user}",
        done="The role was changed.",
    ),
    archive(
        services.end_role,
        name="end",
        heading="End the role of {record.user}?",
        submit="End the role",
        done="The role was ended.",
        means=(
            "The person is out at the next click. What they did stays in the history under their name. Their groups "
            "and work can be handed over before or afterwards, from the list of people."
        ),
    ),
    history(page=PastOrPresentRoleMixin),
    reads=requires(Permission.PEOPLE_MANAGE),
)


@requires(Permission.PEOPLE_MANAGE)
class RoleRestore(RoleMixin, ServiceConfirmView):
    form_class = ConfirmWithReasonForm
    submit = "Give the role back"
    done = "The role was given back."
    service = staticmethod(services.restore_role)

    def get_object(self) -> Any:
        return found_or_404(selectors.ended_membership_for(self.partnership, self.kwargs["former"]))

    def get_heading(self) -> str:
        return f"Give {self.object.user} the role of {self.object.get_role_display().lower()} back?"


@public
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """The page that the link leads to. Reading it changes nothing; the first post opens it, the next accepts it."""
    found = found_or_404(services.invitation_of(token))
    account = services.account_of(found)
    context: dict[str, Any] = {"invitation": found, "has_account": account is not None}
    context["is_own"] = account is not None and request.user == account
    if request.method != "POST":
        return render(request, "partnerships/people/invitation.html", context)
    found = services.open_invitation(found)
    if account is not None:
        return _take_up(request, found, account, context)
    form = AcceptForm(request.POST if "password" in request.POST else None, initial={"name": found.name})
    context |= {"form": form}
    if form.is_bound and form.is_valid():
        try:
            membership = services.accept(invitation=found, **form.cleaned_data)
        except ValidationError as error:
            take_refusal(form, error)
        else:
            signing_in.enter(request, membership.user)
            messages.success(request, "Welcome.")
            return redirect("overview", found.partnership.slug)
    return render(request, "partnerships/people/invitation.html", context)


def _take_up(request: HttpRequest, found: Any, account: Any, context: dict[str, Any]) -> HttpResponse:
    """Someone who has an account accepts by being signed in with it."""
    if request.user != account:
        logout(request)  # the sign-in page sends one who is signed in straight back here
        return redirect(f"{reverse('sign-in')}?next={request.path}")
    try:
        services.accept(invitation=found, user=account)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return render(request, "partnerships/people/invitation.html", context)
    messages.success(request, "Welcome.")
    return redirect("overview", found.partnership.slug)
