"""Keeps the living demo living: made where there is none, and again once it is old and nobody has written in it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.formats import date_format

from core import audit, clock
from core.models import AuditEntry
from csp_portal.living_demo.services.making import MADE, SLUG, make
from csp_portal.living_demo.services.removal import remove
from partnerships.access.roles import Role
from partnerships.models import Membership, Partnership

OLD = timedelta(days=7)


@dataclass(frozen=True)
class Kept:
    """Whether the demo was made now, and the day it is as of; None where that slug is someone's own partnership."""

    is_new: bool
    as_of: date | None

    @property
    def words(self) -> str:
        if self.as_of is None:
            return f"there is a partnership “{SLUG}” already that is no demo."
        day = date_format(self.as_of, "j F Y")
        return f"{'made' if self.is_new else 'it stands'} as of {day}."


@transaction.atomic
def keep(on: date | None = None) -> Kept:
    """Make the demo as of today, or of the day given, unless it stands so or people have written in it."""
    day = on or clock.today()
    standing = Partnership.objects.filter(slug=SLUG).first()
    if standing is not None:
        made = _made(standing)
        if made is None:
            return Kept(is_new=False, as_of=None)
        as_of = clock.local_day(made.at)
        is_right = as_of == day if on else as_of <= day <= as_of + OLD
        if is_right or _is_written_in(standing, made):
            return Kept(is_new=False, as_of=as_of)
        remove(standing)
    make(day)
    return Kept(is_new=True, as_of=day)


def sign_ins() -> list[tuple[str, str]]:
    """The address and role of everyone who can sign in to the demo; none where it is not here."""
    standing = Partnership.objects.filter(slug=SLUG).first()
    if standing is None or _made(standing) is None:
        return []
    members = Membership.objects.active().filter(partnership=standing).select_related("user", "agency").order_by("pk")
    return [(one.user.email, _role_words(one)) for one in members]


def _role_words(membership: Membership) -> str:
    label = Role(membership.role).label
    return f"{label}, {membership.agency}" if membership.agency else label


def _made(partnership: Partnership) -> AuditEntry | None:
    """The history's entry of the demo's making; None for a partnership that someone made themselves."""
    return audit.history_of(partnership).filter(action=MADE).order_by("pk").last()


def _is_written_in(partnership: Partnership, made: AuditEntry) -> bool:
    later = AuditEntry.objects.filter(tenant_id=partnership.pk, pk__gt=made.pk)
    return later.filter(actor__isnull=False).exists()
