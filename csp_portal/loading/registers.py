"""Loads a plan's registers: risks, funding, engagement, links, approvals, promises."""

from functools import partial
from typing import Any

from csp_portal.loading.reading import Record
from csp_portal.loading.records import KnownOfPlan
from plans.registers import services
from plans.registers.registry import REGISTERS, Register

# The fixtures' word for a column, where theirs is shorter.
_COLUMNS = {"full_council": "is_full_council"}


def load_registers(of_plan: KnownOfPlan, record: Record) -> None:
    """Every register that the plan's fixture fills, in the fixture's order."""
    for key, register in REGISTERS.items():
        for order, entry in enumerate(record.get(key, ()), start=1):
            _load_entry(of_plan, register, entry, order)


def _load_entry(of_plan: KnownOfPlan, register: Register, record: Record, order: int) -> None:
    values: dict[str, Any] = {_COLUMNS.get(name, name): value for name, value in record.items()}
    values["priority"] = of_plan.priority(record)
    if "owner" in record:
        values["owner"] = of_plan.known.agency(record, "owner")
    words = "said" if "said" in record and "title" not in record else "title"
    of_plan.trail.ensure(
        register.model,
        record,
        f"{of_plan.place}, {register.key} {record[words]}",
        find={"plan": of_plan.plan, words: record[words]},
        make=partial(services.create_entry, register.model),
        plan=of_plan.plan,
        order=order,
        **values,
    )
