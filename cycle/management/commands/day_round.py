"""`day_round`: the day's work on returns and reminders, at once or by the worker from now on."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from cycle import tasks
from cycle.reminders.selectors import is_task_waiting


class Command(BaseCommand):
    help = "Open the last quarter's returns, queue the day's reminders and send them. Safe to run again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--in-worker", action="store_true", help="leave it to the worker, today and every day from now on"
        )

    def handle(self, *, in_worker: bool, **options: Any) -> None:
        if not in_worker:
            tasks.run_day(self.stdout.write)
        elif is_task_waiting(tasks.day_round.module_path):
            self.stdout.write("The worker has it planned already.")
        else:
            tasks.day_round.enqueue()
            self.stdout.write("The worker does it now, and each morning.")
