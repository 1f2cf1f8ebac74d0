"""A partnership's plans as facts for the rules. A fixed number of queries, whatever the number of plans."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeVar

from actions.actions.selectors import actions_of
from actions.models import Action, ActionStatus
from cycle.duties.rules.facts import ApprovalFact, PlanFact, PriorityFact
from partnerships.models import Partnership
from performance.measures.selectors import measures_with_names
from performance.models import Measure, TargetKind
from performance.plan_figures.selectors import inputs_of
from plans.models import (
    Approval,
    ApprovalOutcome,
    Engagement,
    Outcome,
    PlanStatement,
    PlanStatus,
    Priority,
    Promise,
    Verdict,
)
from plans.plan import selectors as plan_selectors

T = TypeVar("T")
# What has left its draft and been agreed to; a superseded plan was in force on its own days.
AGREED = (PlanStatus.APPROVED, PlanStatus.PUBLISHED, PlanStatus.SUPERSEDED)


def plans_of(partnership: Partnership, on: date) -> tuple[PlanFact, ...]:
    """Every current plan of the partnership, with what it holds now."""
    approvals = _by_plan(Approval.objects.current().filter(partnership=partnership))
    engagement = _by_plan(Engagement.objects.current().filter(partnership=partnership))
    promises = _by_plan(Promise.objects.current().filter(partnership=partnership))
    actions = _by_plan(actions_of(partnership))
    priorities = _by_plan(Priority.objects.current().filter(partnership=partnership))
    words = _words(partnership)
    all_measures = list(measures_with_names(partnership))
    whole = _whole_measures(partnership, all_measures)
    measures = _by_plan(all_measures)
    return tuple(
        PlanFact(
            title=plan.title,
            starts=plan.starts,
            ends=plan.ends,
            is_in_force=plan.status in AGREED,
            approvals=tuple(_approval(one, on) for one in approvals[plan.pk]),
            priorities=tuple(_priority(one, actions[plan.pk], measures[plan.pk], whole) for one in priorities[plan.pk]),
            words=(*words[plan.pk], *(action.title for action in actions[plan.pk])),
            engagement=tuple(one.title for one in engagement[plan.pk]),
            promises=len(promises[plan.pk]),
            open_promises=sum(one.verdict == Verdict.OPEN for one in promises[plan.pk]),
            open_actions=sum(ActionStatus(one.status).is_open for one in actions[plan.pk]),
        )
        for plan in plan_selectors.plans_of(partnership)
    )


def _by_plan(records: Iterable[T], key: Callable[[Any], int] = lambda one: one.plan_id) -> dict[int, list[T]]:
    found: dict[int, list[T]] = defaultdict(list)
    for record in records:
        found[key(record)].append(record)
    return found


def _words(partnership: Partnership) -> dict[int, list[str]]:
    """What each plan is about: its priorities, outcomes and passages."""
    found: dict[int, list[str]] = defaultdict(list)
    sources: tuple[tuple[Any, str], ...] = ((Priority, "title"), (Outcome, "text"), (PlanStatement, "text"))
    for model, field in sources:
        rows = model.objects.current().filter(partnership=partnership).values_list("plan_id", field)
        for plan_id, text in rows:
            found[plan_id].append(text)
    return found


def _approval(entry: Approval, on: date) -> ApprovalFact:
    given = entry.outcome == ApprovalOutcome.APPROVED and (entry.meets_on is None or entry.meets_on <= on)
    return ApprovalFact(entry.title, entry.meets_on, given, entry.is_full_council)


def _priority(
    priority: Priority, actions: Iterable[Action], measures: Iterable[Measure], whole: set[int]
) -> PriorityFact:
    serving = [one for one in actions if priority.pk in {served.pk for served in one.priorities.all()}]
    measured = [one for one in measures if one.priority_id == priority.pk]
    return PriorityFact(
        title=priority.title,
        actions=len(serving),
        led_and_dated=sum(1 for one in serving if one.due and one.known_leads),
        has_resources=bool(priority.resources.strip()),
        measures=len(measured),
        whole_measures=sum(one.pk in whole for one in measured),
    )


def _whole_measures(partnership: Partnership, measures: Iterable[Measure]) -> set[int]:
    """The keys of measures with a standing target, set and not only announced, and something to measure it from."""
    asked = [
        (measure, target.period)
        for measure in measures
        for target in measure.known_targets
        if target.replaced_at is None and target.kind != TargetKind.TO_BE_SET
    ]
    return (
        {one.measure.pk for one in inputs_of(partnership, asked) if one.baseline.amount is not None} if asked else set()
    )
