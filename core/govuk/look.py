"""How one field looks: what Django's form fields do not say about themselves."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Size = Literal["", "s", "m", "l", "xl"]


@dataclass(frozen=True)
class Look:
    """The appearance of a field, declared by name in a form's `looks`.

    `width` is a number of characters (2, 3, 4, 5, 10, 20, 30) or a fraction of the column (`one-half`, `two-thirds`).
    `option_hints`, `reveals` and `divider_before` are keyed by the option's value: a hint below it, the name of the
    field it reveals, and the word that stands on its own before it. `name` is how messages call the field
    ("the due date"); without it they use the label.
    """

    name: str = ""
    label_size: Size = ""
    page_heading: bool = False
    label_hidden: bool = False
    width: str = ""
    prefix: str = ""
    suffix: str = ""
    inline: bool = False
    small: bool = False
    rows: int = 5
    option_hints: Mapping[str, str] = field(default_factory=dict)
    reveals: Mapping[str, str] = field(default_factory=dict)
    divider_before: Mapping[str, str] = field(default_factory=dict)


PLAIN = Look()
FRACTIONS = frozenset({"full", "three-quarters", "two-thirds", "one-half", "one-third", "one-quarter"})


def width_class(width: str) -> str:
    """The class that gives an input its width, or nothing."""
    if not width:
        return ""
    return f"govuk-!-width-{width}" if width in FRACTIONS else f"govuk-input--width-{width}"
