"""`load_demo`: the demo's documents and people, made where they are missing."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from csp_portal.loading.files import LoadResult, load_demo
from csp_portal.loading.partnerships import PASSWORD
from csp_portal.loading.reading import FileError


class Command(BaseCommand):
    help = "Load the demo: what is missing is made, what is there stays as it is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--print-sign-ins", action="store_true", help="print who can sign in, and with what")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO_ALLOWED:
            raise CommandError("The demo is never loaded under these settings (DEMO_ALLOWED is off).", returncode=2)
        try:
            loaded = load_demo()
        except FileError as error:
            raise CommandError(f"The demo was not loaded. {error}") from error
        if options["print_sign_ins"]:
            self._print_sign_ins(loaded)
        elif loaded.made:
            told = ", ".join(f"{number} {name}" for name, number in sorted(loaded.made.items()))
            self.stdout.write(f"Made {told}.")
        else:
            self.stdout.write("Nothing was missing.")

    def _print_sign_ins(self, loaded: LoadResult) -> None:
        width = max((len(person.email) for person in loaded.sign_ins), default=0)
        self.stdout.write(f"Demo sign-ins, all with the password {PASSWORD} unless someone has changed it:")
        for person in loaded.sign_ins:
            self.stdout.write(f"  {person.email:<{width}}  {person.roles}")
