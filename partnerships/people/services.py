"""Writes to the roles that people have in a partnership."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core import clock, writes
from partnerships.access.roles import Role
from partnerships.accounts.services import check_password
from partnerships.models import Agency, Membership, Partnership, User


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
    opened = writes.change(
        user,
        by=by,
        version=user.version,
        action="account opened again",
        is_active=True,
        name=name,
        is_staff=False,
        is_superuser=False,
        is_data_steward=False,
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
