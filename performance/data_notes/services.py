"""Every write to notes on data."""

from datetime import date
from typing import Any

from django.db import transaction

from core import clock, writes
from figures.readings.data_notes import NoteEffect, NoteKind
from partnerships.models import Partnership, User
from performance.models import DataNote


@transaction.atomic
def add_note(
    *,
    by: User | None,
    partnership: Partnership | None,
    kind: NoteKind,
    effect: NoteEffect,
    reason: str,
    starts: date | None = None,
    ends: date | None = None,
    why_noted: str = "",
    **values: Any,
) -> DataNote:
    """Note what bears on figures: of an `indicator`, of all that a `count_source` counts, or of an `area`.

    Without a partnership it is the installation's. `reason` ends a sentence after "because", without a full stop;
    `why_noted` is for the history.
    """
    return writes.create(
        DataNote,
        by=by,
        partnership=partnership,
        kind=kind.value,
        effect=effect.value,
        text=reason.strip().rstrip("."),
        starts=starts,
        ends=ends,
        noted_on=clock.today(),
        reason=why_noted,
        **values,
    )
