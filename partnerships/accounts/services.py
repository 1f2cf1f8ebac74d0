"""Making accounts and changing them; passwords, and a new one by mail for those who have forgotten theirs.

Nothing that the page which asks for a link shows, nor how long it takes, tells whether an address is known: a task for
the worker is left for any, and an address that is not known is kept nowhere.
"""

from datetime import timedelta
from typing import Any

from axes.utils import reset
from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django_tasks import task

from core import audit, clock, writes
from core.mailing import mail
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


LINKS_AN_HOUR = 3
ASKED = "asked for a new password"


@transaction.atomic
def set_password(*, by: User | None, user: User, password: str) -> User:
    """Give the person another password; their other sessions end, and so does any wait after failed attempts.

    Raises ValidationError on `password`.
    """
    current = User.objects.select_for_update().get(pk=user.pk)
    check_password(password, current)
    current.set_password(password)
    current.save(update_fields=["password"])
    reset(username=current.email.lower())
    audit.record(by=by, action="password changed", obj=current)
    return current


@transaction.atomic
def change_own_password(*, user: User, old: str, password: str) -> User:
    """As `set_password`, for one who knows the present one. Raises ValidationError on `old` or `password`."""
    if not user.check_password(old):
        raise ValidationError({"old": "This is not your present password."})
    return set_password(by=user, user=user, password=password)


def ask_for_link(*, email: str, site: str) -> None:
    """Let the worker mail a link to the open account of that address; for no account it finds nothing to do."""
    user = User.objects.filter(email__iexact=email.strip(), is_active=True).first()
    mail_new_password_link.enqueue(user.pk if user else 0, site)


@task()
def mail_new_password_link(user_id: int, site: str) -> None:
    """Mail a link to that account, where there is one. `site` is the portal's own address.

    The link works once, for as long as `PASSWORD_RESET_TIMEOUT`. An account is sent three an hour at most.
    """
    user = _allow_a_link(user_id)
    if user is None:
        return
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    path = reverse("password-new", args=[uid, default_token_generator.make_token(user)])
    mail(
        subject="A new password for the CSP Portal",
        body=(
            f"{user.name},\n\nsomeone, most likely you, has asked for a new password for the portal. "
            f"Choose it here:\n\n{site.rstrip('/')}{path}\n\nThe link works once, and for a day. "
            "If it was not you, leave it: your password stays as it is.\n"
        ),
        to=[user.email],
    ).send()


@transaction.atomic
def _allow_a_link(user_id: int) -> User | None:
    """The open account of that key if it may be sent another link now; that it was asked for is kept."""
    user = User.objects.select_for_update().filter(pk=user_id, is_active=True).first()
    if user is None:
        return None
    lately = audit.history_of(user).filter(action=ASKED, at__gt=clock.now() - timedelta(hours=1))
    if lately.count() >= LINKS_AN_HOUR:
        return None
    audit.record(by=None, action=ASKED, obj=user)
    return user
