"""How one field looks: what Django's form fields do not say about themselves."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Size = Literal["", "s", "m", "l", "xl"]


@dataclass(frozen=True)
class ShownFor:
    """That something is wanted only while the field `field` has one of `values` ("" is nothing chosen)."""

    field: str
    values: frozenset[str]

    @property
    def words(self) -> str:
        """The values as an attribute lists them."""
        return " ".join(sorted(self.values))


@dataclass(frozen=True)
class Folded:
    """Fields that are seldom needed, folded below the others under a line that opens them.

    They stand open where one has an error or more than its first value, and while `open_for` wants them.
    """

    summary: str
    names: tuple[str, ...]
    open_for: ShownFor | None = None


@dataclass(frozen=True)
class Look:
    """The appearance of a field, declared by name in a form's `looks`.

    `width` is a number of characters (2, 3, 4, 5, 10, 20, 30) or a fraction of the column (`one-half`, `two-thirds`).
    `option_hints`, `reveals` and `divider_before` are keyed by the option's value: a hint below it, the name of the
    field it reveals, and the word that stands on its own before it. `name` is how messages call the field
    ("the due date"); without it they use the label. `label_about` ends the label for those who hear it, where the page
    shows what a short label is about. `shown_for` hides it while another field asks for something else. `shows_again`
    is the text of a button beside a field on which others depend: without scripts it brings the form again as its new
    value asks, with all that was typed.
    """

    name: str = ""
    label_size: Size = ""
    page_heading: bool = False
    label_hidden: bool = False
    label_about: str = ""
    width: str = ""
    prefix: str = ""
    suffix: str = ""
    inline: bool = False
    small: bool = False
    rows: int = 5
    option_hints: Mapping[str, str] = field(default_factory=dict)
    reveals: Mapping[str, str] = field(default_factory=dict)
    divider_before: Mapping[str, str] = field(default_factory=dict)
    shown_for: ShownFor | None = None
    shows_again: str = ""


PLAIN = Look()
FRACTIONS = frozenset({"full", "three-quarters", "two-thirds", "one-half", "one-third", "one-quarter"})


def width_class(width: str) -> str:
    """The class that gives an input its width, or nothing."""
    if not width:
        return ""
    return f"govuk-!-width-{width}" if width in FRACTIONS else f"govuk-input--width-{width}"
