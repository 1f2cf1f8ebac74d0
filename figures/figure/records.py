"""What a figure is worked out from and what comes out of it, as plain frozen records."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from core.numbers.quantities import MISSING, Quantity
from core.numbers.units import Unit
from core.periods.period import Period
from figures.readings.adding_up import LAG
from figures.readings.data_notes import DataStatus, FigureNote
from figures.readings.reading import Reading
from figures.readings.spans import Span
from figures.statistics.grades import CLEAR_BELOW, SOME_BELOW, Grade
from figures.statistics.kinds_of_crime import ANY_OTHER, KindOfCrime, kind_of_crime
from figures.statistics.months import Months
from figures.targets.assessment import TargetStatus
from figures.targets.rules import DEFAULT_TOLERANCE, Polarity, Status, TargetDefinition, Tolerance


@dataclass(frozen=True, slots=True)
class TestSettings:
    """Below which p-values a change is called clear, or probable."""

    clear_below: float = CLEAR_BELOW
    some_below: float = SOME_BELOW


def _missing(period: Period) -> Reading:
    return Reading(period=period, quantity=MISSING)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureInput:
    """What a figure is worked out from. Unknown values are `Quantity`s with their state, never zeros.

    `now` is the reading of the period, `before` what it is compared with: the same days a year earlier, so that like
    stands beside like; `year_before` is the whole of `year_before_period`. `toward` is the reading that the target is
    held against where its period is a longer one (a quarter under a year's target).
    `months` are the incidents by month behind the figure, for a rate or a share those of its numerator: they tell its
    dispersion and where the year is heading; `wider` the same of its force or country; `kind` what is borrowed where
    they are too few. `year_exposure` are the people of the target's whole period, `share_due` the part of its total
    that is due by now. `notes` are all that bear on the days from `before` to `now`. `today` is the day on which all
    of this is said, None where every period is taken to be over.
    """

    label: str
    unit: Unit
    polarity: Polarity
    period: Period
    now: Reading
    before: Reading | None = None
    year_before: Quantity = MISSING
    toward: Reading | None = None
    target: TargetDefinition | None = None
    tolerance: Tolerance = DEFAULT_TOLERANCE
    months: Months = field(default_factory=dict)
    wider: Months | None = None
    kind: KindOfCrime = field(default_factory=lambda: kind_of_crime(ANY_OTHER))
    year_exposure: Decimal | None = None
    share_due: Decimal | None = None
    notes: tuple[FigureNote, ...] = ()
    lag: timedelta = LAG
    more_may_be_good: bool = False
    police_driven: bool = False
    area: str = ""
    settings: TestSettings = TestSettings()
    today: date | None = None

    @property
    def current(self) -> Quantity:
        """The value, or why there is none."""
        return self.now.quantity

    @property
    def previous(self) -> Quantity:
        """The value that it is compared with, or why there is none."""
        return self.before.quantity if self.before else MISSING

    @property
    def previous_period(self) -> Period | None:
        """The period before, where anything is known of it."""
        return self.before.period if self.before else None

    @property
    def year_before_period(self) -> Period:
        """The period that `year_before` is of: before the target's, which may be longer than the figure's own."""
        return (self.target.period if self.target else self.period).year_earlier()

    @property
    def span(self) -> Span:
        """The days that the value covers."""
        return self.now.span

    @property
    def comparison_span(self) -> Span | None:
        """The days that it is compared with."""
        return self.before.span if self.before else None

    @property
    def rank_of(self) -> int | None:
        return self.now.rank_of

    @property
    def previous_rank_of(self) -> int | None:
        return self.before.rank_of if self.before else None

    @property
    def is_read_off_chart(self) -> bool:
        """Whether the value was read off a chart."""
        return self.now.is_read_off_chart

    @property
    def data_status(self) -> DataStatus:
        return self.now.data_status

    @property
    def judged(self) -> Reading:
        """The reading that the target is held against."""
        return self.toward or self.now

    @property
    def is_open_to_reading(self) -> bool:
        """Whether neither better nor worse may be said of it: the direction is not agreed, or more may be good."""
        return self.polarity is Polarity.AMBIGUOUS or self.more_may_be_good or self.police_driven


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure as everything in the portal shows it; amounts are exact, words round them.

    `difference` is in the unit, `change` in `change_unit` (`%`, `pp`, or `places` gained). `interval` is the 95%
    interval of the value in its unit, `change_interval` that of the change in `change_unit` (None where it has no
    upper end). `not_compared` says why the two values may not be set against each other, `not_tested` why chance was
    not ruled out, `limited_by` why nothing clear may be said; each completes "because". `notes` are the data notes that
    touch it, stored and worked out.
    """

    given: FigureInput
    difference: Decimal | None
    change: Decimal | None
    change_unit: str
    target_status: TargetStatus
    interval: tuple[float, float] | None = None
    change_interval: tuple[float, float | None] | None = None
    p_value: float | None = None
    dispersion: float | None = None
    grade: Grade = Grade.NOT_TESTED
    not_tested: str = ""
    not_compared: str = ""
    limited_by: str = ""
    notes: tuple[FigureNote, ...] = ()
    sentence: str = ""

    @property
    def label(self) -> str:
        return self.given.label

    @property
    def status(self) -> Status:
        return self.target_status.status

    @property
    def status_words(self) -> str:
        """The status in words, with the data that it rests on where they may still change."""
        rests_on = self.given.judged.data_status
        is_open = rests_on.is_unsettled and self.status.is_judged
        return f"{self.status.words} on {rests_on.words} figures" if is_open else self.status.words

    @property
    def is_real(self) -> bool:
        """Whether the change is more than chance explains."""
        return self.grade in (Grade.CLEAR, Grade.SOME)

    @property
    def direction(self) -> str:
        """`better`, `worse` or `same`, real or not; `unclear` where that is open to reading or not known."""
        given = self.given
        if self.difference is None or given.is_open_to_reading:
            return "unclear"
        if not self.difference:
            return "same"
        return "better" if (self.difference < 0) == (given.polarity is Polarity.LOWER) else "worse"

    @property
    def trend(self) -> str:
        """`improving` or `worsening`; empty where the grade does not allow it or a direction is not agreed."""
        if not self.is_real:
            return ""
        return {"better": "improving", "worse": "worsening"}.get(self.direction, "")
