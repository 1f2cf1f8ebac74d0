"""`worker`: the worker of django-tasks-db, which also looks each minute for what is due."""

import logging
import threading
import time
from typing import Any

from django.db import close_old_connections, connection
from django_tasks_db.management.commands import db_worker

from cycle import tasks

EVERY = 60  # seconds
logger = logging.getLogger(__name__)


class Command(db_worker.Command):
    help = "Do the portal's long tasks, and what is due each day. Several may run at once."

    def handle(self, *args: Any, **options: Any) -> None:
        threading.Thread(target=look_for_ever, name="due", daemon=True).start()
        super().handle(*args, **options)


def look_for_ever() -> None:
    while True:
        look()
        time.sleep(EVERY)


def look() -> None:
    """Look once. An error is logged and ends this look alone: the database may be back in a minute."""
    close_old_connections()
    try:
        tasks.find_due()
    except Exception:
        logger.exception("What is due could not be looked for; it is in a minute.")
    finally:
        if not connection.in_atomic_block:
            connection.close()
