"""What is asked of an import, and what it answers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError

from crime_data.models import CountSource
from crime_data.readers.files.limits import UPLOAD, Limits
from partnerships.models import Partnership


@dataclass(frozen=True)
class ChangedCount:
    """A figure that a file changes, for the list of the largest: counts as numbers, typed figures as written."""

    place: str
    category: str
    period: str
    before: int | str | None
    after: int | str | None


@dataclass
class ImportOutcome:
    """What taking a file in did, or would do. Figures are the file's own; roll-ups are not counted."""

    source: str
    names: list[str]
    rows_read: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    late: int = 0
    locked: int = 0
    withdrawn: int = 0
    refused: int = 0
    refused_rows: list[dict[str, Any]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    periods: list[str] = field(default_factory=list)
    largest_changes: list[ChangedCount] = field(default_factory=list)
    release: int | None = None
    fingerprint: str = ""

    def as_dict(self) -> dict[str, Any]:
        """As plain values, for JSON."""
        plain = {name: value for name, value in vars(self).items() if name != "largest_changes"}
        return plain | {"largest_changes": [vars(change) for change in self.largest_changes]}


@dataclass(frozen=True)
class ImportRequest:
    """What is to be taken in, for whom. `published_on` says how new it is; without it the end of its figures does."""

    source: CountSource
    paths: Sequence[Path]
    names: Sequence[str] = ()
    partnership: Partnership | None = None
    published_on: date | None = None
    limits: Limits = UPLOAD

    @property
    def own(self) -> str | None:
        """The code of the area that alone is taken in; None for all."""
        if self.partnership is None:
            return None
        if self.partnership.area is None:
            raise ValidationError("This partnership has no area of its own yet: a data steward sets it.")
        return self.partnership.area.code

    @property
    def shown(self) -> list[str]:
        """The files' names as people know them."""
        return list(self.names) or [path.name for path in self.paths]
