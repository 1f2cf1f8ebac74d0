"""Reads about what is the installation's own: agencies and areas, and what rests on them in every partnership.

For data stewards, whose scope is the installation.
"""

from dataclasses import dataclass

from django.db.models import Model

from core.merging import uses_of
from partnerships.models import Partnership


@dataclass(frozen=True)
class Touched:
    """What of one partnership, or of the installation, rests on a record."""

    where: str
    what: str


def touched_with(record: Model) -> list[Touched]:
    """What a change to the record would touch: the installation first, then each partnership by name."""
    uses = uses_of(record)
    names = dict(Partnership.objects.filter(pk__in={use.tenant_id for use in uses}).values_list("pk", "name"))
    by_tenant: dict[int | None, list[str]] = {}
    for use in uses:
        by_tenant.setdefault(use.tenant_id, []).append(f"{use.count} {use.kind}")
    touched = [
        Touched("" if tenant is None else names[tenant], ", ".join(words)) for tenant, words in by_tenant.items()
    ]
    ordered = sorted(touched, key=lambda one: one.where)
    return [Touched(one.where or "The installation itself", one.what) for one in ordered]
