"""`manage.py check_figures FILE [--partnership P] [--format json|text]`: works the figures of a paper out again."""

import json
from argparse import ArgumentParser
from bisect import bisect_right
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from checker import CheckReport, check_text
from checker.known_facts import KnownFacts
from checker.readers import FileText, UnreadableDocument, open_file
from partnerships.partnership.selectors import partnership_named
from reports.checking.selectors.known_facts import known_facts

WRONG_FILE = 2


class Command(BaseCommand):
    """Checks one file. The exit status is 0 whatever is found, and 2 where the file cannot be read."""

    help = "Works the figures in a text, Word, PDF or HTML file out again and lists what does not agree."
    requires_system_checks: list[str] = []  # it reads, and asks nothing of the pages

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", help="A .txt, .md, .docx, .pdf or .html file.")
        parser.add_argument("--partnership", default="", help="Hold it against this partnership's figures, too.")
        parser.add_argument(
            "--format", choices=("text", "json"), default="text", help="How to print it (default: text)."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(options["file"])
        known = _known(options["partnership"])
        try:
            file = open_file(path)
            report = check_text(file.text, known=known)
        except UnreadableDocument as error:
            raise CommandError(str(error), returncode=WRONG_FILE) from error
        if options["format"] == "json":
            self.stdout.write(json.dumps(report.as_data(), ensure_ascii=False, indent=2))
        else:
            self.stdout.write(as_text(path.name, report, file))


def _known(slug: str) -> KnownFacts | None:
    if not slug:
        return None
    partnership = partnership_named(slug)
    if partnership is None:
        raise CommandError(f"There is no partnership “{slug}”.", returncode=WRONG_FILE)
    return known_facts(partnership)


def as_text(name: str, report: CheckReport, file: FileText) -> str:
    """The report for a terminal: what disagrees in full and where, the rest as counts, and what was not read."""
    disagreeing = report.disagreeing
    lines = [f"{name}: {len(disagreeing)} to look at, {len(report.findings)} statements worked out."]
    for finding in disagreeing:
        words = " ".join(finding.words.split())
        place = f"page {bisect_right(file.pages, finding.start)}, " if file.pages else ""
        lines += ["", f"{place}{finding.start}-{finding.end} {finding.kind}", f"  “{words}”", f"  {finding.suggestion}"]
    reasons: dict[str, int] = {}
    for number in report.unchecked:
        reasons[number.reason] = reasons.get(number.reason, 0) + 1
    lines += ["", f"Numbers not checked: {len(report.unchecked)}"]
    lines += [f"  {count:>5}  {reason}" for reason, count in sorted(reasons.items(), key=lambda item: -item[1])]
    lines += [f"Not read: {one}" for one in file.left_out]
    return "\n".join(lines)
