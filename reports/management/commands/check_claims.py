"""Check a file of claims against the figures they rest on."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from checker.claims import COMPUTED_PLACES
from checker.claims.files import CheckedFile, CheckedRow, check_file
from core.numbers.formats import format_plain

NOT_ALL_CHECKED = 2


class Command(BaseCommand):
    help = "Works every claim of a CSV file out from its kind and inputs, and says whether what it states agrees."
    requires_system_checks: list[str] = []  # it reads one file and needs neither pages nor a database

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="a CSV file with the columns id, kind, inputs (JSON) and stated")
        parser.add_argument("--format", choices=["text", "json"], default="text", dest="output_format")

    def handle(self, *args: Any, file: Path, output_format: str, **options: Any) -> None:
        checked = _read(file)
        self.stdout.write(_as_json(checked) if output_format == "json" else _as_text(checked))
        if checked.errors:
            raise CommandError(f"Lines that could not be checked: {len(checked.errors)}.", returncode=NOT_ALL_CHECKED)


def _read(file: Path) -> CheckedFile:
    try:
        with file.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as source:
            return check_file(list(source))
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.", returncode=NOT_ALL_CHECKED) from error


def _as_json(checked: CheckedFile) -> str:
    rows = [
        {"id": row.id, "kind": row.kind, "computed": _computed(row), "verdict": row.result.verdict.value}
        for row in checked.rows
    ]
    errors = [{"line": error.line, "message": error.message} for error in checked.errors]
    return json.dumps({"rows": rows, "errors": errors}, ensure_ascii=False, indent=2)


def _as_text(checked: CheckedFile) -> str:
    lines = [f"{row.id}\t{row.kind}\t{_computed(row) or '-'}\t{row.result.verdict.value}" for row in checked.rows]
    problems = [f"Line {error.line}: {error.message}" for error in checked.errors]
    return "\n".join([*lines, *problems, f"{len(checked.rows)} checked, {len(checked.errors)} not."])


def _computed(row: CheckedRow) -> str | None:
    computed = row.result.computed
    return None if computed is None else format_plain(computed, COMPUTED_PLACES)
