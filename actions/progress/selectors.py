"""Reads about progress: on which actions a person may report, for which quarters, and what was reported last."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import F, OuterRef, QuerySet, Subquery

from actions.actions.selectors import OPEN, actions_of
from actions.leads.selectors import actions_of_agencies
from actions.models import Action, ProgressUpdate
from core.periods.period import Period
from core.periods.words import PeriodKind
from partnerships.access.policies import Scope
from partnerships.access.roles import Permission
from partnerships.groups.selectors import agencies_in_the_chair


def with_last_update(actions: QuerySet[Action]) -> QuerySet[Action]:
    """Each action with `last_narrative` and `last_at` of its latest update, both None where there is none."""
    latest = ProgressUpdate.objects.filter(action=OuterRef("pk")).order_by("-at", "-pk")
    return actions.annotate(
        last_narrative=Subquery(latest.values("narrative")[:1]), last_at=Subquery(latest.values("at")[:1])
    )


def quarters_to_report(today: date) -> list[Period]:
    """The present quarter and the four before it, the latest first."""
    quarters = [Period.containing(today, PeriodKind.QUARTER)]
    while len(quarters) < 5:
        quarters.append(quarters[-1].before())
    return quarters


def may_report(scope: Scope, action: Action) -> bool:
    """Any action with the one permission; with the other, those for which the own agency or a unit of it answers."""
    return bool(reportable_actions(scope, [action]))


def reportable_actions(scope: Scope, actions: Iterable[Action]) -> list[Action]:
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
        actions = actions.filter(pk__in=actions_of_agencies(scope.partnership, scope.agency_ids).values("pk"))
    return with_last_update(actions).order_by(F("due").asc(nulls_last=True), "order", "pk")


def _agencies_of(action: Action) -> set[int]:
    return {lead.agency_id for lead in action.known_leads if lead.agency_id}


def _answering_for(action: Action, chairs: Mapping[int, int]) -> set[int]:
    groups = {lead.group_id for lead in action.known_leads if lead.group_id}
    return _agencies_of(action) or {chairs[group] for group in groups if group in chairs}
