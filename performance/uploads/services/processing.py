"""What a process does with an upload: check it, or take it in. It may be killed at any point.

A process claims an upload by raising its `attempt` in one conditional update, and gives signs of life while it reads.
One that has been silent for `LEASE` may be taken up by another. All that a process writes is conditional on its
attempt, the last of it inside the import's own transaction: so two can never both take a file in, and what is half
done is undone by the database.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.db.models import F, Q

from core import clock
from crime_data.models import CountSource
from crime_data.readers.files.errors import RefusedFile, UnreadableFile
from crime_data.releases.outcome import ImportOutcome, ImportRequest
from crime_data.releases.services import ChangedSince, import_files
from partnerships.access.policies import Scope
from partnerships.access.selectors import scope_for
from performance.models import SHEET, Upload, UploadState
from performance.sheets.importing import import_sheet, whole_scope
from performance.sign_off.models import signed_periods
from performance.uploads import checks
from performance.uploads.services import storage as keeping

LEASE = timedelta(minutes=5)  # longer than a national file takes to be written, which gives no sign of life
MOST_TRIES = 3
LONGEST_READ = 20 * 60  # seconds; the largest release takes a few minutes
BEAT = 1.0  # seconds between signs of life
MOST_ROWS_SHOWN = 200
_NEXT = {UploadState.RECEIVED: UploadState.CHECKING, UploadState.AGREED: UploadState.APPLYING}
_LOST = "The database could not be reached while the file was at work. Nothing was taken in. Start it again."
_KILLED = "The import was stopped {tries} times before its end, so it is not tried again. Nothing was taken in."


class ClaimLost(Exception):
    """The upload was cancelled, or another process has taken it up: what this one does no longer counts."""


@dataclass
class UploadClaim:
    """A process's hold on an upload."""

    upload: Upload
    begun: float = field(default_factory=time.monotonic)
    beaten: float = field(default_factory=time.monotonic)

    @property
    def row(self) -> Any:
        """The upload's row, while it is held."""
        held = self.upload
        return Upload.objects.filter(pk=held.pk, attempt=held.attempt, state=held.state)

    def tell(self, share: float) -> None:
        """A sign of life: how far it is, 0 to 1. Raises ClaimLost; RefusedFile once it has read for too long."""
        now = time.monotonic()
        if now - self.beaten < BEAT:
            return
        if now - self.begun > LONGEST_READ:
            raise RefusedFile(f"Reading it took longer than {LONGEST_READ // 60} minutes. Give it in smaller files.")
        self.beaten = now
        self.put(progress=round(share * 100), heartbeat_at=clock.now())

    def move(self, state: UploadState, **values: Any) -> None:
        """On to another state, by which the hold ends. Raises ClaimLost."""
        self.put(state=state, heartbeat_at=clock.now(), version=F("version") + 1, **values)

    def put(self, **values: Any) -> None:
        if not self.row.update(**values):
            raise ClaimLost


def run(key: int) -> None:
    """Do what is next for the upload: check it or take it in; nothing where it waits for a person or is at work."""
    hold = claim(key)
    if hold is None:
        return
    work = _check if hold.upload.state == UploadState.CHECKING else _apply
    try:
        work(hold)
    except ClaimLost:
        return  # whoever overtook says what became of it
    except UnreadableFile as error:
        _end(hold, UploadState.REFUSED, str(error))
    except ValidationError as error:
        _end(hold, UploadState.FAILED, " ".join(error.messages))
    except (OperationalError, InterfaceError):
        _end_when_it_answers(hold)
        raise
    except Exception:
        _end(hold, UploadState.FAILED, "Something went wrong that was not foreseen. Nothing was taken in.")
        raise


def claim(key: int) -> UploadClaim | None:
    """Take the upload up where it waits for a process, or where the one that had it has gone silent."""
    silent = clock.now() - LEASE
    for waiting, working in _NEXT.items():
        free = Q(state=waiting) | Q(state=working, heartbeat_at__lt=silent)
        taken = Upload.objects.filter(free, pk=key).update(
            state=working, attempt=F("attempt") + 1, heartbeat_at=clock.now(), progress=0, version=F("version") + 1
        )
        if taken:
            hold = UploadClaim(
                Upload.objects.select_related("partnership__area", "agreed_by", "received_by").get(pk=key)
            )
            return None if _was_tried_enough(hold) else hold
    return None


def _was_tried_enough(hold: UploadClaim) -> bool:
    if hold.upload.attempt - hold.upload.tries_from <= MOST_TRIES:
        return False
    _end(hold, UploadState.FAILED, _KILLED.format(tries=MOST_TRIES))
    return True


def _check(hold: UploadClaim, message: str = "") -> None:
    with keeping.stored_files(hold.upload) as (paths, names):
        for path, name in zip(paths, names, strict=True):
            checks.refuse_unfit(hold.upload.source, path, name)
    outcome = _taken(hold, dry_run=True)
    preview = _plain(outcome)
    hold.move(UploadState.READY, preview=preview, fingerprint=outcome.fingerprint, message=message, progress=100)


def _apply(hold: UploadClaim) -> None:
    try:
        _taken(hold, dry_run=False, expected=hold.upload.fingerprint, finish=lambda outcome: _settle(hold, outcome))
    except ChangedSince as error:
        _check(hold, " ".join(error.messages))


def _settle(hold: UploadClaim, outcome: ImportOutcome) -> None:
    """The upload ends in the transaction in which its figures begin to stand."""
    hold.move(
        UploadState.DONE, outcome=_plain(outcome), release_id=outcome.release, progress=100, message=""
    )  # fmt: skip
    keeping.delete_content(hold.upload)


def _taken(
    hold: UploadClaim,
    *,
    dry_run: bool,
    expected: str = "",
    finish: Callable[[ImportOutcome], None] = lambda outcome: None,
) -> ImportOutcome:
    upload = hold.upload
    with keeping.stored_files(upload) as (paths, names):
        if upload.source == SHEET:
            scope = _scope_of(upload)
            return import_sheet(
                paths[0], scope=scope, by=scope.user, name=names[0], dry_run=dry_run, expected=expected, finish=finish
            )
        request = ImportRequest(
            source=CountSource(upload.source),
            paths=paths,
            names=names,
            partnership=upload.partnership,
            published_on=upload.published_on,
        )
        return import_files(
            request,
            by=upload.agreed_by,
            signed_off=signed_periods,
            dry_run=dry_run,
            expected=expected,
            progress=hold.tell,
            finish=finish,
        )


def _scope_of(upload: Upload) -> Scope:
    """What the person who gave the sheet may enter now. Raises ValidationError where they have no role any more."""
    person, partnership = upload.agreed_by or upload.received_by, upload.partnership
    if partnership is None:
        raise ValidationError("A sheet is of one partnership.")
    scope = scope_for(person, partnership.slug) if person else whole_scope(partnership)
    if scope is None:
        raise ValidationError(f"{person} has no role in this partnership any more.")
    return scope


def _plain(outcome: ImportOutcome) -> dict[str, Any]:
    return outcome.as_dict() | {"refused_rows": outcome.refused_rows[:MOST_ROWS_SHOWN]}


def _end(hold: UploadClaim, state: UploadState, message: str) -> None:
    """End it, unless it was overtaken; the bytes of what cannot be read are let go."""
    try:
        hold.move(state, message=message)
    except ClaimLost:
        return
    if state == UploadState.REFUSED:
        keeping.delete_content(hold.upload)


def _end_when_it_answers(hold: UploadClaim) -> None:
    """The database went away: say so once it is back, if it comes back soon. Otherwise the reaper will find it."""
    for wait in (0, 1, 2, 4, 8):
        time.sleep(wait)
        if not connection.in_atomic_block:
            connection.close()
        try:
            _end(hold, UploadState.FAILED, _LOST)
        except DatabaseError:
            continue
        return
