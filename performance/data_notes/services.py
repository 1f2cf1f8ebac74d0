"""Every write to notes on data."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core import audit, clock, writes
from core.numbers.units import Unit
from core.periods.period import Period
from figures.readings.data_notes import NoteEffect, NoteKind
from partnerships.models import Partnership, User
from performance.models import DataNote, Measure
from performance.observations.selectors import area_id_of, area_of
from performance.readings.selectors.recorded import recorded_of


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


@transaction.atomic
def question_figure(*, by: User | None, measure: Measure, period: Period, why: str) -> DataNote:
    """Question the figure of exactly this period: it is shown, and stays out of sums until `end_note` settles it.

    Raises ValidationError on `period` where none was recorded for it, or where it is questioned already.
    """
    points = recorded_of(measure).points((measure.indicator_id, area_id_of(measure)))
    amount = next((point.value for point in points if point.period == period), None)
    if amount is None:
        raise ValidationError({"period": f"No figure of {period.label} can be questioned: none stands unquestioned."})
    return add_note(
        by=by,
        partnership=measure.partnership,
        indicator=measure.indicator,
        area=area_of(measure),
        kind=NoteKind.QUESTIONED,
        effect=NoteEffect.LIMITS,
        reason=f"{Unit(measure.indicator.unit).write(amount)} for {period.short_label} is questioned: {why}",
        starts=period.start,
        ends=period.end,
    )


@transaction.atomic
def end_note(*, by: User | None, note: DataNote, reason: str) -> None:
    """Take back a note or settle a question; the history of what it was about keeps it, with the reason."""
    kept = {"data note": f"{note.get_kind_display()}: {note.text}"} | audit.snapshot(note)
    audit.record(
        by=by, action="data note ended", obj=note.indicator or note, before=kept, after={}, reason=reason,
        tenant_id=note.partnership_id,
    )  # fmt: skip
    note.delete()
