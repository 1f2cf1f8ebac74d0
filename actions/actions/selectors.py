"""Reads about actions. The scope comes first."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, Count, F, IntegerField, OuterRef, Prefetch, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from actions.models import Action, ActionLead, ActionStatus, DueChange, Milestone
from core import clock
from partnerships.models import Partnership
from plans.models import Plan, Priority, PriorityKind

OPEN = [status for status in ActionStatus if status.is_open]
SOON = timedelta(days=30)


def _leads(name: str) -> Prefetch[Any]:
    """Leads with their agencies and groups, in one query, for `Action.known_leads`.

    As a list: a queryset made for each of five hundred actions takes longer than reading their leads.
    """
    return Prefetch(name, ActionLead.objects.select_related("agency", "group"), to_attr="leads_read")


def all_actions_of(partnership: Partnership) -> QuerySet[Action]:
    """The partnership's actions, archived ones too, with leads and priorities fetched."""
    return (
        Action.objects.filter(partnership=partnership)
        .select_related("plan", "part_of")
        .prefetch_related(_leads("leads"), "priorities")
    )


def actions_of(partnership: Partnership) -> QuerySet[Action]:
    """The partnership's current actions with leads and priorities fetched."""
    return all_actions_of(partnership).filter(archived_at__isnull=True)


def action_for(partnership: Partnership, pk: int) -> Action | None:
    """The partnership's action of that key with all that hangs from it, archived or not; None for any other's."""
    return (
        all_actions_of(partnership)
        .filter(pk=pk)
        .select_related("partnership")
        .prefetch_related("updates__by", "due_changes__by", "milestones", _leads("parts__leads"))
        .first()
    )


def milestone_for(partnership: Partnership, pk: int) -> Milestone | None:
    """The milestone of that key of one of the partnership's actions; None for any other's."""
    return Milestone.objects.filter(action__partnership=partnership, pk=pk).select_related("action").first()


def actions_chosen(partnership: Partnership, keys: list[int]) -> list[Action]:
    """The partnership's current actions among `keys`; keys of any other's are passed over."""
    return list(actions_of(partnership).filter(pk__in=keys))


def overdue(actions: QuerySet[Action], today: date) -> QuerySet[Action]:
    """Those that are open and whose due date is past."""
    return actions.filter(due__lt=today, status__in=OPEN)


def due_soon(actions: QuerySet[Action], today: date) -> QuerySet[Action]:
    """Those that are open and due within 30 days from today."""
    return actions.filter(due__range=(today, today + SOON), status__in=OPEN)


def by_status(actions: QuerySet[Action], *, descending: bool = False) -> QuerySet[Action]:
    """In the order in which the statuses are declared, not that of their spelling."""
    places = [When(status=status, then=Value(place)) for place, status in enumerate(ActionStatus)]
    ordered = actions.annotate(status_place=Case(*places, output_field=IntegerField()))
    return ordered.order_by("-status_place" if descending else "status_place", "order", "pk")


def priorities_to_serve(plan: Plan, action: Action | None = None) -> QuerySet[Priority]:
    """The plan's current priorities, and those that `action` serves already though they were archived."""
    served = Q(actions=action) if action else Q(pk__in=())
    return Priority.objects.filter(Q(archived_at__isnull=True) | served, plan=plan).distinct()


def priorities_by_title(partnership: Partnership) -> QuerySet[Priority, tuple[int, str]]:
    """Key and title of each of the partnership's current priorities."""
    return Priority.objects.current().filter(partnership=partnership).values_list("pk", "title")


def led_by(actions: QuerySet[Action], kind: str, key: str) -> QuerySet[Action]:
    """Those that an agency or a group leads; `kind` says which."""
    led = Action.objects.filter(**{f"leads__{kind}": key})
    return actions.filter(pk__in=led.values("pk"))


@dataclass(frozen=True, slots=True)
class ActionSummary:
    """A headline action of a plan as lists of many show it."""

    pk: int
    title: str
    led_by: str
    due: date | None
    status: ActionStatus

    @property
    def is_overdue(self) -> bool:
        return self.due is not None and self.due < clock.today() and self.status.is_open


def headline_summaries_of(plan: Plan, priority_id: int | None = None) -> list[ActionSummary]:
    """The plan's current headline actions in order, with the words for those who lead; of one priority where it is
    named. One query, of bare columns."""
    of_priority = {} if priority_id is None else {"priorities": priority_id}
    rows = (
        Action.objects.current()
        .filter(plan=plan, part_of__isnull=True, **of_priority)
        .order_by("order", "pk", "leads__order", "leads__pk")
        .values_list("pk", "title", "due", "status", "leads__words", "leads__agency__name", "leads__group__name")
    )
    found: dict[int, ActionSummary] = {}
    for pk, title, due, status, *names in rows:
        lead = next((name for name in names if name), "")
        earlier = found.get(pk)
        led_by = f"{earlier.led_by}, {lead}" if earlier else lead
        found[pk] = ActionSummary(pk, title, led_by, due, ActionStatus(status))
    return list(found.values())


def headline_actions_with_leads(plan: Plan) -> list[Action]:
    """The plan's current headline actions in order, with their leads. Two queries."""
    return list(Action.objects.current().filter(plan=plan, part_of__isnull=True).prefetch_related(_leads("leads")))


@dataclass(frozen=True, slots=True)
class PriorityWithActions:
    """A priority, and the keys of the actions that serve it."""

    pk: int
    title: str
    kind: str
    actions: list[int]


def priorities_with_actions(plan: Plan) -> list[PriorityWithActions]:
    """The plan's current priorities in order, each with the actions that serve it. One query, of bare columns."""
    rows = Priority.objects.current().filter(plan=plan).values_list("pk", "title", "kind", "actions")
    found: dict[int, PriorityWithActions] = {}
    for pk, title, kind, action in rows.order_by("order", "pk", "actions__order", "actions__pk"):
        served = found.setdefault(pk, PriorityWithActions(pk, title, PriorityKind(kind).label if kind else "", []))
        if action is not None:
            served.actions.append(action)
    return list(found.values())


def headline_actions_of(partnership: Partnership, plan_id: int) -> QuerySet[Action]:
    """The plan's current actions that are no part of another: those that may have sub-actions."""
    return Action.objects.current().filter(partnership=partnership, plan=plan_id, part_of__isnull=True)


def slipped(actions: QuerySet[Action]) -> QuerySet[Action]:
    """Those whose due date was put off, or taken away, at least once."""
    return actions.filter(pk__in=_put_off().values("action"))


def with_slips(actions: QuerySet[Action]) -> QuerySet[Action]:
    """Each action with `slips`: how often its due date was put off or taken away."""
    counted = _put_off().filter(action=OuterRef("pk")).order_by().values("action").annotate(number=Count("pk"))
    return actions.annotate(slips=Coalesce(Subquery(counted.values("number")), 0))


def _put_off() -> QuerySet[DueChange]:
    return DueChange.objects.filter(Q(later__isnull=True) | Q(later__gt=F("earlier")))
