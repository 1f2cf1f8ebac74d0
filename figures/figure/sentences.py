"""A figure as one plain sentence. Every number said is one of the figure's own."""

from datetime import date
from decimal import Decimal

from core.numbers.formats import format_number, round_half_up
from core.numbers.units import Unit
from figures.figure.records import Figure
from figures.statistics.evidence import Evidence
from figures.targets.rules import Polarity, Status, TargetRuleKind, direction_of
from figures.targets.wording import due_words, places_of, short_words, write_due

_VERDICTS = {
    Status.GREEN: "met",
    Status.AMBER: "missed, but within tolerance",
    Status.RED: "missed",
    Status.AMBIGUOUS: "not judged, as the direction is not agreed",
}
_VERDICTS_ON_THE_WAY = {
    **_VERDICTS,
    Status.GREEN: "on track",
    Status.AMBER: "off track, but within tolerance",
    Status.RED: "off track",
}


def sentence_of(figure: Figure) -> str:
    """What happened, whether it is real, and what became of the target."""
    parts = [_what_happened(figure), _what_was_aimed_at(figure), *_cautions(figure)]
    return " ".join(part for part in parts if part)


def change_words(figure: Figure) -> str:
    """The change to one decimal: `up 65.4%`, `down 2 percentage points`, `3 places better`; empty where none."""
    if figure.change is None:
        return ""
    if not figure.change:
        return "no change"
    size = round_half_up(abs(figure.change), 1)
    if figure.change_unit == "places":
        noun = "place" if size == 1 else "places"
        return f"{format_number(size)} {noun} {'better' if figure.change > 0 else 'worse'}"
    way = "up" if figure.change > 0 else "down"
    if figure.change_unit == "%":
        return f"{way} {format_number(size, 1)}%"
    return f"{way} {format_number(size)} percentage {'point' if size == 1 else 'points'}"


def shown(figure: Figure, *, current: bool) -> str:
    """The current or the previous value for a sentence: `2,778`, `0.95 per 1,000 people`, `12th of 15`, `no data`."""
    given = figure.given
    quantity, of = (given.current, given.rank_of) if current else (given.previous, given.previous_rank_of)
    if quantity.amount is None:
        return given.unit.write_quantity(quantity)
    text = given.unit.write_in_words(quantity.amount, _places(quantity.amount, given.unit))
    return f"{text} of {of}" if given.unit is Unit.RANK and of else text


def signed_words(value: Decimal | None, unit: Unit) -> str:
    """A difference for a table cell, with its sign; empty where there is none."""
    if value is None:
        return ""
    size = abs(value)
    text = unit.write(size, _places(size, unit)) if unit is not Unit.RANK else format_number(size)
    return text if value == 0 else f"{'+' if value > 0 else '-'}{text}"


def day_words(day: date) -> str:
    """A day as it is written: `31 March 2014`."""
    return f"{day.day} {day:%B %Y}"


def _what_happened(figure: Figure) -> str:
    given = figure.given
    if given.current.amount is None:
        return f"{given.label}: {given.current.state.words} for {given.period.short_label}."
    now = shown(figure, current=True)
    if figure.difference is None:
        return f"{given.label} was {now} in {given.period.short_label}{_no_comparison(figure)}."
    if figure.difference == 0:
        return f"{given.label} stayed at {now}."
    change = change_words(figure)
    told = f"{_movement(figure, now)}{f' ({change})' if change else ''}{_reality(figure)}"
    return f"{given.label} {told}."


def _no_comparison(figure: Figure) -> str:
    if not figure.not_compared:
        return ""
    before = shown(figure, current=False)
    earlier = figure.given.previous_period
    since = f" in {earlier.short_label}" if earlier else " before"
    return f"; it was {before}{since}, which is not compared: {figure.not_compared}"


def _movement(figure: Figure, now: str) -> str:
    before = shown(figure, current=False)
    if figure.given.unit is Unit.RANK:
        return f"moved from {before.split(' of ')[0]} to {now}"
    return f"{'rose' if figure.difference and figure.difference > 0 else 'fell'} from {before} to {now}"


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
    if figure.status is Status.NOT_DUE:
        return f"The target is {phrase}, due on {day_words(target.last_day)}."
    if figure.status is Status.NO_DATA:
        return f"The target was {phrase}: not judged, as {figure.assessment.reason}."
    if _is_on_the_way(figure):
        return f"The target is {phrase}{_due_so_far(figure)}: {_VERDICTS_ON_THE_WAY[figure.status]}."
    return f"The target was {phrase}{_due(figure)}: {_VERDICTS[figure.status]}."


def _is_on_the_way(figure: Figure) -> bool:
    given = figure.given
    return given.target is not None and given.as_of is not None and given.as_of < given.target.last_day


def _due_so_far(figure: Figure) -> str:
    given, due = figure.given, figure.assessment.due
    if due is None or given.as_of is None or given.target is None:
        return ""
    return f", {write_due(due, given.unit, _direction(figure))} by {day_words(given.as_of)}"


def _due(figure: Figure) -> str:
    """What the target came to, where that is not what it says.

    What a change comes to is told where the figure really moved; over usual variation it would claim too much.
    """
    given, target, due = figure.given, figure.given.target, figure.assessment.due
    if target is None or due is None:
        return ""
    if target.kind is TargetRuleKind.TRAJECTORY:
        return f", {write_due(due, given.unit, _direction(figure))} by {day_words(target.last_day)}"
    told = due_words(target, unit=given.unit, polarity=given.polarity, due=due)
    return f", {told}" if told and figure.evidence is not Evidence.NONE else ""


def _direction(figure: Figure) -> Polarity:
    target = figure.given.target
    return direction_of(target.kind, figure.given.polarity) if target else figure.given.polarity


def _cautions(figure: Figure) -> list[str]:
    given = figure.given
    found: list[str] = []
    if not given.current.is_known:
        return found
    if given.more_may_be_good:
        found.append("More reports may be good: they can mean that more people come forward.")
    elif given.polarity is Polarity.AMBIGUOUS:
        found.append("Whether more or fewer is better is not agreed.")
    if given.police_driven:
        found.append("It follows police activity: a rise may mean that more was looked for.")
    if given.is_illustrative or given.previous_is_illustrative:
        found.append("The figures are illustrative.")
    return found


def _places(value: Decimal, unit: Unit) -> int | None:
    """As many decimals as there are, at most two; a count that is not whole is shown as it is."""
    return None if value == value.to_integral_value() else places_of(value, Unit.NUMBER if unit.is_whole else unit)
