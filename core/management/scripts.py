"""What commands for scripts share: a wrong word is answered with one line and exit status 2."""

from argparse import ArgumentTypeError
from datetime import date
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError, CommandParser


class ScriptCommand(BaseCommand):
    """A command whose wrong arguments are told in one line, without the usage before it."""

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        parser = super().create_parser(prog_name, subcommand, **kwargs)

        def refuse(message: str) -> NoReturn:
            if getattr(self, "_called_from_command_line", False):
                parser.exit(2, f"{message}\n")
            raise CommandError(message, returncode=2)

        parser.error = refuse  # type: ignore[method-assign]
        return parser


def a_day(text: str) -> date:
    """The day that an argument names."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}” is not a day. Write it as 2026-11-30.") from None
