"""Saying who may see each source."""

from typing import Any

from django.db import transaction

from core import writes
from partnerships.models import User
from performance.handling.selectors import NEVER_SAVED
from performance.models import SourceHandling


@transaction.atomic
def save_marks(marks: SourceHandling, *, by: User, version: int | None, **values: Any) -> SourceHandling:
    """Say who may see each source. Raises StaleVersion; the first save makes the record."""
    found = SourceHandling.objects.filter(partnership=marks.partnership).first()
    if found is None and version == NEVER_SAVED:
        return writes.create(SourceHandling, by=by, partnership=marks.partnership, **values)
    return writes.change(found or marks, by=by, version=version, **values)
