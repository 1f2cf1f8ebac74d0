"""Numbers that are no figures: dates and periods, ages, Acts, references, telephone numbers, times, footnote marks.

Each pattern's group `it` (or the whole match) is the number with its words. They are tried in order, before figures
are looked for, so that `Act 1998` is never compared with anything.
"""

import re
from collections.abc import Iterator
from enum import StrEnum

from checker.numbers import number_words


class Reason(StrEnum):
    """Why a number is not checked."""

    DATE = "A date or period, not a figure."
    BASE = "The base of a rate."
    DURATION = "A length of time, not a figure."
    NUMBERING = "A paragraph or list number."
    REFERENCE = "A reference or name, not a figure."
    LAW = "Part of a law's title."
    AGE = "An age, not a figure."
    CONTACT = "A telephone number, time or address."
    FOOTNOTE = "A footnote mark or reference."
    CONFIDENCE = "The level of a confidence interval."
    RANGE = "A range of values: nothing exact to work out."
    UNREADABLE = "Cannot be read as one number or year."


MONTHS = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
)
WEEKDAYS = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
YEAR = r"(?:19\d\d|20[0-5]\d)"
_WORD = number_words.CARDINAL
_NUMBER = rf"(?:\d{{1,3}}|{_WORD})"
_PART = r"\d{1,3}(?:\.\d{1,2})*[a-z]?\b"
_PARTS = rf"\(?{_PART}\)?(?:\s?(?:-|to|,|and|&)\s?{_PART}(?!\s?%))*"
_NOT_FIGURE_AFTER = (
    r"(?![\d%/]|,\d|\.\d|\s?per\s?cent|\s(?:out\s)?of\s\d|"
    r"\s(?:[a-z]+\s)?(?:offences|crimes|incidents|people|green|amber|red)\b)"
)
_COUNTED = (
    r"(?:offences?|crimes?|incidents?|people|young|residents?|victims?|offenders?|cases?|reports?|calls?|children|"
    r"homes?|households?|properties|burglar\w+|thefts?|robber\w+|referrals?|members?|pupils?|visits?|vehicles?|fewer|"
    r"more|per|recorded|respondents|individuals|women|men|adults|families|hours)\b"
)
_HEDGED = "".join(f"(?<!{word} )" for word in ("over", "than", "nearly", "almost", "around", "about", "least"))
_AFTER_PERIOD_WORD = "|".join(
    f"(?<={word} )" for word in ("in", "for", "since", "during", "fy", "year", "end", "and", "the", "with", "between")
)

_ANY: tuple[str, ...] = ()
_MONTH_STARTS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Kind, reason, pattern, and the parts of words of which a text must hold one for the pattern to be tried at all.
_PATTERNS: tuple[tuple[str, Reason, str, tuple[str, ...]], ...] = (
    ("o", Reason.REFERENCE, r"(?:https?://|www\.)\S+|\S+@\S+\.\S+", ("://", "www.", "@")),
    (
        "o",
        Reason.LAW,
        rf"\b(?:act|regulations?|order|bill|directive|measure|rules)\s(?:\(\w+\)\s)?(?P<it>{YEAR})\b",
        _ANY,
    ),
    (
        "o",
        Reason.LAW,
        r"\b(?:sections?|schedules?|articles?|s\.|ss\.|regulations?|clauses?|sub-?sections?)\s?"
        r"(?P<it>\d{1,3}[a-z]{0,2}\b(?!%)(?:\s?\(\w{1,3}\))*"
        r"(?:\s?(?:-|,|and|to)\s?\d{1,3}[a-z]?\b(?:\s?\(\w{1,3}\))*)*)",
        ("s",),
    ),
    (
        "o",
        Reason.CONFIDENCE,
        r"(?<![\w.])(?:90|95|99(?:\.\d)?)\s?(?:%|per cent)\s(?:ci\b|c\.i\.|confidence)",
        ("ci", "c.i", "confidence"),
    ),
    ("b", Reason.BASE, r"£'?000'?s?(?!\w|,\d)", ("£",)),
    ("b", Reason.BASE, r"\bper\s(?P<it>1,?0{3}|10,?000|100,?000|100|million|thousand)\b(?!,\d)", _ANY),
    ("o", Reason.CONTACT, r"(?:\+44\s?)?\(?\b0\d{2,4}\)?[ -]?\d{3,4}[ -]?\d{3,4}\b|\b0\d{9,10}\b", ("0",)),
    (
        "o",
        Reason.CONTACT,
        r"\b(?:tel|telephone|phone|fax|ext|extension|contact details|contact|mobile)\b[.: -]{0,4}"
        r"(?P<it>\(?\+?\d[\d ()-]{2,15}\d)",
        ("tel", "phone", "fax", "ext", "contact", "mobile"),
    ),
    ("o", Reason.CONTACT, r"\b[a-z]{1,2}\d{1,2}[a-z]?\s\d[a-z]{2}\b", _ANY),
    (
        "o",
        Reason.CONTACT,
        r"(?<![\d.,£])\d{1,2}(?:[.:]\d{2})?\s?(?:am|pm|a\.m\.|p\.m\.|noon|hrs)\b",
        ("am", "pm", "a.m", "p.m", "noon", "hrs"),
    ),
    ("o", Reason.CONTACT, r"(?<![\d.,:])\d{1,2}:\d{2}(?![\d:])", (":",)),
    ("o", Reason.REFERENCE, r"\b24\s?/\s?7\b|\b\d-\d-\d\b|\b9/11\b", ("/", "-")),
    (
        "o",
        Reason.REFERENCE,
        r"\b(?:101|111|999)\b(?=\s(?:call|number|service|line|emergency|non))",
        ("101", "111", "999"),
    ),
    (
        "y",
        Reason.DATE,
        rf"\b(?:{WEEKDAYS},?\s)?(?:the\s)?\d{{1,2}}\s?(?:st|nd|rd|th)?\s(?:of\s)?{MONTHS}(?:,?\s{YEAR}\b)?",
        _MONTH_STARTS,
    ),
    (
        "y",
        Reason.DATE,
        rf"\b{MONTHS}\s\d{{1,2}}(?:st|nd|rd|th)?,\s{YEAR}\b|\b{MONTHS}\s\d{{1,2}}(?:st|nd|rd|th)\b",
        _MONTH_STARTS,
    ),
    (
        "y",
        Reason.DATE,
        r"(?<![\d./])\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})(?![\d./])|\b\d{4}-\d\d-\d\d\b",
        (".", "/", "-"),
    ),
    (
        "y",
        Reason.DATE,
        rf"\b{MONTHS}(?:\s?(?:-|to|and|/)\s?{MONTHS})?[\s,'-]{{0,3}}(?:{YEAR}|\d\d)(?:\s?[-/]\s?\d{{2,4}})?(?![\d,%]|\.\d)",
        _MONTH_STARTS,
    ),
    (
        "y",
        Reason.DATE,
        r"\b(?:q[1-4]|quarter\s(?:[1-4]|one|two|three|four)|(?:1st|2nd|3rd|4th|first|second|third|fourth|last|final)"
        rf"\s(?:quarter|half))\b(?!\s(?:of|in)\s(?:the\s)?(?!{YEAR})\d)"
        rf"(?:(?:\s(?:of|in)(?:\sthe)?)?[\s,]{{1,2}}(?:{YEAR}(?:\s?[-/]\s?\d{{2,4}})?|\d\d/\d\d)(?!\w|,\d))?",
        _ANY,
    ),
    ("o", Reason.UNREADABLE, r"(?<![\w.,£])20\d{3,4}\s?/\s?\d{2,4}(?![\d/])|(?<![\w.,£])20\d\d/\d(?![\d/])", ("/",)),
    (
        "y",
        Reason.DATE,
        rf"(?<![\w.,/£-]){YEAR}(?:\s?[-/]\s?(?:{YEAR}|\d\d)|\s?\b(?:to|until)\s{YEAR})(?![\w/%]|,\d)"
        r"(?:[-/]\d\d(?!\d)|\s?-\s?\d\d/\d\d(?!\d))?",
        _ANY,
    ),
    ("y", Reason.DATE, rf"(?:{_AFTER_PERIOD_WORD})(?P<it>\d\d/\d\d)(?![\d/%])", ("/",)),
    (
        "o",
        Reason.AGE,
        r"\b(?:aged?|ages)\s(?:of\s|between\s|from\s|under\s|over\s)?"
        r"(?P<it>\d{1,2}\+?(?:\s?(?:-|to|and)\s?\d{1,2})?)(?!\w|,\d|%)",
        ("age",),
    ),
    (
        "o",
        Reason.AGE,
        r"\b(?:people|residents|adults|men|women|those|children|drivers|anyone|everyone)\s(?:over|under|above|below)\s"
        r"(?:the age of\s)?(?P<it>\d{1,2})\b(?!\s?%|[.,/]\d)",
        ("over", "under", "above", "below"),
    ),
    (
        "o",
        Reason.AGE,
        rf"(?<![\w.,]){_NUMBER}(?:\s?(?:-|to|and)\s?\d{{1,2}})?(?:[- ]year[- ]olds?|\syears\s(?:old|of age))\b",
        ("old", "age"),
    ),
    ("o", Reason.AGE, r"\b(?:under|over)[- ](?P<it>\d{1,2}'?s)\b", ("s",)),
    (
        "o",
        Reason.AGE,
        r"(?<![\w.,£])(?:1[0-9]|[2-8]\d)\+(?!\d)|(?<![\w.,])1\d\s?-\s?[1-3]\ds?\b(?=\s(?:age|year|yr))",
        ("+", "age", "year", "yr"),
    ),
    ("o", Reason.REFERENCE, r"\b(?:page|slide|sheet|part|item)\s(?P<it>\d{1,3}\sof\s\d{1,3})\b(?![\d,%])", (" of ",)),
    (
        "o",
        Reason.REFERENCE,
        r"\b(?:paragraphs?|paras?\.?|pages?|pp?\.|appendix|appendices|annexe?|figures?|fig\.?|tables?|charts?|graphs?|"
        rf"nos?\.|recommendations?|questions?|footnotes?)\s(?:nos?\.?\s)?(?P<it>{_PARTS}){_NOT_FIGURE_AFTER}",
        _ANY,
    ),
    (
        "o",
        Reason.REFERENCE,
        r"\b(?:box|item|part|chapter|volume|version|phase|stage|tier|level|step|priority|objective|theme|room|floor|hub|"
        r"unit|zone|ward|group|band|category|class|grade|option|minute|junction|strand|module|week|day|year)\s"
        rf"(?:nos?\.?\s)?(?P<it>\d{{1,2}}[a-z]?)\b{_NOT_FIGURE_AFTER}",
        _ANY,
    ),
    (
        "o",
        Reason.REFERENCE,
        r"(?<![\w£.,-])(?=\w*\d)(?=\w*[a-z])(?!\d+(?:st|nd|rd|th|k|m|bn|pp|ppts?)\b)"
        r"(?:[a-z]+\d[\w/.-]*\w|[a-z]+\d|\d+[a-z][\w/-]*)",
        _ANY,
    ),
    ("o", Reason.FOOTNOTE, r"(?<=[\w.,;:)%])\[\d{1,3}\]", ("[",)),
    (
        "o",
        Reason.FOOTNOTE,
        r"(?<=\d\d[,;])\d{1,2}(?=\s(?!and\b|or\b|to\b|per\b|million\b|in\b|of\b)[a-z(])",
        _ANY,
    ),
    ("o", Reason.FOOTNOTE, r"(?<=[a-z][).,;:'\"])\d{1,2}(?=\s|$)|(?<=[a-z]['\"][.,;])\d{1,2}(?=\s|$)", _ANY),
    (
        "d",
        Reason.DURATION,
        rf"(?<![\w.,-]){_NUMBER}(?:\s(?:consecutive|full|calendar|whole|financial))?"
        r"[- ](?:year|month|yr|mth)s?(?!\w)|(?<![\w.,-])\d{1,2} quarters\b",
        ("year", "month", "yr", "mth", "quarter"),
    ),
    (
        "d",
        Reason.DURATION,
        r"\b(?:over|in|during|for|within|last|past|next|previous|first|every|coming)\s(?:the\s)?"
        rf"(?:last\s|past\s|next\s|previous\s|first\s)?(?P<it>{_NUMBER}[- ](?:week|day|hour|minute)s?)\b"
        r"(?!\s(?:to|from|compared))",
        ("week", "day", "hour", "minute"),
    ),
    ("d", Reason.DURATION, rf"(?<![\w.,-]){_NUMBER}-(?:week|day|hour|minute)\b", ("week", "day", "hour", "minute")),
    (
        "y",
        Reason.DATE,
        rf"(?<![\w.,/£-]){_HEDGED}(?<!total of ){YEAR}(?!\w|[,.]\d|\s?%|\s{_COUNTED}|\s?/|\smillion)",
        _ANY,
    ),
    ("y", Reason.DATE, rf"(?<=\d[-/]){YEAR}\b", _ANY),
)
_COMPILED = tuple(
    (kind, reason, re.compile(pattern, re.IGNORECASE), needs) for kind, reason, pattern, needs in _PATTERNS
)


def find_not_figures(words: str) -> Iterator[tuple[str, Reason, int, int]]:
    """Every number that is no figure, as (kind letter, why, start, end), the surest first; they may overlap."""
    lowered = words.lower()
    for kind, reason, pattern, needs in _COMPILED:
        if not may_match(lowered, needs):
            continue
        name: int | str = "it" if "it" in pattern.groupindex else 0
        for match in pattern.finditer(words):
            start, end = match.span(name)
            if start < end:
                yield kind, reason, start, end


def may_match(lowered: str, needs: tuple[str, ...]) -> bool:
    """Whether a text holds one of the parts of words that a pattern `needs`: far quicker told than by the pattern."""
    return not needs or any(part in lowered for part in needs)
