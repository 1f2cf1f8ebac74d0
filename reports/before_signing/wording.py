"""Words that a drafter may want to look at again: praise that the figures do not carry, and people named. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources

from performance.plan_figures.presenters import FigureRow

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\d)[^.!?\n]*)*[.!?]?")
_PRAISE = re.compile(
    r"\b(?:positive(?:ly)?|succe(?:ss(?:ful(?:ly)?|es)?|ed(?:ed|s|ing)?)|excellent|outstanding|encouraging(?:ly)?"
    r"|impressive|pleasing|improved|improvements?|good progress|strong performance|on track"
    r"|significant(?:ly)? (?:reduc\w+|fall\w*|lower))\b",
    re.IGNORECASE,
)
_LONG_WORD = re.compile(r"[a-z]{4,}")

_TITLE = (
    r"Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Cllr|Councillor|PC|PCSO|DC|DS|DI|DCI|Sgt|Sergeant|Insp"
    r"|Inspector|Supt|Superintendent|Constable"
)
_CAPITAL = r"[A-Z][\w'’-]+"
_PERSON = re.compile(rf"\b(?:{_TITLE})\.?[ ](?:[A-Z]\.?[ ])*{_CAPITAL}(?:[ ]{_CAPITAL})?")
# Common given names in England and Wales. Those that are words as well (Mark, Grace, Rose, Will) are left out.
_GIVEN = resources.files(__package__).joinpath("given_names.txt").read_text("utf-8").split()
_NAMED = re.compile(rf"\b(?:{'|'.join(_GIVEN)})[ ](?:[A-Z]\.?[ ])?{_CAPITAL}")
_STREETS = (
    r"Street|St|Road|Rd|Avenue|Ave|Lane|Close|Drive|Court|Gardens|Crescent|Terrace|Place|Way|Walk|Square|Grove|Hill|Mews"
    r"|Row|Parade|Rise|View"
)
_ADDRESS = re.compile(rf"\b(?:Flat\s+\w+,?\s+)?\d{{1,4}}[A-Za-z]?,?\s+(?:{_CAPITAL}\s+){{1,3}}(?:{_STREETS})\b")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b")
_EMAIL = re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b")
_PHONE = re.compile(r"(?<![\d,.])(?:\+44\s?|0)(?:\d\s?){9,10}(?![\d,.])")
_PERSONAL = (
    ("a name", (_PERSON, _NAMED)),
    ("an address", (_ADDRESS, _POSTCODE)),
    ("an e-mail address", (_EMAIL,)),
    ("a telephone number", (_PHONE,)),
)


@dataclass(frozen=True)
class Praise:
    """A sentence that praises, and why its figures do not carry the word."""

    words: str
    sentence: str
    why: str


@dataclass(frozen=True)
class Personal:
    """What may tell of a person: the words, and what they seem to be."""

    words: str
    what: str


def sentences(text: str) -> list[str]:
    """The sentences of a text, as far as full stops and line ends tell them apart; a decimal point ends none."""
    return [" ".join(one.group().split()) for one in _SENTENCE.finditer(text) if one.group().strip()]


def praise_without_figures(text: str, rows: Sequence[FigureRow]) -> Iterator[Praise]:
    """Sentences with a word of praise over figures that do not carry it."""
    for sentence in sentences(text):
        found = _PRAISE.search(sentence)
        if found and (why := _not_carried(sentence, rows)):
            yield Praise(found.group(), sentence, why)


def is_told_of(row: FigureRow, text: str) -> bool:
    """Whether a sentence of the text names the measure: every longer word of its label stands in it."""
    wanted = set(_LONG_WORD.findall(row.label.casefold())) or {row.label.casefold()}
    return any(wanted <= set(_LONG_WORD.findall(one.casefold())) for one in sentences(text))


def personal(text: str) -> list[Personal]:
    """What may be a person's name, address or number, each once, in the order of the kinds."""
    found: dict[str, Personal] = {}
    for what, patterns in _PERSONAL:
        for pattern in patterns:
            for one in pattern.finditer(text):
                words = " ".join(one.group().split())
                if not any(words in other for other in found):
                    found[words] = Personal(words, what)
    return list(found.values())


def _not_carried(sentence: str, rows: Sequence[FigureRow]) -> str:
    """Why the figures do not carry praise; empty where they do. A sentence that names measures rests on those."""
    named = [row for row in rows if is_told_of(row, sentence)]
    short = [row for row in named if not row.is_on_target and row.figure.trend != "improving"]
    if named:
        return " ".join(row.sentence for row in short)
    judged = [row for row in rows if row.figure.status.is_judged]
    met = sum(row.is_on_target for row in judged)
    if not judged:
        return "No target of this paper can be judged yet."
    return "" if 2 * met > len(judged) else f"{met} of {len(judged)} targets were met."
