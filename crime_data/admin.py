"""Releases of recorded crime, for support staff: the counts in bulk are told by them."""

from core.support import look_only
from crime_data.models import Release

look_only(
    Release,
    columns=("name", "source", "partnership", "published_on", "recorded_at", "recorded_by"),
    search=("name",),
    filters=("source",),
)
