"""Writes to people, their accounts and their roles."""

from typing import Any

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from core import audit, writes
from partnerships.models import User


@transaction.atomic
def create_user(*, by: User | None, email: str, name: str, password: str | None = None, **values: Any) -> User:
    """Make someone who can sign in; without a password they cannot, until they set one themselves.

    Raises ValidationError, on `email` for an address that is taken and on `password` for one that is too weak.
    """
    address = User.objects.normalize_email(email)
    if User.objects.filter(email__iexact=address).exists():
        raise ValidationError({"email": "Someone with this e-mail address is known already."})
    if password is not None:
        check_password(password, User(email=address, name=name))
    return writes.create(User, by=by, email=address, name=name, password=make_password(password), **values)


@transaction.atomic
def change_own_details(*, user: User, version: int | None, **values: Any) -> User:
    """Change one's own name or role title. Raises StaleVersion."""
    account = User.objects.get(pk=user.pk)  # the request's own user is a stand-in for the record
    return writes.change(account, by=account, version=version, **values)


@transaction.atomic
def change_account(*, by: User, user: User, version: int | None, **flags: bool) -> User:
    """Close or open an account, or give or take the installation's own roles. Who is closed is out at the next request.

    Raises StaleVersion, and ValidationError for one's own account.
    """
    if by.pk == user.pk:
        raise ValidationError("Nobody changes their own account here. Ask another supporter.")
    values: dict[str, Any] = dict(flags)
    return writes.change(user, by=by, version=version, action="account changed", **values)


@transaction.atomic
def note_wait(*, email: str, address: str) -> None:
    """Keep in the person's history that nobody can sign in as them from an address for a while; an address that
    belongs to nobody here is kept nowhere."""
    user = User.objects.filter(email__iexact=email).first()
    if user is not None:
        audit.record(by=None, action="had to wait to sign in", obj=user, after={"tried from": address})


def check_password(password: str, user: User) -> None:
    """Raises ValidationError on `password` for one that is too weak for that person."""
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise ValidationError({"password": error.messages}) from None
