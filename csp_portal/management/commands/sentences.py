"""`sentences PARTNERSHIP --on DAY --role ROLE`: every sentence that is shown, with its address and its figure."""

import csv
import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from core import clock
from core.management.scripts import ScriptCommand, a_day
from csp_portal.shown.sentences import COLUMNS, sentences_shown
from partnerships.access.roles import Role
from partnerships.partnership.selectors import partnership_named

PUBLIC = "public"


class Command(ScriptCommand):
    help = "Read a partnership's pages as someone of a role does on a day, and list what they say."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("partnership", help="its short name, for example harborough")
        parser.add_argument("--on", type=a_day, metavar="DAY", help="as the pages are on that day; today unless said")
        parser.add_argument("--role", choices=[*Role, PUBLIC], required=True, help=f"or {PUBLIC}, for everyone")
        parser.add_argument("--format", choices=["csv", "json"], default="csv")

    def handle(self, *args: Any, **options: Any) -> None:
        partnership = partnership_named(options["partnership"])
        if partnership is None:
            raise CommandError(f"There is no partnership “{options['partnership']}”.", returncode=2)
        role = None if options["role"] == PUBLIC else Role(options["role"])
        with clock.held_on(options["on"]):
            rows = list(sentences_shown(partnership, role))
        if options["format"] == "json":
            self.stdout.write(json.dumps(rows, indent=2, ensure_ascii=False))
            return
        writer = csv.DictWriter(self.stdout, fieldnames=COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
