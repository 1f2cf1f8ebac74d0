"""Every duty, in the order in which a page lists them. A new one is a function in one of these modules."""

from types import ModuleType

from cycle.duties.rules import (
    assessment,
    authorities,
    conduct,
    engagement,
    figures,
    groups,
    information,
    plan,
    plan_contents,
    reviews,
    scrutiny,
)
from cycle.duties.rules.duty import Duty


def _declared_in(module: ModuleType) -> list[Duty]:
    return [value for value in vars(module).values() if isinstance(value, Duty)]


DUTIES: tuple[Duty, ...] = tuple(
    duty
    for module in (
        authorities,
        groups,
        information,
        assessment,
        plan,
        plan_contents,
        engagement,
        scrutiny,
        reviews,
        conduct,
        figures,
    )
    for duty in _declared_in(module)
)
BY_ID: dict[str, Duty] = {duty.id: duty for duty in DUTIES}
