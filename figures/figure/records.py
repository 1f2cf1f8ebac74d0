"""What goes into the engine and what comes out of it, as plain frozen records."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from core.numbers.quantities import MISSING, Quantity
from core.numbers.units import Unit
from core.periods.period import Period
from figures.statistics.evidence import CLEAR_BELOW, SOME_BELOW, Evidence
from figures.targets.assessment import TargetResult
from figures.targets.rules import DEFAULT_TOLERANCE, Polarity, Status, TargetDefinition, Tolerance


@dataclass(frozen=True, slots=True)
class TestSettings:
    """Below which p-values a change is called clear, or some evidence of one."""

    clear_below: float = CLEAR_BELOW
    some_below: float = SOME_BELOW

    def evidence(self, p_value: float) -> Evidence:
        """The word for a p-value under these settings."""
        if p_value < self.clear_below:
            return Evidence.CLEAR
        return Evidence.SOME if p_value < self.some_below else Evidence.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureInput:
    """What a figure is worked out from. Unknown values are `Quantity`s with their state, never zeros.

    `count` is the number of incidents behind a rate, `exposure` whom it is told of (people, households); a rate is
    tested where both are known of both periods. `sample_size` is how many people a percentage comes from. `dispersion`
    (1 or more) is how much more the months vary than independent incidents would. `as_of` is the last day that
    `current` covers where its period is not over, `previous_as_of` that of `previous` where it was cut to match.
    """

    label: str
    unit: Unit
    polarity: Polarity
    period: Period
    current: Quantity = MISSING
    previous: Quantity = MISSING
    previous_period: Period | None = None
    target: TargetDefinition | None = None
    tolerance: Tolerance = DEFAULT_TOLERANCE
    rank_of: int | None = None
    previous_rank_of: int | None = None
    sample_size: int | None = None
    previous_sample_size: int | None = None
    count: Decimal | None = None
    previous_count: Decimal | None = None
    exposure: Decimal | None = None
    previous_exposure: Decimal | None = None
    dispersion: float = 1.0
    is_illustrative: bool = False
    previous_is_illustrative: bool = False
    more_may_be_good: bool = False
    police_driven: bool = False
    area: str = ""
    basis: str = ""
    vintage: str = ""
    previous_vintage: str = ""
    source: str = ""
    restated: str = ""
    settings: TestSettings = TestSettings()
    as_of: date | None = None
    previous_as_of: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure as everything in the portal shows it; amounts are exact, words round them.

    `difference` is in the unit, `change` in `change_unit` (`%`, `pp`, or `places` gained). `interval` is the 95%
    interval of the value in its unit, `change_interval` that of the change in `change_unit` (None where it has no
    upper end). `evidence_reason` says why nothing was tested.
    """

    given: FigureInput
    difference: Decimal | None
    change: Decimal | None
    change_unit: str
    assessment: TargetResult
    interval: tuple[float, float] | None = None
    change_interval: tuple[float, float | None] | None = None
    p_value: float | None = None
    evidence: Evidence = Evidence.NOT_TESTED
    evidence_reason: str = ""
    not_compared: str = ""
    sentence: str = ""

    @property
    def label(self) -> str:
        return self.given.label

    @property
    def status(self) -> Status:
        return self.assessment.status

    @property
    def is_real(self) -> bool:
        """Whether there is at least some evidence that the change is more than usual variation."""
        return self.evidence in (Evidence.CLEAR, Evidence.SOME)

    @property
    def direction(self) -> str:
        """`better`, `worse` or `same`, real or not; `unclear` where that is open to reading or not known."""
        given = self.given
        is_open = given.polarity is Polarity.AMBIGUOUS or given.more_may_be_good or given.police_driven
        if self.difference is None or is_open or given.is_illustrative or given.previous_is_illustrative:
            return "unclear"
        if not self.difference:
            return "same"
        return "better" if (self.difference < 0) == (given.polarity is Polarity.LOWER) else "worse"

    @property
    def trend(self) -> str:
        """`improving` or `worsening`; empty where the evidence does not allow it or a direction is not agreed."""
        if not self.is_real:
            return ""
        return {"better": "improving", "worse": "worsening"}.get(self.direction, "")
