"""Whom the walk over the pages goes as, and the plans whose figures it looks for."""

from django.db.models import QuerySet

from partnerships.access.roles import Role
from partnerships.models import Agency, Partnership, User
from performance.models import Measure
from plans.models import Plan


def someone_with(partnership: Partnership, role: Role) -> User | None:
    """The first who was given the role and still signs in."""
    current = partnership.memberships.filter(role=role, user__is_active=True)
    found = current.select_related("user").order_by("pk").first()
    return found.user if found is not None else None


def agency_with_figures(partnership: Partnership) -> Agency | None:
    """An agency that gives figures, else one that is a partner."""
    owner = Measure.objects.filter(partnership=partnership, data_owner__isnull=False).first()
    partner = partnership.partners.first()
    return owner.data_owner if owner else partner.agency if partner else None


def current_plans(partnership: Partnership) -> QuerySet[Plan]:
    return Plan.objects.current().filter(partnership=partnership).select_related("partnership__area")
