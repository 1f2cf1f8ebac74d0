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
    BASELINE = "baseline"  # what a target is measured from
    STATUS = "status"  # whether a target was met: `MET`, `WITHIN_TOLERANCE` or `MISSED`


MET, WITHIN_TOLERANCE, MISSED = Decimal(1), Decimal("0.5"), Decimal(0)


@dataclass(frozen=True, slots=True)
class KnownFact:
    """One figure of one measure.

    `label` is the measure as the plan words it and `aliases` other wordings; `period` a period code of `core.periods`;
    `unit` one of `count`, `percent`, `points`, `money`, `rate`, `rank`, `status` (see `FactKind`), or `change`: in per
    cent, with its sign, of the year before (of a target's baseline for a target), `between` the two figures that it
    lies between; `of` how many were ranked; `source` the words in which a finding names it ("The plan's target for
    2013/14").
    """

    label: str
    period: str
    value: Decimal
    unit: str
    source: str
    kind: FactKind = FactKind.OBSERVATION
    aliases: tuple[str, ...] = ()
    of: int | None = None
    between: tuple[Decimal, Decimal] | None = None


@dataclass(frozen=True, slots=True)
class KnownFacts:
    """All facts a text may be held against; empty by default, and then only the text speaks for itself."""

    facts: tuple[KnownFact, ...] = ()
