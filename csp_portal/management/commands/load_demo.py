"""`load_demo`: the living demo, and the demo's documents and people, made where they are missing."""

from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from csp_portal.living_demo.services import keeping
from csp_portal.loading.files import LoadResult, load_demo
from csp_portal.loading.partnerships import PASSWORD
from csp_portal.loading.reading import FileError


class Command(BaseCommand):
    help = (
        "Load the demo: what is missing is made, what is there stays as it is. The living demo of Fernvale is made "
        "again once it is over a week old, unless someone has written in it."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--print-sign-ins", action="store_true", help="print who can sign in, and with what")

        parser.add_argument("--on", metavar="DAY", help="make the living demo as of that day: 2026-11-30")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO_ALLOWED:
            raise CommandError("The demo is never loaded under these settings (DEMO_ALLOWED is off).", returncode=2)
        on = _day(options["on"]) if options["on"] else None
        try:
            loaded = load_demo()
            living = keeping.keep(on)
        except FileError as error:
            raise CommandError(f"The demo was not loaded. {error}") from error
        if on and living.as_of != on:
            raise CommandError(f"The living demo was left as it is: {living.words}")
        if options["print_sign_ins"]:
            self._print_sign_ins(loaded)
        elif loaded.made:
            told = ", ".join(f"{number} {name}" for name, number in sorted(loaded.made.items()))
            self.stdout.write(f"Made {told}.")
        else:
            self.stdout.write("Nothing was missing.")
        self.stderr.write(living.words)

    def _print_sign_ins(self, loaded: LoadResult) -> None:
        told = [*keeping.sign_ins(), *((person.email, person.roles) for person in loaded.sign_ins)]
        width = max((len(email) for email, _ in told), default=0)
        self.stdout.write(f"Demo sign-ins, all with the password {PASSWORD} unless someone has changed it:")
        for email, roles in told:
            self.stdout.write(f"  {email:<{width}}  {roles}")


def _day(text: str) -> date:
    """Raises CommandError for what is no day: one line, and exit status 2."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CommandError(f"“{text}” is no day. Write it as 2026-11-30.", returncode=2) from None
