"""`open_returns`: opens the returns of the quarter that was over last, of every plan in force. Safe to run each day."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from core import clock
from core.periods.period import Period
from core.periods.words import InvalidPeriod, PeriodKind
from cycle.returns.services import opening
from partnerships.partnership.selectors import partnership_named


class Command(BaseCommand):
    help = "Open a return for each agency that owes an action or a figure of a quarter, and has none yet."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--quarter", default="", help="For example 2013-14-Q4; the quarter that was over last unless set"
        )
        parser.add_argument("--partnership", default="", help="The short name of one partnership; all unless set")

    def handle(self, *, quarter: str, partnership: str, **options: Any) -> None:
        if partnership and partnership_named(partnership) is None:
            raise CommandError(f"There is no partnership called {partnership!r}.")
        made = opening.open_everywhere(_quarter(quarter), slug=partnership, tell=self.stdout.write)
        self.stdout.write(f"Returns opened: {made}")


def _quarter(text: str) -> Period:
    if not text:
        return opening.last_quarter(clock.today())
    try:
        found = Period.parse(text)
    except InvalidPeriod as error:
        raise CommandError(str(error)) from error
    if found.kind is not PeriodKind.QUARTER:
        raise CommandError(f"{found.short_label} is not a quarter. Write for example 2013-14-Q4.")
    return found
