"""`export_performance PARTNERSHIP --period 2013-14`: one row a measure, for scripts."""

import csv
import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.periods.period import Period
from core.periods.words import InvalidPeriod
from partnerships.partnership.selectors import partnership_named
from performance.plan_figures import exports as export
from performance.plan_figures.periods import plan_of_period
from performance.plan_figures.selectors import figures_of_plan


class Command(BaseCommand):
    help = "Write a partnership's measures of a period with their figures, targets and statuses."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("partnership", help="its short name, for example harborough")
        parser.add_argument("--period", required=True, help="for example 2013-14")
        parser.add_argument("--format", choices=["csv", "json"], default="csv")

    def handle(self, *args: Any, **options: Any) -> None:
        partnership = partnership_named(options["partnership"])
        if partnership is None:
            raise CommandError(f"There is no partnership “{options['partnership']}”.", returncode=2)
        try:
            period = Period.parse(options["period"])
        except InvalidPeriod as error:
            raise CommandError(str(error), returncode=2) from error
        chosen = plan_of_period(partnership, period)
        if chosen is None:
            raise CommandError(f"{partnership} has no plan for {period.label}.", returncode=2)
        rows = export.rows(figures_of_plan(chosen, period))
        if options["format"] == "json":
            self.stdout.write(json.dumps(rows, indent=2, ensure_ascii=False))
            return
        writer = csv.DictWriter(self.stdout, fieldnames=export.COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
