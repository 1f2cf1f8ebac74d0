"""What the checker tells: findings, the numbers it did not check, and both as plain JSON data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any


class CheckVerdict(StrEnum):
    """How a statement stands to its own figures."""

    AGREES = "agrees"
    DISAGREES = "disagrees"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class Finding:
    """One statement that was worked out again.

    `start` and `end` are character offsets in the text given and `words` is exactly that slice. `inputs` are the
    figures it rests on, `stated` what the text says, `computed` what the inputs give (None where nothing can be worked
    out), `suggestion` the workings in a sentence. `used` are the spans of every number that took part.
    """

    words: str
    start: int
    end: int
    kind: str
    inputs: Mapping[str, Any]
    stated: Any
    computed: Decimal | None
    verdict: CheckVerdict
    suggestion: str
    used: tuple[tuple[int, int], ...] = field(default=(), repr=False)

    def as_data(self) -> dict[str, Any]:
        """The finding as JSON data, with the keys that papers and pages read."""
        return {
            "words": self.words,
            "start": self.start,
            "end": self.end,
            "kind": self.kind,
            "inputs": plain(self.inputs),
            "stated": plain(self.stated),
            "computed": plain(self.computed),
            "verdict": str(self.verdict),
            "suggestion": self.suggestion,
        }


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A number that nothing was held against, and why. `start` and `end` are offsets, `words` exactly that slice."""

    words: str
    start: int
    end: int
    reason: str

    def as_data(self) -> dict[str, Any]:
        """The number as JSON data."""
        return {"words": self.words, "start": self.start, "end": self.end, "reason": self.reason}


@dataclass(frozen=True, slots=True)
class CheckReport:
    """Everything found in one text, in the order of the text; every number of it is in one list or the other."""

    findings: tuple[Finding, ...]
    unchecked: tuple[Unchecked, ...]

    @property
    def disagreeing(self) -> tuple[Finding, ...]:
        """The findings that contradict their own figures."""
        return tuple(finding for finding in self.findings if finding.verdict is CheckVerdict.DISAGREES)

    def as_data(self) -> dict[str, list[dict[str, Any]]]:
        """The report as JSON data."""
        return {
            "findings": [finding.as_data() for finding in self.findings],
            "unchecked": [number.as_data() for number in self.unchecked],
        }


def plain(value: Any) -> Any:
    """`value` with every Decimal as a JSON number: whole ones as int, others rounded to four decimals."""
    if isinstance(value, Decimal):
        whole = value.to_integral_value()
        return int(whole) if value == whole else float(round(value, 4))
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value
