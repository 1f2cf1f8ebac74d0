"""What is to be done each day, a row for each part: the worker finds here what is due, whatever stopped before."""

from django.db import models

from core.models import none_as_one


class DailyJob(models.TextChoices):
    RETURNS = "returns", "Opening returns"
    REMINDERS = "reminders", "Queueing reminders"


class Due(models.Model):
    """A job of a day: of one partnership, or with none of the whole installation.

    `not_before` moves on when a worker takes it, so one that is killed leaves it to be taken up again.
    """

    job = models.CharField(max_length=12, choices=DailyJob.choices)
    partnership = models.ForeignKey("partnerships.Partnership", null=True, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    attempt = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name_plural = "due"
        ordering = ["day", "pk"]
        constraints = [
            models.UniqueConstraint("day", "job", none_as_one("partnership"), name="cycle_due_once"),
        ]
        indexes = [
            models.Index(fields=["not_before"], condition=models.Q(done_at=None), name="cycle_due_open"),
        ]

    def __str__(self) -> str:
        return f"{self.get_job_display()}, {self.partnership or 'everywhere'}, {self.day:%d %B %Y}"
