"""Writes to the roles that people have in a partnership."""

from typing import Any

from django.db import transaction

from core import clock, writes
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
        end_role(by=by, membership=membership, version=membership.version, reason=why)
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
def end_role(*, by: User | None, membership: Membership, version: int | None, reason: str = "") -> Membership:
    """Take a role away from now on; that it was held stays in the history. Raises StaleVersion."""
    return writes.change(membership, by=by, version=version, reason=reason, action="ended", ended_at=clock.now())
