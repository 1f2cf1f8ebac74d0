"""What counts are of, and what they add up to. Pure: a category is a text such as `code:28E` or `group:Robbery`.

What a category is called, for people, too.
"""

from collections.abc import Callable, Sequence

import numpy as np

from crime_data.counts.count_table import ABSENT, KNOWN, MISSING, CountTable, DenseCounts
from crime_data.readers.met.by_column import MetScheme
from crime_data.readers.met.by_row import NOT_NOTIFIABLE
from crime_data.readers.terms.facts import CrimeType, classification
from crime_data.readers.terms.offences import Classification, Offence, OffenceClass
from crime_data.readers.terms.place_names import plain

TOTAL = "total"
EVERY_ROW = "all"  # recorded crime and anti-social behaviour together
Parents = Callable[[str], Sequence[str]]


def code(offence_code: str) -> str:
    """The category of an offence code."""
    return f"code:{offence_code}"


def offence_parents(offences: dict[str, Offence], classification: Classification) -> Parents:
    """What a Home Office offence code counts in: its subgroup, group and class, and the total unless it is fraud."""

    def parents(category: str) -> Sequence[str]:
        offence = offences[category.removeprefix("code:")]
        offence_class = classification.class_of(offence.group)
        found = [
            f"subgroup:{offence.group}/{offence.subgroup}",
            f"group:{offence.group}",
            f"class:{offence_class.value}",
        ]
        return found if offence_class is OffenceClass.FRAUD else [*found, TOTAL]

    return parents


def street_parents(crime_types: dict[str, CrimeType]) -> Parents:
    """What a crime type of data.police.uk counts in: every row, and the total if it is recorded crime."""

    def parents(category: str) -> Sequence[str]:
        found = crime_types.get(plain(category.removeprefix("type:")))
        return [EVERY_ROW, TOTAL] if found is None or found.is_recorded_crime else [EVERY_ROW]

    return parents


def met_parents(category: str) -> Sequence[str]:
    """What the Metropolitan Police's `met_2008:Major/Minor` counts in: its major category, and its scheme's total
    unless it is not notifiable. Crime with a mark may have several, so that it is never added up."""
    scheme, _, name = category.partition(":")
    if scheme == MetScheme.MARKED:
        return []
    major = name.partition("/")[0]
    return [f"{scheme}:{major}"] if major == NOT_NOTIFIABLE else [f"{scheme}:{major}", f"{scheme}:{TOTAL}"]


def rolled_up(table: CountTable, parents: Parents) -> DenseCounts:
    """The table with its roll-ups. A sum is missing where a part is, and absent where every part is."""
    own = [str(name) for name in table.categories]
    rolls = list(dict.fromkeys(parent for name in own for parent in parents(name)))
    matrix = _membership(own, rolls, parents)
    shape = (len(table.places), len(own) + len(rolls), len(table.periods))
    values, states = np.zeros(shape, np.int32), np.zeros(shape, np.uint8)
    for number, period in enumerate(table.periods):
        block, known = table.values(period), table.states(period)
        values[:, : len(own), number], states[:, : len(own), number] = block, known
        values[:, len(own) :, number] = block @ matrix
        any_part, any_missing = (known > ABSENT) @ matrix > 0, (known == MISSING) @ matrix > 0
        states[:, len(own) :, number] = np.where(any_missing, MISSING, np.where(any_part, KNOWN, ABSENT))
    values[states == MISSING] = 0
    return DenseCounts(
        tuple(str(name) for name in table.places), (*own, *rolls), tuple(table.periods), values, states, len(own)
    )


def _membership(own: Sequence[str], rolls: Sequence[str], parents: Parents) -> np.ndarray:
    place = {name: number for number, name in enumerate(rolls)}
    matrix = np.zeros((len(own), len(rolls)), np.int64)
    for row, name in enumerate(own):
        for parent in parents(name):
            matrix[row, place[parent]] = 1
    return matrix


_CLASSES = {
    "victim_based": "Victim-based crime",
    "society": "Other crimes against society",
    "fraud": "Fraud",
    "unclassed": "Offences whose group is not known",
}
_WHOLE = {TOTAL: "All recorded crime", EVERY_ROW: "All crime and anti-social behaviour"}
_KINDS = {"code": "offence code", "group": "offence group", "subgroup": "offence subgroup", "type": "crime type"}


def category_words(category: str) -> str:
    """A category of counts as a reader is told it: `group:Robbery` is `Robbery (offence group)`."""
    if category in _WHOLE:
        return _WHOLE[category]
    kind, _, name = category.partition(":")
    if kind == "class":
        return _CLASSES.get(name, name)
    if name == TOTAL:  # a scheme's own total
        return f"All of {_scheme(kind)}"
    if kind == "code" and name in classification().offences:
        return f"{classification().offences[name].description} ({_KINDS[kind]} {name})"
    shown = name.partition("/")[2] or name
    if kind == "subgroup":
        return f"{shown} ({_KINDS[kind]} of {name.partition('/')[0]})"
    if kind in _KINDS:
        return f"{name} ({_KINDS[kind]})"
    major, _, minor = name.partition("/")
    return f"{minor or major} ({_scheme(kind)}{f', {major}' if minor else ''})"


def _scheme(kind: str) -> str:
    if kind == MetScheme.MARKED:
        return "Met crime with a mark, counted among other crime too"
    source, _, since = kind.partition("_")
    return f"{source.title()} categories from {since}" if since.isdigit() else kind
