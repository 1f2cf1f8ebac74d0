"""What someone recorded for a statutory duty: one shape for all of them."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from core.models import Archivable
from cycle.duties.rules.all_duties import BY_ID
from partnerships.models import Owned


class Shows(models.TextChoices):
    """What a record says of its duty, by the names of `cycle.duties.rules.findings.DutyAnswer`."""

    MET = "met", "It was done"
    NOT_MET = "not_met", "It was not done"
    NOT_APPLICABLE = "not_applicable", "It does not apply here"


class DutyEvidence(Owned, Archivable):
    """A record for a duty: what it shows, when, with a link or a note.

    Where a clock runs, `since` is when it began; `until` is how long what was done holds, such as the date of review.
    What is recorded for a restricted duty is for its `readers` only.
    """

    audit_kind = "duty_evidence"

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="duty_evidence")
    duty = models.CharField(max_length=12, editable=False)
    shows = models.CharField("what it shows", max_length=16, choices=Shows.choices, default=Shows.MET)
    on = models.DateField("date", null=True, blank=True)
    since = models.DateField("asked for or begun", null=True, blank=True)
    until = models.DateField("holds until", null=True, blank=True)
    link = models.URLField(max_length=400, blank=True)
    note = models.TextField(blank=True)
    readers = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="+")

    class Meta:
        verbose_name_plural = "duty evidence"
        ordering = ["-on", "-since", "-pk"]
        indexes = [models.Index(fields=["partnership", "duty"], name="cycle_dutyevidence_duty")]
        constraints = [
            models.CheckConstraint(
                name="cycle_dutyevidence_dated",
                condition=Q(on__isnull=False) | Q(since__isnull=False),
                violation_error_message="Give the date, or the date on which it was asked for.",
            ),
            models.CheckConstraint(
                name="cycle_dutyevidence_holds_forward",
                condition=Q(until__isnull=True) | Q(on__isnull=True) | Q(until__gte=F("on")),
                violation_error_message="It cannot hold until a day before its date.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.duty}: {self.get_shows_display().lower()}"

    @property
    def is_restricted(self) -> bool:
        return BY_ID[self.duty].is_restricted

    def clean(self) -> None:
        super().clean()
        if self.duty not in BY_ID:
            raise ValidationError(f"There is no duty {self.duty}.")
        if not self.note.strip() and not self.link:
            raise ValidationError({"note": "Say what it rests on, or give a link."})
