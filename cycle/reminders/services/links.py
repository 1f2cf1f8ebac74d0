"""The link in a reminder: it opens one return, once, for a limited time, after a code sent to the person's address.

Of token and code only hashes are kept. Whoever has the mail alone cannot use the link later: the code is sent anew.
Another link stops reminders, and has them sent again; it needs no signing in, as the link is the proof.
"""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.core import signing
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from core import audit, clock, writes
from core.mailing import mail
from cycle.models import ReminderChoice, ReminderLink
from cycle.returns.selectors.returns import may_fill
from partnerships.access.selectors import scope_for
from partnerships.models import User

CODE_LASTS = timedelta(minutes=15)
MOST_CODES = 5  # a link
MOST_TRIES = 5  # a code
SESSION_LASTS = timedelta(hours=2)


def renew(link: ReminderLink, *, until: datetime) -> str:
    """A fresh token for the link, which is known now and never again; the one before leads nowhere."""
    token = secrets.token_urlsafe(32)
    ReminderLink.objects.filter(pk=link.pk).update(token_hash=_hash(token), expires_at=until)
    return token


def link_of(token: str) -> ReminderLink | None:
    """The link of that token, whatever has become of it; None for any other token."""
    related = ("reminder__user", "agency_return__agency", "agency_return__partnership", "agency_return__plan")
    return ReminderLink.objects.filter(token_hash=_hash(token)).select_related(*related).first()


def why_closed(link: ReminderLink) -> str:
    """Why the link opens nothing any more, in words; empty while it does."""
    user, one = link.reminder.user, link.agency_return
    if link.used_at:
        return "It has been used. A link opens its return once."
    if link.expires_at is None or link.expires_at <= clock.now():
        return "It has run out."
    scope = scope_for(user, one.partnership.slug) if user.is_active else None
    if scope is None or not may_fill(scope, one):
        return "There is nothing left to do: the return was submitted, or your role has ended."
    return ""


@transaction.atomic
def send_code(link: ReminderLink) -> None:
    """Send a code to the person's address. Raises ValidationError where too many were sent."""
    current = ReminderLink.objects.select_for_update().select_related("reminder__user").get(pk=link.pk)
    if current.codes_sent >= MOST_CODES:
        raise ValidationError("No more codes are sent for this link. Sign in instead, or ask for a new reminder.")
    code = f"{secrets.randbelow(1_000_000):06}"
    current.code_hash = _code_hash(current, code)
    current.code_sent_at = clock.now()
    current.codes_sent += 1
    current.code_tries = 0
    current.save(update_fields=["code_hash", "code_sent_at", "codes_sent", "code_tries"])
    user = current.reminder.user
    mail(
        subject=f"{code} is your code for the CSP Portal",
        body=(
            f"{user.name},\n\nyour code is {code}. It holds for {CODE_LASTS.seconds // 60} minutes. "
            "If you did not ask for it, leave it: nobody gets in without it.\n"
        ),
        to=[user.email],
    ).send()


def open_with(link: ReminderLink, code: str) -> User:
    """Use the link up and answer whose it is. Raises ValidationError for a wrong, old or much tried code.

    A wrong code is counted, whatever the caller does with the error.
    """
    with transaction.atomic():
        current = ReminderLink.objects.select_for_update().select_related("reminder__user").get(pk=link.pk)
        problem = _wrong(current, code)
        if problem:
            current.code_tries += 1
            current.save(update_fields=["code_tries"])
        else:
            current.used_at = clock.now()
            current.save(update_fields=["used_at"])
            user = current.reminder.user
            audit.record(by=user, action="opened by link", obj=link.agency_return)
    if problem:
        raise ValidationError({"code": problem})
    return user


def _wrong(link: ReminderLink, code: str) -> str:
    if link.used_at:
        return "The link has been used."
    if not link.code_sent_at or link.code_sent_at <= clock.now() - CODE_LASTS:
        return "The code has run out. Have a new one sent."
    if link.code_tries >= MOST_TRIES:
        return "The code was tried too often. Have a new one sent."
    if not constant_time_compare(link.code_hash, _code_hash(link, code)):
        return "This is not the code that was sent last."
    return ""


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _code_hash(link: ReminderLink, code: str) -> str:
    return salted_hmac(f"cycle.reminders.code.{link.pk}", "".join(code.split()), algorithm="sha256").hexdigest()


SALT = "cycle.reminders.stop"


def sign(user: User) -> str:
    """What stands for the person in the address of the page."""
    return signing.dumps(user.pk, salt=SALT)


def person_of(signed: str) -> User | None:
    """Who a signed address is about; None for any text that the portal did not sign."""
    try:
        key = signing.loads(signed, salt=SALT)
    except signing.BadSignature:
        return None
    found: User | None = User.objects.filter(pk=key, is_active=True).first()
    return found


def wants_reminders(user: User) -> bool:
    return not ReminderChoice.objects.filter(user=user, wants=False).exists()


@transaction.atomic
def choose(*, user: User, wants: bool) -> ReminderChoice:
    """Keep whether the person wants reminders. The same choice again changes nothing."""
    found = ReminderChoice.objects.select_for_update().filter(user=user).first()
    if found is None:
        return writes.create(ReminderChoice, by=user, user=user, wants=wants)
    return writes.change(found, by=user, version=found.version, wants=wants)
