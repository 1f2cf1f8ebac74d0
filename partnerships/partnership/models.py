"""The tenant: one community safety partnership."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models

from core.models import Versioned


class Nation(models.TextChoices):
    ENGLAND = "england", "England"
    WALES = "wales", "Wales"


class Partnership(Versioned):
    """A community safety partnership, for one or more councils' areas."""

    audit_kind = "partnership"

    tenant_path = "pk"  # it is the tenant itself: see core.merging

    slug = models.SlugField(max_length=40, unique=True, validators=[RegexValidator(r"^[a-z][a-z0-9-]*$")])
    name = models.CharField(max_length=120, unique=True)
    short_name = models.CharField(max_length=40, help_text="As it is called in a sentence, for example Harborough")
    nation = models.CharField(max_length=8, choices=Nation.choices, default=Nation.ENGLAND)
    area = models.ForeignKey(
        "partnerships.Area",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="partnerships",
        help_text="The community safety partnership area that police figures are published for",
    )
    councils = models.ManyToManyField("partnerships.Agency", blank=True, related_name="led_partnerships")
    parent_partnership = models.CharField(
        max_length=120, blank=True, help_text="The wider partnership that this one is part of, where there is one"
    )
    colour = models.CharField(max_length=20, default="navy")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def audit_scope(self) -> int | None:
        return self.pk


class Owned(models.Model):
    """A record with a `partnership`, which its other links may not leave. Shared records (no partnership) are free."""

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        own = self.partnership_id  # type: ignore[attr-defined]
        for field in self._meta.concrete_fields:
            if not field.many_to_one or getattr(self, field.attname) is None:
                continue
            theirs = getattr(getattr(self, field.name), "partnership_id", None)
            if theirs is not None and theirs != own:
                raise ValidationError({field.name: "Choose one of this partnership's own."})
