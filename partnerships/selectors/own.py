"""Who may see what, and the partnership's own agencies and groups."""

from django.db.models import Q, QuerySet

from partnerships.access import Scope
from partnerships.models import Agency, Group, Membership, Partnership, User
from partnerships.roles import Role


def scope_for(user: User, slug: str) -> Scope | None:
    """The person's scope in the partnership of that slug; None where there is none or no role in it."""
    memberships = list(
        Membership.objects.active().filter(user=user, partnership__slug=slug).select_related("partnership__area")
    )
    if not memberships:
        return None
    permissions = frozenset().union(*(Role(m.role).permissions for m in memberships))
    agencies = [m.agency_id for m in memberships if m.agency_id and m.role == Role.AGENCY_OFFICER]
    own = (
        frozenset(Agency.objects.filter(Q(pk__in=agencies) | Q(unit_of__in=agencies)).values_list("pk", flat=True))
        if agencies
        else frozenset()
    )
    return Scope(memberships[0].partnership, user, permissions, own)


def partnerships_of(user: User) -> list[Partnership]:
    """The partnerships in which the person has a role now, by name."""
    return list(Partnership.objects.filter(memberships__in=Membership.objects.active().filter(user=user)).distinct())


def agencies_of(partnership: Partnership) -> QuerySet[Agency]:
    """The agencies that are, or were, partners or councils of the partnership, and their units, by name."""
    partners = Agency.objects.filter(partners__partnership=partnership)
    councils = Agency.objects.filter(led_partnerships=partnership)
    own = Q(pk__in=partners.values("pk")) | Q(pk__in=councils.values("pk"))
    units = Q(unit_of__in=partners.values("pk")) | Q(unit_of__in=councils.values("pk"))
    return Agency.objects.filter(own | units)


def groups_of(partnership: Partnership) -> QuerySet[Group]:
    """The partnership's current groups, by name."""
    return Group.objects.current().filter(partnership=partnership)


def partnership_named(slug: str) -> Partnership | None:
    """The partnership of that short name, for commands run on the server."""
    return Partnership.objects.filter(slug=slug).select_related("area").first()
