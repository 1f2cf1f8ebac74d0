"""What rests on a record, and moving all of it to another when the two turn out to be one.

Every link to the record's model is found in the models themselves, so that a new one is never forgotten.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models

from core import audit, writes
from core.models import Versioned

_TOLD_AT_MOST = 10
_LEFT_OUT = {"id", "order", "version"}


@dataclass(frozen=True)
class Use:
    """How many records of one kind rest on another, by the tenant they belong to; None is the installation."""

    tenant_id: int | None
    kind: str
    count: int


@dataclass(frozen=True)
class _Link:
    """A field of some model that points to the record's."""

    model: type[models.Model]
    name: str
    is_many: bool

    def rows(self, target: models.Model) -> models.QuerySet[Any]:
        return self.model._base_manager.filter(**{self.name: target.pk}).order_by("pk")


def uses_of(target: models.Model) -> list[Use]:
    """What rests on the record, most first within a tenant. A handful of queries, however much that is."""
    found: Counter[tuple[int | None, type[models.Model]]] = Counter()
    for link in _links_to(type(target)):
        path = _tenant_path(link.model)
        rows = link.rows(target).order_by()
        counted = rows.values_list(path).annotate(models.Count("pk")) if path else [(None, rows.count())]
        for tenant, count in counted:
            found[tenant, link.model] += count
    uses = [Use(tenant, _kind(model, count), count) for (tenant, model), count in found.items() if count]
    return sorted(uses, key=lambda use: (use.tenant_id or 0, -use.count, use.kind))


def _kind(model: type[models.Model], count: int) -> str:
    return str(model._meta.verbose_name if count == 1 else model._meta.verbose_name_plural)


def move_uses(*, by: Any, gone: models.Model, kept: models.Model, reason: str) -> int:
    """Point everything that rests on `gone` to `kept`, each with its audit entry; answers how many records moved.

    A plain row that would stand twice beside its like is dropped. Raises ValidationError that names the records which
    cannot move; nothing has moved then, inside the caller's transaction.
    """
    moved, refused = 0, list[str]()
    for link in _links_to(type(gone)):
        for row in list(link.rows(gone)):
            try:
                _move(by, row, link, gone, kept, reason)
                moved += 1
            except ValidationError as error:
                refused.append(f"{_told(row)}: {_words(error)}")
    if refused:
        more = len(refused) - _TOLD_AT_MOST
        raise ValidationError([*refused[:_TOLD_AT_MOST], *([f"And {more} more."] if more > 0 else [])])
    return moved


def _links_to(model: type[models.Model]) -> Iterator[_Link]:
    for relation in model._meta.get_fields(include_hidden=True):
        if not (relation.auto_created and not relation.concrete and relation.is_relation):
            continue
        related: Any = relation.related_model
        if related._meta.auto_created:
            continue  # the table between two sides of a many-to-many field, which is told by that field itself
        field: Any = relation.remote_field
        yield _Link(related, field.name, bool(relation.many_to_many))


def _tenant_path(model: type[models.Model]) -> str:
    """How a query finds the tenant of a row: as the model says, its own, or that of the record it is a part of."""
    if named := getattr(model, "tenant_path", ""):
        return str(named)
    names = {field.name for field in model._meta.concrete_fields}
    if "partnership" in names:
        return "partnership_id"
    whole = _whole_field(model)
    if whole is not None:
        inner = _tenant_path(whole.related_model)
        return f"{whole.name}__{inner}" if inner else ""
    return ""


def _whole_field(model: type[models.Model]) -> Any:
    """The field that says what a row is a part of: the first whose record takes it along when it is deleted."""
    return next((f for f in model._meta.concrete_fields if f.is_relation and _is_cascade(f)), None)


def _is_cascade(field: Any) -> bool:
    return field.remote_field.on_delete is models.CASCADE and not field.null


def _move(by: Any, row: Any, link: _Link, gone: models.Model, kept: models.Model, reason: str) -> None:
    if link.is_many:
        others = [one for one in getattr(row, link.name).all() if one.pk not in (gone.pk, kept.pk)]
        writes.change(row, by=by, version=row.version, reason=reason, links={link.name: [*others, kept]})
    elif isinstance(row, Versioned):
        values: dict[str, Any] = {link.name: kept}
        writes.change(row, by=by, version=row.version, reason=reason, **values)
    else:
        _move_plain(by, row, link.name, gone, kept, reason)


def _move_plain(by: Any, row: Any, name: str, gone: models.Model, kept: models.Model, reason: str) -> None:
    """Told in the history of the record that the row is a part of."""
    whole = _whole_field(type(row))
    owner = getattr(row, whole.name) if whole is not None and whole.name != name else row
    setattr(row, name, kept)
    if _stands_already(row):
        row.delete()
    else:
        row.full_clean()
        row.save()
    label = str(row._meta.verbose_name)
    audit.record(by=by, action="changed", obj=owner, reason=reason, before={label: str(gone)}, after={label: str(kept)})


def _stands_already(row: Any) -> bool:
    names = [field.attname for field in row._meta.concrete_fields if field.name not in _LEFT_OUT]
    like = type(row)._base_manager.filter(**{name: getattr(row, name) for name in names})
    return bool(like.exclude(pk=row.pk).exists())


def _told(row: Any) -> str:
    """The record in words, with its tenant's name where it has one."""
    tenant = getattr(row, "partnership", None)
    return f"{row} ({tenant})" if tenant is not None else str(row)


def _words(error: ValidationError) -> str:
    if hasattr(error, "error_dict"):
        parts = [
            f"{'' if name == NON_FIELD_ERRORS else f'{name}: '}{' '.join(texts)}"
            for name, texts in error.message_dict.items()
        ]
        return " ".join(parts)
    return " ".join(error.messages)
