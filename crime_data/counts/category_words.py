"""What counts are of, in words. Pure."""

from crime_data.counts.categories import EVERY_ROW, TOTAL
from crime_data.readers.met.by_column import MetScheme
from crime_data.readers.terms.facts import classification

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
