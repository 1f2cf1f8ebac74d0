"""Take figures in from a file: recorded crime as its sources publish it, or the portal's own sheet as filled in."""

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from crime_data.models import CountSource
from crime_data.readers.files.errors import RefusedFile, WrongFile
from crime_data.readers.files.limits import COMMAND
from crime_data.releases.outcome import ImportOutcome, ImportRequest
from crime_data.releases.services import import_files
from partnerships.models import Partnership
from partnerships.partnership.selectors import partnership_named
from performance.sheets.importing import import_sheet, whole_scope
from performance.sign_off.models import signed_periods

TEMPLATE = "template"
SOURCES = {
    "home-office": CountSource.HOME_OFFICE,
    "police-uk": CountSource.POLICE_UK,
    "met": CountSource.MET,
}
WRONG = 2


class Command(BaseCommand):
    help = "Takes figures in from files, all or nothing; the same file again changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("source", choices=[*SOURCES, TEMPLATE])
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--partnership", default="", help="take in only this partnership's own area, as its own")
        parser.add_argument(
            "--published", type=date.fromisoformat, help="the day of the release, for example 2014-07-17"
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, and write nothing")
        parser.add_argument("--format", choices=["text", "json"], default="text", dest="output_format")

    def handle(self, *args: Any, source: str, files: list[Path], output_format: str, **options: Any) -> None:
        for file in files:
            if not file.is_file():
                raise CommandError(f"{file} is not there.", returncode=WRONG)
        partnership = partnership_named(options["partnership"]) if options["partnership"] else None
        if options["partnership"] and partnership is None:
            raise CommandError(f"There is no partnership “{options['partnership']}”.", returncode=WRONG)
        try:
            if source == TEMPLATE:
                outcome = _take_template(files, partnership, options["dry_run"])
            else:
                request = ImportRequest(SOURCES[source], files, (), partnership, options["published"], COMMAND)
                outcome = import_files(request, by=None, signed_off=signed_periods, dry_run=options["dry_run"])
        except (WrongFile, RefusedFile) as error:
            raise CommandError(str(error), returncode=WRONG) from error
        except ValidationError as error:
            raise CommandError(" ".join(error.messages), returncode=WRONG) from error
        told = (
            json.dumps(outcome.as_dict(), ensure_ascii=False, indent=1) if output_format == "json" else _text(outcome)
        )
        self.stdout.write(told)


def _take_template(files: list[Path], partnership: Partnership | None, dry_run: bool) -> ImportOutcome:
    """A sheet that the portal wrote, filled in."""
    if partnership is None:
        raise CommandError("A sheet is of one partnership: name it with --partnership.", returncode=WRONG)
    if len(files) != 1:
        raise CommandError("Give one sheet at a time.", returncode=WRONG)
    return import_sheet(files[0], scope=whole_scope(partnership), by=None, dry_run=dry_run)


def _text(outcome: ImportOutcome) -> str:
    lines = [
        f"{outcome.rows_read:,} rows read: {outcome.new:,} figures new, {outcome.changed:,} changed, "
        f"{outcome.unchanged:,} unchanged; {outcome.refused:,} rows refused."
    ]
    lines += [f"{row['where']}: {row['reason']}" for row in outcome.refused_rows[:20]]
    lines += [
        ", ".join(filter(None, (change.place, change.category, change.period)))
        + f": {change.before} became {change.after}"
        for change in outcome.largest_changes
    ]
    lines += [f"Note: {warning}" for warning in outcome.warnings]
    return "\n".join(lines)
