"""The audit trail: one entry for each write, with what stood before and after."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models import QuerySet

from core import clock
from core.models import AuditEntry
from core.periods.period import Period

Snapshot = dict[str, Any]

_LEFT_OUT = {"id", "password", "last_login"}
_BATCH = 500  # entries a statement


def kind_of(model: type[models.Model]) -> str:
    """The word that entries keep for a record of that model: its `audit_kind`, whatever app or name it has."""
    kind: str = model.audit_kind  # type: ignore[attr-defined]  # declared on every model that has a history
    return kind


def model_of(kind: str) -> type[models.Model]:
    """The model that is kept under that word. Raises LookupError where none is any more."""
    for model in apps.get_models():
        if getattr(model, "audit_kind", None) == kind:
            return model
    raise LookupError(f"No model is kept as “{kind}”.")


def plain(value: Any) -> Any:
    """`value` as JSON can hold it: decimals, dates and times as text, records as their key and name."""
    if isinstance(value, models.Model):
        return {"id": value.pk, "name": str(value)}
    if isinstance(value, Period):
        return value.code
    if isinstance(value, Decimal | UUID):
        return str(value)
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, list | tuple | set | frozenset | QuerySet):
        return [plain(item) for item in value]
    return value


def snapshot(obj: models.Model) -> Snapshot:
    """The record's own columns by field name; linked records by their key. Never a password."""
    return {
        field.name: plain(field.value_from_object(obj))
        for field in obj._meta.concrete_fields
        if field.name not in _LEFT_OUT
    }


def record(
    *,
    by: Any,
    action: str,
    obj: models.Model,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
    tenant_id: int | None = None,
) -> AuditEntry:
    """Write one entry. `by` is the acting user, or None for a command run on the server.

    `tenant_id` defaults to the record's own `audit_scope()`.
    """
    entry = _entry(by, action, obj, before, after, reason, tenant_id)
    entry.save(force_insert=True)
    return entry


def record_many(*, by: Any, action: str, records: Sequence[models.Model]) -> None:
    """Write one entry for each of several records of one kind, with what it is now."""
    entries = [_entry(by, action, obj, None, snapshot(obj), "", None) for obj in records]
    AuditEntry.objects.bulk_create(entries, batch_size=_BATCH)


def _entry(
    by: Any,
    action: str,
    obj: models.Model,
    before: Mapping[str, Any] | None,
    after: Mapping[str, Any] | None,
    reason: str,
    tenant_id: int | None,
) -> AuditEntry:
    if tenant_id is None and hasattr(obj, "audit_scope"):
        tenant_id = obj.audit_scope()
    return AuditEntry(
        at=clock.now(),
        actor=by,
        action=action,
        tenant_id=tenant_id,
        object_type=kind_of(type(obj)),
        object_id=obj.pk,
        object_label=str(obj)[:300],
        before=dict(before) if before is not None else None,
        after=dict(after) if after is not None else None,
        reason=reason,
    )


def history_of(obj: models.Model) -> QuerySet[AuditEntry]:
    """The record's entries, newest first, with who acted."""
    return AuditEntry.objects.filter(object_type=kind_of(type(obj)), object_id=obj.pk).select_related("actor")


def created_for_reasons(beginning: str) -> QuerySet[AuditEntry]:
    """What was made for a reason that begins so."""
    return AuditEntry.objects.filter(action="created", reason__startswith=beginning)
