"""Notes on data: what is known of some figures that bears on what may be said of them."""

from django.db import models
from django.db.models import F, Q

from core.models import Versioned
from crime_data.models import CountSource
from figures.readings.data_notes import NoteEffect, NoteKind
from partnerships.partnership.models import Owned

STORED_KINDS = (
    (NoteKind.BREAK.value, "The series breaks: figures before and after cannot be compared"),
    (NoteKind.GAP.value, "Something is missing from the figures"),
    (NoteKind.RECORDING.value, "It was recorded or counted in another way"),
    (NoteKind.GEOGRAPHY.value, "Places or their borders changed"),
    (NoteKind.RESTATED.value, "The figures were restated"),
    (NoteKind.QUESTIONED.value, "The figure is questioned until someone settles it"),
    (NoteKind.OTHER.value, "Something else"),
)
EFFECTS = (
    (NoteEffect.BLOCKS.value, "Blocks: no change, direction or status may be said"),
    (NoteEffect.LIMITS.value, "Limits: nothing clear may be said, and the reason stands in the same sentence"),
    (NoteEffect.NOTES.value, "Notes: told under the workings"),
)


class DataNote(Owned, Versioned):
    """A note on the figures of an indicator, or of all that a source counts, everywhere or in one area.

    Without a partnership it is the installation's. `text` completes a sentence after "because". A break starts on the
    first day after it and has no end.
    """

    audit_kind = "data_note"

    partnership = models.ForeignKey(
        "partnerships.Partnership", null=True, blank=True, on_delete=models.CASCADE, related_name="data_notes"
    )
    indicator = models.ForeignKey(
        "performance.Indicator", null=True, blank=True, on_delete=models.CASCADE, related_name="data_notes"
    )
    count_source = models.CharField(
        "counted by", max_length=12, choices=CountSource.choices, blank=True, help_text="All that this source counts"
    )
    area = models.ForeignKey(
        "partnerships.Area", null=True, blank=True, on_delete=models.CASCADE, related_name="data_notes"
    )
    kind = models.CharField(max_length=12, choices=STORED_KINDS)
    effect = models.CharField(max_length=8, choices=EFFECTS)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    text = models.TextField(help_text="As it ends a sentence after “because”")
    source = models.CharField(max_length=200, blank=True)
    noted_on = models.DateField()

    class Meta:
        ordering = ["starts", "pk"]
        indexes = [models.Index(fields=["partnership", "indicator"], name="performance_note_of")]
        constraints = [
            models.CheckConstraint(
                name="performance_note_days",
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                violation_error_message="The last day comes before the first.",
            ),
            models.CheckConstraint(
                name="performance_note_break_begins",
                condition=~Q(kind=NoteKind.BREAK.value) | Q(starts__isnull=False, ends__isnull=True),
                violation_error_message="Say on which day the figures after the break begin.",
            ),
            models.CheckConstraint(
                name="performance_note_of_something",
                condition=Q(indicator__isnull=False) | ~Q(count_source="") | Q(area__isnull=False),
                violation_error_message="Say which figures the note is about.",
            ),
        ]

    def __str__(self) -> str:
        subject = self.indicator or self.get_count_source_display() or self.area
        return f"{subject}: {self.text}"
