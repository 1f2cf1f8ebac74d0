"""The workings of a figure: short lines that a member can follow, from the two values to the test."""

from collections.abc import Iterator
from decimal import Decimal

from core.numbers.formats import format_number, format_signed, round_half_up
from core.numbers.units import Unit
from figures.figure.records import Figure, FigureInput
from figures.figure.sentences import change_words, shown, signed_words
from figures.targets.rules import Amber, Status, TargetDefinition, TargetRuleKind
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
        *_notes(figure),
    )


def _values(figure: Figure) -> Iterator[str]:
    given = figure.given
    yield f"{given.span.label}: {shown(figure, current=True)}."
    if figure.interval is not None:
        low, high = (_of_float(limit) for limit in figure.interval)
        yield f"95% interval of that: {low} to {high}."
    if given.comparison_span is not None:
        yield f"{given.comparison_span.label}: {shown(figure, current=False)}."
    if given.span.so_far and given.year_before.amount is not None:
        yield f"All of {given.year_before_period.short_label}: {_plain(given.year_before.amount)}."


def _change(figure: Figure) -> list[str]:
    given = figure.given
    if figure.not_compared:
        return [f"Not compared, because {figure.not_compared}."]
    if figure.difference is None:
        return []
    if figure.change is None:
        return [
            f"Difference: {signed_words(figure.difference, given.unit)}.",
            "No percentage is worked out from zero or less: read the counts.",
        ]
    if figure.change_unit == "places":
        return [f"Change: {change_words(figure)}."]
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


def _target(figure: Figure) -> Iterator[str]:
    given, target, found = figure.given, figure.given.target, figure.target_status
    if target is None:
        yield "No target covers this period."
        return
    yield f"Target for {target.period.short_label}: {words(target, unit=given.unit, polarity=given.polarity)}."
    if found.due is not None and target.kind in _WORKED_OUT:
        yield f"{_how_due(figure, target)}."
    if found.due_so_far is not None:
        yield f"Due by the last day of the figure: about {_plain(round_half_up(found.due_so_far, 1))}."
    yield from _heading(figure)
    if found.gap is not None:
        yield f"Gap to what is due: {_gap_words(round_half_up(found.gap, 2), found.gap_unit)}."
    judged = figure.status in (Status.MET, Status.WITHIN_TOLERANCE, Status.MISSED)
    if judged and target.rule.amber is Amber.WITHIN_TOLERANCE:
        of = " percentage points" if given.tolerance.in_points else "% of what is due"
        yield f"Tolerance: {format_number(given.tolerance.amount)}{of}."


def _gap_words(gap: Decimal, unit: str) -> str:
    """A gap with its sign and noun; for places in words: `2 places short of it`."""
    if unit != "places" or not gap:
        return _signed(gap, unit)
    return f"{_signed(abs(gap), unit).removeprefix('+')} {'better than it' if gap > 0 else 'short of it'}"


def _heading(figure: Figure) -> Iterator[str]:
    found = figure.target_status
    if found.expected is not None and found.low is not None and found.high is not None:
        yield (
            f"Heading for {_plain(found.expected)} by the end of the period; in eight years of ten like this one it "
            f"would end between {_plain(found.low)} and {_plain(found.high)}."
        )


def _how_due(figure: Figure, target: TargetDefinition) -> str:
    """What is due at the end, with the sum behind it where there is one."""
    due, amount, baseline = _plain(figure.target_status.due), target.value.amount, target.baseline
    if amount is not None and baseline is not None:
        if target.kind is TargetRuleKind.PCT_CHANGE:
            return f"Due: {_plain(baseline)} x (100 {_signed_apart(amount)}) / 100 = {due}"
        if target.kind is TargetRuleKind.POINTS:
            return f"Due: {_plain(baseline)} {_signed_apart(amount)} = {due}"
    return f"Due: {due}"


def _signed_apart(amount: Decimal) -> str:
    return f"{'-' if amount < 0 else '+'} {_plain(abs(amount))}"


def _test(figure: Figure) -> Iterator[str]:
    given = figure.given
    if figure.p_value is None:
        yield f"Not checked for chance, because {figure.not_tested}."
        return
    p_value = f"{figure.p_value:.4f}" if figure.p_value >= 0.0001 else "below 0.0001"
    yield _method(figure)
    clear, probable = given.settings.clear_below, given.settings.some_below
    yield f"p-value {p_value}: clear below {clear:g}, probable below {probable:g}."
    if figure.change_interval is not None:
        low, high = figure.change_interval
        unit = "%" if given.unit is not Unit.PERCENT else " percentage points"
        upper = "no upper end" if high is None else f"{_of_float(high)}{unit}"
        yield f"95% interval of the change: {_of_float(low)}{unit} to {upper}."
    if given.months and given.unit is not Unit.PERCENT:
        yield (
            f"From one year to the next figures of this kind usually move by about "
            f"{round(100 * given.kind.yearly_swing)}% either way, beyond what the months vary by."
        )


def _method(figure: Figure) -> str:
    given = figure.given
    if given.unit is Unit.PERCENT:
        now, before = (reading.sample_size or reading.denominator for reading in (given.now, given.before) if reading)
        return f"Tested as two surveys of {before:,.0f} and {now:,.0f} people."
    basis = "Tested as two counts (exact conditional test)."
    if given.unit.is_rate:
        basis = f"Tested as the counts behind the rates, {_pair(given)} (exact conditional test)."
    own = f"{len(given.months)} months of its own and " if given.months else ""
    source = f"from {own}what is usual of {given.kind.name.lower()}"
    return f"{basis} Widened by how much the months vary (dispersion {figure.dispersion:.2f}, {source})."


def _pair(given: FigureInput) -> str:
    before = given.before or given.now
    return (
        f"{_plain(before.numerator)} of {_plain(before.denominator)} and "
        f"{_plain(given.now.numerator)} of {_plain(given.now.denominator)}"
    )


def _origin(given: FigureInput) -> list[str]:
    now, before = given.now, given.before
    named = (
        ("Area", given.area),
        ("How", now.basis),
        ("Data status", now.data_status.words),
        ("Release", now.release),
        ("Release of the figure before", before.release if before and before.release != now.release else ""),
        ("Source", now.source),
        ("Restated", now.restated),
    )
    return [f"{name}: {text}." for name, text in named if text]


def _notes(figure: Figure) -> list[str]:
    return [f"Data note: {note.reason}{_noted(note.source)}." for note in figure.notes]


def _noted(source: str) -> str:
    return f" ({source})" if source else ""


def _plain(value: Decimal | None) -> str:
    return "none" if value is None else format_number(value, _exact_places(value))


def _exact_places(value: Decimal) -> int | None:
    return places_of(value, Unit.NUMBER)


def _of_float(value: float) -> str:
    """A limit of an interval: to one decimal, or to three where it is below 1."""
    return format_number(round_half_up(Decimal(value), 1 if abs(value) >= 1 else 3))
