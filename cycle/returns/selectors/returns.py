"""Reads about returns. The scope comes first: an agency's officers see their own agency's only."""

from django.db.models import QuerySet

from core.periods.period import Period
from cycle.models import AgencyReturn
from partnerships.access.policies import Scope
from partnerships.access.roles import Permission
from partnerships.models import Agency, Partnership
from plans.models import Plan

SEES_ALL = (Permission.RETURN_MANAGE, Permission.SIGN_OFF)
FILLS = (Permission.RETURN_MANAGE, Permission.ACTION_UPDATE_OWN, Permission.FIGURE_EDIT_OWN)
OPENS = (*SEES_ALL, *FILLS)


def returns_seen(scope: Scope) -> QuerySet[AgencyReturn]:
    """Every return of the partnership for its officers and approvers; an agency's own for its officers."""
    found = AgencyReturn.objects.filter(partnership=scope.partnership).select_related("agency", "plan", "submitted_by")
    if scope.can(*SEES_ALL):
        return found
    agencies = Agency.objects.filter(pk__in=scope.agency_ids)
    wholes = [agency.unit_of_id or agency.pk for agency in agencies]
    return found.filter(agency__in=wholes)


def return_for(scope: Scope, pk: int) -> AgencyReturn | None:
    """The partnership's return of that key, with all that its page needs; None for any other's."""
    related = ("agency", "plan", "partnership__area", "partnership__figure_settings", "submitted_by", "decided_by")
    return AgencyReturn.objects.filter(partnership=scope.partnership, pk=pk).select_related(*related).first()


def may_see(scope: Scope, agency_return: AgencyReturn) -> bool:
    return scope.can(*SEES_ALL) or is_own(scope, agency_return)


def may_fill(scope: Scope, agency_return: AgencyReturn) -> bool:
    """Its agency's officers, its units' too, and the partnership's officers on its behalf, while it is owed."""
    return agency_return.is_outstanding and (scope.can(Permission.RETURN_MANAGE) or is_own(scope, agency_return))


def may_submit(scope: Scope, agency_return: AgencyReturn) -> bool:
    """A unit's officers fill in their part; the agency's own officers, or the partnership's, submit the whole."""
    own = agency_return.agency_id in scope.agency_ids
    return agency_return.is_outstanding and (own or scope.can(Permission.RETURN_MANAGE))


def is_own(scope: Scope, agency_return: AgencyReturn) -> bool:
    if agency_return.agency_id in scope.agency_ids:
        return True
    return Agency.objects.filter(pk__in=scope.agency_ids, unit_of=agency_return.agency_id).exists()


def quarters_with_returns(scope: Scope) -> list[Period]:
    """The quarters of which the person sees a return, the latest first."""
    return sorted(set(returns_seen(scope).values_list("period", flat=True)), reverse=True)


def plans_with_returns(partnership: Partnership, quarter: Period) -> list[Plan]:
    """The plans of which a return of the quarter was opened."""
    found = Plan.objects.filter(partnership=partnership, returns__period=quarter).distinct()
    return list(found.select_related("partnership__area"))


def own_unsubmitted_returns(scope: Scope) -> list[AgencyReturn]:
    """What the person's own agency still has to submit, the latest quarter first; nothing for anyone without one."""
    if not scope.agency_ids:
        return []
    return [one for one in returns_seen(scope) if one.is_outstanding and is_own(scope, one)]
