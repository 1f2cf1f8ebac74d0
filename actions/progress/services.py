"""Every write to progress. An update is never edited, only followed by the next."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from actions.models import Action, ProgressUpdate
from core import audit, clock, writes
from core.periods.period import Period
from partnerships.models import User


@transaction.atomic
def report_progress(
    *,
    by: User | None,
    action: Action,
    version: int | None,
    status: str,
    narrative: str = "",
    evidence: str = "",
    period: Period | None = None,
) -> ProgressUpdate:
    """Add an update, which is never edited, and give the action its status. Raises StaleVersion."""
    changed = writes.change(action, by=by, version=version, action="reported", status=status)
    update = ProgressUpdate(
        action=changed, period=period, status=status, narrative=narrative, evidence=evidence, by=by, at=clock.now()
    )
    update.full_clean()
    update.save()
    audit.record(by=by, action="created", obj=update, after=audit.snapshot(update))
    return update


@dataclass(frozen=True)
class ProgressReport:
    """Progress on one action, as a row of a grid holds it; `version` is the one that the row showed."""

    action: Action
    version: int | None
    status: str
    narrative: str = ""


@transaction.atomic
def report_many(
    *, by: User | None, reports: Sequence[ProgressReport], period: Period | None = None
) -> list[ProgressUpdate]:
    """Add an update to each of several actions, all for one period: all of them or, where one is stale, none."""
    return [
        report_progress(
            by=by, action=one.action, version=one.version, status=one.status, narrative=one.narrative, period=period
        )
        for one in reports
    ]
