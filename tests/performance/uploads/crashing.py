"""A process that takes uploads in and is killed with SIGKILL on the way: at the start of its nth statement.

It is started as `python -m tests.performance.uploads.crashing DATABASE` and obeys lines `worker|web KEY USER NTH`; with
0 as NTH the work is done undisturbed. It answers each line with how many statements ran, or `killed`. Each time a fork
does the work, so that Django is set up once.
"""

import os
import signal
import sys
from typing import Any

import django


def main(database: str) -> None:
    django.setup()
    from django.db import connection
    from django.urls import get_resolver

    connection.settings_dict["NAME"] = database
    get_resolver().url_patterns  # noqa: B018 so that no fork has to import the pages
    for line in sys.stdin:
        way, key, user, nth = line.split()
        child = os.fork()
        if not child:
            sys.stdout.write(f"{work(way, int(key), int(user), int(nth))}\n")
            sys.stdout.flush()
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            sys.stdout.write("killed\n")
        sys.stdout.flush()


def work(way: str, key: int, user: int, nth: int) -> int:
    """Take the upload in as the worker does, or as the web process does when its page is sent."""
    from django.db import connection

    begun = 0

    def count(execute: Any, *arguments: Any) -> Any:
        nonlocal begun
        begun += 1
        if begun == nth:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*arguments)

    act = in_the_worker(key) if way == "worker" else in_a_page(key, user)
    with connection.execute_wrapper(count):
        act()
    return begun


def in_the_worker(key: int) -> Any:
    from performance.uploads import tasks

    return lambda: tasks.run_upload.call(key)


def in_a_page(key: int, user: int) -> Any:
    from django.urls import reverse

    from partnerships.models import User
    from performance.models import Upload
    from tests import pages

    upload = Upload.objects.select_related("partnership").get(pk=key)
    assert upload.partnership
    client = pages.signed_in_as(User.objects.get(pk=user))
    address = reverse("upload-detail", args=[upload.partnership.slug, key])
    return lambda: client.post(address, {"version": upload.version})


if __name__ == "__main__":
    main(sys.argv[1])
