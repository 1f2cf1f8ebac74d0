"""Plain text: what a line of it may hold, and templates that write it."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.template import Context, Engine

# Controls, line ends among them; what ends a line or a paragraph in Unicode; and what turns the direction of the text
# that follows. Marks that tell the direction of what stands beside them may stay.
_NOT_IN_A_LINE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")


def validate_one_line(value: Any) -> None:
    """Raises ValidationError for text with a line end, or with a character that is not seen and changes what is."""
    if isinstance(value, str) and _NOT_IN_A_LINE.search(value):
        raise ValidationError("Write this on one line, without characters that cannot be seen.", code="one_line")


def one_line(value: object) -> str:
    """The text on one line, whatever it was kept as: for a mail's headers."""
    return " ".join(_NOT_IN_A_LINE.sub(" ", str(value)).split())


def plain_text(template: str, context: dict[str, Any]) -> str:
    """A template of plain text filled in. Nothing is escaped, and to a page it is text like any other: no HTML."""
    written = Engine.get_default().get_template(template).render(Context(context, autoescape=False))
    return str.__str__(written)  # an ordinary string: Django marks what a template writes as safe to print in a page
