"""Writes to partners: who takes part, in which class, between which days."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core import writes
from core.errors import NotAllowed
from partnerships.agencies.services import create_agency
from partnerships.models import Agency, Partner, Partnership, User
from partnerships.partners.selectors import is_shared

KEPT_WITH_THE_CLASS = (
    "local_name",
    "represents",
    "contact_role",
    "contact_name",
    "contact_email",
    "contact_phone",
    "order",
)


@transaction.atomic
def create_partner(
    *, by: User | None, partnership: Partnership, agency: Agency, partner_class: str, **values: Any
) -> Partner:
    """Add an agency to a partnership, after the partners it has unless `order` says where.

    Raises ValidationError on `agency` where it is a partner on any of these days already, or does not exist then.
    """
    Partnership.objects.select_for_update().get(pk=partnership.pk)  # two who add the same one come after each other
    starts, ends = values.get("starts"), values.get("ends")
    _once_at_a_time(partnership, agency, starts, ends)
    _while_it_exists(agency, starts)
    values.setdefault("order", partnership.partners.count() + 1)
    return writes.create(Partner, by=by, partnership=partnership, agency=agency, partner_class=partner_class, **values)


@transaction.atomic
def add_partner(
    *,
    by: User | None,
    partnership: Partnership,
    agency: Agency,
    starts: date,
    in_place_of: Sequence[tuple[Partner, int]] = (),
    **values: Any,
) -> Partner:
    """As `create_partner`, from `starts`; those in whose place it comes end on the day before.

    `in_place_of` are pairs of a partner and the version that was shown. Raises StaleVersion besides.
    """
    eve, why = starts - timedelta(days=1), f"{agency} takes its place."
    for partner, version in in_place_of:
        end_partner(by=by, partner=partner, version=version, ends=eve, reason=why)
    return create_partner(by=by, partnership=partnership, agency=agency, starts=starts, **values)


@transaction.atomic
def change_partner(
    partner: Partner, *, by: User | None, version: int | None, reason: str = "", **values: Any
) -> Partner:
    """Change its first day, local name or contact. Raises StaleVersion, and ValidationError as `add_partner`."""
    if "starts" in values:
        _once_at_a_time(partner.partnership, partner.agency, values["starts"], partner.ends, but=partner)
        _while_it_exists(partner.agency, values["starts"])
    return writes.change(partner, by=by, version=version, reason=reason, **values)


@transaction.atomic
def end_partner(partner: Partner, *, by: User | None, version: int | None, ends: date, reason: str = "") -> Partner:
    """Let it be a partner until that day, and no longer. Raises StaleVersion, ValidationError on `ends`."""
    if partner.starts and ends < partner.starts:
        raise ValidationError({"ends": f"{partner} is a partner from {_day(partner.starts)}: it cannot end before."})
    return writes.change(partner, by=by, version=version, reason=reason, action="ended", ends=ends)


@transaction.atomic
def reopen_partner(partner: Partner, *, by: User | None, version: int | None, reason: str = "") -> Partner:
    """Take its last day away again. Raises StaleVersion, and ValidationError where it has become a partner anew."""
    try:
        _once_at_a_time(partner.partnership, partner.agency, partner.starts, None, but=partner)
    except ValidationError as error:
        raise ValidationError([message for messages in error.message_dict.values() for message in messages]) from None
    return writes.change(partner, by=by, version=version, reason=reason, action="reopened", ends=None)


@transaction.atomic
def change_class(
    partner: Partner, *, by: User | None, version: int | None, partner_class: str, starts: date, reason: str = ""
) -> Partner:
    """Let it take part in another class from `starts` on; until the day before it keeps the one it has.

    From its own first day on, the class is put right in place. Raises StaleVersion, ValidationError on `starts` or
    `partner_class`.
    """
    if partner_class == partner.partner_class:
        raise ValidationError({"partner_class": f"{partner} has that class already."})
    if starts == partner.starts:
        return writes.change(partner, by=by, version=version, reason=reason, partner_class=partner_class)
    if (partner.starts and starts < partner.starts) or (partner.ends and starts > partner.ends):
        raise ValidationError({"starts": "Choose a day on which it is a partner."})
    until = partner.ends
    earlier = end_partner(by=by, partner=partner, version=version, ends=starts - timedelta(days=1), reason=reason)
    kept = {name: getattr(earlier, name) for name in KEPT_WITH_THE_CLASS}
    return create_partner(
        by=by,
        partnership=partner.partnership,
        agency=partner.agency,
        partner_class=partner_class,
        starts=starts,
        ends=until,
        reason=reason,
        **kept,
    )


@transaction.atomic
def create_unit(*, by: User | None, partner: Partner, name: str) -> Agency:
    """Add a unit or team of a partner's agency. Raises ValidationError on `name` where an agency is called so."""
    return create_agency(by=by, name=name, kind=partner.agency.kind, unit_of=partner.agency)


@transaction.atomic
def rename_unit(unit: Agency, *, by: User | None, partner: Partner, version: int | None, name: str) -> Agency:
    """Call a unit otherwise. Raises StaleVersion, and NotAllowed where other partnerships share its agency."""
    if is_shared(partner):
        raise NotAllowed(f"{partner.agency} works with other partnerships, too. Ask a data steward to rename its unit.")
    return writes.change(unit, by=by, version=version, name=name)


def _once_at_a_time(
    partnership: Partnership, agency: Agency, starts: date | None, ends: date | None, but: Partner | None = None
) -> None:
    others = partnership.partners.filter(agency=agency).between(starts, ends)
    if but is not None:
        others = others.exclude(pk=but.pk)
    if standing := others.first():
        since = f" from {_day(standing.starts)}" if standing.starts else ""
        until = f" until {_day(standing.ends)}" if standing.ends else ""
        raise ValidationError({"agency": f"{agency} is a partner already{since}{until}."})


def _while_it_exists(agency: Agency, starts: date | None) -> None:
    if agency.ends and starts and starts > agency.ends:
        after = f" {agency.successor} followed it." if agency.successor else ""
        raise ValidationError({"agency": f"{agency} ended on {_day(agency.ends)}.{after}"})


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
