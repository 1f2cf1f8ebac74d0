"""Shares of one known measure in another: `burglary made up 12% of all crime in 2013/14`."""

import re
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from checker.findings import Finding
from checker.known_facts import FactKind, KnownFact
from checker.numbers.arithmetic import judge, share, shown, statement_of
from checker.numbers.number import NumberKind
from checker.rules.building import over_spans
from checker.rules.known_values import code_of
from checker.statements.measure_names import measure_key
from checker.statements.periods import period_in
from checker.text.document import Document
from checker.text.reading import TextPassage

_LABEL = r"[\"']?(?P<{name}>[A-Za-z][\w'/& -]{{2,60}}?)[\"']?"
_PART, _WHOLE = _LABEL.format(name="part"), _LABEL.format(name="whole")
_YEAR = r"(?:\s(?:in|during|for)\s(?P<year>⟦y⟧))"
_FORMS = (
    re.compile(
        rf"(?:^|[.¶;:]\s|,\s){_PART}\s(?:makes?|made|accounts?|accounted|has accounted|represents?|represented)\s"
        rf"(?:up\s|for\s)?(?P<share>⟦p⟧)\sof\s(?:all\s|total\s|recorded\s)*{_WHOLE}{_YEAR}(?=\s?[.,;(¶]|\s?$)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<share>⟦p⟧)\sof\s(?:all\s|total\s|recorded\s)*{_WHOLE}{_YEAR}\s(?:is|was|were|are)\s{_PART}(?=\s?[.,;(¶]|\s?$)",
        re.IGNORECASE,
    ),
)
_ALL = ("the", "all", "total", "recorded", "overall")
_UNITS = ("count", "money")
Known = dict[tuple[str, str], KnownFact]


def check_known_shares(document: Document) -> Iterator[Finding]:
    """Shares of a named year whose part and whole are both known, as counts or as money."""
    aliased: dict[tuple[str, str], list[KnownFact]] = defaultdict(list)
    for fact in document.known.facts:
        if fact.kind is FactKind.OBSERVATION and fact.unit in _UNITS:
            for name in (fact.label, *fact.aliases):
                aliased[_key(name), code_of(fact)].append(fact)
    known: Known = {key: facts[0] for key, facts in aliased.items() if key[0]}
    for reading in document.readings if known else ():
        for form in _FORMS:
            for found in form.finditer(reading.outline):
                finding = _check(document, reading, found, known)
                if finding:
                    yield finding


def _key(name: str) -> str:
    """A measure's key; `all crime` and `total crime` are one, the whole that shares are mostly of."""
    words = [word for word in name.lower().split() if word not in _ALL]
    return "crime" if words in (["crime"], ["crimes"]) else measure_key(name)


def _check(document: Document, reading: TextPassage, found: re.Match[str], known: Known) -> Finding | None:
    at = {start: place for place, (start, _) in enumerate(reading.places)}
    number, year = reading.numbers[at[found.start("share")]], reading.numbers[at[found.start("year")]]
    period = period_in(reading.printed(year)) if year.kind is NumberKind.PERIOD else None
    if period is None:
        return None
    part, whole = (known.get((_key(found[name]), period.code)) for name in ("part", "whole"))
    exact = share(part.value, whole.value) if part and whole and part.unit == whole.unit else None
    if part is None or whole is None or exact is None or part.value > whole.value:
        return None
    stated = statement_of(number)
    return over_spans(
        document,
        [reading.own_span(number)],
        kind="share",
        inputs={"part": part.value, "whole": whole.value, "source": part.source},
        stated=stated.signed,
        computed=exact,
        verdict=judge(exact, stated),
        suggestion=f"{shown(exact)}%: {part.source} is {shown(Fraction(part.value), 2)} for {part.label} and "
        f"{shown(Fraction(whole.value), 2)} for {whole.label}.",
    )
