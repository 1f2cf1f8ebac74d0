"""Reading a demo file: every key is known, and what is wrong is named with its file and its place."""

from pathlib import Path
from typing import Any

import yaml

from core.numbers import NotANumber, Quantity, parse_quantity
from core.periods import InvalidPeriod, Period


class BrokenFile(ValueError):
    """A demo file that cannot be loaded; the message names the file and the place."""


def read_yaml(path: Path) -> dict[str, Any]:
    """The file's top-level mapping. Raises BrokenFile."""
    try:
        found = yaml.safe_load(path.read_text("utf-8"))
    except yaml.YAMLError as error:
        raise BrokenFile(f"{path.name}: {error}") from error
    if not isinstance(found, dict):
        raise BrokenFile(f"{path.name}: a mapping of sections is expected.")
    return found


class Entry:
    """One mapping of a file, which must be read whole: `done()` refuses the keys that nobody asked for."""

    def __init__(self, raw: Any, place: str) -> None:
        if not isinstance(raw, dict):
            raise BrokenFile(f"{place}: a mapping is expected, not {raw!r}.")
        self.raw, self.place, self.read = raw, place, set()  # type: ignore[var-annotated]

    def need(self, key: str) -> Any:
        """The key's value. Raises BrokenFile where it is absent."""
        if key not in self.raw:
            raise BrokenFile(f"{self.place}: “{key}” is missing.")
        return self.get(key)

    def get(self, key: str, default: Any = None) -> Any:
        self.read.add(key)
        return self.raw.get(key, default)

    def period(self, key: str) -> Period | None:
        text = self.get(key)
        try:
            return Period.parse(str(text)) if text is not None else None
        except InvalidPeriod as error:
            raise BrokenFile(f"{self.place}, {key}: {error}") from error

    def quantity(self, key: str) -> Quantity | None:
        """A number or a mark as printed (`TBA`, `-`); None where the key is absent."""
        if key not in self.raw:
            return None
        try:
            return parse_quantity(str(self.get(key)))
        except NotANumber as error:
            raise BrokenFile(f"{self.place}, {key}: {error}") from error

    def entries(self, key: str) -> "list[Entry]":
        """The mappings listed under the key; none where it is absent."""
        listed = self.get(key) or []
        if not isinstance(listed, list):
            raise BrokenFile(f"{self.place}, {key}: a list is expected.")
        return [Entry(raw, f"{self.place}, {key} {place}") for place, raw in enumerate(listed, start=1)]

    def some(self, *keys: str) -> dict[str, Any]:
        """The values of those keys that are present."""
        return {key: self.get(key) for key in keys if key in self.raw}

    def done(self) -> None:
        if unknown := sorted(set(self.raw) - self.read):
            raise BrokenFile(f"{self.place}: unknown key {', '.join(f'“{key}”' for key in unknown)}.")
