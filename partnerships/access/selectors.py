"""Who may see what, and the partnership's own agencies and groups."""

from django.db.models import Q

from partnerships.access.policies import Scope
from partnerships.access.roles import Role
from partnerships.models import Agency, Membership, Partnership, User


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
