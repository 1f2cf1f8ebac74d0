"""Loads a plan's registers: risks, funding, engagement, links, approvals, commitments."""

from functools import partial
from typing import Any

from csp_portal.loading.plan_entries import PlanEntry, PlanRegisterEntry
from csp_portal.loading.records import PlanLoad
from plans.registers import services
from plans.registers.registry import REGISTERS, Register


def load_registers(of_plan: PlanLoad, plan: PlanEntry) -> None:
    """Every register that the plan's entry fills, in the entry's order."""
    for key, register in REGISTERS.items():
        for order, entry in enumerate(getattr(plan, key), start=1):
            _load_entry(of_plan, register, entry, order)


def _load_entry(of_plan: PlanLoad, register: Register, entry: PlanRegisterEntry, order: int) -> None:
    values: dict[str, Any] = entry.given(*entry.model_fields_set)
    values["priority"] = of_plan.priority(entry)
    if "owner" in values:
        values["owner"] = of_plan.loaded.agency(entry, "owner")
    words = "title" if "title" in values else "said"
    of_plan.earlier.ensure(
        register.model,
        entry,
        f"{of_plan.place}, {register.key} {values[words]}",
        find={"plan": of_plan.plan, words: values[words]},
        make=partial(services.create_entry, register.model),
        plan=of_plan.plan,
        order=order,
        **values,
    )
