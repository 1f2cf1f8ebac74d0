"""The facts a text can be held against, as plain data: a room above fills them from a partnership's plan and papers."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class FactKind(StrEnum):
    """Where a fact comes from, and so what may be said about a text that differs from it."""

    OBSERVATION = "observation"  # a figure of a period
    TARGET = "target"  # the value a target asks for by a period
    STATED = "stated"  # what another document claims without its data
    PREVIOUS = "previous"  # what the partnership's last paper printed


@dataclass(frozen=True, slots=True)
class KnownFact:
    """One figure of one measure.

    `label` is the measure as the plan words it and `aliases` other wordings; `period` a period code of `core.periods`;
    `unit` one of `count`, `percent`, `points`, `money`, `rate`, `rank`, or `change`: in per cent, with its sign, of the
    year before (of a target's baseline for a target); `of` how many were ranked; `source` the words
    in which a finding names it ("the plan's target for 2013/14").
    """

    label: str
    period: str
    value: Decimal
    unit: str
    source: str
    kind: FactKind = FactKind.OBSERVATION
    aliases: tuple[str, ...] = ()
    of: int | None = None


@dataclass(frozen=True, slots=True)
class KnownFacts:
    """All facts a text may be held against; empty by default, and then only the text speaks for itself."""

    facts: tuple[KnownFact, ...] = ()
