"""What an earlier load made, found again by the audit trail, so that a second one makes nothing twice.

Each record is made with a reason that names its place in the files. By it the record is known again even after someone
has given it another title or date; what the portal holds is then left as it stands.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models

from core import audit
from core.models import AuditEntry
from csp_portal.loading.reading import FileEntry

M = TypeVar("M", bound=models.Model)


class EarlierLoads:
    """Finds a record by the trail, else by what makes it unique; makes it where it is neither way there.

    `reason` begins the reason of all that is made, such as `Loaded with the demo: `.
    """

    def __init__(self, reason: str) -> None:
        self.reason = reason
        self.made: Counter[str] = Counter()
        self._ids: dict[str, dict[str, int]] = defaultdict(dict)
        self._objects: dict[str, dict[int, Any]] = {}
        entries = AuditEntry.objects.filter(action="created", reason__startswith=reason).order_by("pk")
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
            return found
        try:
            made = make(by=None, reason=reason, **values)
        except ValidationError as error:
            raise entry.refused(error) from error
        self.made[str(model._meta.verbose_name_plural)] += 1
        return made

    def _made_before(self, model: type[M], reason: str) -> M | None:
        label = audit.kind_of(model)
        if label not in self._objects:
            self._objects[label] = model._base_manager.in_bulk(list(self._ids[label].values()))
        found: M | None = self._objects[label].get(self._ids[label].get(reason, 0))
        return found
