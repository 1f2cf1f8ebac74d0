"""`load_partnership FILE.yaml`: a partnership's own file, made where it is missing, or nothing of it at all."""

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from core import clock
from core.management.scripts import ScriptCommand, a_day
from csp_portal.loading.files import LoadResult, load_files
from csp_portal.loading.reading import FileError

REASON = "Loaded from a file: "


class Command(ScriptCommand):
    help = "Load a partnership from YAML: what is missing is made, what is there stays as it is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="see docs/partnership-file.md")
        parser.add_argument("--dry-run", action="store_true", help="say what would be made, and keep nothing")
        parser.add_argument("--on", type=a_day, metavar="DAY", help="as if it were loaded on that day")

    def handle(self, *args: Any, **options: Any) -> None:
        dry_run = options["dry_run"]
        try:
            with clock.held_on(options["on"]):
                loaded = load_files(options["files"], reason=REASON, dry_run=dry_run)
        except FileError as error:
            raise CommandError(str(error), returncode=2) from error
        self._tell(loaded, "Would make" if dry_run else "Made")

    def _tell(self, loaded: LoadResult, verb: str) -> None:
        for line in loaded.left:
            self.stdout.write(line)
        self.stdout.write(f"{verb} {_counted(loaded.made)}." if loaded.made else "Nothing was missing.")
        if loaded.found:
            self.stdout.write(f"There already, and left as they stand: {_counted(loaded.found)}.")


def _counted(records: Counter[str]) -> str:
    return ", ".join(f"{number} {name}" for name, number in sorted(records.items()))
