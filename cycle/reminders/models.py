"""The outbox of reminders: one digest a person, the links in it, and who wants none."""

from django.conf import settings
from django.db import models

from core import clock
from core.models import Versioned


class ReminderState(models.TextChoices):
    QUEUED = "queued", "Waiting to be sent"
    HANDED_OVER = "handed_over", "Being handed to the mail server"
    SENT = "sent", "Sent"
    UNSURE = "unsure", "May not have arrived"
    DROPPED = "dropped", "Not sent: nothing was owed any more, or reminders were stopped"
    FAILED = "failed", "Could not be sent"


class Reminder(models.Model):
    """One digest to one person, of all that their agency owes.

    `key` says what it is for, and is there once: whoever queues the same reminder again finds it. `partnership` is
    empty where the portal reminds by itself. A row is written before anything is sent and kept afterwards.
    """

    audit_kind = "reminder"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reminders")
    partnership = models.ForeignKey(
        "partnerships.Partnership", null=True, blank=True, on_delete=models.CASCADE, related_name="reminders"
    )
    key = models.CharField(max_length=80, unique=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    state = models.CharField(max_length=12, choices=ReminderState.choices, default=ReminderState.QUEUED)
    queued_at = models.DateTimeField(default=clock.now)
    not_before = models.DateTimeField(default=clock.now)
    handed_over_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-queued_at", "-pk"]
        indexes = [models.Index(fields=["state", "not_before"], name="cycle_reminder_waiting")]

    def __str__(self) -> str:
        return f"Reminder to {self.user}"

    def audit_scope(self) -> int | None:
        return self.partnership_id


class ReminderLink(models.Model):
    """A return in a digest, and the link that opens that return alone: once, for a limited time, after a code.

    Only hashes are kept of the link's token and of the code. `stage` is how many of the days on which the portal
    reminds had come when it was queued.
    """

    reminder = models.ForeignKey(Reminder, on_delete=models.CASCADE, related_name="links")
    agency_return = models.ForeignKey("cycle.AgencyReturn", on_delete=models.CASCADE, related_name="reminder_links")
    stage = models.PositiveSmallIntegerField(default=0)
    token_hash = models.CharField(max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001  # none yet
    expires_at = models.DateTimeField(null=True, editable=False)
    code_hash = models.CharField(max_length=64, blank=True, editable=False)
    code_sent_at = models.DateTimeField(null=True, editable=False)
    codes_sent = models.PositiveSmallIntegerField(default=0, editable=False)
    code_tries = models.PositiveSmallIntegerField(default=0, editable=False)
    used_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["reminder", "agency_return"], name="cycle_link_once")]

    def __str__(self) -> str:
        return f"Link to {self.agency_return}"


class ReminderChoice(Versioned):
    """Whether a person wants reminders by mail; without a row they do."""

    audit_kind = "reminder_choice"

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reminder_choice")
    wants = models.BooleanField("wants reminders by e-mail", default=True)

    def __str__(self) -> str:
        return f"Reminders to {self.user}: {'yes' if self.wants else 'no'}"

    def audit_scope(self) -> int | None:
        return None
