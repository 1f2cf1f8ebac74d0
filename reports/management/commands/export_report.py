"""`export_report PARTNERSHIP REPORT --format pdf --output FILE`: a paper as a file; `--list` names the papers."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from partnerships.partnership.selectors import partnership_named
from reports.live_figures.selectors import open_paper
from reports.papers import documents, selectors


class Command(BaseCommand):
    help = (
        "Write a partnership's paper as HTML, PDF or Word, without its exempt parts, or list its papers' short names."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("partnership", help="its short name, for example harborough")
        parser.add_argument("report", nargs="?", help="the paper's short name")
        parser.add_argument("--list", action="store_true", help="print the papers' short names, one a line")
        parser.add_argument("--format", choices=list(documents.CONTENT_TYPES), default="pdf")
        parser.add_argument("--output", type=Path, help="the file to write")

    def handle(self, *args: Any, **options: Any) -> None:
        partnership = partnership_named(options["partnership"])
        if partnership is None:
            raise CommandError(f"There is no partnership “{options['partnership']}”.", returncode=2)
        if options["list"]:
            for listed in selectors.reports_of(partnership):
                self.stdout.write(listed.slug)
            return
        if not options["report"] or not options["output"]:
            raise CommandError("Name the paper and --output FILE, or use --list.", returncode=2)
        report = selectors.report_by_slug(partnership, options["report"])
        if report is None:
            raise CommandError(f"{partnership} has no paper “{options['report']}”.", returncode=2)
        content = documents.render(open_paper(report).paper, options["format"])
        try:
            options["output"].write_bytes(content)
        except OSError as error:
            raise CommandError(f"{options['output']}: {error.strerror}.", returncode=2) from error
