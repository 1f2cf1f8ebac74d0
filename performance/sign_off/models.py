"""A period's figures signed off: from then on the partnership's own values of it stand still."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.utils import timezone
from django.utils.formats import date_format

from core.fields import PeriodField
from core.models import Versioned
from core.periods.period import Period
from partnerships.models import Partnership


class FigureSignOffQuerySet(models.QuerySet[Any]):
    def standing(self) -> "FigureSignOffQuerySet":
        """Those that have not been unlocked."""
        return self.filter(unlocked_at__isnull=True)


class FigureSignOff(Versioned):
    """Who signed which period's figures when. `signed_at` is the vintage: papers read the period as of it.

    `figures` holds what was signed, as it was shown: label, value and sentence of each measure.
    """

    audit_kind = "sign_off"

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="sign_offs")
    plan = models.ForeignKey("plans.Plan", on_delete=models.PROTECT, related_name="sign_offs")
    period = PeriodField()
    signed_at = models.DateTimeField(editable=False)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False)
    figures = models.JSONField(editable=False)
    unlocked_at = models.DateTimeField(null=True, blank=True, editable=False)
    unlocked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    unlock_reason = models.TextField(blank=True)

    objects: Any = FigureSignOffQuerySet.as_manager()

    class Meta:
        verbose_name = "sign-off of figures"
        verbose_name_plural = "sign-offs of figures"
        ordering = ["-signed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "period"],
                condition=models.Q(unlocked_at__isnull=True),
                name="performance_signed_once",
                violation_error_message="These figures have been signed off already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.period.label}, signed off"

    @property
    def is_standing(self) -> bool:
        return self.unlocked_at is None


def standing_sign_offs(partnership_id: int) -> list[FigureSignOff]:
    """The partnership's sign-offs that have not been unlocked.

    Within a transaction it waits for a sign-off that is under way, so that neither overtakes the other.
    """
    if connection.in_atomic_block:
        list(Partnership.objects.select_for_update().filter(pk=partnership_id).values_list("pk"))
    return list(FigureSignOff.objects.standing().filter(partnership=partnership_id))


def signed_periods(partnership_id: int) -> list[Period]:
    """The periods whose figures the partnership has signed off, for an import to leave as they are."""
    return [sign_off.period for sign_off in standing_sign_offs(partnership_id)]


def refuse_if_signed(partnership_id: int | None, period: Period) -> None:
    """Raises ValidationError where the partnership has signed off a period that holds this one."""
    if partnership_id is None:
        return  # national figures go on; what was signed reads them as of its own day
    for signed in standing_sign_offs(partnership_id):
        if signed.period.contains(period):
            on = date_format(timezone.localtime(signed.signed_at), "j F Y")
            raise ValidationError(
                f"The figures of {signed.period.label} were signed off on {on}. They can be changed once an approver "
                "has unlocked them, with a reason."
            )
