"""`manage.py check_figures FILE [--format json|text]`: works the figures of a paper out again."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from reports.checker import CheckReport, check_text
from reports.checker.readers import UnreadableFile, read_file

WRONG_FILE = 2


class Command(BaseCommand):
    """Checks one file. The exit status is 0 whatever is found, and 2 where the file cannot be read."""

    help = "Works the figures in a text, Word or PDF file out again and lists what does not agree."
    requires_system_checks: list[str] = []  # it reads one file and nothing of the portal

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", help="A .txt, .md, .docx or .pdf file.")
        parser.add_argument(
            "--format", choices=("text", "json"), default="text", help="How to print it (default: text)."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(options["file"])
        try:
            report = check_text(read_file(path))
        except UnreadableFile as error:
            raise CommandError(str(error), returncode=WRONG_FILE) from error
        if options["format"] == "json":
            self.stdout.write(json.dumps(report.as_data(), ensure_ascii=False, indent=2))
        else:
            self.stdout.write(as_text(path.name, report))


def as_text(name: str, report: CheckReport) -> str:
    """The report for a terminal: what disagrees in full, the rest as counts."""
    disagreeing = report.disagreeing
    lines = [f"{name}: {len(disagreeing)} to look at, {len(report.findings)} statements worked out."]
    for finding in disagreeing:
        words = " ".join(finding.words.split())
        lines += ["", f"{finding.start}-{finding.end} {finding.kind}", f"  “{words}”", f"  {finding.suggestion}"]
    reasons: dict[str, int] = {}
    for number in report.unchecked:
        reasons[number.reason] = reasons.get(number.reason, 0) + 1
    lines += ["", f"Numbers not checked: {len(report.unchecked)}"]
    lines += [f"  {count:>5}  {reason}" for reason, count in sorted(reasons.items(), key=lambda item: -item[1])]
    return "\n".join(lines)
