"""Writes to the installation's agencies: renaming, and merging one that was entered twice."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core import merging, writes
from partnerships.models import Agency, Partner, User

FILLED_FROM_THE_OTHER = (
    "local_name", "represents", "contact_role", "contact_name", "contact_email", "contact_phone",
)  # fmt: skip


@transaction.atomic
def change_agency(agency: Agency, *, by: User | None, version: int | None, reason: str = "", **values: Any) -> Agency:
    """Rename an agency, or change its kind, what it is a unit of, its dates or its successor. Raises StaleVersion.

    Raises ValidationError where it would be a unit or the successor of itself or of one of its own units.
    """
    for name in ("unit_of", "successor"):
        if name in values and _leads_back(agency, values[name], name):
            raise ValidationError({name: "This would lead back to the agency itself."})
    return writes.change(agency, by=by, version=version, reason=reason, **values)


@transaction.atomic
def merge_agencies(*, by: User | None, gone: Agency, kept: Agency, version: int | None, reason: str) -> Agency:
    """Let `kept` have everything that rests on `gone`, in every partnership; `gone` stays for the history alone.

    Where both are partners in one class on the same days, one partner is left, with the contact of either. Raises
    StaleVersion, and ValidationError where one is a unit or the successor of the other, or where they are partners in
    more than one way at once: which is right is for that partnership to say.
    """
    if kept.merged_into_id or gone.merged_into_id:
        raise ValidationError("One of the two has been merged already.")
    if gone.pk == kept.pk:
        raise ValidationError("Choose another agency to merge it into.")
    if gone.pk in (kept.unit_of_id, kept.successor_id) or kept.pk in (gone.unit_of_id, gone.successor_id):
        raise ValidationError("One is a unit or the successor of the other: they are two agencies, not one.")
    merged = writes.change(gone, by=by, version=version, reason=reason, action="merged", merged_into=kept)
    _fold_partners(by, gone, kept, reason)
    merging.move_uses(by=by, gone=gone, kept=kept, reason=reason)
    return merged


def _leads_back(agency: Agency, start: Agency | None, name: str) -> bool:
    seen: set[int] = set()
    at = start
    while at is not None and at.pk not in seen:
        if at.pk == agency.pk:
            return True
        seen.add(at.pk)
        at = getattr(at, name)
    return False


def _fold_partners(by: User | None, gone: Agency, kept: Agency, reason: str) -> None:
    """Where both are partners of one partnership on the same days, leave one; the others move as they are."""
    for partner in Partner.objects.filter(agency=gone).select_related("partnership", "agency"):
        same = partner.partnership.partners.filter(agency=kept)
        others = list(same.between(partner.starts, partner.ends))
        if not others:
            continue
        if len(others) > 1 or others[0].partner_class != partner.partner_class:
            told = f"In {partner.partnership} the two are partners on the same days, in more than one way."
            raise ValidationError(f"{told} Which is right is for its administrators to say first.")
        _fold(by, partner, others[0], reason)


def _fold(by: User | None, partner: Partner, other: Partner, reason: str) -> None:
    """Leave the one partner, from the earlier first day until the later last day; a missing date is open."""
    missing = [name for name in FILLED_FROM_THE_OTHER if not getattr(other, name)]
    values: dict[str, Any] = {name: getattr(partner, name) for name in missing}
    values["starts"] = _widest(partner.starts, other.starts, min)
    values["ends"] = _widest(partner.ends, other.ends, max)
    writes.delete(partner, by=by, version=partner.version, reason=reason)
    writes.change(other, by=by, version=other.version, reason=reason, **values)


def _widest(one: date | None, other: date | None, choose: Any) -> date | None:
    return None if one is None or other is None else choose(one, other)


@transaction.atomic
def create_agency(*, by: User | None, name: str, kind: str, **values: Any) -> Agency:
    """Add an agency, or with `unit_of` a unit or team of one, to the installation's list."""
    return writes.create(Agency, by=by, name=name, kind=kind, **values)
