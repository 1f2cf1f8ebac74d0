"""What every room's records share: versions, archiving, quantities with their states, the audit trail, one-time ids."""

from collections.abc import Collection
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce

from core.numbers.quantities import Quantity, State
from core.text import validate_one_line


def none_as_one(field: str) -> Coalesce:
    """A reference within a unique constraint where none counts as a value like another, on every database.

    `nulls_distinct=False` would say it shorter, but SQLite has nothing of the kind: there no constraint would stand.
    """
    return Coalesce(F(field), Value(0), output_field=models.BigIntegerField())


class Lined(models.Model):
    """A record whose short texts (names, titles, addresses) each stand on one line."""

    class Meta:
        abstract = True

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """As Django's; and no line end, and nothing unseen, in a field that is no text of many lines."""
        errors: dict[str, Any] = {}
        try:
            super().clean_fields(exclude=exclude)
        except ValidationError as error:
            errors = error.update_error_dict(errors)
        for field in self._meta.concrete_fields:
            if isinstance(field, models.CharField) and field.name not in {*errors, *(exclude or ())}:
                try:
                    validate_one_line(getattr(self, field.attname))
                except ValidationError as error:
                    errors[field.name] = [error]
        if errors:
            raise ValidationError(errors)


class Versioned(Lined):
    """A record that two people may edit: each save must name the version it started from."""

    # The word that the audit trail keeps for such a record. It stays when the model is renamed or moved.
    audit_kind: ClassVar[str]

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True

    def audit_scope(self) -> int | None:
        """The tenant whose history this record belongs to; None for the installation's own."""
        return getattr(self, "partnership_id", None)


class ArchivableQuerySet(models.QuerySet[Any]):
    def current(self) -> "ArchivableQuerySet":
        """Without what was archived."""
        return self.filter(archived_at__isnull=True)


class Archivable(Versioned):
    """A record that leaves the lists without leaving the history."""

    archived_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects: Any = ArchivableQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def is_archived(self) -> bool:
        return self.archived_at is not None


class Quantified(models.Model):
    """A value with its state and its mark as printed: missing, zero, to be set and suppressed stay apart."""

    value = models.DecimalField(max_digits=18, decimal_places=6, null=True, blank=True)
    state = models.CharField(max_length=16, choices=[(s.value, s.value) for s in State], default=State.KNOWN.value)
    mark = models.CharField("as printed", max_length=60, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_value_iff_known",
                condition=Q(state="known", value__isnull=False) | (~Q(state="known") & Q(value__isnull=True)),
                violation_error_message="A known figure has a value, any other has none.",
            )
        ]

    @property
    def quantity(self) -> Quantity:
        return Quantity.stored(self.value, self.state, self.mark)


class AuditEntry(models.Model):
    """Who changed what, when, from what to what, and why. Written by `core.audit` only, never changed."""

    at = models.DateTimeField(db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="audit_entries"
    )
    action = models.CharField(max_length=40)
    tenant_id = models.BigIntegerField(null=True, blank=True)
    object_type = models.CharField(max_length=80)
    object_id = models.BigIntegerField()
    object_label = models.CharField(max_length=300)
    before = models.JSONField(null=True, blank=True)
    after = models.JSONField(null=True, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "audit entries"
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["object_type", "object_id", "-at"], name="core_audit_object"),
            models.Index(fields=["tenant_id", "-at"], name="core_audit_tenant"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.object_label}"


class OneTimeResult(models.Model):
    """What the first post of a create form made, so that the same post again leads to the same place."""

    token = models.UUIDField(primary_key=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    object_type = models.CharField(max_length=80, blank=True)
    object_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.object_type} {self.token}"
