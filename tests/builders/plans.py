"""Plans and what stands in them: priorities, outcomes, statements, the entries of their registers."""

from typing import Any, TypeVar

from core.periods.period import Period
from partnerships.models import Partnership
from plans.models import Outcome, Plan, PlanStatement, Priority, RegisterEntry
from plans.plan import services as plan_services
from plans.priorities import services as priority_services
from plans.registers import services as registers
from tests.builders.basics import next_number
from tests.builders.partnerships import make_partnership

E = TypeVar("E", bound=RegisterEntry)


def make_plan(partnership: Partnership | None = None, years: str = "2013-14", title: str = "", **values: Any) -> Plan:
    """A plan for a financial year, or for several written as `2011-12 to 2013-14`. A draft unless told otherwise."""
    first, _, last = years.partition(" to ")
    values.setdefault("starts", Period.parse(first).start)
    values.setdefault("ends", Period.parse(last or first).end)
    return plan_services.create_plan(
        by=None, partnership=partnership or make_partnership(), title=title or f"Plan {next_number()}", **values
    )


def make_priority(plan: Plan | None = None, title: str = "", **values: Any) -> Priority:
    return priority_services.create_priority(
        by=None, plan=plan or make_plan(), title=title or f"Priority {next_number()}", **values
    )


def make_outcome(plan: Plan, text: str = "Fewer people are harmed.", **values: Any) -> Outcome:
    return priority_services.create_outcome(by=None, plan=plan, text=text, **values)


def make_statement(plan: Plan, text: str = "Crime has fallen.", **values: Any) -> PlanStatement:
    return plan_services.create_statement(by=None, plan=plan, text=text, **values)


def make_entry(model: type[E], plan: Plan, **values: Any) -> E:
    """An entry of one of the plan's registers: a risk, a commitment and so on."""
    return registers.create_entry(model, by=None, plan=plan, **values)
