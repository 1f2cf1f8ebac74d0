"""Reads about uploads and releases. The scope is a partnership, or None for the installation's own."""

from django.db.models import QuerySet

from partnerships.models import Partnership
from performance.models import Release, Upload

MOST_SHOWN = 100


def upload_for(partnership: Partnership | None, key: int) -> Upload | None:
    """The upload of that key within the scope; None for any other's."""
    found = Upload.objects.filter(partnership=partnership, pk=key)
    return found.select_related("received_by", "agreed_by", "release").prefetch_related("files").first()


def uploads_of(partnership: Partnership | None) -> QuerySet[Upload]:
    """The newest uploads of the scope, with their files and who gave them."""
    found = Upload.objects.filter(partnership=partnership).defer("preview", "outcome")
    return found.select_related("received_by").prefetch_related("files")[:MOST_SHOWN]


def releases_of(partnership: Partnership | None) -> QuerySet[Release]:
    """The releases that the scope's counts rest on, newest first."""
    found = Release.objects.filter(partnership=partnership).defer("report", "places")
    return found.select_related("recorded_by")[:MOST_SHOWN]
