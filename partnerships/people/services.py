"""People's roles, and inviting them to one by a one-time link.

The link's token is kept as its hash only. An invitation is sent, opened, accepted, withdrawn or expired.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core import clock, writes
from core.mailing import mail
from partnerships.access.roles import Role
from partnerships.accounts import services as account_services
from partnerships.accounts.services import check_password
from partnerships.models import Agency, Invitation, Membership, Partnership, User


@transaction.atomic
def grant_role(
    *, by: User | None, partnership: Partnership, user: User, role: str, agency: Agency | None = None, **values: Any
) -> Membership:
    """Give a person a role in a partnership. An agency officer's names the agency."""
    return writes.create(Membership, by=by, partnership=partnership, user=user, role=role, agency=agency, **values)


@transaction.atomic
def reopen_account(*, by: User | None, user: User, name: str, password: str) -> User:
    """Open a closed account again, for someone who has followed a link mailed to its address.

    It comes back bare: the roles that stood when it was closed end, and it is no supporter's or data steward's. Raises
    ValidationError on `password` for one that is too weak.
    """
    check_password(password, User(email=user.email, name=name))
    why = "The account had been closed."
    for membership in user.memberships.filter(ended_at__isnull=True):
        _end(by, membership, membership.version, why)
    bare: dict[str, Any] = dict.fromkeys(("is_staff", "is_superuser", "is_data_steward"), False)
    opened = writes.change(
        user, by=by, version=user.version, action="account opened again", is_active=True, name=name, **bare
    )
    opened.set_password(password)
    opened.save(update_fields=["password"])
    return opened


@transaction.atomic
def end_role(membership: Membership, *, by: User | None, version: int | None, reason: str = "") -> Membership:
    """Take a role away: the person is out at the next request; that it was held stays in the history.

    Raises StaleVersion, and ValidationError for the partnership's last administrator.
    """
    _keep_an_administrator(membership)
    return _end(by, membership, version, reason)


def _end(by: User | None, membership: Membership, version: int | None, reason: str) -> Membership:
    return writes.change(membership, by=by, version=version, reason=reason, action="ended", ended_at=clock.now())


@transaction.atomic
def change_role(
    membership: Membership, *, by: User | None, version: int | None, role: str, agency: Agency | None
) -> Membership:
    """Give the person another role in place of this one. Raises StaleVersion, and ValidationError as `end_role`."""
    if role == Role.AGENCY_OFFICER and agency is None:
        raise ValidationError({"agency": "Say which agency this person acts for."})
    if role != Role.ADMINISTRATOR:
        _keep_an_administrator(membership)
    return writes.change(membership, by=by, version=version, role=role, agency=agency)


@transaction.atomic
def restore_role(membership: Membership, *, by: User | None, version: int | None, reason: str = "") -> Membership:
    """Give an ended role back. Raises StaleVersion, and ValidationError where the person cannot have it now."""
    if not membership.user.is_active:
        raise ValidationError("This person's account is closed. Invite them anew.")
    return writes.change(membership, by=by, version=version, reason=reason, action="restored", ended_at=None)


def _keep_an_administrator(membership: Membership) -> None:
    """Raises ValidationError for the last one. The lock makes two who leave at once come one after the other."""
    Partnership.objects.select_for_update().get(pk=membership.partnership_id)
    membership = Membership.objects.get(pk=membership.pk)
    if membership.role != Role.ADMINISTRATOR or membership.ended_at:
        return
    others = Membership.objects.active().filter(partnership=membership.partnership, role=Role.ADMINISTRATOR)
    if not others.exclude(pk=membership.pk).exists():
        raise ValidationError("This is the last administrator. Make someone else one first.")


LASTS = timedelta(days=14)


@dataclass(frozen=True)
class Sent:
    """An invitation with the token of its link, which is known now and never again."""

    invitation: Invitation
    token: str


def state_of(invitation: Invitation) -> str:
    """What has become of it, in a word."""
    if invitation.accepted_at:
        return "accepted"
    if invitation.withdrawn_at:
        return "withdrawn"
    if invitation.expires_at <= clock.now():
        return "expired"
    return "opened" if invitation.opened_at else "sent"


@transaction.atomic
def invite(
    *, by: User | None, partnership: Partnership, email: str, name: str, role: str, agency: Agency | None = None
) -> Sent:
    """Invite someone to a role.

    Raises ValidationError on `email` where they have that role or a standing invitation to it, and on `agency` where
    the role needs one and none is given.
    """
    address = User.objects.normalize_email(email).lower()
    if role == Role.AGENCY_OFFICER and agency is None:
        raise ValidationError({"agency": "Say which agency this person acts for."})
    if Membership.objects.active().filter(partnership=partnership, user__email__iexact=address, role=role).exists():
        raise ValidationError({"email": "This person has that role already."})
    standing = Invitation.objects.filter(partnership=partnership, email__iexact=address, role=role)
    if any(state_of(one) in ("sent", "opened") for one in standing):
        raise ValidationError({"email": "This person has been invited already. Send that invitation again instead."})
    token = secrets.token_urlsafe(32)
    now = clock.now()
    invitation = writes.create(
        Invitation,
        by=by,
        partnership=partnership,
        email=address,
        name=name,
        role=role,
        agency=agency,
        token_hash=_hash(token),
        sent_at=now,
        expires_at=now + LASTS,
    )
    return Sent(invitation, token)


@transaction.atomic
def resend(*, by: User | None, invitation: Invitation, version: int | None) -> Sent:
    """Send it again with a new link; the old one leads nowhere. Raises StaleVersion."""
    if invitation.accepted_at or invitation.withdrawn_at:
        raise ValidationError("It has been accepted or withdrawn. Invite the person anew.")
    token = secrets.token_urlsafe(32)
    now = clock.now()
    changed = writes.change(
        invitation,
        by=by,
        version=version,
        action="sent again",
        token_hash=_hash(token),
        sent_at=now,
        opened_at=None,
        expires_at=now + LASTS,
    )
    return Sent(changed, token)


@transaction.atomic
def withdraw(invitation: Invitation, *, by: User | None, version: int | None) -> Invitation:
    """Its link leads nowhere from now on. Raises StaleVersion."""
    if invitation.accepted_at:
        raise ValidationError("It has been accepted. End the person's role instead.")
    return writes.change(invitation, by=by, version=version, action="withdrawn", withdrawn_at=clock.now())


def invitation_of(token: str) -> Invitation | None:
    """The invitation that a link leads to, while it can be accepted; None for any other token."""
    found = Invitation.objects.filter(token_hash=_hash(token)).select_related("partnership", "agency").first()
    return found if found is not None and state_of(found) in ("sent", "opened") else None


def account_of(invitation: Invitation) -> User | None:
    """The open account of the address that was invited, where there is one."""
    return User.objects.filter(email__iexact=invitation.email, is_active=True).first()


@transaction.atomic
def open_invitation(invitation: Invitation) -> Invitation:
    """Keep when it was first opened."""
    if invitation.opened_at:
        return invitation
    return writes.change(invitation, by=None, version=invitation.version, action="opened", opened_at=clock.now())


@transaction.atomic
def accept(
    *, invitation: Invitation, user: User | None = None, name: str = "", password: str | None = None
) -> Membership:
    """Give the role: to `user`, who has an account of that address, or to a new person with name and password.

    An account of that address that was closed is opened again, with nothing of what it held before.

    Raises ValidationError where the link was used meanwhile, the account is another's, or the password is too weak.
    """
    current = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if state_of(current) not in ("sent", "opened"):
        raise ValidationError("This invitation can no longer be accepted. Ask for a new one.")
    if user is None:
        user = _account_made(current, name, password)
    elif user.email.lower() != current.email.lower():
        raise ValidationError("This invitation is for another address. Sign in with that one.")
    membership = grant_role(
        by=user, partnership=current.partnership, user=user, role=current.role, agency=current.agency
    )
    writes.change(current, by=user, version=current.version, action="accepted", accepted_at=clock.now())
    return membership


def _account_made(invitation: Invitation, name: str, password: str | None) -> User:
    closed = User.objects.select_for_update().filter(email__iexact=invitation.email, is_active=False).first()
    if closed is None:
        return account_services.create_user(by=None, email=invitation.email, name=name, password=password)
    return reopen_account(by=closed, user=closed, name=name, password=password or "")


def send_invitation(sent: Sent, address: str) -> None:
    """Mail the link. `address` is the site's own."""
    invitation = sent.invitation
    mail(
        subject=f"Invitation to {invitation.partnership.name}",
        body=(
            f"{invitation.name},\n\nyou are invited to the portal of {invitation.partnership.name} as "
            f"{Role(invitation.role).label.lower()}.\n\n{address}\n\nThe link works once, until "
            f"{invitation.expires_at:%d %B %Y}. If you did not expect it, leave it.\n"
        ),
        to=[invitation.email],
    ).send()


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
