"""A figure as one plain sentence, and its workings as short lines. Every number said is one of the figure's own."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from core.numbers import Unit, format_number, round_half_up
from performance.statistics import Evidence
from performance.targets import Kind, Polarity, Status, due_words, short_words, words

if TYPE_CHECKING:
    from performance.figures import Figure

_VERDICTS = {
    Status.GREEN: "met",
    Status.AMBER: "missed, but within tolerance",
    Status.RED: "missed",
    Status.NO_DATA: "no figure to hold against it",
    Status.NOT_DUE: "not due yet",
    Status.AMBIGUOUS: "not judged, as the direction is not agreed",
}


def sentence_of(figure: Figure) -> str:
    """What happened, whether it is real, and what became of the target."""
    parts = [_what_happened(figure), _what_was_aimed_at(figure), *_cautions(figure)]
    return " ".join(part for part in parts if part)


def change_words(figure: Figure) -> str:
    """The change rounded to one decimal: `up 65.4%`, `down 2 percentage points`, `up 3 places`; empty where none."""
    if figure.change is None:
        return ""
    size = round_half_up(abs(figure.change), 1)
    shown = format_number(size, 1 if figure.change_unit == "%" else None)
    if not figure.change:
        return "no change"
    way = "up" if figure.change > 0 else "down"
    if figure.change_unit == "%":
        return f"{way} {shown}%"
    noun = "percentage point" if figure.change_unit == "pp" else "place"
    return f"{way} {shown} {noun}{'' if size == 1 else 's'}"


def workings_of(figure: Figure) -> tuple[str, ...]:
    """How the figure was worked out, in lines that a member can follow."""
    given = figure.given
    lines = [f"{given.period.label}: {_shown(figure, current=True)}."]
    if given.previous_period is not None:
        lines.append(f"{given.previous_period.label}: {_shown(figure, current=False)}.")
    lines += _change_workings(figure)
    lines += _target_workings(figure)
    lines += _test_workings(figure)
    if given.source:
        lines.append(f"Source: {given.source}.")
    return tuple(lines)


def _what_happened(figure: Figure) -> str:
    given = figure.given
    if given.current.amount is None:
        return f"{given.label}: {given.current.state.words} for {given.period.short_label}."
    now = _shown(figure, current=True)
    if given.previous.amount is None or figure.difference is None:
        return f"{given.label} was {now} in {given.period.short_label}."
    before = _shown(figure, current=False)
    if figure.difference == 0:
        return f"{given.label} stayed at {now}."
    verb = _verb(figure)
    change = change_words(figure)
    return f"{given.label} {verb} from {before} to {now}{f' ({change})' if change else ''}{_reality(figure)}."


def _verb(figure: Figure) -> str:
    if figure.given.unit is Unit.RANK:
        return "moved"
    return "rose" if figure.difference and figure.difference > 0 else "fell"


def _reality(figure: Figure) -> str:
    noun = "rise" if figure.difference and figure.difference > 0 else "fall"
    if figure.evidence is Evidence.CLEAR:
        return f", a clear {noun}"
    if figure.evidence is Evidence.SOME:
        return f", with some evidence of a real {noun}"
    if figure.evidence is Evidence.NONE:
        return ", which is within usual variation"
    return f"; not tested: {figure.evidence_reason}"


def _what_was_aimed_at(figure: Figure) -> str:
    given, target = figure.given, figure.given.target
    if target is None:
        return ""
    if figure.status is Status.NO_TARGET:
        return "The target is to be set."
    phrase = short_words(target, unit=given.unit, polarity=given.polarity)
    # What a change comes to is told where the figure really moved; over usual variation it would claim too much.
    if figure.evidence in (Evidence.CLEAR, Evidence.SOME):
        due = due_words(target, unit=given.unit, polarity=given.polarity, due=figure.assessment.due)
        phrase += f", {due}" if due else ""
    if target.kind is Kind.TRAJECTORY and figure.assessment.due is not None:
        phrase += f", {given.unit.write(figure.assessment.due, _places(given.unit))} by now"
    return f"The target was {phrase}: {_VERDICTS[figure.status]}."


def _cautions(figure: Figure) -> list[str]:
    given, found = figure.given, []
    if given.more_may_be_good:
        found.append("More reports may be good: they can mean that more people come forward.")
    elif given.polarity is Polarity.AMBIGUOUS and given.current.is_known:
        found.append("Whether more or fewer is better is not agreed.")
    if given.police_driven:
        found.append("It follows police activity.")
    if given.is_illustrative:
        found.append("The figures are illustrative.")
    return found


def _change_workings(figure: Figure) -> list[str]:
    given = figure.given
    if figure.difference is None:
        return []
    lines = [f"Difference: {signed_words(figure.difference, given.unit)}."]
    if figure.change is None:
        lines.append("No percentage is worked out from zero or less: read the counts.")
    elif figure.change_unit == "%":
        before, now = (_shown(figure, current=current) for current in (False, True))
        lines.append(f"Change: ({now} - {before}) / {before} x 100 = {format_number(figure.change, 1)}%.")
    return lines


def _target_workings(figure: Figure) -> list[str]:
    given, target = figure.given, figure.given.target
    if target is None:
        return ["No target was set."]
    lines = [f"Target: {words(target, unit=given.unit, polarity=given.polarity)}."]
    due = figure.assessment.due
    if due is not None and target.kind in (Kind.PCT_CHANGE, Kind.TRAJECTORY):
        lines.append(f"Due value: {format_number(due, None if due == round_half_up(due, 2) else 2)}.")
    if figure.assessment.gap is not None:
        kind = "percentage points" if given.tolerance.in_points else "% of the due value"
        lines.append(f"Tolerance: {format_number(given.tolerance.amount)} {kind}.")
    return lines


def _test_workings(figure: Figure) -> list[str]:
    given = figure.given
    if figure.p_value is None:
        return [f"Not tested: {figure.evidence_reason}."]
    p_value = f"{figure.p_value:.4f}" if figure.p_value >= 0.0001 else "below 0.0001"
    if given.unit is Unit.COUNT:
        basis = "Tested as two counts (exact conditional test), which takes incidents to be independent."
        if given.dispersion > 1:
            basis += f" Widened by the usual month-to-month variation (dispersion {given.dispersion:.2f})."
    else:
        basis = f"Tested as two surveys of {given.previous_sample_size:,} and {given.sample_size:,} people."
    thresholds = f"clear below {given.settings.clear_below:g}, some evidence below {given.settings.some_below:g}"
    return [basis, f"p-value {p_value}: {thresholds}."]


def _shown(figure: Figure, *, current: bool) -> str:
    given = figure.given
    quantity, of = (given.current, given.rank_of) if current else (given.previous, given.previous_rank_of)
    if quantity.amount is None:
        return given.unit.write_quantity(quantity)
    text = given.unit.write_in_words(quantity.amount)
    return f"{text} of {of}" if given.unit is Unit.RANK and of else text


def _places(unit: Unit) -> int | None:
    return 0 if unit.is_whole else None


def signed_words(value: Decimal | None, unit: Unit) -> str:
    """A difference for a table cell, with its sign; empty where there is none."""
    if value is None:
        return ""
    text = unit.write(abs(value)) if unit is not Unit.RANK else format_number(abs(value))
    return text if value == 0 else f"{'+' if value > 0 else '-'}{text}"
