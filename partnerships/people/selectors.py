"""Reads about the people of a partnership: their roles and their invitations."""

from django.db.models import F, Q, QuerySet

from partnerships.models import Invitation, Membership, Partnership, User


def memberships_of(partnership: Partnership) -> list[Membership]:
    """The roles held now, by name."""
    found = Membership.objects.active().filter(partnership=partnership)
    return list(found.select_related("user", "agency"))


def past_memberships_of(partnership: Partnership) -> list[Membership]:
    """The roles that were ended, the latest first; after them those of people whose account is closed."""
    gone = Q(ended_at__isnull=False) | Q(user__is_active=False)
    found = Membership.objects.filter(gone, partnership=partnership)
    return list(found.select_related("user", "agency").order_by(F("ended_at").desc(nulls_last=True)))


def membership_for(partnership: Partnership, pk: int) -> Membership | None:
    """The partnership's standing role of that key; None for any other's."""
    return (
        Membership.objects.active().filter(partnership=partnership, pk=pk).select_related("user", "partnership").first()
    )


def past_or_present_membership_for(partnership: Partnership, pk: int) -> Membership | None:
    """The partnership's role of that key, ended or not, for its history; None for any other's."""
    return Membership.objects.filter(partnership=partnership, pk=pk).select_related("user").first()


def ended_membership_for(partnership: Partnership, pk: int) -> Membership | None:
    """The partnership's ended role of that key; None for any other's, and for one that stands."""
    found = Membership.objects.filter(partnership=partnership, pk=pk, ended_at__isnull=False)
    return found.select_related("user").first()


def invitations_of(partnership: Partnership) -> list[Invitation]:
    """Every invitation, whatever has become of it, the latest first."""
    return list(Invitation.objects.filter(partnership=partnership).select_related("agency"))


def invitation_for(partnership: Partnership, pk: int) -> Invitation | None:
    """The partnership's invitation of that key that can be sent again or withdrawn; None for any other's."""
    found = Invitation.objects.filter(partnership=partnership, pk=pk, accepted_at=None, withdrawn_at=None)
    return found.first()


def people_of(partnership: Partnership) -> QuerySet[User]:
    """Those who have a role in the partnership now, by name."""
    return User.objects.filter(memberships__in=Membership.objects.active().filter(partnership=partnership)).distinct()
