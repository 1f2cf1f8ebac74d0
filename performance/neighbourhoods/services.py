"""Every write to wards and priority neighbourhoods."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core import writes
from partnerships.models import Partnership, User
from performance.models import Neighbourhood
from performance.neighbourhoods.selectors import small_areas_of


@transaction.atomic
def create_neighbourhood(
    *, by: User | None, partnership: Partnership, small_areas: Sequence[str], **values: Any
) -> Neighbourhood:
    """Name a set of small areas of the partnership's. Raises ValidationError by field."""
    _check(partnership, small_areas)
    return writes.create(Neighbourhood, by=by, partnership=partnership, small_areas=list(small_areas), **values)


@transaction.atomic
def change_neighbourhood(
    neighbourhood: Neighbourhood, *, by: User | None, version: int | None, small_areas: Sequence[str], **values: Any
) -> Neighbourhood:
    """Rename it or draw it anew. Raises StaleVersion, and ValidationError by field."""
    _check(neighbourhood.partnership, small_areas)
    return writes.change(neighbourhood, by=by, version=version, small_areas=list(small_areas), **values)


def _check(partnership: Partnership, codes: Sequence[str]) -> None:
    known = small_areas_of(partnership)
    strange = [code for code in codes if code not in known]
    if strange:
        more = f" and {len(strange) - 5} more" if len(strange) > 5 else ""
        told = f"{', '.join(strange[:5])}{more}: no small area of this partnership that is known here."
        advice = "" if known else " Import street files of the own area, or the lookup of small areas, first."
        raise ValidationError({"small_areas": f"{told}{advice}"})
