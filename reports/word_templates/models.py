"""A council's own Word template, whose styles, header and logo the Word files of papers take."""

from typing import Any

from django.db import models

from core.models import Archivable
from partnerships.models import Owned


class WordTemplate(Owned, Archivable):
    """The newest that is not archived is in use."""

    audit_kind = "word_template"

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="word_templates")
    name = models.CharField(max_length=120)
    size = models.PositiveIntegerField("bytes", editable=False)
    sha256 = models.CharField("SHA-256 as it was sent", max_length=64, editable=False)
    added_at = models.DateTimeField(editable=False)

    class Meta:
        ordering = ["-added_at", "-pk"]

    def __str__(self) -> str:
        return self.name


class WordTemplateFile(models.Model):
    """The file as it was sent, and as pandoc takes it. Apart from the record, whose history would repeat its bytes."""

    template = models.OneToOneField(WordTemplate, on_delete=models.CASCADE, related_name="file")
    sent: Any = models.BinaryField()
    reference: Any = models.BinaryField()

    def __str__(self) -> str:
        return str(self.template)
