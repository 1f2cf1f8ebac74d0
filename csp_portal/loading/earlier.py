"""What an earlier load made, found again by the audit trail, so that a second one makes nothing twice.

Each record is made with a reason that names its place in the files. By it the record is known again even after someone
has given it another title or date; what the portal holds is then left as it stands, and where the file says otherwise
that is told.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models

from core import audit, clock
from core.numbers.quantities import Quantity
from core.periods.period import Period
from csp_portal.loading.reading import FileEntry

M = TypeVar("M", bound=models.Model)

_PLAIN = (str, int, Decimal, date, Period, models.Model)
_BY_PLACE = {"order"}  # follows from where an entry stands, not from what it says


class EarlierLoads:
    """Finds a record by the trail, else by what makes it unique; makes it where it is neither way there.

    `reason` begins the reason of all that is made, such as `Loaded with the demo: `. `left` says of what was found
    where the file has another value.
    """

    def __init__(self, reason: str) -> None:
        self.reason = reason
        self.made: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.left: list[str] = []
        self._ids: dict[str, dict[str, int]] = defaultdict(dict)
        self._objects: dict[str, dict[int, Any]] = {}
        entries = audit.created_for_reasons(reason).order_by("pk")
        for object_type, why, object_id in entries.values_list("object_type", "reason", "object_id"):
            self._ids[object_type][why] = object_id

    def ensure(
        self,
        model: type[M],
        entry: FileEntry,
        place: str,
        *,
        find: Mapping[str, Any],
        make: Callable[..., M],
        **values: Any,
    ) -> M:
        """The record that the entry's `place` stands for; `make` is the service that creates it with `values`.

        Raises FileError at the place of `entry` where the service refuses it.
        """
        reason = f"{self.reason}{place}"
        found = self._made_before(model, reason) or model._base_manager.filter(**find).first()
        if found is not None:
            self.found[str(model._meta.verbose_name_plural)] += 1
            self.left += _differing(found, entry, values)
            return found
        made = _made(entry, make, reason, values)
        self.made[str(model._meta.verbose_name_plural)] += 1
        self._ids[audit.kind_of(model)][reason] = made.pk
        return made

    def is_made(self, record: models.Model) -> bool:
        """Whether this load or an earlier one made the record."""
        return record.pk in self._ids[audit.kind_of(type(record))].values()

    def _made_before(self, model: type[M], reason: str) -> M | None:
        label = audit.kind_of(model)
        if label not in self._objects:
            self._objects[label] = model._base_manager.in_bulk(list(self._ids[label].values()))
        found: M | None = self._objects[label].get(self._ids[label].get(reason, 0))
        return found


def _made(entry: FileEntry, make: Callable[..., M], reason: str, values: Mapping[str, Any]) -> M:
    day: date | None = getattr(entry, "recorded_on", None)
    if day is not None and day > clock.today():
        raise entry.error(f"{day.isoformat()} is still to come.", "recorded_on")
    try:
        with clock.held_on(day):
            return make(by=None, reason=reason, **values)
    except ValidationError as error:
        raise entry.refused(error) from error


def _differing(found: models.Model, entry: FileEntry, values: Mapping[str, Any]) -> Iterator[str]:
    """A line for each column that stands otherwise than the file has it."""
    columns = {field.name for field in found._meta.concrete_fields} - _BY_PLACE
    said = {name: value for name, value in values.items() if name in columns and isinstance(value, _PLAIN)}
    stands = {name: getattr(found, name) for name in said}
    if isinstance(values.get("quantity"), Quantity):
        said["value"], stands["value"] = values["quantity"].amount, found.value  # type: ignore[attr-defined]
    for name, value in said.items():
        if stands[name] != value:
            kind = found._meta.verbose_name
            yield f"{entry.place}: {kind} “{found}” is there already with another {name}; it stays as it is."
