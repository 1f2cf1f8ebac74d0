"""A measure's label as the subject of a sentence: what it is about, and what the plan wants of it."""

import re

_AIMS = (
    "reduce", "increase", "improve", "maintain", "tackle", "prevent", "lower", "raise", "decrease", "cut", "keep",
    "achieve", "deliver", "halt", "reverse", "ensure", "promote", "support", "minimise", "maximise",
)  # fmt: skip
_AIM = re.compile(
    rf"(?:to )?(?P<aim>{'|'.join(_AIMS)}) (?:in |the )?(?:(?:number|level|rate|incidence) of )?(?P<rest>\S.*)",
    re.IGNORECASE,
)


def subject_of(label: str) -> str:
    """`Domestic burglary (aim: reduce)` for a label that begins with a verb; else the label."""
    found = _AIM.fullmatch(label.strip())
    if found is None:
        return label
    rest = found["rest"]
    return f"{rest[0].upper()}{rest[1:]} (aim: {found['aim'].lower()})"
