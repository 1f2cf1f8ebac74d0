"""People of a partnership: who has which role, who is invited; and the page that an invitation leads to."""

import logging
from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from core.editing.views import (
    ConfirmWithReasonForm,
    ServiceArchiveView,
    ServiceConfirmView,
    ServiceCreateView,
    ServiceFormView,
    ServiceUpdateView,
    take_refusal,
    values_of,
)
from partnerships.access.policies import public, requires
from partnerships.access.roles import Permission
from partnerships.accounts import signing_in
from partnerships.pages import HistoryPage, InPartnership, found_or_404
from partnerships.people import invitations as inviting
from partnerships.people import selectors as people_selectors
from partnerships.people.forms import AcceptForm, ChangeRoleForm, InviteForm

logger = logging.getLogger(__name__)


@requires(Permission.PEOPLE_MANAGE)
def people(request: Any, slug: str) -> HttpResponse:
    invitations = [(one, inviting.state_of(one)) for one in people_selectors.invitations_of(request.partnership)]
    context = {
        "memberships": people_selectors.memberships_of(request.partnership),
        "past": people_selectors.past_memberships_of(request.partnership),
        "invitations": invitations,
    }
    return render(request, "partnerships/people/people.html", context)


class MailsInvitation(ServiceFormView):
    """Mails the link of what `sent` holds once it is kept: no mail server makes those wait who write meanwhile."""

    sent: inviting.Sent | None = None

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

    def is_mailed(self, sent: inviting.Sent) -> bool:
        try:
            inviting.send_invitation(sent, self.request.build_absolute_uri(reverse("invitation", args=[sent.token])))
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
        self.sent = inviting.invite(by=self.user, partnership=self.partnership, **values_of(form))
        return self.sent.invitation

    def get_back_url(self) -> str:
        return self.url("people")


class OfInvitation(InPartnership):
    object: Any

    def get_object(self) -> Any:
        return found_or_404(people_selectors.invitation_for(self.partnership, self.kwargs["invitation"]))

    def get_back_url(self) -> str:
        return self.url("people")


@requires(Permission.PEOPLE_MANAGE)
class InvitationResend(MailsInvitation, OfInvitation, ServiceConfirmView):
    question = "Send again"
    submit = "Send it again"
    done = "The invitation was sent again."
    means = "The link that was sent before leads nowhere from then on."

    def change(self, form: Any, version: int | None) -> Any:
        self.sent = inviting.resend(by=self.user, invitation=self.object, version=version)
        return self.sent.invitation


@requires(Permission.PEOPLE_MANAGE)
class InvitationWithdraw(OfInvitation, ServiceConfirmView):
    question = "Withdraw"
    submit = "Withdraw it"
    done = "The invitation was withdrawn."

    def change(self, form: Any, version: int | None) -> Any:
        return inviting.withdraw(by=self.user, invitation=self.object, version=version)


class OfMembership(InPartnership):
    object: Any

    def get_object(self) -> Any:
        return found_or_404(people_selectors.membership_for(self.partnership, self.kwargs["membership"]))

    def get_back_url(self) -> str:
        return self.url("people")


@requires(Permission.PEOPLE_MANAGE)
class RoleChange(OfMembership, ServiceUpdateView):
    form_class = ChangeRoleForm
    done = "The role was changed."

    def get_heading(self) -> str:
        return f"Change the role of {self.object.user}"

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"partnership": self.partnership}

    def change(self, form: Any, version: int | None) -> Any:
        return inviting.change_role(by=self.user, membership=self.object, version=version, **values_of(form))


@requires(Permission.PEOPLE_MANAGE)
class RoleEnd(OfMembership, ServiceArchiveView):
    submit = "End the role"
    done = "The role was ended."
    means = (
        "The person is out at the next click. What they did stays in the history under their name. Their groups and "
        "work can be handed over before or afterwards, from the list of people."
    )

    def get_heading(self) -> str:
        return f"End the role of {self.object.user}?"

    def change(self, form: Any, version: int | None) -> Any:
        return inviting.end_role(by=self.user, membership=self.object, version=version, **values_of(form))


@requires(Permission.PEOPLE_MANAGE)
class RoleRestore(OfMembership, ServiceConfirmView):
    form_class = ConfirmWithReasonForm
    submit = "Give the role back"
    done = "The role was given back."

    def get_object(self) -> Any:
        return found_or_404(people_selectors.ended_membership_for(self.partnership, self.kwargs["former"]))

    def get_heading(self) -> str:
        return f"Give {self.object.user} the role of {self.object.get_role_display().lower()} back?"

    def change(self, form: Any, version: int | None) -> Any:
        return inviting.restore_role(by=self.user, membership=self.object, version=version, **values_of(form))


@requires(Permission.PEOPLE_MANAGE)
class RoleHistory(OfMembership, HistoryPage):
    """Of a role that was ended, too."""

    def get_object(self) -> Any:
        found = people_selectors.past_or_present_membership_for(self.partnership, self.kwargs["membership"])
        return found_or_404(found)


@public
def invitation(request: Any, token: str) -> HttpResponse:
    """The page that the link leads to. Reading it changes nothing; the first post opens it, the next accepts it."""
    found = found_or_404(inviting.invitation_of(token))
    account = inviting.account_of(found)
    context: dict[str, Any] = {"invitation": found, "has_account": account is not None}
    context["is_own"] = account is not None and request.user == account
    if request.method != "POST":
        return render(request, "partnerships/people/invitation.html", context)
    found = inviting.open_invitation(found)
    if account is not None:
        return _take_up(request, found, account, context)
    form = AcceptForm(request.POST if "password" in request.POST else None, initial={"name": found.name})
    context |= {"form": form}
    if form.is_bound and form.is_valid():
        try:
            membership = inviting.accept(invitation=found, **form.cleaned_data)
        except ValidationError as error:
            take_refusal(form, error)
        else:
            signing_in.enter(request, membership.user)
            messages.success(request, "Welcome.")
            return redirect("overview", found.partnership.slug)
    return render(request, "partnerships/people/invitation.html", context)


def _take_up(request: Any, found: Any, account: Any, context: dict[str, Any]) -> HttpResponse:
    """Someone who has an account accepts by being signed in with it."""
    if request.user != account:
        logout(request)  # the sign-in page sends one who is signed in straight back here
        return redirect(f"{reverse('sign-in')}?next={request.path}")
    try:
        inviting.accept(invitation=found, user=account)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return render(request, "partnerships/people/invitation.html", context)
    messages.success(request, "Welcome.")
    return redirect("overview", found.partnership.slug)
