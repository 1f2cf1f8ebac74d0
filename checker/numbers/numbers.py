"""Every number of a passage as a `Number`: its value, precision, unit, sign and hedge, or why it is no figure."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from checker.numbers import number_words
from checker.numbers.hedges import hedge_before
from checker.numbers.not_figures import Reason, find_not_figures, may_match
from checker.numbers.number import Number, NumberKind

_START = r"(?<![\w.,])"
_SIGN = rf"{_START}(?P<sign>[-+]|(?<=\()[-+]\s|[↑↓▲▼⬆⬇òñ\uf0f1\uf0f2]\s?)?"
_DIGITS = r"(?P<digits>\d{1,3}(?:,\d{3})+(?!\d|,\d)|\d+)(?P<decimals>\.\d+)?"
_SPACED = r"(?P<digits>\d{1,3}(?: \d{3})+)(?P<decimals>\.\d+)?(?!\d|[,.]\d| \d)"
_BEFORE_SPACED = "|".join(f"(?<={word} )" for word in ("from", "to", "of", "with", "was", "were", "than", "at", "by"))
_SCALE = r"(?:\s?(?P<scale>k|m|bn|million|billion|thousand)\b)?"
_WORD = rf"(?P<word>{number_words.CARDINAL})"
_ENDS = r"(?:\s?(?:%|per ?cent\b|k\b|m\b|bn\b|million\b))?"

_ANY: tuple[str, ...] = ()
# Name, pattern, and the parts of words of which a text must hold one for the pattern to be tried at all.
_PATTERNS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("ratio_words", rf"(?<![\w]){number_words.RATIO}(?![\w%/])(?!,\d)", (" in ",)),
    ("range", rf"(?<![\w.,/-])£?\d[\d,]*(?:\.\d+)?(?:%|k|m|bn)?-£?\d[\d,]*(?:\.\d+)?{_ENDS}(?![\w/])", ("-",)),
    (
        "multiple",
        rf"(?<![\w.,-]){number_words.MULTIPLE}",
        ("time", "fold", "twice", "double", "treble", "triple", "quadruple"),
    ),
    (
        "points",
        rf"{_SIGN}(?:{_DIGITS}|{_WORD})\s?(?:percentage[ -]points?|%[ -]points?|per ?cent points?|ppts?\b|pp\b|p\.p\.|"
        r"points?(?=\s(?:higher|lower|above|below|better|worse|up|down|more|less|fewer)\b))",
        ("point", "pp", "p.p"),
    ),
    (
        "percent",
        rf"(?:(?<=from )|(?<=between )){_DIGITS}(?=\s(?:to|and)\s\d{{1,3}}(?:\.\d+)?\s?(?:%|per ?cent\b))(?P<sign>)",
        ("%", "per"),
    ),
    ("percent", rf"{_SIGN}{_DIGITS}\s?(?:%|per ?cent\b)", ("%", "per")),
    ("percent_words", rf"(?<![\w-]){_WORD} (?:per ?cent\b|%)", ("per", "%")),
    ("money", rf"{_SIGN}(?P<pound>£)\s?{_SPACED}(?![\w%])", ("£",)),
    ("money", rf"{_SIGN}(?P<pound>£)\s?(?P<inner>-)?{_DIGITS}{_SCALE}", ("£",)),
    ("spaced", rf"(?:^|(?<=\()|{_BEFORE_SPACED}){_SPACED}(?=\s?$|[).;,:]|\s[a-z(])(?P<sign>)", _ANY),
    ("place", r"(?<![\w.,])(?P<rank>\d{1,3}) ?(?:st|nd|rd|th)(?!\w)", ("st", "nd", "rd", "th")),
    (
        "place",
        r"(?:(?<=ranked )|(?<=position )|(?<=place )|(?<=ranks ))(?P<rank>\d{1,3})(?= (?:out )?of )",
        ("rank", "position", "place"),
    ),
    (
        "place_words",
        rf"(?<![\w-])(?<!\ba )(?<!\bone )(?<!\btwo )(?P<word>{'|'.join(number_words.ORDINALS)})"
        r"(?= (?:place|position|(?:(?:highest|lowest|best|worst|safest) )?(?:out )?of (?:the )?\d))",
        ("place", "position", " of "),
    ),
    ("ratio", r"(?<![\w.,/-])(?P<rank>\d{1,4})\s?/\s?(?P<of>\d{1,4})(?![\w/%]|[.,]\d)", ("/",)),
    ("count", rf"{_SIGN}{_DIGITS}{_SCALE}(?![\w%]|,\d)", _ANY),
    (
        "factor",
        rf"(?<![\w-])(?P<factor>{'|'.join(number_words.FACTORS)})\b",
        ("halv", "doubl", "trebl", "tripl", "quadrupl"),
    ),
    (
        "fraction",
        rf"(?<![\w-]){number_words.FRACTION}\b",
        ("hal", "third", "quarter", "fifth", "sixth", "eighth", "tenth"),
    ),
    ("words", rf"(?<![\w-]){_WORD}(?![\w-])", _ANY),
    ("rest", r"\d[\d.,/]*\d", _ANY),
    ("rest", r"\d+", _ANY),
)
_COMPILED = [(name, re.compile(pattern, re.IGNORECASE), needs) for name, pattern, needs in _PATTERNS]
_SCALE_POWERS = {"k": 3, "thousand": 3, "m": 6, "million": 6, "bn": 9, "billion": 9}
_MOST_DIGITS = 18
_DOWN = "-↓▼⬇ò\uf0f2"  # the last two are a font's arrows as PDF text gives them
_OF = re.compile(
    r"(?: ?(?:place|position))?(?: (?:highest|lowest|best|worst|safest|most|least))?(?: (?:out )?of|/)"
    r"(?: the| all| our| its)?(?: (?:group of|other))? (?P<of>\d{1,3})(?![\d.,]*[\d%])",
    re.IGNORECASE,
)
_FRACTION_USE = re.compile(
    r"\s(?:of|in|on|more|fewer|less|higher|lower|reduction|increase|rise|fall|drop|decrease|"
    r"from|since|compared|over|between|during)\b|\s?[(),.;:]|$"
)


def find_numbers(words: str, marked: list[tuple[int, int]], *, spaced: bool = True) -> list[Number]:
    """All numbers of a passage's words in order, none overlapping. `marked` are list and paragraph numbers.

    `spaced` says whether `4 512` may be one number: not in a row whose cells have only a space between them.
    """
    taken = bytearray(len(words))
    found = [Number(NumberKind.OTHER, start, end, reason=Reason.NUMBERING) for start, end in marked]
    for start, end in marked:
        taken[start:end] = b"\1" * (end - start)
    found += _no_figures(words, taken)
    plain = _without_footnotes(words, found)
    for name, match in _matches(plain, spaced=spaced):
        number = None if taken.find(1, *match.span()) >= 0 else _read(name, match, plain)
        if number:
            taken[number.start : number.end] = b"\1" * (number.end - number.start)
            found.append(_with_hedge(number, words))
    return sorted(found, key=lambda number: number.start)


def _matches(words: str, *, spaced: bool) -> Iterator[tuple[str, re.Match[str]]]:
    """The matches of all patterns that can match, in their order."""
    lowered = words.lower()
    for name, pattern, needs in _COMPILED:
        if may_match(lowered, needs) and (spaced or name != "spaced"):
            for match in pattern.finditer(words):
                yield name, match


def _no_figures(words: str, taken: bytearray) -> list[Number]:
    """The numbers that are no figures; their places are marked as `taken`."""
    found = []
    for letter, reason, start, end in find_not_figures(words):
        if taken.find(1, start, end) < 0:
            taken[start:end] = b"\1" * (end - start)
            found.append(Number(NumberKind(letter), start, end, reason=reason))
    return found


def _without_footnotes(words: str, found: list[Number]) -> str:
    """The words with spaces for footnote marks, so that a figure ends where one is glued to it: `360,2 a fall`."""
    for number in found:
        if number.reason == Reason.FOOTNOTE:
            words = words[: number.start] + " " * (number.end - number.start) + words[number.end :]
    return words


def _with_hedge(number: Number, words: str) -> Number:
    hedge, lead = hedge_before(words, number.start)
    return replace(number, hedge=hedge, lead=lead)


def _read(name: str, match: re.Match[str], words: str) -> Number | None:
    span = match.span()
    match name:
        case "range" | "rest":
            return Number(NumberKind.OTHER, *span, reason=Reason.RANGE if name == "range" else Reason.UNREADABLE)
        case "place" | "place_words" | "ratio":
            return _rank(match, words)
        case "ratio_words" | "fraction" | "factor" | "multiple":
            return _part(name, match, words)
        case "words":
            return Number(NumberKind.COUNT, *span, value=number_words.cardinal(match["word"]), digits=False)
        case "percent_words":
            return Number(NumberKind.PERCENT, *span, value=number_words.cardinal(match["word"]))
        case "points" if not match["digits"]:
            return Number(NumberKind.POINTS, *span, value=number_words.cardinal(match["word"]))
        case _:
            kind = {"points": NumberKind.POINTS, "percent": NumberKind.PERCENT, "money": NumberKind.MONEY}.get(
                name, NumberKind.COUNT
            )
            return _digits(kind, match)


def _digits(kind: NumberKind, match: re.Match[str]) -> Number:
    groups = match.groupdict()
    decimals = groups["decimals"] or ""
    power = _SCALE_POWERS.get((groups.get("scale") or "").lower(), 0)
    if len(groups["digits"] + decimals) > _MOST_DIGITS:
        return Number(NumberKind.OTHER, *match.span(), reason=Reason.UNREADABLE)
    value = Decimal(re.sub("[, ]", "", groups["digits"]) + decimals).scaleb(power)
    step = Fraction(10) ** (power - max(len(decimals) - 1, 0))
    mark = (groups["sign"] or groups.get("inner") or "").strip()
    sign = 0 if not mark else -1 if mark in _DOWN else 1
    return Number(kind, *match.span(), value=value, step=step, sign=sign, rounded=bool(power or decimals))


def _rank(match: re.Match[str], words: str) -> Number:
    groups = match.groupdict()
    start, end = match.span()
    place = int(groups["rank"]) if groups.get("rank") else number_words.ORDINALS[groups["word"].lower()]
    of = int(groups["of"]) if groups.get("of") else None
    more = _OF.match(words, end) if of is None else None
    if more:
        of, end = int(more["of"]), more.end()
    return Number(NumberKind.RANK, start, end, value=Decimal(place), of=of)


def _part(name: str, match: re.Match[str], words: str) -> Number | None:
    if name == "factor":
        value = number_words.FACTORS[match["factor"].lower()]
        return Number(NumberKind.FACTOR, *match.span(), value=_decimal(value), digits=False)
    if name == "multiple":
        value = number_words.multiple(match["many"], match["multiple"])
        return Number(NumberKind.FACTOR, *match.span(), value=_decimal(value), digits=bool(re.search(r"\d", match[0])))
    if name == "ratio_words":
        few, many = number_words.small_number(match["few"]), number_words.small_number(match["many"])
        if not 0 < few < many:
            return None
        digits = bool(re.search(r"\d", match[0]))
        return Number(NumberKind.FRACTION, *match.span(), value=_decimal(Fraction(few, many)), digits=digits)
    if not match["some"] and match["part"].lower() != "half":
        return None
    if not _FRACTION_USE.match(words, match.end()):
        return None
    value = number_words.fraction((match["some"] or "").lower() or None, match["part"].lower())
    return Number(NumberKind.FRACTION, *match.span(), value=_decimal(value), digits=False)


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
