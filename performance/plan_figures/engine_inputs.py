"""From records to the engine's plain inputs. The engine knows no database; this is the one bridge."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from core.numbers.quantities import MISSING, Quantity
from core.numbers.units import Unit
from core.periods.period import Period
from core.periods.words import PeriodKind
from figures.figure.records import FigureInput, TestSettings
from figures.readings.data_notes import NoteKind
from figures.readings.reading import Reading
from figures.statistics.kinds_of_crime import ANY_OTHER, KindOfCrime, kind_of_crime
from figures.targets.profiles import NoProfile, Profile, even_profile, seasonal_profile
from figures.targets.rules import Polarity, TargetDefinition, TargetMilestone, TargetRuleKind, Tolerance
from performance.models import FigureSettings, Indicator, Measure, Spread, Target, ToleranceKind
from performance.observations.selectors import area_id_of
from performance.readings.recorded import Key, RecordedFigures

_AS_A_RATE = re.compile(r"(?:,? rate\b.*|,? \(?per 1.*)$", re.IGNORECASE)
_YEARS_OF_MONTHS = 5  # months further back tell of other times


def figure_input(
    measure: Measure,
    period: Period,
    *,
    recorded: RecordedFigures,
    target: TargetDefinition | None,
    settings: FigureSettings | None,
    today: date,
) -> FigureInput:
    """What the engine needs of a measure's figure. `settings` None means the engine's defaults."""
    indicator, key = measure.indicator, (measure.indicator_id, area_id_of(measure))
    now = recorded.reading(key, period) or Reading(period=period, quantity=MISSING)
    toward = _toward(recorded, key, period, target, today)
    return FigureInput(
        label=measure.label,
        unit=Unit(indicator.unit),
        polarity=Polarity(indicator.polarity),
        period=period,
        now=now,
        before=recorded.year_earlier(key, now),
        year_before=_whole_year_before(recorded, key, target, period),
        toward=toward,
        target=target,
        tolerance=tolerance(measure, settings),
        months=_months_up_to(recorded, key, (toward or now).span.end),
        kind=kind_of(indicator),
        year_exposure=recorded.people(key, target.period) if target else None,
        share_due=_share_due(target, toward or now),
        notes=recorded.notes_on(key),
        lag=recorded.lag(key),
        more_may_be_good=indicator.more_may_be_good,
        police_driven=indicator.police_driven,
        settings=tests(settings),
        today=today,
    )


def _toward(
    recorded: RecordedFigures, key: Key, period: Period, target: TargetDefinition | None, today: date
) -> Reading | None:
    """The figure of the target's own period up to the shown period's last day, where the target's is the longer one."""
    if target is None or target.period == period or not target.period.contains(period):
        return None
    if today <= period.end:
        return recorded.reading(key, target.period)
    return recorded.up_to(key, target.period, period.end)


def _whole_year_before(
    recorded: RecordedFigures, key: Key, target: TargetDefinition | None, period: Period
) -> Quantity:
    """The whole of the year before the one that the target, or else the figure, is of."""
    year = target.period if target else period
    found = recorded.reading(key, year.year_earlier())
    return found.quantity if found and found.is_whole and not found.is_read_off_chart else MISSING


def _months_up_to(recorded: RecordedFigures, key: Key, end: date) -> dict[Period, Decimal | None]:
    """The incidents by month behind the figure, those since the last break."""
    months = recorded.incidents_by_month(key)
    breaks = [
        note.starts
        for note in recorded.notes_on(key)
        if note.kind is NoteKind.BREAK and note.starts is not None and note.starts <= end
    ]
    since = max(breaks, default=date.min)
    first = date(end.year - _YEARS_OF_MONTHS, end.month, 1)
    return {month: count for month, count in months.items() if max(since, first) <= month.start and month.end <= end}


def kind_of(indicator: Indicator) -> KindOfCrime:
    """The kind of crime whose months tell what is usual: by what is counted, else by the indicator's name, without what
    that says of its unit."""
    category = indicator.count_category.rpartition(":")[2].rpartition("/")[2]
    name = _AS_A_RATE.sub("", indicator.name)
    found = kind_of_crime(category or name)
    return kind_of_crime(name) if found.name == ANY_OTHER else found


def _share_due(target: TargetDefinition | None, reading: Reading) -> Decimal | None:
    """The part of the target's total that is due by the figure's last day, where its shares were typed or chosen."""
    if target is None or target.profile is None or not target.rule.spreads:
        return None
    share = target.profile.share_by(reading.span.end)
    return Decimal(share.numerator) / share.denominator


def read_by(given: FigureInput, measure: Measure, settings: FigureSettings) -> FigureInput:
    """The same figure, read by other settings."""
    return replace(given, tolerance=tolerance(measure, settings), settings=tests(settings))


def engine_target(
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


def _milestone(entry: dict[str, str]) -> TargetMilestone:
    """A milestone as stored: `{"on": "2014-03-31", "value": "20"}`, or with `"percent"` in place of `"value"`."""
    percent = "percent" in entry
    return TargetMilestone(
        date.fromisoformat(entry["on"]), Decimal(str(entry["percent" if percent else "value"])), percent
    )
