"""Reads about actions. The scope comes first."""

from django.db.models import QuerySet

from actions.models import Action
from partnerships.access import Scope
from partnerships.models import Partnership
from partnerships.roles import Permission


def actions_of(partnership: Partnership) -> QuerySet[Action]:
    """The partnership's current actions with their leads fetched."""
    return (
        Action.objects.current()
        .filter(partnership=partnership)
        .select_related("plan", "part_of")
        .prefetch_related("leads__agency", "leads__group")
    )


def action_for(partnership: Partnership, pk: int) -> Action | None:
    """The partnership's action of that key; None for any other's."""
    return (
        actions_of(partnership).filter(pk=pk).prefetch_related("priorities", "updates", "due_changes", "parts").first()
    )


def may_report(scope: Scope, action: Action) -> bool:
    """Any action with the one permission; with the other, those that the own agency or a unit of it leads."""
    if scope.can(Permission.ACTION_UPDATE):
        return True
    own = {lead.agency_id for lead in action.leads.all() if lead.agency_id} & scope.agency_ids
    return scope.can(Permission.ACTION_UPDATE_OWN) and bool(own)
