"""What Django's system check holds about every room's models."""

from typing import Any

from django.apps import apps
from django.core import checks

from core.models import Versioned


@checks.register(checks.Tags.models)
def each_record_has_its_audit_kind(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """The audit trail keeps a word of its own for each kind of record; two of one word would share a history."""
    found: list[checks.CheckMessage] = []
    kept_as: dict[str, str] = {}
    for model in apps.get_models():
        kind = getattr(model, "audit_kind", None)
        if kind is None and issubclass(model, Versioned):
            found.append(checks.Error("It has a history, and no audit_kind.", obj=model, id="core.E001"))
        elif kind in kept_as:
            words = f"It has the audit_kind “{kind}” of {kept_as[kind]}."
            found.append(checks.Error(words, obj=model, id="core.E002"))
        elif kind is not None:
            kept_as[kind] = model._meta.label
    return found
