"""Files of figures on their way in: what was received, what it would do, who agreed to it, what became of it.

An upload goes `received` > `checking` > `ready` > `agreed` > `applying` > `done`. It may end as `refused` (the file
cannot be read), `failed` or `cancelled`; then nothing was taken in. Its bytes are kept until it has ended.
"""

from typing import Any

from django.conf import settings
from django.db import models

from core.models import Versioned
from crime_data.models import CountSource, Release
from partnerships.models import Owned

SHEET = "sheet"
# What may be uploaded: recorded crime as its sources publish it, and the portal's own sheet as agencies fill it in.
SOURCES = [*CountSource.choices, (SHEET, "A sheet of figures that the portal wrote")]


class UploadState(models.TextChoices):
    RECEIVED = "received", "Waiting to be checked"
    CHECKING = "checking", "Being checked"
    READY = "ready", "Waiting for a decision"
    AGREED = "agreed", "Waiting to be taken in"
    APPLYING = "applying", "Being taken in"
    DONE = "done", "Taken in"
    REFUSED = "refused", "Could not be read"
    FAILED = "failed", "Stopped: nothing was taken in"
    CANCELLED = "cancelled", "Cancelled"


UNDER_WAY = (UploadState.RECEIVED, UploadState.CHECKING, UploadState.AGREED, UploadState.APPLYING)
ENDED = (UploadState.DONE, UploadState.REFUSED, UploadState.CANCELLED)


class Upload(Owned, Versioned):
    """Files that someone gave for import: a partnership's own, or national ones (no partnership).

    `attempt` grows each time that a process takes the upload up; what a process does counts only while the number is
    the one that it took. `tries_from` is the attempt at which the person last started it, `heartbeat_at` the last sign
    of life. `fingerprint` names what `preview` says would be done, and to which state of the figures.
    """

    audit_kind = "upload"

    partnership = models.ForeignKey(
        "partnerships.Partnership", null=True, blank=True, on_delete=models.CASCADE, related_name="uploads"
    )
    source = models.CharField(max_length=12, choices=SOURCES)
    published_on = models.DateField("published on", null=True, blank=True)
    size = models.PositiveBigIntegerField(default=0, editable=False)
    state = models.CharField(max_length=10, choices=UploadState.choices, default=UploadState.RECEIVED, editable=False)
    progress = models.PositiveSmallIntegerField(default=0, editable=False)
    attempt = models.PositiveIntegerField(default=0, editable=False)
    tries_from = models.PositiveIntegerField(default=0, editable=False)
    heartbeat_at = models.DateTimeField(editable=False)
    received_at = models.DateTimeField(editable=False)
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    preview = models.JSONField(default=dict, blank=True, editable=False)
    fingerprint = models.CharField(max_length=64, blank=True, editable=False)
    message = models.TextField(blank=True, editable=False)
    outcome = models.JSONField(default=dict, blank=True, editable=False)
    release = models.ForeignKey(
        Release, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )

    class Meta:
        ordering = ["-received_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_source_display()}, received {self.received_at:%d %B %Y}"

    @property
    def is_under_way(self) -> bool:
        return self.state in UNDER_WAY

    @property
    def has_ended(self) -> bool:
        return self.state in ENDED


class UploadFile(models.Model):
    """One file of an upload, by the name that it had."""

    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="files")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["upload", "number"], name="performance_upload_file_once")]

    def __str__(self) -> str:
        return self.name


class UploadChunk(models.Model):
    """A piece of a file's bytes. In the database, so that web and worker need not share a disk."""

    file = models.ForeignKey(UploadFile, on_delete=models.CASCADE, related_name="chunks")
    number = models.PositiveIntegerField()
    content: Any = models.BinaryField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["file", "number"], name="performance_upload_chunk_once")]

    def __str__(self) -> str:
        return f"{self.file_id}, {self.number}"
