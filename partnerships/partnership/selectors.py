"""Reads about the partnerships themselves."""

from django.db.models import Count, Q, QuerySet

from partnerships.access.roles import Role
from partnerships.models import Partnership


def partnership_named(slug: str) -> Partnership | None:
    """The partnership of that short name, for commands run on the server."""
    return Partnership.objects.filter(slug=slug).select_related("area").first()


def all_partnerships() -> QuerySet[Partnership]:
    """Every partnership by name, with the number of those who administer it now."""
    standing = Q(memberships__role=Role.ADMINISTRATOR, memberships__ended_at=None, memberships__user__is_active=True)
    counted = Partnership.objects.annotate(administrators=Count("memberships", filter=standing, distinct=True))
    return counted.select_related("area").prefetch_related("councils").order_by("name")
