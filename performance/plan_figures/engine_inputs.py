"""From records to the engine's plain inputs. The engine knows no database; this is the one bridge."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from core.numbers.quantities import MISSING
from core.numbers.units import Unit
from core.periods.period import Period
from core.periods.words import PeriodKind
from figures.figure.records import FigureInput, TestSettings
from figures.readings.adding_up import Reading
from figures.targets.profiles import NoProfile, Profile, even_profile, seasonal_profile
from figures.targets.rules import Polarity, TargetDefinition, TargetMilestone, TargetRuleKind, Tolerance
from performance.models import FigureSettings, Measure, Spread, Target, ToleranceKind


def figure(
    measure: Measure,
    period: Period,
    *,
    current: Reading | None,
    previous: Reading | None,
    target: TargetDefinition | None,
    settings: FigureSettings | None,
    dispersion: float | None = None,
    today: date | None = None,
) -> FigureInput:
    """What the engine needs of a measure's figure. `settings` None means the engine's defaults.

    `dispersion` None means that too few months are known to tell one. `today` says what is over and what is due.
    """
    indicator = measure.indicator
    return FigureInput(
        label=measure.label,
        unit=Unit(indicator.unit),
        polarity=Polarity(indicator.polarity),
        period=period,
        current=current.quantity if current else MISSING,
        previous=previous.quantity if previous else MISSING,
        previous_period=period.year_earlier() if previous else None,
        target=target,
        tolerance=tolerance(measure, settings),
        rank_of=current.rank_of if current else None,
        previous_rank_of=previous.rank_of if previous else None,
        sample_size=_sample_size(current),
        previous_sample_size=_sample_size(previous),
        count=current.numerator if current else None,
        previous_count=previous.numerator if previous else None,
        exposure=current.denominator if current else None,
        previous_exposure=previous.denominator if previous else None,
        is_illustrative=bool(current and current.is_illustrative),
        previous_is_illustrative=bool(previous and previous.is_illustrative),
        more_may_be_good=indicator.more_may_be_good,
        police_driven=indicator.police_driven,
        source=current.source if current else "",
        basis=_basis(current, previous),
        restated=current.restated if current else "",
        settings=tests(settings),
        dispersion=dispersion or 1.0,
        as_of=(current and current.through) or _as_of(period, target, today),
        previous_as_of=previous.through if previous else None,
    )


def read_by(given: FigureInput, measure: Measure, settings: FigureSettings) -> FigureInput:
    """The same figure, read by other settings."""
    return replace(given, tolerance=tolerance(measure, settings), settings=tests(settings))


def target(
    row: Target, baseline: Decimal | None, history: Mapping[Period, Decimal | None] | None = None
) -> TargetDefinition:
    """A target's row as the engine reads it, beside the value of its baseline.

    `history` is what earlier years' months or quarters were, for a target that falls due as in past years.
    """
    return TargetDefinition(
        kind=TargetRuleKind(row.kind),
        value=row.quantity,
        period=row.period,
        baseline=baseline,
        baseline_period=row.baseline_period,
        rank_of=row.rank_of,
        milestones=tuple(_milestone(entry) for entry in row.milestones),
        two_sided=row.two_sided,
        due_on=row.due_on,
        profile=_profile(row, history or {}),
    )


def tolerance(measure: Measure, settings: FigureSettings | None) -> Tolerance:
    """The measure's own tolerance, else the partnership's, else the engine's."""
    if measure.tolerance is not None:
        return Tolerance(measure.tolerance, in_points=measure.tolerance_kind == ToleranceKind.POINTS)
    return Tolerance(settings.tolerance_percent) if settings else Tolerance()


def tests(settings: FigureSettings | None) -> TestSettings:
    """The partnership's thresholds of evidence, else the engine's."""
    if settings is None:
        return TestSettings()
    return TestSettings(clear_below=float(settings.clear_below), some_below=float(settings.some_below))


def _as_of(period: Period, target: TargetDefinition | None, today: date | None) -> date | None:
    """Today, while the period or its target's last day is still to come; None once both are over."""
    if today is None:
        return None
    last = max(period.end, target.last_day) if target else period.end
    return today if today < last else None


def _sample_size(observation: Reading | None) -> int | None:
    """How many people a percentage is of: those asked, or the number that it was worked out from."""
    if observation is None:
        return None
    of = observation.sample_size or observation.denominator
    return int(of) if of else None


def spread_over(row: Target) -> PeriodKind | None:
    """The kind of the parts over which a target falls due; None where it does so at its end."""
    if not row.spread:
        return None
    return PeriodKind.MONTH if row.spread in (Spread.EVEN_MONTH, Spread.SEASONAL_MONTH) else PeriodKind.QUARTER


def is_seasonal(row: Target) -> bool:
    """Whether a target falls due as in past years."""
    return row.spread in (Spread.SEASONAL_MONTH, Spread.SEASONAL_QUARTER)


def _profile(row: Target, history: Mapping[Period, Decimal | None]) -> Profile | None:
    """The shares by which a target falls due; None where past years do not tell them: it is then due at its end."""
    kind = spread_over(row)
    if kind is None:
        return None
    try:
        return seasonal_profile(row.period, kind, history) if is_seasonal(row) else even_profile(row.period, kind)
    except NoProfile:
        return None


def _basis(current: Reading | None, previous: Reading | None) -> str:
    """How the figure was worked out, and the releases it and the one before rest on where those are known."""
    if current is None:
        return ""
    releases = current.release
    if previous and previous.release and previous.release != current.release:
        releases = f"{current.release}; the figure before rests on one {previous.release}"
    return "; ".join(part for part in (current.basis, f"counts {releases}" if releases else "") if part)


def _milestone(entry: dict[str, str]) -> TargetMilestone:
    """A milestone as stored: `{"on": "2014-03-31", "value": "20"}`, or with `"percent"` in place of `"value"`."""
    percent = "percent" in entry
    return TargetMilestone(
        date.fromisoformat(entry["on"]), Decimal(str(entry["percent" if percent else "value"])), percent
    )
