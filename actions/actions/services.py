"""Every write to actions, their leads and milestones."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from actions.models import Action, ActionLead, DueChange, Milestone
from core import clock, writes
from partnerships.models import Agency, Group, User
from plans.models import Plan, PlanStatus, Priority


@dataclass(frozen=True)
class NewLead:
    """Someone who leads an action: an agency (or a unit of one), a group, and how the document words it."""

    agency: Agency | None = None
    group: Group | None = None
    words: str = ""


@transaction.atomic
def create_action(
    *, by: User | None, plan: Plan, leads: Sequence[NewLead] = (), priorities: Iterable[Priority] = (), **values: Any
) -> Action:
    """Make an action of a plan; its first due date is kept as the original one."""
    values.setdefault("order", plan.actions.count() + 1)
    action = writes.create(
        Action,
        by=by,
        links={"priorities": _of_plan(priorities, plan)},
        partnership=plan.partnership,
        plan=plan,
        original_due=values.get("due"),
        **values,
    )
    _set_leads(action, leads)
    return action


@transaction.atomic
def add_action(
    *, by: User | None, plan: Plan, title: str, priorities: Iterable[Priority] = (), **values: Any
) -> Action:
    """Make an action that the plan has not: a person who sends a form again does not mean two.

    Raises ValidationError on `title` where a current one of the same words serves the same priority, or where one of
    the two serves none. Documents do print the same words under several priorities.
    """
    chosen = list(priorities)
    standing = Action.objects.filter(plan=plan, archived_at=None, part_of=values.get("part_of"))
    for other in standing.prefetch_related("priorities"):
        serves = set(other.priorities.all())
        if _plain(other.title) == _plain(title) and (not serves or not chosen or serves & set(chosen)):
            raise ValidationError({"title": f"The plan has an action of these words already: “{other}”."})
    return create_action(by=by, plan=plan, title=title, priorities=chosen, **values)


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


@transaction.atomic
def change_action(
    action: Action,
    *,
    by: User | None,
    version: int | None,
    leads: Sequence[NewLead] | None = None,
    priorities: Iterable[Priority] | None = None,
    reason: str = "",
    **values: Any,
) -> Action:
    """Change an action. A moved due date needs its reason and is kept as a slip; leads are replaced as a whole.

    Raises StaleVersion, or ValidationError on `reason` where a due date moves without one.
    """
    before = Action.objects.get(pk=action.pk)
    moved = "due" in values and before.due is not None and values["due"] != before.due
    if moved and not reason.strip():
        raise ValidationError({"reason": "Say why the due date moves."})
    if values.get("due") and before.original_due is None:
        values["original_due"] = values["due"]
    parts = {} if leads is None else {"leads": _leads_part(before, leads)}
    links = None if priorities is None else {"priorities": _of_plan(priorities, before.plan)}
    changed = writes.change(action, by=by, version=version, links=links, parts=parts, reason=reason, **values)
    if moved:
        DueChange.objects.create(
            action=changed, earlier=before.due, later=values["due"], reason=reason, by=by, at=clock.now()
        )
    return changed


@transaction.atomic
def change_actions(
    *, by: User | None, actions: Sequence[tuple[Action, int | None]], reason: str, **values: Any
) -> list[Action]:
    """The same change to many actions (lead or due date), with its reason: all of them or none.

    `actions` are pairs of an action and the version that its form showed.
    """
    if not reason.strip():
        raise ValidationError({"reason": "Say why these actions change."})
    return [
        change_action(by=by, action=action, version=version, reason=reason, **values) for action, version in actions
    ]


@transaction.atomic
def delete_action(action: Action, *, by: User | None, version: int | None) -> None:
    """Delete an action of a draft plan, with its sub-actions, milestones and updates."""
    if action.plan.status != PlanStatus.DRAFT:
        raise ValidationError("Only a draft's actions can be deleted. Archive what was published.")
    writes.delete(action, by=by, version=version)


@transaction.atomic
def create_milestone(*, by: User | None, action: Action, title: str, due: date | None = None) -> Milestone:
    return writes.create(Milestone, by=by, action=action, title=title, due=due)


def _of_plan(priorities: Iterable[Priority], plan: Plan) -> list[Priority]:
    chosen = list(priorities)
    if any(priority.plan_id != plan.pk for priority in chosen):
        raise ValidationError({"priorities": "Choose priorities of this plan."})
    return chosen


def _leads_part(action: Action, leads: Sequence[NewLead]) -> writes.DependentList:
    before = [(lead.agency_id, lead.group_id, lead.words) for lead in action.leads.all()]
    after = [(lead.agency and lead.agency.pk, lead.group and lead.group.pk, lead.words) for lead in leads]
    return writes.DependentList(
        before=[list(item) for item in before],
        after=[list(item) for item in after],
        save=lambda: _set_leads(action, leads),
    )


def _set_leads(action: Action, leads: Sequence[NewLead]) -> None:
    if any(lead.group and lead.group.partnership_id != action.partnership_id for lead in leads):
        raise ValidationError({"leads": "Choose one of this partnership's own groups."})
    action.leads.all().delete()
    for order, lead in enumerate(leads, start=1):
        row = ActionLead(action=action, agency=lead.agency, group=lead.group, words=lead.words, order=order)
        row.full_clean()
        row.save()
