"""Loads what a plan says and what is done: priorities, outcomes, statements, services, actions, achievements."""

from typing import Any

from actions.actions import services as action_services
from actions.actions.services import Lead
from actions.delivered import services as delivering
from actions.models import Achievement, Action, Quote
from csp_portal.loading.reading import Record
from csp_portal.loading.records import Known, KnownOfPlan, named
from plans.models import CommissionedService, Outcome, Plan, PlanStatement, Priority
from plans.plan import services as plan_services
from plans.priorities import services as priority_services


def load_plan(known: Known, record: Record) -> KnownOfPlan:
    """The plan and all that is said in it, figures left out. A plan it refreshes must have been named before."""
    partnership = known.partnership(record)
    plans = known.plans.setdefault(partnership.slug, {})
    place = f"{partnership.slug}, plan {record['slug']}"
    plan = known.trail.ensure(
        Plan,
        record,
        place,
        find={"partnership": partnership, "slug": record["slug"]},
        make=plan_services.create_plan,
        partnership=partnership,
        refreshes=named("plan", plans, record, "refreshes") if "refreshes" in record else None,
        **record.only("slug", "title", "kind", "status", "starts", "ends", "summary"),
    )
    plans[record["slug"]] = plan
    of_plan = KnownOfPlan(known, plan, place)
    for order, priority in enumerate(record.get("priorities", ()), start=1):
        _load_priority(of_plan, priority, order)
    for order, outcome in enumerate(record.get("outcomes", ()), start=1):
        _load_outcome(of_plan, outcome, order, place)
    _load_words(of_plan, record)
    for order, action in enumerate(record.get("actions", ()), start=1):
        _load_action(of_plan, action, order, place)
    for order, achievement in enumerate(record.get("achievements", ()), start=1):
        _load_achievement(of_plan, achievement, order)
    return of_plan


def _load_priority(of_plan: KnownOfPlan, record: Record, order: int) -> None:
    priority = of_plan.trail.ensure(
        Priority,
        record,
        f"{of_plan.place}, priority {record['title']}",
        find={"plan": of_plan.plan, "title": record["title"]},
        make=priority_services.create_priority,
        plan=of_plan.plan,
        order=order,
        **record.only("title", "kind", "number", "rationale", "resources"),
    )
    of_plan.priorities[record["title"]] = priority
    if "number" in record:
        of_plan.priorities[record["number"]] = priority
    for number, outcome in enumerate(record.get("outcomes", ()), start=1):
        _load_outcome(of_plan, outcome, number, f"{of_plan.place}, priority {record['title']}", priority)


def _load_outcome(
    of_plan: KnownOfPlan, record: Record, order: int, within: str, priority: Priority | None = None
) -> None:
    of_plan.trail.ensure(
        Outcome,
        record,
        f"{within}, outcome {record['text']}",
        find={"plan": of_plan.plan, "priority": priority, "text": record["text"]},
        make=priority_services.create_outcome,
        plan=of_plan.plan,
        priority=priority,
        order=order,
        led_by=of_plan.known.agency(record, "led_by"),
        text=record["text"],
    )


def _load_words(of_plan: KnownOfPlan, record: Record) -> None:
    plan = of_plan.plan
    for order, statement in enumerate(record.get("statements", ()), start=1):
        of_plan.trail.ensure(
            PlanStatement,
            statement,
            f"{of_plan.place}, {statement['kind']} {statement.get('title') or statement['text']}",
            find={"plan": plan, "kind": statement["kind"], "text": statement["text"]},
            make=plan_services.create_statement,
            plan=plan,
            order=order,
            **statement.only("kind", "title", "text", "source"),
        )
    for service in record.get("services", ()):
        of_plan.trail.ensure(
            CommissionedService,
            service,
            f"{of_plan.place}, service {service['name']}",
            find={"plan": plan, "name": service["name"]},
            make=plan_services.create_service,
            plan=plan,
            **service.only("name", "description", "commissioned_with"),
        )


def _load_action(of_plan: KnownOfPlan, record: Record, order: int, within: str, part_of: Action | None = None) -> None:
    place = f"{within}, action {record['title']}"
    priorities = [
        named("priority", of_plan.priorities, record, "priorities", name) for name in record.get("priorities", ())
    ]
    action = of_plan.trail.ensure(
        Action,
        record,
        place,
        find={"plan": of_plan.plan, "part_of": part_of, "title": record["title"]},
        make=action_services.create_action,
        plan=of_plan.plan,
        part_of=part_of,
        order=order,
        priorities=priorities or (part_of.priorities.all() if part_of else ()),
        leads=[_lead(of_plan, lead) for lead in record.get("leads", ())],
        **record.only("title", "heading", "reference", "description", "status", "due"),
    )
    for number, part in enumerate(record.get("parts", ()), start=1):
        _load_action(of_plan, part, number, place, action)


def _lead(of_plan: KnownOfPlan, record: Record) -> Lead:
    """An agency, a unit of one, or one of the partnership's groups, by name."""
    groups = of_plan.known.groups.get(of_plan.slug, {})
    words = record.get("words", "")
    if record["who"] in groups:
        return Lead(group=groups[record["who"]], words=words)
    return Lead(agency=named("agency or group", of_plan.known.agencies, record, "who"), words=words)


def _load_achievement(of_plan: KnownOfPlan, record: Record, order: int) -> None:
    achievement = of_plan.trail.ensure(
        Achievement,
        record,
        f"{of_plan.place}, achievement {record['text']}",
        find={"plan": of_plan.plan, "text": record["text"]},
        make=delivering.create_achievement,
        plan=of_plan.plan,
        priority=of_plan.priority(record),
        period_words=record.get("period", ""),
        outputs=[_output(output) for output in record.get("outputs", ())],
        order=order,
        **record.only("theme", "text", "source"),
    )
    for number, quote in enumerate(record.get("quotes", ()), start=1):
        of_plan.trail.ensure(
            Quote,
            quote,
            f"{of_plan.place}, quote {quote['words']}",
            find={"plan": of_plan.plan, "words": quote["words"]},
            make=delivering.create_quote,
            plan=of_plan.plan,
            achievement=achievement,
            order=number,
            **quote.only("words", "speaker", "consent_note"),
        )


def _output(record: Record) -> dict[str, Any]:
    return record.only("label", "words", "value", "unit")
