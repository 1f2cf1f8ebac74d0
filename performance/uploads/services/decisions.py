"""What people do with an upload: give files, agree to what they would do, cancel, start again."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from core import clock, writes
from partnerships.models import Partnership, User
from performance.models import SHEET, UNDER_WAY, Upload, UploadState
from performance.uploads.services import storage as keeping
from performance.uploads.services.processing import LEASE

KEPT_FOR = timedelta(days=30)


@transaction.atomic
def receive(
    *,
    by: User | None,
    partnership: Partnership | None,
    source: str,
    given: Sequence[UploadedFile[Any]],
    published_on: date | None = None,
) -> Upload:
    """Keep the files, to be checked. `partnership` None makes them national. Raises ValidationError."""
    if partnership is not None and partnership.area is None and source != SHEET:
        raise ValidationError("This partnership has no area of its own yet: a data steward sets it.")
    now = clock.now()
    _let_old_ones_go(partnership)
    upload = writes.create(
        Upload,
        by=by,
        partnership=partnership,
        source=source,
        published_on=published_on,
        size=sum(file.size or 0 for file in given),
        received_at=now,
        received_by=by,
        heartbeat_at=now,
    )
    keeping.store_files(upload, given)
    return upload


@transaction.atomic
def agree(upload: Upload, *, by: User, version: int | None) -> Upload:
    """Let it be taken in as its preview says. Raises StaleVersion; ValidationError where it waits for no decision."""
    if upload.state != UploadState.READY:
        raise ValidationError("It is no longer waiting for a decision.")
    return _move(
        upload, by, version, "agreed",
        state=UploadState.AGREED, agreed_by=by, message="", progress=0, tries_from=upload.attempt,
    )  # fmt: skip


@transaction.atomic
def cancel(upload: Upload, *, by: User, version: int | None) -> Upload:
    """Stop it, whatever it is doing; nothing is taken in. Raises ValidationError where it has ended already."""
    if upload.has_ended:
        raise ValidationError(f"It cannot be cancelled any more: {upload.get_state_display().lower()}.")
    cancelled = _move(upload, by, version, "cancelled", state=UploadState.CANCELLED, message="")
    keeping.delete_content(cancelled)
    return cancelled


@transaction.atomic
def restart(upload: Upload, *, by: User, version: int | None) -> Upload:
    """Start it again from where it stood, after it failed or its process went silent. Raises ValidationError."""
    if not may_restart(upload):
        raise ValidationError("It is at work, or has ended: there is nothing to start again.")
    state = UploadState.AGREED if upload.fingerprint and upload.agreed_by_id else UploadState.RECEIVED
    return _move(
        upload, by, version, "started again", state=state, message="", progress=0, tries_from=upload.attempt
    )  # fmt: skip


def may_restart(upload: Upload) -> bool:
    """Whether it failed, or should be at work and has given no sign of life for as long as a process may."""
    silent = upload.heartbeat_at < clock.now() - LEASE
    return upload.state == UploadState.FAILED or (upload.state in UNDER_WAY and silent)


def _move(upload: Upload, by: User, version: int | None, action: str, **values: Any) -> Upload:
    return writes.change(upload, by=by, version=version, action=action, heartbeat_at=clock.now(), **values)


def _let_old_ones_go(partnership: Partnership | None) -> None:
    """Files that nobody decided about for a month are not kept for ever."""
    old = Upload.objects.filter(
        partnership=partnership,
        state__in=(UploadState.READY, UploadState.FAILED),
        heartbeat_at__lt=clock.now() - KEPT_FOR,
    )
    for upload in old:
        message = f"Nobody decided about it for {KEPT_FOR.days} days, so its files were let go."
        writes.change(
            upload, by=None, version=upload.version, action="cancelled", state=UploadState.CANCELLED, message=message
        )
        keeping.delete_content(upload)
