"""Who answers for an action: the agencies that lead it; where only groups do, those of the people in their chairs."""

from collections.abc import Collection, Iterable, Mapping

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from actions.actions.selectors import OPEN, actions_of, with_last_update
from actions.models import Action, ActionLead
from partnerships.access.policies import Scope
from partnerships.access.roles import Permission
from partnerships.groups.selectors import agencies_in_the_chair
from partnerships.models import Agency, Partnership

_LED_BY_AN_AGENCY = Exists(ActionLead.objects.filter(action=OuterRef("pk"), agency__isnull=False))


def answered_by(partnership: Partnership, agencies: Collection[int]) -> QuerySet[Action]:
    """The partnership's actions for which any of these agencies answers, archived ones too. Two queries in all."""
    chairs = agencies_in_the_chair(partnership)
    groups = [group for group, agency in chairs.items() if agency in agencies]
    led = Q(leads__agency__in=agencies) | (Q(leads__group__in=groups) & ~_LED_BY_AN_AGENCY)
    return Action.objects.filter(pk__in=Action.objects.filter(led, partnership=partnership).values("pk"))


def answering(partnership: Partnership, actions: QuerySet[Action]) -> dict[int, set[int]]:
    """The agencies that answer for each of the partnership's actions, by the action's key; a unit counts as its agency.

    An action that nobody answers for has none. Three queries.
    """
    chairs = agencies_in_the_chair(partnership)
    units = Agency.objects.filter(pk__in=set(chairs.values()), unit_of__isnull=False)
    wholes: dict[int, int] = {pk: whole for pk, whole in units.values_list("pk", "unit_of") if whole}
    found: dict[int, set[int]] = {}
    by_group: dict[int, set[int]] = {}
    rows = ActionLead.objects.filter(action__in=actions.order_by())
    for action, agency, whole, group in rows.values_list("action", "agency", "agency__unit_of", "group"):
        found.setdefault(action, set())
        if agency:
            found[action].add(whole or agency)
        elif group in chairs:
            by_group.setdefault(action, set()).add(wholes.get(chairs[group], chairs[group]))
    return {action: agencies or by_group.get(action, set()) for action, agencies in found.items()}


def may_report(scope: Scope, action: Action) -> bool:
    """Any action with the one permission; with the other, those for which the own agency or a unit of it answers."""
    return bool(reportable(scope, [action]))


def reportable(scope: Scope, actions: Iterable[Action]) -> list[Action]:
    """Those of the actions on which the person may report. At most one query for all."""
    if scope.can(Permission.ACTION_UPDATE):
        return list(actions)
    if not scope.can(Permission.ACTION_UPDATE_OWN):
        return []
    asked = list(actions)
    is_any_groups = any(not _agencies_of(action) for action in asked)
    chairs = agencies_in_the_chair(scope.partnership) if is_any_groups else {}
    return [action for action in asked if _answering_for(action, chairs) & scope.agency_ids]


def open_actions(scope: Scope) -> QuerySet[Action]:
    """The open actions on which the person may report, the earliest due first and those without a date last."""
    actions = actions_of(scope.partnership).filter(status__in=OPEN)
    if not scope.can(Permission.ACTION_UPDATE):
        actions = actions.filter(pk__in=answered_by(scope.partnership, scope.agency_ids).values("pk"))
    return with_last_update(actions).order_by(F("due").asc(nulls_last=True), "order", "pk")


def unanswered(partnership: Partnership) -> list[Action]:
    """The open actions of current plans that only groups lead, none of which has someone of an agency in the chair."""
    chaired = list(agencies_in_the_chair(partnership))
    led = ActionLead.objects.filter(action=OuterRef("pk"))
    found = actions_of(partnership).filter(Exists(led), status__in=OPEN, plan__archived_at__isnull=True)
    found = found.filter(~_LED_BY_AN_AGENCY, ~Exists(led.filter(group__in=chaired)))
    return list(found.order_by("plan", "order", "pk"))


def _agencies_of(action: Action) -> set[int]:
    return {lead.agency_id for lead in action.known_leads if lead.agency_id}


def _answering_for(action: Action, chairs: Mapping[int, int]) -> set[int]:
    groups = {lead.group_id for lead in action.known_leads if lead.group_id}
    return _agencies_of(action) or {chairs[group] for group in groups if group in chairs}
