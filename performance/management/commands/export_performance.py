"""`export_performance PARTNERSHIP --period 2013-14`: one row a measure, for scripts."""

import csv
import json
from datetime import date, datetime
from typing import Any

from django.core.management.base import CommandError, CommandParser

from core import clock
from core.management.scripts import ScriptCommand, a_day
from core.periods.period import Period
from core.periods.words import InvalidPeriod
from partnerships.models import Partnership
from partnerships.partnership.selectors import partnership_named
from performance.periods.selectors import plan_of_period
from performance.plan_figures import exports as export
from performance.plan_figures.selectors import figures_of_plan


class Command(ScriptCommand):
    help = "Write a partnership's measures of a period with their figures, targets and statuses."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("partnership", help="its short name, for example harborough")
        parser.add_argument("--period", required=True, help="a year, quarter or month: 2013-14, 2013-14-Q1, 2013-M04")
        parser.add_argument("--on", type=a_day, metavar="DAY", help="as the portal would say it on that day")
        parser.add_argument(
            "--as-known", action="store_true", help="without what was recorded after that day, or after today"
        )
        parser.add_argument("--format", choices=["csv", "json"], default="csv")

    def handle(self, *args: Any, **options: Any) -> None:
        partnership = partnership_named(options["partnership"])
        if partnership is None:
            raise CommandError(f"There is no partnership “{options['partnership']}”.", returncode=2)
        try:
            period = Period.parse(options["period"])
        except InvalidPeriod as error:
            raise CommandError(str(error), returncode=2) from error
        rows = _rows(partnership, period, options["on"], as_known=options["as_known"])
        if options["format"] == "json":
            self.stdout.write(json.dumps(rows, indent=2, ensure_ascii=False))
            return
        writer = csv.DictWriter(self.stdout, fieldnames=export.COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _rows(partnership: Partnership, period: Period, on: date | None, *, as_known: bool) -> list[dict[str, str]]:
    with clock.held_on(on):
        plan = plan_of_period(partnership, period)
        if plan is None:
            raise CommandError(f"{partnership} has no plan for {period.label}.", returncode=2)
        known_by: datetime | None = clock.end_of(clock.today()) if as_known else None
        return export.rows(figures_of_plan(plan, period, known_by=known_by))
