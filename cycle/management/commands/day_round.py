"""`day_round`: what is due now, at once, for installations that have cron in place of a worker."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from core import clock
from cycle.daily import services as daily
from cycle.reminders.services import sending


class Command(BaseCommand):
    help = "Open the last quarter's returns, queue the day's reminders and send them. Safe to run again."

    def handle(self, **options: Any) -> None:
        daily.note_due(clock.now())
        keys = daily.take(clock.now())
        failed = [key for key in keys if not self._is_done(key)]
        self.stdout.write(f"{len(keys) - len(failed)} of {len(keys)} parts of the days' work done")
        ended = sending.send_waiting()
        self.stdout.write(", ".join(f"{number} {state}" for state, number in ended.items()) or "nothing to send")
        if failed:
            raise CommandError(f"{len(failed)} parts failed, and are tried again by a later round.")

    def _is_done(self, key: int) -> bool:
        try:
            daily.perform(key)
        except Exception as error:
            self.stderr.write(f"{type(error).__name__}: {error}")
            return False
        return True
