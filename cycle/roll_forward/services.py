"""From one year's plan to the next: what goes along, and what the old plan committed to, frozen as it was said.

It writes plans, actions and measures in one transaction, and so lives above these rooms.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from actions.actions import services as action_services
from actions.actions.selectors import actions_of
from actions.actions.services import NewLead
from actions.models import Action, ActionStatus
from core import writes
from core.periods.period import Period
from cycle.roll_forward.selectors import judged_commitments
from partnerships.models import User
from performance.measures.selectors import measures_of_plan
from performance.measures.services import create_measure
from performance.models import Measure
from performance.plan_figures.selectors import figures_of_plan
from plans.models import Commitment, CommitmentKind, CommitmentVerdict, Plan, Priority
from plans.plan import services as plan_services
from plans.priorities import selectors as priority_selectors
from plans.priorities import services as priority_services
from plans.registers import services as register_services


@dataclass(frozen=True)
class RollForwardOptions:
    """What could go along: the plan's priorities, its unfinished actions and its measures, in order."""

    priorities: tuple[Priority, ...]
    actions: tuple[Action, ...]
    measures: tuple[Measure, ...]


@dataclass(frozen=True)
class RollForwardChoice:
    """The keys of what goes along. A sub-action goes with its headline action, if it is unfinished."""

    priorities: Collection[int]
    actions: Collection[int]
    measures: Collection[int]


@dataclass
class _Carried:
    """Old keys to new records."""

    priorities: dict[int, Priority] = field(default_factory=dict)
    actions: dict[int, Action] = field(default_factory=dict)


def roll_forward_options(plan: Plan) -> RollForwardOptions:
    """All that could go along into the plan after this one."""
    return RollForwardOptions(
        tuple(priority_selectors.priorities_of(plan)),
        tuple(action for action in _unfinished(plan) if action.part_of_id is None),
        tuple(measures_of_plan(plan)),
    )


def next_days(plan: Plan) -> tuple[date, date]:
    """The first and last day of a plan of the same length that follows this one."""
    starts = plan.ends + timedelta(days=1)
    years = len(plan.years)
    last = Period.containing(starts, plan.years[0].kind)
    for _ in range(years - 1):
        last = last.after()
    return starts, last.end


@transaction.atomic
def roll_forward(
    *, by: User | None, plan: Plan, version: int | None, title: str, starts: date, ends: date, chosen: RollForwardChoice
) -> Plan:
    """Make the next plan as a draft with what was chosen, and freeze what this one committed to.

    Actions keep their leads, due dates and status; measures keep their wording, indicator and owner. Targets stay
    behind: each year sets its own. Raises StaleVersion, and ValidationError for days that do not follow the plan's
    start or for keys that are not the plan's.
    """
    current = Plan.objects.select_for_update().select_related("partnership").get(pk=plan.pk)
    if version is None or current.version != version:
        plan_services.change_plan(by=by, plan=plan, version=version)  # raises StaleVersion in the usual words
    if starts <= current.starts:
        raise ValidationError({"starts": "The next plan begins after this one."})
    _only_of(roll_forward_options(current), chosen)
    new = plan_services.create_plan(
        by=by,
        partnership=current.partnership,
        title=title,
        kind=current.kind,
        starts=starts,
        ends=ends,
        refreshes=current,
    )
    carried = _Carried()
    _carry_priorities(by, current, new, chosen.priorities, carried)
    _carry_actions(by, current, new, chosen.actions, carried)
    _carry_measures(by, current, new, chosen.measures, carried)
    freeze_commitments(by=by, plan=current)
    return new


@transaction.atomic
def freeze_commitments(*, by: User | None, plan: Plan) -> list[Commitment]:
    """Keep every target and headline action of the plan as a commitment, in the words it has now.

    Those kept before stay as they are.
    """
    kept = Commitment.objects.filter(plan=plan)
    measures = set(kept.exclude(measure_key=None).values_list("measure_key", flat=True))
    actions = set(kept.exclude(action_key=None).values_list("action_key", flat=True))
    targets = [values for values in _committed_targets(plan) if values["measure_key"] not in measures]
    headlines = [values for values in _committed_actions(plan) if values["action_key"] not in actions]
    return [register_services.create_entry(Commitment, by=by, plan=plan, **values) for values in (*targets, *headlines)]


def _committed_targets(plan: Plan) -> Iterator[dict[str, Any]]:
    last = plan.years[-1]
    for row in figures_of_plan(plan, last).rows:
        if row.target:
            yield {
                "said": f"{row.label}: {row.target}",
                "kind": CommitmentKind.TARGET,
                "due": last.end,
                "priority_id": row.priority_id,
                "measure_key": row.measure_id,
            }


def _committed_actions(plan: Plan) -> Iterator[dict[str, Any]]:
    for action in actions_of(plan.partnership).filter(plan=plan, part_of=None):
        yield {
            "said": action.title,
            "kind": CommitmentKind.ACTION,
            "led_by": action.lead_words[:200],
            "due": action.due,
            "priority": next(iter(action.priorities.all()), None),
            "action_key": action.pk,
        }


def _unfinished(plan: Plan) -> list[Action]:
    return [action for action in actions_of(plan.partnership).filter(plan=plan) if ActionStatus(action.status).is_open]


def _only_of(baggage: RollForwardOptions, chosen: RollForwardChoice) -> None:
    pairs: tuple[tuple[str, Collection[int], Iterable[Priority | Action | Measure]], ...] = (
        ("priorities", chosen.priorities, baggage.priorities),
        ("actions", chosen.actions, baggage.actions),
        ("measures", chosen.measures, baggage.measures),
    )
    for name, keys, records in pairs:
        if set(keys) - {record.pk for record in records}:
            raise ValidationError({name: "Choose from this plan's own. It may have changed since you opened the page."})


def _carry_priorities(by: User | None, old: Plan, new: Plan, keys: Collection[int], carried: _Carried) -> None:
    for priority in priority_selectors.priorities_of(old):
        if priority.pk not in keys:
            continue
        carried.priorities[priority.pk] = priority_services.create_priority(
            by=by,
            plan=new,
            title=priority.title,
            kind=priority.kind,
            number=priority.number,
            rationale=priority.rationale,
            resources=priority.resources,
        )
        for outcome in priority.outcomes.all():
            priority_services.create_outcome(
                by=by,
                plan=new,
                priority=carried.priorities[priority.pk],
                text=outcome.text,
                led_by=outcome.led_by,
            )


def _carry_actions(by: User | None, old: Plan, new: Plan, keys: Collection[int], carried: _Carried) -> None:
    unfinished = _unfinished(old)
    chosen = [action for action in unfinished if action.pk in keys]
    parts = [action for action in unfinished if action.part_of_id in keys]
    for action in [*chosen, *parts]:
        carried.actions[action.pk] = action_services.create_action(
            by=by,
            plan=new,
            part_of=carried.actions.get(action.part_of_id or 0),
            priorities=[carried.priorities[one.pk] for one in action.priorities.all() if one.pk in carried.priorities],
            leads=[NewLead(lead.agency, lead.group, lead.words) for lead in action.known_leads],
            heading=action.heading,
            reference=action.reference,
            title=action.title,
            description=action.description,
            status=action.status,
            due=action.due,
        )


def _carry_measures(by: User | None, old: Plan, new: Plan, keys: Collection[int], carried: _Carried) -> None:
    for measure in measures_of_plan(old):
        if measure.pk not in keys:
            continue
        create_measure(
            by=by,
            plan=new,
            indicator=measure.indicator,
            label=measure.label,
            section=measure.section,
            area=measure.area,
            priority=carried.priorities.get(measure.priority_id or 0),
            is_monitored=measure.is_monitored,
            tolerance=measure.tolerance,
            tolerance_kind=measure.tolerance_kind,
            data_owner=measure.data_owner,
        )


@transaction.atomic
def mark_commitments_met(*, by: User | None, plan: Plan) -> list[Commitment]:
    """Mark as met every open commitment that the data say was met, with that evidence as what was done."""
    return [
        writes.change(
            one.commitment,
            by=by,
            version=one.commitment.version,
            verdict=CommitmentVerdict.MET,
            did=one.commitment.did or one.evidence,
        )
        for one in judged_commitments(plan)
        if one.is_open and one.suggestion is CommitmentVerdict.MET
    ]
