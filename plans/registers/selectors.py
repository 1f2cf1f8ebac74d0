"""Reads of a plan's registers. The scope comes first."""

from dataclasses import dataclass
from typing import Any

from partnerships.models import Partnership
from plans.models import Plan
from plans.registers.registry import REGISTERS, Register, RegisterRow, register_row


@dataclass(frozen=True)
class RegisterPage:
    """A register of a plan as its page lists it."""

    register: Register
    lines: tuple[RegisterRow, ...]
    archived: tuple[RegisterRow, ...]

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(heading for heading, _ in self.register.columns)


def register_named(key: str) -> Register | None:
    return REGISTERS.get(key)


def entries_of(plan: Plan, register: Register) -> list[Any]:
    """The register's current entries, in order."""
    found = register.model.objects.current().filter(plan=plan).select_related("priority")
    return list(found.select_related("owner") if hasattr(register.model, "owner") else found)


def register_page(plan: Plan, register: Register) -> RegisterPage:
    archived = register.model.objects.filter(plan=plan, archived_at__isnull=False)
    return RegisterPage(
        register,
        tuple(register_row(register, entry) for entry in entries_of(plan, register)),
        tuple(register_row(register, entry) for entry in archived),
    )


def entry_for(partnership: Partnership, register: Register, pk: int) -> Any:
    """The partnership's entry of that key in the register, archived or not; None for any other's."""
    found = register.model.objects.filter(partnership=partnership, pk=pk)
    return found.select_related("plan", "priority").first()
