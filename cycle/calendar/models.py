"""Days that a partnership enters into its year itself, and the secret addresses of calendar feeds."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from core.models import Archivable, Versioned
from partnerships.models import Owned


class EntryKind(models.TextChoices):
    CONSULTATION = "consultation", "Consultation"
    PUBLIC_MEETING = "public_meeting", "Public meeting"
    MEETING = "meeting", "Meeting of the partnership"
    SCRUTINY = "scrutiny", "Scrutiny meeting"
    OTHER = "other", "Something else"


class YearEntry(Owned, Archivable):
    """A day of the year that no other page holds, such as a consultation or a meeting. `until`: its last day."""

    audit_kind = "year_entry"

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="year_entries")
    title = models.CharField("what it is", max_length=200)
    kind = models.CharField(max_length=16, choices=EntryKind.choices, default=EntryKind.MEETING)
    on = models.DateField("date")
    until = models.DateField("last day", null=True, blank=True)
    done_on = models.DateField("done on", null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "year entries"
        ordering = ["on", "pk"]
        indexes = [models.Index(fields=["partnership", "on"], name="cycle_yearentry_on")]
        constraints = [
            models.CheckConstraint(
                name="cycle_yearentry_forward",
                condition=Q(until__isnull=True) | Q(until__gte=F("on")),
                violation_error_message="The last day cannot be before the first.",
            )
        ]

    def __str__(self) -> str:
        return self.title


class CalendarFeed(Owned, Versioned):
    """A person's feed of a partnership's year. Its secret address is signed for its present version and never kept."""

    audit_kind = "calendar_feed"

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="feeds")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    renewed_at = models.DateTimeField(editable=False)
    stopped_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership", "user"], name="cycle_feed_once")]

    def __str__(self) -> str:
        return f"Calendar of {self.partnership} for {self.user}"

    @property
    def is_open(self) -> bool:
        return self.stopped_at is None
