"""Stopping reminders, and having them again, by a link in each of them. No signing in: the link is the proof."""

from django.core import signing
from django.db import transaction

from core import writes
from cycle.models import ReminderChoice
from partnerships.models import User

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
