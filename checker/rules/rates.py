"""A count, its rate per 1,000 and the population, all in one sentence."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from checker.findings import CheckVerdict, Finding
from checker.numbers.arithmetic import shown
from checker.numbers.number import Number, NumberKind
from checker.rules.building import from_reading
from checker.statements.level_pair import PairShape
from checker.statements.pairs import find_pairs
from checker.text.document import Document
from checker.text.reading import TextPassage

_POPULATION_BEFORE = re.compile(
    r"\b(?:population|households?)(?:\s(?:of|is|was|estimate|estimated|at|about|being)){0,3}\s?[:(]?\s?$", re.IGNORECASE
)
_POPULATION_AFTER = re.compile(r"^\s(?:residents|people|inhabitants|population|households)\b", re.IGNORECASE)
_SAYS_RATE = re.compile(
    r"\b(?:(?:this|that|which|it) (?:is|was|equates to|represents|gives|means|equals|amounts to)|"
    r"equating to|a rate of|giving)"
    r"(?:\s(?:a|an|the|rate|crime|of|around)){0,5}\s$",
    re.IGNORECASE,
)
_AVERAGE = re.compile(r"\b(?:average|rate|mean|median)(?:\s\w+){0,3}?\s\(?$", re.IGNORECASE)
_WORDS = {"thousand": 1000, "million": 1_000_000}


def check_rates(document: Document) -> Iterator[Finding]:
    """Rates with their count and population: only where a sentence has one of each."""
    for reading in document.readings:
        sentences = reading.sentences()
        for index, sentence in enumerate(sentences):
            before = sentences[index - 1] if index else ()
            finding = _check(document, reading, sentence) or _check_over_two(document, reading, before, sentence)
            if finding:
                yield finding


def _check_over_two(
    document: Document, reading: TextPassage, before: Sequence[int], sentence: Sequence[int]
) -> Finding | None:
    """`There were 3,450 crimes. With a population of 86,250 this is 40 per 1,000`: one count, and then its rate."""
    rates = [place for place in sentence if _is_rate(reading, place)]
    if len(rates) != 1 or not _SAYS_RATE.search(reading.before(rates[0])):
        return None
    counts = [place for place in before if reading.numbers[place].kind is NumberKind.COUNT]
    if len(counts) == 2:  # from one year's count to another's: the rate is the later one's
        moved = [one for one in find_pairs(reading, document.changes(reading)) if one.shape is PairShape.FROM_TO]
        counts = [one.later for one in moved if {one.earlier, one.later} == set(counts)]
    if len(counts) != 1:
        return None
    return _check(document, reading, [*counts, *sentence])


def _check(document: Document, reading: TextPassage, sentence: Sequence[int]) -> Finding | None:
    bases = [place for place in sentence if reading.numbers[place].kind is NumberKind.BASE]
    counts = [place for place in sentence if reading.numbers[place].kind is NumberKind.COUNT]
    rates = [place for place in counts if place + 1 in bases and _is_rate(reading, place)]
    people = [place for place in counts if _is_population(reading, place)]
    others = [place for place in counts if place not in rates and place not in people and _is_whole(reading, place)]
    if len(rates) != 1 or len(people) != 1 or len(others) != 1:
        return None
    numbers = [reading.numbers[place] for place in (others[0], rates[0], people[0])]
    return _finding(document, reading, numbers, _base(reading, rates[0] + 1))


def _is_whole(reading: TextPassage, place: int) -> bool:
    """Whether a number can be a count: not a rate of another place, and not an average."""
    return not reading.numbers[place].rounded and not _AVERAGE.search(reading.before(place))


def _is_rate(reading: TextPassage, place: int) -> bool:
    if place + 1 >= len(reading.numbers) or reading.numbers[place + 1].kind is not NumberKind.BASE:
        return False
    return bool(re.fullmatch(r"(?:\s\w+){0,2}\sper\s", reading.between(place, place + 1)))


def _is_population(reading: TextPassage, place: int) -> bool:
    if reading.numbers[place].exact < 500:
        return False
    return bool(_POPULATION_BEFORE.search(reading.before(place)) or _POPULATION_AFTER.match(reading.after(place)))


def _base(reading: TextPassage, place: int) -> int:
    printed = reading.printed(reading.numbers[place]).lower().replace(",", "")
    return _WORDS.get(printed) or int(printed)


def _finding(document: Document, reading: TextPassage, numbers: Sequence[Number], base: int) -> Finding | None:
    count, rate, people = numbers
    if not rate.exact or count.hedge:
        return None
    around = _roundness(people)
    lowest = count.exact / (people.exact + around / 2) * base
    highest = count.exact / (people.exact - around / 2) * base
    agrees = lowest <= rate.exact + rate.step / 2 and highest >= rate.exact - rate.step / 2
    exact = count.exact / people.exact * base
    return from_reading(
        document,
        reading,
        numbers,
        kind="implied_population",
        inputs={"count": count.value, f"rate_per_{base}": rate.value},
        stated=people.value,
        computed=count.exact / rate.exact * base,
        verdict=CheckVerdict.AGREES if agrees else CheckVerdict.DISAGREES,
        suggestion=f"{shown(exact, 2)} per {base:,}: {shown(count.exact)} among {shown(people.exact)}.",
    )


def _roundness(people: Number) -> Fraction:
    """The step a population is printed in: 240,000 is taken to be rounded to ten thousands, 241,357 to be exact."""
    step = 1
    while people.exact % (step * 10) == 0 and step < 10_000:
        step *= 10
    return max(Fraction(step), people.step)
