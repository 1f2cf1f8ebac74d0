"""Uploads in the worker: the work itself, and a watch that takes up what a killed process left behind."""

from datetime import timedelta

from django_tasks import task
from django_tasks.base import Task

from core import clock
from performance.models import Upload
from performance.uploads.selectors import is_under_way, running_tasks
from performance.uploads.services import processing as running

WATCH_EVERY = running.LEASE + timedelta(seconds=30)


@task()
def run_upload(key: int) -> None:
    """Check the upload or take it in, whichever is next."""
    running.run(key)


@task()
def watch_upload(key: int) -> None:
    """Take the upload up if its process has gone silent; look again later for as long as it is under way."""
    running.run(key)
    _watch(key)
    _bury(key)


def start(upload: Upload) -> None:
    """Have the worker do what is next: no request looks into a file. Harmless where it is at work already."""
    _watch(upload.pk)
    run_upload.enqueue(upload.pk)


class WorkerLost(Exception):
    """The worker that had a task was killed, or lost its database."""


def _bury(key: int) -> None:
    """Write down as failed what the queue still takes for running, once the upload is no longer under way."""
    if is_under_way(key):
        return
    silent = clock.now() - running.LEASE
    for task_result in running_tasks(run_upload.module_path, key, begun_before=silent):
        task_result.set_failed(WorkerLost(f"Import {key} was taken up by another process."))


def _watch(key: int) -> None:
    """Have it looked after, once, where the worker can wait (it cannot in tests, where tasks run at once)."""
    watch: Task = watch_upload  # type: ignore[type-arg]  # the arguments are its own
    if watch.get_backend().supports_defer and is_under_way(key):
        watch.using(run_after=clock.now() + WATCH_EVERY).enqueue(key)
