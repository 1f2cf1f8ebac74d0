"""Numbers that are written in words: `twenty-one`, `a third`, `two hundred and five`, `fifth`."""

import re
from decimal import Decimal
from fractions import Fraction

_UNITS = re.findall(
    r"\w+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen",
)
_TENS = re.findall(r"\w+", "twenty thirty forty fifty sixty seventy eighty ninety")
_ORDINALS = re.findall(
    r"\w+",
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth",
)

SMALL: dict[str, int] = {
    **{word: value for value, word in enumerate(_UNITS)},
    **{word: 10 * value for value, word in enumerate(_TENS, start=2)},
}
ORDINALS: dict[str, int] = {word: value for value, word in enumerate(_ORDINALS, start=1)}
SCALES: dict[str, int] = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9}
PARTS: dict[str, Fraction] = {
    "half": Fraction(1, 2),
    "third": Fraction(1, 3),
    "quarter": Fraction(1, 4),
    "fifth": Fraction(1, 5),
    "sixth": Fraction(1, 6),
    "eighth": Fraction(1, 8),
    "tenth": Fraction(1, 10),
}
FACTORS: dict[str, Fraction] = {
    "halved": Fraction(1, 2),
    "halving": Fraction(1, 2),
    "doubled": Fraction(2),
    "doubling": Fraction(2),
    "trebled": Fraction(3),
    "trebling": Fraction(3),
    "tripled": Fraction(3),
    "tripling": Fraction(3),
    "quadrupled": Fraction(4),
    "quadrupling": Fraction(4),
}

MULTIPLES: dict[str, int] = {"twice": 2, "double": 2, "treble": 3, "triple": 3, "quadruple": 4}

_tens = "|".join(_TENS)
_ones = "|".join(_UNITS[1:10])
_any = "|".join(sorted(SMALL, key=len, reverse=True))
_small = rf"(?:(?:{_tens})[- ](?:{_ones})|{_any})"
CARDINAL = rf"{_small}(?: (?:hundred|thousand|million|billion)(?: and {_small}| {_small})?){{0,6}}"
FRACTION = (
    r"(?<!top )(?<!bottom )(?<!upper )(?<!lower )(?<!first )(?<!second )(?<!best )(?<!worst )(?<!highest )(?<!lowest )"
    rf"(?:(?P<some>an?|one|two|three|four|five|nine)[- ])?(?P<part>{'|'.join(PARTS)})s?"
    r"(?![- ]?(?:year|place|time|party))"
)
RATIO = (
    rf"(?P<few>\d{{1,2}}|{'|'.join(_UNITS[1:])})(?: (?:people|residents|respondents|offences|incidents|victims|cases))?"
    rf" in (?:every )?(?P<many>[2-9]|10|20|50|100|{'|'.join(_UNITS[2:11])}|twenty|fifty|a hundred)"
)

MULTIPLE = (
    rf"(?:(?P<many>\d{{1,2}}(?:\.\d)?|{'|'.join(_UNITS[2:13])})[- ]?(?:times|fold)|(?P<multiple>{'|'.join(MULTIPLES)}))"
    r"(?= as (?:many|much|high|large|great|likely|common|often)\b| (?:increase|rise|growth|that|what|last year)\b"
    r"| (?:the|our|its) (?:(?:national|county|force|regional|city|borough|district|england|london|previous) )?"
    r"(?:number|rate|level|figure|total|amount|volume|average|share|proportion|baseline|target)\b)"
)


def multiple(many: str | None, word: str | None) -> Fraction:
    """How many times: `2.5` and `three` (times), or `twice`."""
    if word:
        return Fraction(MULTIPLES[word.lower()])
    text = (many or "").lower()
    return Fraction(text) if text[:1].isdigit() else Fraction(SMALL[text])


def cardinal(words: str) -> Decimal:
    """The number that `words` (a match of `CARDINAL`) stand for."""
    total, group = 0, 0
    for word in re.split(r"[- ]+", words.lower()):
        if word == "and":
            continue
        if word == "hundred":
            group *= 100
        elif word in SCALES:
            total, group = total + group * 10 ** SCALES[word], 0
        else:
            group += SMALL[word]
    return Decimal(total + group)


def small_number(text: str) -> int:
    """A digit string or a number word below a hundred and one."""
    text = text.lower()
    if text == "a hundred":
        return 100
    return int(text) if text.isdigit() else int(cardinal(text))


def fraction(some: str | None, part: str) -> Fraction:
    """The part of a whole that `two thirds`, `a quarter` or `half` stand for."""
    count = 1 if some in (None, "a", "an") else SMALL[some or "one"]
    return count * PARTS[part]
