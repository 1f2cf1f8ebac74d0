"""A figure as one plain sentence: the fact first, with its months, then the doubt. Every number is the figure's own."""

from decimal import Decimal

from core.numbers.formats import format_number, round_half_up
from core.numbers.units import Unit
from core.periods.words import PeriodKind
from figures.figure.records import Figure, FigureInput
from figures.figure.subjects import subject_of
from figures.readings.reading import ADDS_UP
from figures.readings.spans import day_words
from figures.statistics.grades import NOTABLE_CHANGE, Grade
from figures.targets.rules import Polarity, Status, TargetRuleKind, direction_of
from figures.targets.wording import due_words, places_of, short_words, write_due

SMALL = 100  # of counts below this it is said that small numbers vary, of others that the months do


def sentence_of(figure: Figure) -> str:
    """What happened and over which months, whether it is real, and what becomes of the target."""
    parts = [_what_happened(figure), _what_was_aimed_at(figure), *_cautions(figure)]
    return " ".join(part for part in parts if part)


def change_words(figure: Figure) -> str:
    """The change to one decimal: `up 65.4%`, `down 2 percentage points`, `3 places gained`; empty where none."""
    if figure.change is None:
        return ""
    if not figure.change:
        return "no change"
    size = round_half_up(abs(figure.change), 1)
    if figure.change_unit == "places":
        return _places_words(figure, size)
    way = "up" if figure.change > 0 else "down"
    if figure.change_unit == "%":
        return f"{way} {format_number(size, 1)}%"
    return f"{way} {format_number(size)} percentage {'point' if size == 1 else 'points'}"


def _places_words(figure: Figure, size: Decimal) -> str:
    noun = "place" if size == 1 else "places"
    if figure.given.is_open_to_reading:
        return f"moved {format_number(size)} {noun}"
    return f"{format_number(size)} {noun} {'gained' if (figure.change or 0) > 0 else 'lost'}"


def shown(figure: Figure, *, current: bool) -> str:
    """The current or the previous value for a sentence: `2,778`, `0.95 per 1,000 people`, `12th of 15`, `no data`."""
    given = figure.given
    quantity, of = (given.current, given.rank_of) if current else (given.previous, given.previous_rank_of)
    if quantity.amount is None:
        return given.unit.write_quantity(quantity)
    text = given.unit.write_in_words(quantity.amount, shown_places(quantity.amount, given.unit))
    return f"{text} of {of}" if given.unit is Unit.RANK and of else text


def signed_words(value: Decimal | None, unit: Unit) -> str:
    """A difference for a table cell, with its sign and unit: `+100`, `-0.5 pp`; empty where there is none, and for
    places, which are gained or lost and told as the change."""
    if value is None or unit is Unit.RANK:
        return ""
    size = abs(value)
    text = unit.write(size, shown_places(size, unit))
    if unit is Unit.PERCENT:
        text = f"{format_number(size, shown_places(size, Unit.NUMBER))} pp"
    return text if value == 0 else f"{'+' if value > 0 else '-'}{text}"


def shown_places(value: Decimal, unit: Unit) -> int | None:
    """As many decimals as there are, at most two; a count that is not whole is shown as it is."""
    return None if value == value.to_integral_value() else places_of(value, Unit.NUMBER if unit.is_whole else unit)


def _what_happened(figure: Figure) -> str:
    given = figure.given
    subject, span = subject_of(given.label), given.span.label
    if given.current.amount is None:
        return f"{subject}: {given.current.state.words} for {given.period.short_label}."
    now = _with_status(given, shown(figure, current=True))
    if figure.difference is None:
        return f"{subject}: {now} in {span}{_no_comparison(figure)}.{_whole_year(figure)}"
    if figure.difference == 0 and figure.grade is not Grade.TOO_FEW:
        return f"{subject} stayed at {now} in {span}, as in {given.span.same_a_year_earlier()}{_limit(figure)}."
    return f"{_change_told(figure, subject, now)}{_whole_year(figure)}"


def _change_told(figure: Figure, subject: str, now: str) -> str:
    given, change = figure.given, change_words(figure)
    before, then, span = shown(figure, current=False), given.span.same_a_year_earlier(), given.span.label
    if given.unit is Unit.RANK:
        return f"{subject}: {now} in {span}, after {before} in {then} ({change}){_not_tested(figure)}."
    if figure.grade is Grade.STEADY:
        # What the same months are the same as comes first.
        both = (
            f"{now} in {span} and {before} in {then}"
            if given.span.so_far
            else f"{before} in {then} and {now} in {span}"
        )
        return f"{subject} stayed about the same: {both}{_limit(figure)}."
    if not figure.difference:
        return f"{subject} stayed at {now} in {span}, as in {then}. {_too_few(figure)}"
    return f"{subject} {_moved(figure, now)}"


def _moved(figure: Figure, now: str) -> str:
    """What rose or fell, from what to what, and how far that is told from chance."""
    before, then = shown(figure, current=False), figure.given.span.same_a_year_earlier()
    verb = "rose" if (figure.difference or 0) > 0 else "fell"
    facts = f"from {before} in {then} to {now} in {figure.given.span.label}"
    if figure.given.span.so_far:
        facts = f"to {now} in {figure.given.span.label}, from {before} in {then}"
    change = f" ({change_words(figure)})" if figure.change is not None else ""
    match figure.grade:
        case Grade.TOO_FEW:
            return f"{verb} {facts}. {_too_few(figure)}"
        case Grade.SOME:
            return f"probably {verb}, {facts}{change}{_limit(figure)}."
        case Grade.CLEAR if _is_slight(figure):
            return f"{verb} slightly, {facts}{change}; this is unlikely to be chance."
        case Grade.CLEAR:
            return f"{verb} {facts}{change}, a clear {'rise' if verb == 'rose' else 'fall'}."
    return f"{verb} {facts}{change}{_not_tested(figure)}."


def _is_slight(figure: Figure) -> bool:
    """Whether a clear change is within a tenth."""
    return figure.change_unit == "%" and abs(figure.change or Decimal(0)) < 100 * Decimal(str(NOTABLE_CHANGE))


def _too_few(figure: Figure) -> str:
    amounts = [figure.given.current.amount or 0, figure.given.previous.amount or 0]
    counts = [figure.given.now.numerator, figure.given.before.numerator if figure.given.before else None]
    sizes = [count for count in counts if count is not None] or amounts
    if figure.given.unit is Unit.PERCENT:
        why = "With so few people asked such figures vary a lot"
    else:
        is_by_month = figure.given.months or figure.given.period.kind is PeriodKind.MONTH
        large = "The monthly figures vary a lot" if is_by_month else "Figures of this kind vary a lot"
        why = "Numbers this small vary a lot" if max(sizes) < SMALL else large
    if not figure.difference:
        return f"{why}, so this does not show that nothing changed."
    real = "rise" if figure.difference > 0 else "fall"
    return f"{why}, so this does not show a real {real}."


def _with_status(given: FigureInput, value: str) -> str:
    """The value with the status of its data, where that is not settled."""
    status = given.data_status
    return f"{value} ({status.words})" if status.is_unsettled or given.is_read_off_chart else value


def _limit(figure: Figure) -> str:
    return f"; not called clear, because {figure.limited_by}" if figure.limited_by else ""


def _not_tested(figure: Figure) -> str:
    return f"; not checked for chance, because {figure.not_tested}" if figure.not_tested else ""


def _no_comparison(figure: Figure) -> str:
    if not figure.not_compared:
        return ""
    if not figure.given.previous.is_known:
        return f"; not compared with {figure.given.span.same_a_year_earlier()}, because {figure.not_compared}"
    before = shown(figure, current=False)
    return f"; not compared with {before} in {figure.given.span.same_a_year_earlier()}, because {figure.not_compared}"


def _whole_year(figure: Figure) -> str:
    """The whole of last year, beside a figure so far."""
    given = figure.given
    if not given.span.so_far or given.unit not in ADDS_UP or given.year_before.amount is None:
        return ""
    whole = given.unit.write_in_words(given.year_before.amount, shown_places(given.year_before.amount, given.unit))
    return f" All of {given.year_before_period.short_label} came to {whole}."


def _what_was_aimed_at(figure: Figure) -> str:
    given, target, status = figure.given, figure.given.target, figure.status
    if target is None or (status is Status.NO_DATA and not target.is_set):
        return ""
    if not target.is_set:
        return "The target is to be set."
    phrase = short_words(target, unit=given.unit, polarity=given.polarity)
    named = f"The target for {target.period.short_label}"
    if status is Status.NOT_JUDGED:
        return f"{named}, {phrase}, is not judged, because {figure.target_status.reason}."
    if status in (Status.NO_DATA, Status.NOT_DUE, Status.AMBIGUOUS):
        return f"{named} is {phrase}: {status.words}."
    if status.is_running:
        return f"{named} is {phrase}{_due_so_far(figure)}: {figure.status_words}{_heading(figure)}."
    return f"{named} was {phrase}{_due(figure)}: {figure.status_words}."


def _due_so_far(figure: Figure) -> str:
    due, by = figure.target_status.due_so_far, figure.given.judged.span.end
    if due is None or figure.given.target is None or figure.given.target.kind is TargetRuleKind.NIL:
        return ""
    return f" (about {write_due(due, figure.given.unit, _direction(figure))} of it due by {day_words(by)})"


def _heading(figure: Figure) -> str:
    words = heading_words(figure)
    return f", {words}" if words else ""


def heading_words(figure: Figure) -> str:
    """Where a running target's period is heading: `heading for about 412 (380 to 450)`; empty where that is settled."""
    found, given = figure.target_status, figure.given
    if not figure.status.is_running or figure.status in (Status.ALREADY_MET, Status.ALREADY_MISSED):
        return ""
    if found.expected is None or found.low is None or found.high is None:
        is_of_a_sample = given.unit is Unit.PERCENT and bool(given.judged.sample_size or given.judged.denominator)
        return "" if is_of_a_sample else "range not known"
    if figure.status is Status.TOO_EARLY:
        return ""
    expected, low, high = (given.unit.write_in_words(value) for value in (found.expected, found.low, found.high))
    return f"heading for about {expected} ({low} to {high})"


def _due(figure: Figure) -> str:
    """What the target came to, where that is not what it says."""
    given, target, due = figure.given, figure.given.target, figure.target_status.due
    if target is None or due is None:
        return ""
    if target.kind is TargetRuleKind.TRAJECTORY:
        return f", {write_due(due, given.unit, _direction(figure))} by {day_words(target.last_day)}"
    told = due_words(target, unit=given.unit, polarity=given.polarity, due=due)
    return f", {told}" if told else ""


def _direction(figure: Figure) -> Polarity:
    target = figure.given.target
    return direction_of(target.kind, figure.given.polarity) if target else figure.given.polarity


def _cautions(figure: Figure) -> list[str]:
    given = figure.given
    found: list[str] = []
    if not given.current.is_known:
        return found
    if given.more_may_be_good:
        found.append("More recorded is not worse: it may mean that more people come forward.")
    elif given.polarity is Polarity.AMBIGUOUS:
        found.append("Whether more or fewer is better is not agreed.")
    if given.police_driven:
        found.append("It follows police activity: a rise may mean that more was looked for.")
    return found
