"""`load_demo`: loads the documents kept in `fixtures/` and the people who try the portal."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from csp_portal.demo.loading import load_file
from csp_portal.demo.people import DEMO_PASSWORD, load_people, sign_ins
from csp_portal.demo.reading import BrokenFile


class Command(BaseCommand):
    help = "Load the demo: create what is missing, change nothing that is there."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--print-sign-ins", action="store_true", help="only print who can sign in")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO_ALLOWED:
            raise CommandError("The demo is for trying the portal, never for production.", returncode=2)
        if options["print_sign_ins"]:
            for email, what in sign_ins():
                self.stdout.write(f"  {email:<34} {what}")
            self.stdout.write(f"  Password for all: {DEMO_PASSWORD}")
            return
        try:
            for path in sorted((settings.BASE_DIR / "fixtures").glob("*.yaml")):
                self.stdout.write(f"{load_file(path)}: loaded")
            load_people()
        except BrokenFile as error:
            raise CommandError(str(error), returncode=2) from error
