"""Errors that every room's services may raise. Bad input is Django's own ValidationError, keyed by field."""

from typing import Any


class StaleVersion(Exception):
    """The record was changed by someone else, or the form named no version.

    `current` is the record as it stands now; `changes` are the values that were refused, by field name.
    """

    def __init__(self, current: Any, changes: dict[str, Any]) -> None:
        super().__init__(f"{current} has changed since the form was opened.")
        self.current = current
        self.changes = changes


class NotAllowed(Exception):
    """The acting user may not do this; the message says what and who can."""
