"""Loads what a plan says and what is done: priorities, outcomes, statements, services, actions, achievements."""

from typing import Any

from actions.actions import services as action_services
from actions.actions.services import NewLead
from actions.delivered import services as delivering
from actions.models import Achievement, Action, Quote
from csp_portal.loading.plan_entries import (
    AchievementEntry,
    ActionEntry,
    LeadEntry,
    OutcomeEntry,
    OutputEntry,
    PlanEntry,
    PriorityEntry,
    SubActionEntry,
)
from csp_portal.loading.records import LoadedRecords, PlanLoad, named
from plans.models import CommissionedService, Outcome, Plan, PlanStatement, Priority
from plans.plan import services as plan_services
from plans.priorities import services as priority_services


def load_plan(loaded: LoadedRecords, entry: PlanEntry) -> PlanLoad:
    """The plan and all that is said in it, figures left out. A plan it refreshes must have been named before."""
    partnership = loaded.partnership(entry)
    plans = loaded.plans.setdefault(partnership.slug, {})
    place = f"{partnership.slug}, plan {entry.slug}"
    plan = loaded.earlier.ensure(
        Plan,
        entry,
        place,
        find={"partnership": partnership, "slug": entry.slug},
        make=plan_services.create_plan,
        partnership=partnership,
        refreshes=loaded.plan(partnership, entry, "refreshes") if entry.refreshes else None,
        **entry.given("slug", "title", "kind", "status", "starts", "ends", "summary"),
    )
    plans[entry.slug] = plan
    of_plan = PlanLoad(loaded, plan, place)
    for order, priority in enumerate(entry.priorities, start=1):
        _load_priority(of_plan, priority, order)
    for order, outcome in enumerate(entry.outcomes, start=1):
        _load_outcome(of_plan, outcome, order, place)
    _load_words(of_plan, entry)
    for order, action in enumerate(entry.actions, start=1):
        _load_action(of_plan, action, order, place)
    for order, achievement in enumerate(entry.achievements, start=1):
        _load_achievement(of_plan, achievement, order)
    return of_plan


def _load_priority(of_plan: PlanLoad, entry: PriorityEntry, order: int) -> None:
    priority = of_plan.earlier.ensure(
        Priority,
        entry,
        f"{of_plan.place}, priority {entry.title}",
        find={"plan": of_plan.plan, "title": entry.title},
        make=priority_services.create_priority,
        plan=of_plan.plan,
        order=order,
        **entry.given("title", "kind", "number", "rationale", "resources"),
    )
    of_plan.priorities[entry.title] = priority
    if entry.number:
        of_plan.priorities[entry.number] = priority
    for number, outcome in enumerate(entry.outcomes, start=1):
        _load_outcome(of_plan, outcome, number, f"{of_plan.place}, priority {entry.title}", priority)


def _load_outcome(
    of_plan: PlanLoad, entry: OutcomeEntry, order: int, within: str, priority: Priority | None = None
) -> None:
    of_plan.earlier.ensure(
        Outcome,
        entry,
        f"{within}, outcome {entry.text}",
        find={"plan": of_plan.plan, "priority": priority, "text": entry.text},
        make=priority_services.create_outcome,
        plan=of_plan.plan,
        priority=priority,
        order=order,
        led_by=of_plan.loaded.agency(entry, "led_by"),
        text=entry.text,
    )


def _load_words(of_plan: PlanLoad, entry: PlanEntry) -> None:
    plan = of_plan.plan
    for order, statement in enumerate(entry.statements, start=1):
        of_plan.earlier.ensure(
            PlanStatement,
            statement,
            f"{of_plan.place}, {statement.kind} {statement.title or statement.text}",
            find={"plan": plan, "kind": statement.kind, "text": statement.text},
            make=plan_services.create_statement,
            plan=plan,
            order=order,
            **statement.given("kind", "title", "text", "source"),
        )
    for service in entry.services:
        of_plan.earlier.ensure(
            CommissionedService,
            service,
            f"{of_plan.place}, service {service.name}",
            find={"plan": plan, "name": service.name},
            make=plan_services.create_service,
            plan=plan,
            **service.given("name", "description", "commissioned_with"),
        )


def _load_action(
    of_plan: PlanLoad, entry: SubActionEntry, order: int, within: str, part_of: Action | None = None
) -> None:
    place = f"{within}, action {entry.title}"
    priorities = [named("priority", of_plan.priorities, entry, "priorities", name) for name in entry.priorities]
    action = of_plan.earlier.ensure(
        Action,
        entry,
        place,
        find={"plan": of_plan.plan, "part_of": part_of, "title": entry.title},
        make=action_services.create_action,
        plan=of_plan.plan,
        part_of=part_of,
        order=order,
        priorities=priorities or (part_of.priorities.all() if part_of else ()),
        leads=[_lead(of_plan, lead) for lead in entry.leads],
        **entry.given("title", "heading", "reference", "description", "status", "due"),
    )
    parts = entry.parts if isinstance(entry, ActionEntry) else []
    for number, part in enumerate(parts, start=1):
        _load_action(of_plan, part, number, place, action)


def _lead(of_plan: PlanLoad, entry: LeadEntry) -> NewLead:
    """An agency, a unit of one, or one of the partnership's groups, by name."""
    group = of_plan.loaded.group(of_plan.plan.partnership, entry.who)
    if group is not None:
        return NewLead(group=group, words=entry.words)
    return NewLead(agency=of_plan.loaded.agency(entry, "who", kind="agency or group"), words=entry.words)


def _load_achievement(of_plan: PlanLoad, entry: AchievementEntry, order: int) -> None:
    achievement = of_plan.earlier.ensure(
        Achievement,
        entry,
        f"{of_plan.place}, achievement {entry.text}",
        find={"plan": of_plan.plan, "text": entry.text},
        make=delivering.create_achievement,
        plan=of_plan.plan,
        priority=of_plan.priority(entry),
        period_words=entry.period,
        outputs=[_output(output) for output in entry.outputs],
        order=order,
        **entry.given("theme", "text", "source"),
    )
    for number, quote in enumerate(entry.quotes, start=1):
        of_plan.earlier.ensure(
            Quote,
            quote,
            f"{of_plan.place}, quote {quote.words}",
            find={"plan": of_plan.plan, "words": quote.words},
            make=delivering.create_quote,
            plan=of_plan.plan,
            achievement=achievement,
            order=number,
            **quote.given("words", "speaker", "consent_note"),
        )


def _output(entry: OutputEntry) -> dict[str, Any]:
    return entry.given("label", "words", "value", "unit")
