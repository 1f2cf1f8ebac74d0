"""`export_sheet PARTNERSHIP --period 2013-14 --output FILE`: a sheet of figures for an agency to fill in."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.periods.period import Period
from core.periods.words import InvalidPeriod
from partnerships.partnership.selectors import partnership_named
from performance.periods.selectors import plan_of_period
from performance.sheets.exporting import sheet_bytes, table_of
from performance.sheets.importing import whole_scope

FORMATS = (".csv", ".xlsx")
WRONG = 2


class Command(BaseCommand):
    help = "Writes a sheet of a period's measures, to be filled in and read back by `import_crime template`."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("partnership", help="its short name, for example harborough")
        parser.add_argument("--period", required=True, help="for example 2013-14 or 2013-14-Q1")
        parser.add_argument("--output", required=True, type=Path, help="the file to write: .csv or .xlsx")

    def handle(self, *args: Any, output: Path, **options: Any) -> None:
        partnership = partnership_named(options["partnership"])
        if partnership is None:
            raise CommandError(f"There is no partnership “{options['partnership']}”.", returncode=WRONG)
        try:
            period = Period.parse(options["period"])
        except InvalidPeriod as error:
            raise CommandError(str(error), returncode=WRONG) from error
        plan = plan_of_period(partnership, period)
        if plan is None:
            raise CommandError(f"{partnership} has no plan for {period.label}.", returncode=WRONG)
        if output.suffix.lower() not in FORMATS:
            raise CommandError("The file's name ends in .csv or .xlsx.", returncode=WRONG)
        table = table_of(whole_scope(partnership), plan, period)
        output.write_bytes(sheet_bytes(table, output.suffix.lower().removeprefix(".")))
        self.stdout.write(f"{len(table) - 1} figures to fill in are in {output}.")
