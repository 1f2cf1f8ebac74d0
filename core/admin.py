"""The audit trail, for support staff."""

from core.models import AuditEntry
from core.support import look_only

look_only(
    AuditEntry,
    columns=("at", "actor", "action", "object_type", "object_label", "reason"),
    search=("object_label", "reason"),
    filters=("action", "object_type"),
)
