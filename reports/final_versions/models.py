"""Final papers. They are written once; nothing in the portal changes or deletes them."""

from typing import Any, NoReturn

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from core.models import Versioned
from partnerships.models import Owned
from reports.papers.models import Report
from reports.trail.models import PaperSignature


def _refuse() -> NoReturn:
    raise ValidationError("A final paper is neither changed nor deleted. Make a corrected final version beside it.")


class FinalVersionQuerySet(models.QuerySet[Any]):
    """Reads and first writes only."""

    def update(self, **kwargs: Any) -> NoReturn:
        _refuse()

    def delete(self) -> NoReturn:
        _refuse()

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        _refuse()


class WrittenOnce(models.Model):
    """A record that is saved once and then stands."""

    objects: Any = FinalVersionQuerySet.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save(self, **kwargs: Any) -> None:
        if self.pk is not None:
            _refuse()
        super().save(**kwargs)

    def delete(self, using: Any = None, keep_parents: bool = False) -> NoReturn:
        _refuse()


class FinalVersion(WrittenOnce, Owned, Versioned):
    """A version of a paper as it was signed: what it rested on; its files hold its bytes.

    `figures` are the figures as printed, `basis` what they rest on (see `reports.before_signing.basis`), `ledger` the
    counts that they tell with their thresholds and marks (see `performance.handling.ledger`; None where none was kept),
    `layout` the layout's own copy, all as they stood when it was made final.
    """

    audit_kind = "final_version"

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.PROTECT, related_name="final_versions")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="final_versions")
    signature = models.ForeignKey(PaperSignature, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField("version of the paper")
    reference = models.SlugField(max_length=80)
    title = models.CharField(max_length=200)
    fingerprint = models.CharField("SHA-256 of the content", max_length=64)
    made_final_at = models.DateTimeField()
    made_final_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    data_as_of = models.DateTimeField("figures as of")
    method = models.CharField(max_length=60)
    layout = models.JSONField()
    figures = models.JSONField(blank=True)
    basis = models.JSONField(default=dict, blank=True)
    ledger = models.JSONField(null=True, blank=True, encoder=DjangoJSONEncoder)

    class Meta(WrittenOnce.Meta):
        abstract = False
        ordering = ["-made_final_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="reports_final_version_once"),
            models.UniqueConstraint(fields=["partnership", "reference"], name="reports_final_version_reference_once"),
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.number}"


class FinalVersionFile(WrittenOnce):
    """One file of a final paper, byte for byte. A closed one is the exempt part, which is never published."""

    final_version = models.ForeignKey(FinalVersion, on_delete=models.PROTECT, related_name="files")
    name = models.CharField(max_length=40)
    content_type = models.CharField(max_length=100)
    content = models.BinaryField()
    sha256 = models.CharField("SHA-256", max_length=64)
    is_closed = models.BooleanField(default=False)

    class Meta(WrittenOnce.Meta):
        abstract = False
        ordering = ["is_closed", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["final_version", "name"], name="reports_final_version_file_once")
        ]

    def __str__(self) -> str:
        return f"{self.final_version.reference}/{self.name}"
