"""Every write to the evidence for statutory duties."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core import writes
from cycle.duties.rules.all_duties import BY_ID
from cycle.models import DutyEvidence
from partnerships.models import Partnership, User


@transaction.atomic
def record_evidence(
    *, by: User | None, partnership: Partnership, duty: str, readers: Iterable[User] = (), **values: Any
) -> DutyEvidence:
    """Record what was done, or not, for a duty. Raises ValidationError by field.

    A restricted duty's record is for `readers` and whoever makes it.
    """
    links = {"readers": _readers(by, duty, readers)}
    return writes.create(DutyEvidence, by=by, partnership=partnership, duty=duty, links=links, **values)


@transaction.atomic
def change_evidence(
    evidence: DutyEvidence, *, by: User | None, version: int | None, readers: Iterable[User] = (), **values: Any
) -> DutyEvidence:
    """Change a record. Raises StaleVersion, and ValidationError by field."""
    links = {"readers": _readers(by, evidence.duty, readers)}
    return writes.change(evidence, by=by, version=version, links=links, **values)


def _readers(by: User | None, duty: str, readers: Iterable[User]) -> list[User]:
    if duty not in BY_ID:
        raise ValidationError(f"There is no duty {duty}.")
    if not BY_ID[duty].is_restricted:
        return []
    return list({user.pk: user for user in (*readers, by) if user is not None}.values())
