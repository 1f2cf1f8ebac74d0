"""Reads about actions. The scope comes first."""

from django.db.models import QuerySet

from actions.models import Action
from partnerships.models import Partnership


def actions_of(partnership: Partnership) -> QuerySet[Action]:
    """The partnership's current actions with their leads and priorities fetched, in three queries."""
    return (
        Action.objects.current()
        .filter(partnership=partnership)
        .select_related("plan", "part_of")
        .prefetch_related("leads__agency", "leads__group", "priorities")
    )


def action_for(partnership: Partnership, pk: int) -> Action | None:
    """The partnership's action of that key; None for any other's."""
    return actions_of(partnership).filter(pk=pk).prefetch_related("updates__by", "due_changes", "parts").first()
