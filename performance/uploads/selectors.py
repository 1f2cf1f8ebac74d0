"""Reads about uploads and releases. The scope is a partnership, or None for the installation's own."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from core.periods.period import Period
from core.periods.words import PeriodKind
from crime_data.models import Release
from partnerships.access.policies import Scope
from partnerships.access.roles import Permission
from partnerships.models import Agency, Partnership, User
from performance.models import UNDER_WAY, Upload
from performance.periods.selectors import periods_of

MOST_SHOWN = 100


def upload_for(partnership: Partnership | None, key: int) -> Upload | None:
    """The upload of that key within the scope; None for any other's."""
    found = Upload.objects.filter(partnership=partnership, pk=key)
    return found.select_related("received_by", "agreed_by", "release").prefetch_related("files").first()


def is_under_way(key: int) -> bool:
    return Upload.objects.filter(pk=key, state__in=UNDER_WAY).exists()


def running_tasks(path: str, key: int, *, begun_before: datetime) -> QuerySet[Any]:
    """What the worker's queue takes for running: the task of that path, for the upload of that key."""
    return DBTaskResult.objects.filter(
        task_path=path, args_kwargs__args=[key], status=TaskResultStatus.RUNNING, started_at__lt=begun_before
    )


def uploads_of(partnership: Partnership | None, by: User | None = None) -> QuerySet[Upload]:
    """The newest uploads of the scope, with their files and who gave them; with `by` that person's only."""
    found = Upload.objects.filter(partnership=partnership).defer("preview", "outcome")
    if by is not None:
        found = found.filter(received_by=by)
    return found.select_related("received_by").prefetch_related("files")[:MOST_SHOWN]


def releases_of(partnership: Partnership | None) -> QuerySet[Release]:
    """The releases that the scope's counts rest on, newest first."""
    found = Release.objects.filter(partnership=partnership).defer("report", "places")
    return found.select_related("recorded_by")[:MOST_SHOWN]


def sheet_periods(partnership: Partnership) -> list[Period]:
    """What a sheet may be written for: the years of the current plans, each with its quarters, the newest first."""
    return [part for year in periods_of(partnership) for part in (year, *reversed(year.parts(PeriodKind.QUARTER)))]


def holders_of(scope: Scope) -> QuerySet[Agency]:
    """The agencies that hold the data of a measure; for someone who enters only their agency's figures, these."""
    found = Agency.objects.filter(measures__partnership=scope.partnership).distinct()
    return found if scope.can(Permission.FIGURE_EDIT) else found.filter(pk__in=scope.agency_ids)
