"""What becomes of a figure's target: whether anything may be said, then by the running or the finished period."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from core.numbers.formats import round_half_up
from core.numbers.units import Unit
from figures.figure.limits import why_not_judged
from figures.figure.records import FigureInput
from figures.readings.adding_up import months_in
from figures.readings.data_notes import FigureNote
from figures.readings.reading import ADDS_UP
from figures.statistics.projections import Projection, project_year
from figures.targets.assessment import TargetStatus, gap_between, is_two_sided, judge, meets
from figures.targets.due import due_value
from figures.targets.rules import Polarity, Status, TargetDefinition, TargetRuleKind, direction_of
from figures.targets.running import status_of_count, status_of_percentage, status_without_range

_MONTHS_IN_A_YEAR = 12
_CERTAIN = (Status.ALREADY_MET, Status.ALREADY_MISSED)


def target_status_of(given: FigureInput, notes: Sequence[FigureNote], dispersion: float | None = None) -> TargetStatus:
    """The status of the figure's target; see `Status`. `dispersion` is that of its months, worked out once."""
    target, reading = given.target, given.judged
    is_set = target is not None and target.is_set
    if target is not None and not is_set:
        return TargetStatus(Status.NO_TARGET)
    if not reading.is_known:
        has_begun = given.today is None or given.period.start <= given.today
        due = None if target is None else _due(given, target)
        return TargetStatus(Status.NO_DATA if has_begun or target is None else Status.NOT_DUE, due)
    if target is None:
        return TargetStatus(Status.NO_TARGET)
    direction, due = direction_of(target.kind, given.polarity), _due(given, target)
    if direction is Polarity.AMBIGUOUS and not is_two_sided(target):
        return TargetStatus(Status.AMBIGUOUS, due)
    reason = why_not_judged(given, notes) or _why_unknown(given, target, due)
    if reason or due is None:
        return TargetStatus(Status.NOT_JUDGED, due, reason=reason)
    return _Judging(given, target, due, direction, dispersion).found


def _due(given: FigureInput, target: TargetDefinition) -> Decimal | None:
    """What the target comes to at its end; a way along milestones, on the figure's last day."""
    if target.kind is TargetRuleKind.DIRECTION:
        return given.year_before.amount if target.baseline is None else target.baseline
    if target.kind is TargetRuleKind.TRAJECTORY:
        return due_value(target, on=given.judged.span.end)
    return due_value(replace(target, profile=None), given.year_before.amount)


def _why_unknown(given: FigureInput, target: TargetDefinition, due: Decimal | None) -> str:
    if due is None:
        earlier = target.kind in (TargetRuleKind.DIRECTION, TargetRuleKind.HALT_REVERSE)
        return "there is no earlier figure to compare with" if earlier else "there is no figure of the baseline"
    if given.unit.is_rate and not given.judged.is_whole and not (given.months and given.year_exposure):
        return "a rate of a part of the period cannot be held against that of the whole"
    of = given.judged.rank_of
    if target.kind is TargetRuleKind.RANK and None not in (target.rank_of, of) and target.rank_of != of:
        return f"it is a place among {of}, and the target one among {target.rank_of}"
    return ""


@dataclass(frozen=True)
class _Judging:
    """A figure that may be held against its target, and what that is at its end."""

    given: FigureInput
    target: TargetDefinition
    due: Decimal
    direction: Polarity
    dispersion: float | None

    @property
    def found(self) -> TargetStatus:
        if self.is_over:
            status = judge(
                self.target, self.amount, self.due, self.direction, self.given.tolerance, self.target.baseline
            )
            return self._with_gap(TargetStatus(status, self.due), self.due)
        status, span = self.running, self.given.judged.span
        if status not in _CERTAIN and self.grows:
            if span.missing:
                return TargetStatus(Status.NOT_JUDGED, self.due, reason=f"only {span.coverage_words} are in")
            if self.is_past:
                reason = "the period is over and not all of its figures are in"
                return TargetStatus(Status.NOT_JUDGED, self.due, reason=reason)
        found = self._with_gap(
            TargetStatus(status, self.due, due_so_far=self.due_so_far), self.due_so_far if self.grows else self.due
        )
        return self._with_heading(found)

    @property
    def amount(self) -> Decimal:
        return self.given.judged.quantity.amount or Decimal(0)

    @property
    def is_over(self) -> bool:
        """Whether the figure is of the whole of what the target is for; of a level, the last that will come."""
        target, today, reading = self.target, self.given.today, self.given.judged
        covers_it = reading.is_whole and reading.period.end >= min(target.last_day, target.period.end)
        covers_it = covers_it and (today is None or today > target.last_day)
        return covers_it or (self.is_past and not self.grows)

    @property
    def is_past(self) -> bool:
        """Whether the target's period is over and all that could come in would have."""
        today = self.given.today
        return today is None or self.target.period.end + self.given.lag < today

    @property
    def grows(self) -> bool:
        """Whether the figure is a sum, or a rate of one, that only grows while the period goes on."""
        return self.target.kind is not TargetRuleKind.TRAJECTORY and (
            self.given.unit in ADDS_UP or self.counts_incidents
        )

    @property
    def counts_incidents(self) -> bool:
        """Whether it is a rate of incidents that are counted by month."""
        return self.given.unit.is_rate and bool(self.given.months) and bool(self.given.year_exposure)

    @property
    def per_incident(self) -> Decimal:
        """What one incident comes to in the measure's unit."""
        if self.given.unit.per and self.given.year_exposure:
            return Decimal(self.given.unit.per) / self.given.year_exposure
        return Decimal(1)

    @cached_property
    def projection(self) -> Projection | None:
        """Where the target's year is heading, by the months up to the figure's last day."""
        year, reading = self.target.period, self.given.judged
        counts = self.given.unit is Unit.COUNT or self.counts_incidents
        if not (self.grows and counts) or len(year.months) != _MONTHS_IN_A_YEAR:
            return None
        known = {month: count for month, count in self.given.months.items() if month.end <= reading.span.end}
        if len([month for month in year.months if month in known]) < len(months_in(reading)):
            return None
        return project_year(known, year=year, kind=self.given.kind, wider=self.given.wider, dispersion=self.dispersion)

    @property
    def running(self) -> Status:
        """The status while the period runs."""
        target, lower, months = self.target, self.direction is Polarity.LOWER, len(months_in(self.given.judged))
        if self.grows and not is_two_sided(target):
            if self.projection is not None:
                due = self.due / self.per_incident
                return status_of_count(self.projection, due=due, lower_is_better=lower, strict=target.rule.strict)
            certain = self._certain
            if certain is not None:
                return certain
        asked = self.given.judged.sample_size or self.given.judged.denominator
        if self.given.unit is Unit.PERCENT and asked and not is_two_sided(target):
            return status_of_percentage(
                percent=self.amount, people=int(asked), due=self.due, lower_is_better=lower, months=12,
                strict=target.rule.strict,
            )  # fmt: skip
        share = self.share_due if self.grows else Decimal(1)
        baseline = None if target.baseline is None else target.baseline * share
        standing = judge(target, self.amount, self.due * share, self.direction, self.given.tolerance, baseline)
        return status_without_range(standing, months=months if self.grows else _MONTHS_IN_A_YEAR)

    @property
    def _certain(self) -> Status | None:
        """What nothing to come can change, of a sum without a projection."""
        is_met = meets(self.target, self.amount, self.due, self.direction)
        if self.direction is Polarity.LOWER:
            return None if is_met else Status.ALREADY_MISSED
        return Status.ALREADY_MET if is_met else None

    @property
    def share_due(self) -> Decimal:
        """The part of the period's total that is due by the figure's last day: as typed, else by the season, else by
        the days."""
        if self.given.share_due is not None:
            return self.given.share_due
        if self.projection is not None:
            return Decimal(str(round(1 - self.projection.share_left, 6)))
        days = (self.given.judged.span.end - self.target.period.start).days + 1
        return Decimal(days) / self.target.period.days

    @property
    def due_so_far(self) -> Decimal | None:
        if not self.grows:
            return None
        exact = self.due * self.share_due
        # What is due by the season is an estimate: more than a decimal would claim too much.
        return exact if self.given.share_due is not None else round_half_up(exact, 1)

    def _with_gap(self, found: TargetStatus, due: Decimal | None) -> TargetStatus:
        if due is None:
            return found
        unit = self.given.unit
        return replace(found, gap=gap_between(self.amount, due, unit, self.given.polarity), gap_unit=unit.gap_unit)

    def _with_heading(self, found: TargetStatus) -> TargetStatus:
        """With where the period is heading, in the measure's unit."""
        if self.projection is None:
            return found
        low, high = self.projection.interval()
        expected, least, most = (self._in_unit(value) for value in (self.projection.value, low, high))
        return replace(found, expected=expected, low=least, high=most)

    def _in_unit(self, incidents: float) -> Decimal:
        return round_half_up(Decimal(str(incidents)) * self.per_incident, 0 if self.given.unit is Unit.COUNT else 2)
