"""The import of a release: read, resolve, roll up, compare, store, in one transaction, with one audit entry."""

import gc
import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date

import numpy as np
from django.core.exceptions import ValidationError
from django.db import transaction

from core import audit, clock
from core.periods.period import Period
from crime_data.counts import services as counts_services
from crime_data.counts import tabulation
from crime_data.counts.comparison import CountDifference, Covering, Rank, compare
from crime_data.counts.count_table import KNOWN, DenseCounts
from crime_data.models import Release
from crime_data.releases import corrections, file_warnings, files
from crime_data.releases.corrections import SignedOff
from crime_data.releases.files import FileCounts
from crime_data.releases.fingerprint import add_difference, sha256_of
from crime_data.releases.outcome import ChangedCount, ImportOutcome, ImportRequest
from partnerships.models import User

MOST_CHANGES = 10
AfterImport = Callable[[ImportOutcome], None]
_BLOCK = 40  # places at a time: the memory of an import does not grow with the country


def import_files(
    request: ImportRequest,
    *,
    by: User | None,
    signed_off: SignedOff,
    dry_run: bool = False,
    expected: str = "",
    progress: tabulation.Progress = lambda share: None,
    finish: AfterImport = lambda outcome: None,
) -> ImportOutcome:
    """Take the files in, or with `dry_run` only say what that would do.

    `signed_off` tells the periods that a partnership has signed off, whose figures stay as they are.

    `expected` is the fingerprint of the outcome that was agreed to: where taking in would now do something else, it is
    refused with `ChangedSince`. `finish` is called last in the import's own transaction: what it writes is kept if the
    figures are. Raises WrongFile and RefusedFile for files that cannot be read, ValidationError for the rest; nothing
    is written then.
    """
    with _unhindered():
        read = files.read(request, progress)
        return _take_in(request, read, by, signed_off, dry_run, expected, finish)


class ChangedSince(ValidationError):
    """What would be done is no longer what was agreed to."""


@contextmanager
def _unhindered() -> Iterator[None]:
    """Without the collector of cycles, which takes a third of the time to look through short-lived rows in vain."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _take_in(
    request: ImportRequest,
    read: FileCounts,
    by: User | None,
    signed_off: SignedOff,
    dry_run: bool,
    expected: str,
    finish: AfterImport,
) -> ImportOutcome:
    sha256 = sha256_of(request.paths)
    with transaction.atomic():
        counts_services.lock_imports()
        outcome = ImportOutcome(request.source.value, request.shown)
        _tell(outcome, read)
        release = _store(request, read, sha256, by, signed_off, outcome, dry_run)
        if expected and outcome.fingerprint != expected:
            raise ChangedSince("The figures here have changed since the preview. Look at what would happen now.")
        outcome.warnings += file_warnings.unusual_months(request, read.dense, read.force_months)
        if release is not None:
            _record(release, outcome, by)
        if not dry_run:
            finish(outcome)
    return outcome


def _record(release: Release, outcome: ImportOutcome, by: User | None) -> None:
    """Keep the outcome with the release, and write the one audit entry of the whole file."""
    release.report = outcome.as_dict() | {"refused_rows": outcome.refused_rows[:100]}
    release.save(update_fields=["report"])
    names = ("rows_read", "new", "changed", "unchanged", "refused")
    audit.record(by=by, action="imported", obj=release, after={name: getattr(outcome, name) for name in names})


def _store(
    request: ImportRequest,
    read: FileCounts,
    sha256: str,
    by: User | None,
    signed_off: SignedOff,
    outcome: ImportOutcome,
    dry_run: bool,
) -> Release | None:
    """Compare, and unless it is a dry run or brings nothing, write. The same file again brings nothing."""
    dense = read.dense
    owner = request.partnership.pk if request.partnership else None
    rank: Rank = (request.published_on or _last_day(dense), clock.now())
    releases = list(Release.objects.filter(source=request.source, partnership=owner).defer("report"))
    is_known = any(one.sha256 == sha256 for one in releases)
    series = counts_services.series_numbers(request.source, owner, dense, make=not dry_run)
    newer = [_covering(one) for one in releases if _rank(one) > rank]
    ranks = {one.pk: _rank(one) for one in releases}
    locked = _locked(owner, dense.periods, signed_off)
    release, brings = None, not is_known
    digest = hashlib.sha256(sha256.encode())
    for part, block in dense.blocks(_BLOCK):
        difference = compare(block, counts_services.standing(block, series[part]), newer, ranks, rank, locked)
        _count(outcome, block, difference)
        add_difference(digest, difference)
        brings = brings or not difference.is_empty
        if not dry_run and not (is_known and difference.is_empty):
            release = release or _make_release(request, dense, sha256, by, rank, locked)
            counts_services.write(block, series[part], difference, release.pk)
    outcome.fingerprint, outcome.periods = digest.hexdigest(), list(dense.periods)
    if owner is None and brings:
        what = (request.source, rank, dense.places, dense.periods)
        outcome.withdrawn = corrections.withdraw_corrections(*what, release, signed_off)
    _note(outcome, read, release)
    return release


def _note(outcome: ImportOutcome, read: FileCounts, release: Release | None) -> None:
    """Keep what the file says of whole forces, and say what of it does not become what stands."""
    if release is not None:
        counts_services.save_force_months(read.force_months)
        outcome.release = release.pk
    if outcome.late:
        outcome.warnings.append(
            f"Figures of an older release than those that stand: {outcome.late:,}. They are kept in the history."
        )
    if outcome.withdrawn:
        outcome.warnings.append(
            f"Figures that partnerships had put right by hand: {outcome.withdrawn:,}. They give way to this release."
        )
    if outcome.locked:
        outcome.warnings.append(
            f"Figures of periods that have been signed off: {outcome.locked:,}. They stay as they are until an "
            "approver unlocks the period; then take the file in again."
        )


def _locked(owner: int | None, periods: Sequence[str], signed_off: SignedOff) -> frozenset[str]:
    """The codes of the periods whose figures stand still, because the partnership has signed them off."""
    if owner is None:
        return frozenset()  # national figures go on
    signed = signed_off(owner)
    return frozenset(code for code in periods if any(period.contains(Period.parse(code)) for period in signed))


def _make_release(
    request: ImportRequest, dense: DenseCounts, sha256: str, by: User | None, rank: Rank, locked: frozenset[str]
) -> Release:
    return Release.objects.create(
        partnership=request.partnership,
        source=request.source,
        name=", ".join(request.shown)[:200],
        sha256=sha256,
        published_on=rank[0],
        recorded_at=rank[1],
        recorded_by=by,
        periods=[code for code in dense.periods if code not in locked],
        places=list(dense.places),
    )


def _count(outcome: ImportOutcome, block: DenseCounts, difference: CountDifference) -> None:
    outcome.new += difference.counted(difference.new, block.base)
    outcome.changed += difference.counted(difference.replaced, block.base)
    outcome.unchanged += difference.counted(difference.same, block.base)
    outcome.late += difference.counted(difference.late, block.base)
    outcome.locked += difference.counted(difference.locked, block.base)
    outcome.largest_changes = sorted([*outcome.largest_changes, *_largest(block, difference)], key=_size)[:MOST_CHANGES]


def _size(change: ChangedCount) -> int:
    return -abs(int(change.after or 0) - int(change.before or 0))


def _largest(block: DenseCounts, difference: CountDifference) -> list[ChangedCount]:
    """The block's largest changes."""
    places, kinds, periods = np.nonzero(difference.replaced)
    stood = difference.standing
    sizes = np.abs(block.values - stood.values)[difference.replaced]
    found = []
    for at in np.argsort(-sizes, kind="stable")[:MOST_CHANGES]:
        where = places[at], kinds[at], periods[at]
        before = int(stood.values[where]) if stood.states[where] == KNOWN else None
        after = int(block.values[where]) if block.states[where] == KNOWN else None
        found.append(
            ChangedCount(block.places[where[0]], block.categories[where[1]], block.periods[where[2]], before, after)
        )
    return found


def _tell(outcome: ImportOutcome, read: FileCounts) -> None:
    report = read.report
    outcome.rows_read = report.rows_read
    outcome.refused = report.refused.total
    outcome.refused_rows = report.refused.as_list()
    outcome.warnings = list(report.warnings)


def _last_day(dense: DenseCounts) -> date:
    return max((Period.parse(code).end for code in dense.periods), default=clock.today())


def _rank(release: Release) -> Rank:
    return release.published_on, release.recorded_at


def _covering(release: Release) -> Covering:
    return Covering(release.pk, _rank(release), frozenset(release.places), frozenset(release.periods))
