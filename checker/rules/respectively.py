"""Several changes and as many pairs in one sentence: `from 210 to 193 and from 25 to 22, 8% and 12% respectively`."""

import re
from collections.abc import Iterator, Sequence

from checker.findings import Finding
from checker.numbers.arithmetic import statement_of
from checker.numbers.number import NumberKind
from checker.rules.building import from_reading
from checker.rules.changes import work_out
from checker.statements.directions import StatedChange
from checker.statements.level_pair import LevelPair, PairShape
from checker.statements.linking import says_respectively
from checker.statements.pairs import find_pairs
from checker.text.document import Document
from checker.text.reading import TextPassage

_OTHERWISE = re.compile(
    r"\b(?:nationally|national|average|target|compared|england|county|force|region)\b", re.IGNORECASE
)


def check_respectively(document: Document) -> Iterator[Finding]:
    """Changes in the order of their pairs, where a sentence has as many of the one as of the other."""
    for reading in document.readings:
        changes = document.changes(reading)
        pairs: list[LevelPair] | None = None
        for sentence in reading.sentences():
            if not says_respectively(reading, sentence):
                continue
            pairs = find_pairs(reading, changes) if pairs is None else pairs
            own = [
                pair for pair in pairs if pair.shape is PairShape.FROM_TO and {pair.first, pair.last} <= set(sentence)
            ]
            yield from _in_order(document, reading, own, sentence, changes)


def _in_order(
    document: Document,
    reading: TextPassage,
    pairs: Sequence[LevelPair],
    sentence: Sequence[int],
    changes: dict[int, StatedChange],
) -> Iterator[Finding]:
    taken = {place for pair in pairs for place in (pair.first, pair.last)}
    percents = [place for place in sentence if reading.numbers[place].kind is NumberKind.PERCENT and place not in taken]
    figures = [place for place in sentence if reading.numbers[place].kind in (NumberKind.COUNT, NumberKind.MONEY)]
    words = reading.outline[reading.places[sentence[0]][0] : reading.places[sentence[-1]][1]]
    if len(pairs) < 2 or len(percents) != len(pairs) or set(figures) - taken or _OTHERWISE.search(words):
        return
    for place, pair in zip(percents, pairs, strict=True):
        number, earlier, later = (reading.numbers[one] for one in (place, pair.earlier, pair.later))
        change = changes.get(place)
        stated = statement_of(number, change.direction if change else 0)
        outcome = work_out(number, stated, earlier, later)
        if outcome:
            yield from_reading(
                document,
                reading,
                [number, earlier, later],
                kind=outcome.kind,
                inputs={"from": earlier.value, "to": later.value},
                stated=stated.signed_like(outcome.computed),
                computed=outcome.computed,
                verdict=outcome.verdict,
                suggestion=outcome.suggestion,
            )
