"""Take reference data in: areas, small areas, people, households. They are the whole installation's."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from crime_data.readers.files.errors import RefusedFile, WrongFile
from crime_data.readers.files.limits import COMMAND
from crime_data.reference import services as reference

WRONG = 2


class Command(BaseCommand):
    help = "Takes in the lookups of areas and small areas, and the numbers of people and households."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", choices=["areas", "small-areas", "population", "households"])
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--authorities", type=Path, help="for small areas: the list that explains authorities' codes"
        )
        parser.add_argument(
            "--vintage", default="", help="for people and households: the publication; the file's name if not given"
        )
        parser.add_argument(
            "--year", type=int, help="for people and households: the year, where the table does not say it"
        )
        parser.add_argument("--format", choices=["text", "json"], default="text", dest="output_format")

    def handle(self, *args: Any, kind: str, file: Path, output_format: str, **options: Any) -> None:
        for path in (file, options["authorities"]):
            if path is not None and not path.is_file():
                raise CommandError(f"{path} is not there.", returncode=WRONG)
        try:
            taken = _take(kind, file, options)
        except (WrongFile, RefusedFile) as error:
            raise CommandError(str(error), returncode=WRONG) from error
        if output_format == "json":
            self.stdout.write(json.dumps(vars(taken), ensure_ascii=False, indent=1))
            return
        self.stdout.write(
            f"{taken.rows_read:,} rows read: {taken.new:,} new, {taken.changed:,} changed, {taken.unchanged:,} "
            f"unchanged; {taken.refused:,} refused."
        )
        for row in taken.refused_rows[:20]:
            self.stdout.write(f"{row['where']}: {row['reason']}")
        for warning in taken.warnings[:20]:
            self.stdout.write(f"Note: {warning}")


def _take(kind: str, file: Path, options: dict[str, Any]) -> reference.ReferenceOutcome:
    if kind == "areas":
        return reference.import_areas(file, by=None, limits=COMMAND)
    if kind == "small-areas":
        return reference.import_small_areas(file, by=None, authorities=options["authorities"], limits=COMMAND)
    take = reference.import_population if kind == "population" else reference.import_households
    return take(file, by=None, vintage=options["vintage"] or file.stem, year=options["year"], limits=COMMAND)
