"""The writes that every service is made of: validated, refused whole when stale, each with its audit entry.

`change`, `archive`, `restore` and `delete` are services themselves where a record has no rules of its own. Call the
others inside the service's own transaction.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, cast
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import F
from django.db.models.deletion import Collector, ProtectedError

from core import audit, clock
from core.errors import StaleVersion
from core.models import Archivable, OneTimeResult, Versioned

M = TypeVar("M", bound=models.Model)
V = TypeVar("V", bound=Versioned)
A = TypeVar("A", bound=Archivable)

Links = Mapping[str, Iterable[models.Model]]
BATCH = 500  # records a statement


def create(model: type[M], *, by: Any, links: Links | None = None, reason: str = "", **values: Any) -> M:
    """Make one record and its audit entry. `links` sets many-to-many fields by name.

    Raises ValidationError, keyed by field, where the model refuses the values.
    """
    obj = model(**values)
    obj.full_clean()
    obj.save(force_insert=True)
    after = audit.snapshot(obj) | _set_links(obj, links)
    audit.record(by=by, action="created", obj=obj, after=after, reason=reason)
    return obj


def create_many(model: type[M], *, by: Any, rows: Sequence[Mapping[str, Any]]) -> list[M]:
    """Make many records of one kind and their audit entries, with a few statements however many they are.

    `rows` are their values. Each record's own rules are checked; that no two collide, and that what they link to
    exists, is left to the database. Raises ValidationError, and IntegrityError where one is there already.
    """
    records = [model(**row) for row in rows]
    linked = {field.name for field in model._meta.concrete_fields if field.is_relation}
    for record in records:
        record.clean_fields(exclude=linked)
        record.clean()
    made = model._base_manager.bulk_create(records, batch_size=BATCH)
    audit.record_many(by=by, action="created", records=made)
    return made


@dataclass(frozen=True)
class DependentList:
    """A list that hangs from a record and is saved with it as a whole, such as an action's leads.

    `before` and `after` are what the audit entry shows; `save` writes the list and runs only where they differ.
    """

    before: Any
    after: Any
    save: Callable[[], None]


@transaction.atomic
def change(
    obj: V,
    *,
    by: Any,
    version: int | None,
    links: Links | None = None,
    parts: Mapping[str, DependentList] | None = None,
    reason: str = "",
    action: str = "changed",
    **values: Any,
) -> V:
    """Save `values` over the record if it still stands at `version`; the entry holds only what differs.

    Raises StaleVersion where it does not, or where no version is named; ValidationError, keyed by field, where the
    model refuses the values. Saving what stands already writes nothing.
    """
    current = _at_version(obj, version, values)
    parts = parts or {}
    before = audit.snapshot(current) | _links_of(current, links) | {name: part.before for name, part in parts.items()}
    for name, value in values.items():
        setattr(current, name, value)
    current.full_clean()
    after = audit.snapshot(current) | {name: _keys(items) for name, items in (links or {}).items()}
    after |= {name: part.after for name, part in parts.items()}
    changed = [name for name in after if after[name] != before.get(name)]
    if not changed:
        return current
    _save_over(current, current.version, values)
    _set_links(current, links)
    for name in changed:
        if name in parts:
            parts[name].save()
    differing_before, differing_after = ({name: side.get(name) for name in changed} for side in (before, after))
    audit.record(by=by, action=action, obj=current, reason=reason, before=differing_before, after=differing_after)
    return current


@transaction.atomic
def archive(obj: A, *, by: Any, version: int | None, reason: str = "") -> A:
    """Take the record out of the lists; its history stays."""
    return change(obj, by=by, version=version, reason=reason, action="archived", archived_at=clock.now())


@transaction.atomic
def restore(obj: A, *, by: Any, version: int | None, reason: str = "") -> A:
    """Bring an archived record back into the lists."""
    return change(obj, by=by, version=version, reason=reason, action="restored", archived_at=None)


@transaction.atomic
def delete(obj: V, *, by: Any, version: int | None, reason: str = "") -> None:
    """Delete a draft for good, with what hangs from it; the entry keeps what it was."""
    current = _at_version(obj, version, {})
    if kept := what_keeps(current):
        told = ", ".join(f"{number} {name}" for name, number in kept.items())
        raise ValidationError(f"It cannot be deleted while others rest on it: {told}. Archive it instead.")
    audit.record(by=by, action="deleted", obj=current, before=audit.snapshot(current), reason=reason)
    current.delete()


def what_goes_with(obj: models.Model) -> dict[str, int]:
    """How many records of each kind a deletion would take along, by its name; the record itself left out.

    Rows that only tie two records together are nothing of their own to people, and are not told.
    Nothing where the deletion would be refused: see `what_keeps`.
    """
    collector = Collector(using="default", origin=obj)
    try:
        collector.collect([obj])
    except ProtectedError:
        return {}
    counts = Counter({model: len(items) for model, items in collector.data.items()})
    for queryset in collector.fast_deletes:
        counts[queryset.model] += queryset.count()
    counts[type(obj)] -= 1
    return _told({model: number for model, number in counts.items() if not model._meta.auto_created})


def what_keeps(obj: models.Model) -> dict[str, int]:
    """How many records of each kind stand in the way of a deletion, by its name; nothing where none does."""
    try:
        Collector(using="default", origin=obj).collect([obj])
    except ProtectedError as error:
        return _told(Counter(type(kept) for kept in error.protected_objects))
    return {}


def _told(counts: Mapping[type[models.Model], int]) -> dict[str, int]:
    """The numbers above zero by what is counted, named in the singular where it is one."""
    found: Counter[str] = Counter()
    for model, number in counts.items():
        if number > 0:
            found[str(model._meta.verbose_name if number == 1 else model._meta.verbose_name_plural)] += number
    return dict(found)


def once(token: UUID | None, *, by: Any, make: Callable[[], M]) -> M:
    """Run `make` for the first post of a create form; answer the same post again with the record it made.

    Simultaneous posts wait for the first. Raises ValidationError for a missing token or another person's.
    """
    if token is None:
        raise ValidationError("This form has lost its one-time id. Open it again from the list.")
    try:
        with transaction.atomic():
            result = OneTimeResult.objects.create(token=token, actor=by, at=clock.now())
            obj = make()
            result.object_type, result.object_id = audit.kind_of(type(obj)), obj.pk
            result.save(update_fields=["object_type", "object_id"])
            return obj
    except IntegrityError:
        earlier = OneTimeResult.objects.filter(token=token).first()
        if earlier is None:
            raise
        return cast(M, _made_before(earlier, by))


def _made_before(earlier: OneTimeResult, by: Any) -> models.Model:
    """What the first post made; ValidationError where that was another person's, or is gone."""
    if earlier.actor_id != by.pk:
        raise ValidationError("This form has been used already. Open it again from the list.")
    made = audit.model_of(earlier.object_type)._base_manager.filter(pk=earlier.object_id).first()
    if made is None:
        raise ValidationError("What this form made has been deleted since.")
    return made


def _at_version(obj: V, version: int | None, values: dict[str, Any]) -> V:
    current = type(obj)._base_manager.select_for_update().get(pk=obj.pk)
    if version is None or current.version != version:
        raise StaleVersion(current, values)
    return current


def _save_over(current: Versioned, version: int, values: dict[str, Any]) -> None:
    # The condition on the version holds even where the database does not lock rows.
    model = type(current)
    columns = {name: getattr(current, name) for name in values}
    if not model._base_manager.filter(pk=current.pk, version=version).update(**columns, version=F("version") + 1):
        raise StaleVersion(model._base_manager.get(pk=current.pk), values)
    current.version += 1


def _keys(items: Iterable[models.Model]) -> list[Any]:
    return sorted(item.pk for item in items)


def _links_of(obj: models.Model, links: Links | None) -> dict[str, list[Any]]:
    return {name: _keys(getattr(obj, name).all()) for name in links or {}}


def _set_links(obj: models.Model, links: Links | None) -> dict[str, list[Any]]:
    for name, items in (links or {}).items():
        getattr(obj, name).set(items)
    return {name: _keys(items) for name, items in (links or {}).items()}
