"""Who leads an action and which agencies are responsible: those that lead, else those of the groups' chairs."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from actions.actions.selectors import OPEN, actions_of
from actions.models import Action, ActionLead
from partnerships.agencies.selectors import agencies_of
from partnerships.groups.selectors import agencies_in_the_chair, groups_of
from partnerships.models import Agency, Group, Partnership

_LED_BY_AN_AGENCY = Exists(ActionLead.objects.filter(action=OuterRef("pk"), agency__isnull=False))


def actions_of_agencies(partnership: Partnership, agencies: Collection[int]) -> QuerySet[Action]:
    """The partnership's actions for which any of these agencies answers, archived ones too. Two queries in all."""
    chairs = agencies_in_the_chair(partnership)
    groups = [group for group, agency in chairs.items() if agency in agencies]
    led = Q(leads__agency__in=agencies) | (Q(leads__group__in=groups) & ~_LED_BY_AN_AGENCY)
    return Action.objects.filter(pk__in=Action.objects.filter(led, partnership=partnership).values("pk"))


def responsible_agencies(partnership: Partnership, actions: QuerySet[Action]) -> dict[int, set[int]]:
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


def actions_without_agency(partnership: Partnership) -> list[Action]:
    """The open actions of current plans that only groups lead, none of which has someone of an agency in the chair."""
    chaired = list(agencies_in_the_chair(partnership))
    led = ActionLead.objects.filter(action=OuterRef("pk"))
    found = actions_of(partnership).filter(Exists(led), status__in=OPEN, plan__archived_at__isnull=True)
    found = found.filter(~_LED_BY_AN_AGENCY, ~Exists(led.filter(group__in=chaired)))
    return list(found.order_by("plan", "order", "pk"))


_GONE = "One that is gone"


@dataclass(frozen=True)
class LeadChoices:
    """Who may lead actions of a partnership, and who leads some now."""

    agencies: QuerySet[Agency]
    groups: QuerySet[Group]


def lead_choices(partnership: Partnership, action: Action | None = None) -> LeadChoices:
    """The partnership's agencies with their units, and its current groups; those who lead `action` remain choosable."""
    own = Q(pk__in=agencies_of(partnership).values("pk"))
    groups = Q(pk__in=groups_of(partnership).values("pk"))
    leads = Q(action_leads__action=action) if action else Q(pk__in=())
    return LeadChoices(
        Agency.objects.filter(own | leads).distinct(),
        Group.objects.filter(groups | leads, partnership=partnership).distinct(),
    )


@dataclass(frozen=True)
class LeadName:
    """Someone who leads an action; `kind` is `agency` or `group`."""

    kind: str
    pk: int
    name: str


def leads_in_use(partnership: Partnership) -> list[LeadName]:
    """Everyone who leads an action of the partnership, archived ones too: agencies by name, then groups."""
    rows = ActionLead.objects.filter(action__partnership=partnership).order_by().distinct()
    named = rows.values_list("agency", "agency__name", "group", "group__name")
    agencies = {LeadName("agency", pk, name) for pk, name, _, _ in named if pk}
    groups = {LeadName("group", pk, name) for _, _, pk, name in named if pk}
    return [*sorted(agencies, key=_name), *sorted(groups, key=_name)]


def _name(leading: LeadName) -> str:
    return leading.name.casefold()


def leads_in_words(partnership: Partnership) -> Callable[[Any], str]:
    """Puts the leads of an audit entry in words: a list of agency's key, group's key and the document's words."""
    choices = lead_choices(partnership)
    names = {("agency", one.pk): one.name for one in choices.agencies}
    names |= {("group", one.pk): one.name for one in choices.groups}
    names |= {(one.kind, one.pk): one.name for one in leads_in_use(partnership)}

    def name(agency: int | None, group: int | None, words: str) -> str:
        return words or names.get(("agency", agency or 0)) or names.get(("group", group or 0)) or _GONE

    def read(leads: Any) -> str:
        return ", ".join(name(*lead) for lead in leads or ()) or "Nobody"

    return read
