"""Saving how a partnership reads its figures."""

from typing import Any

from django.db import transaction

from core import audit, writes
from partnerships.models import Partnership, User
from performance.models import FigureSettings


@transaction.atomic
def save_figure_settings(
    *, by: User | None, partnership: Partnership, version: int | None, reason: str = "", **values: Any
) -> FigureSettings:
    """Say how the partnership reads its figures; the first save makes the row. Raises StaleVersion."""
    found = FigureSettings.objects.filter(partnership=partnership).first()
    if found is None:
        settings = FigureSettings(partnership=partnership, **values)
        settings.full_clean()
        settings.save()
        audit.record(by=by, action="created", obj=settings, after=audit.snapshot(settings), reason=reason)
        return settings
    return writes.change(found, by=by, version=version, reason=reason, **values)
