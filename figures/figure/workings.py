"""The workings of a figure: short lines that a member can follow, from the two values to the test."""

from decimal import Decimal

from core.numbers.formats import format_number, format_signed, round_half_up
from core.numbers.units import Unit
from figures.figure.records import Figure, FigureInput
from figures.figure.sentences import shown, signed_words
from figures.targets.rules import Amber, Status, TargetRuleKind
from figures.targets.wording import places_of, words

# Kinds whose due value is not the number that the target names.
_WORKED_OUT = (TargetRuleKind.PCT_CHANGE, TargetRuleKind.POINTS, TargetRuleKind.TRAJECTORY, TargetRuleKind.HALT_REVERSE)


def workings_of(figure: Figure) -> tuple[str, ...]:
    """How the figure was worked out, line by line: the values, the change, the target, the test and the sources."""
    return (
        *_values(figure),
        *_change(figure),
        *_target(figure),
        *_test(figure),
        *_origin(figure.given),
    )


def _values(figure: Figure) -> list[str]:
    given = figure.given
    lines = [f"{given.period.label}: {shown(figure, current=True)}."]
    if figure.interval is not None:
        low, high = (_of_float(limit) for limit in figure.interval)
        lines.append(f"95% interval of that: {low} to {high}.")
    if given.previous_period is not None:
        lines.append(f"{given.previous_period.label}: {shown(figure, current=False)}.")
    return lines


def _change(figure: Figure) -> list[str]:
    given = figure.given
    if figure.not_compared:
        return [f"Not compared: {figure.not_compared}."]
    if figure.difference is None:
        return []
    if figure.change is None:
        return [
            f"Difference: {signed_words(figure.difference, given.unit)}.",
            "No percentage is worked out from zero or less: read the counts.",
        ]
    if figure.change_unit != "%":
        return [f"Change: {_signed(figure.change, figure.change_unit)}."]
    before, now = (_plain(given.previous.amount), _plain(given.current.amount))
    return [
        f"Difference: {now} - {before} = {signed_words(figure.difference, given.unit)}.",
        f"Change: ({now} - {before}) / {before} x 100 = {format_number(figure.change, 1)}%.",
    ]


def _signed(amount: Decimal, unit: str) -> str:
    """An amount with its sign, and with its noun where the unit has one: `+3 percentage points`, `-1 place`."""
    text = format_signed(amount, _exact_places(amount))
    noun = {"pp": "percentage point", "places": "place"}.get(unit, "")
    plural = "" if abs(amount) == 1 else "s"
    return f"{text} {noun}{plural}" if noun else text


def _target(figure: Figure) -> list[str]:
    given, target, assessment = figure.given, figure.given.target, figure.assessment
    if target is None:
        return ["No target was set."]
    lines = [f"Target: {words(target, unit=given.unit, polarity=given.polarity)}."]
    if assessment.due is not None and (target.profile is not None or target.kind in _WORKED_OUT):
        lines.append(f"{_how_due(figure)}.")
    if assessment.gap is not None:
        lines.append(f"Gap to target: {_signed(assessment.gap, assessment.gap_unit)}.")
    judged = figure.status in (Status.GREEN, Status.AMBER, Status.RED)
    if judged and target.rule.amber is Amber.WITHIN_TOLERANCE:
        of = " percentage points" if given.tolerance.in_points else "% of the due value"
        lines.append(f"Tolerance: {format_number(given.tolerance.amount)}{of}.")
    return lines


def _how_due(figure: Figure) -> str:
    """What was due, with the sum behind it where there is one."""
    given, target, due = figure.given, figure.given.target, _plain(figure.assessment.due)
    if target is None or target.profile is not None:
        return f"Due so far, by the target's profile: {due}" if given.as_of else f"Due: {due}"
    amount, baseline = target.value.amount, target.baseline
    if amount is None or baseline is None:
        return f"Due: {due}"
    if target.kind is TargetRuleKind.PCT_CHANGE:
        return f"Due: {_plain(baseline)} x (100 {_signed_apart(amount)}) / 100 = {due}"
    if target.kind is TargetRuleKind.POINTS:
        return f"Due: {_plain(baseline)} {_signed_apart(amount)} = {due}"
    return f"Due: {due}"


def _signed_apart(amount: Decimal) -> str:
    return f"{'-' if amount < 0 else '+'} {_plain(abs(amount))}"


def _test(figure: Figure) -> list[str]:
    given = figure.given
    if figure.p_value is None:
        return [f"Not tested: {figure.evidence_reason}."]
    p_value = f"{figure.p_value:.4f}" if figure.p_value >= 0.0001 else "below 0.0001"
    thresholds = f"clear below {given.settings.clear_below:g}, some evidence below {given.settings.some_below:g}"
    lines = [_method(given), f"p-value {p_value}: {thresholds}."]
    if figure.change_interval is not None:
        low, high = figure.change_interval
        unit = "%" if given.unit is not Unit.PERCENT else " percentage points"
        upper = "no upper end" if high is None else f"{_of_float(high)}{unit}"
        lines.append(f"95% interval of the change: {_of_float(low)}{unit} to {upper}.")
    return lines


def _method(given: FigureInput) -> str:
    if given.unit is Unit.PERCENT:
        return f"Tested as two surveys of {given.previous_sample_size:,} and {given.sample_size:,} people."
    basis = "Tested as two counts (exact conditional test), which takes incidents to be independent."
    if given.unit.is_rate:
        basis = f"Tested as the counts behind the rates, {_pair(given)} (exact conditional test)."
    if given.dispersion > 1:
        basis += f" Widened by the usual month-to-month variation (dispersion {given.dispersion:.2f})."
    return basis


def _pair(given: FigureInput) -> str:
    before = f"{_plain(given.previous_count)} of {_plain(given.previous_exposure)}"
    return f"{before} and {_plain(given.count)} of {_plain(given.exposure)}"


def _origin(given: FigureInput) -> list[str]:
    named = (
        ("Area", given.area),
        ("Basis", given.basis),
        ("Release", given.vintage),
        ("Source", given.source),
        ("Restated", given.restated),
    )
    return [f"{name}: {text}." for name, text in named if text]


def _plain(value: Decimal | None) -> str:
    return "none" if value is None else format_number(value, _exact_places(value))


def _exact_places(value: Decimal) -> int | None:
    return places_of(value, Unit.NUMBER)


def _of_float(value: float) -> str:
    """A limit of an interval: to one decimal, or to three where it is below 1."""
    return format_number(round_half_up(Decimal(value), 1 if abs(value) >= 1 else 3))
