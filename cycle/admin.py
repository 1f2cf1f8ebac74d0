"""The evidence of duties, for support staff."""

from core.support import look_only
from cycle.models import DutyEvidence

look_only(DutyEvidence, columns=("duty", "partnership", "on", "archived_at"), filters=("partnership",))
