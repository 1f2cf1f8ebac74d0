"""What every reader of files shares: the bounds, what comes out, and the refusal."""

from dataclasses import dataclass

MOST_BYTES = 20_000_000
MOST_UNPACKED = 60_000_000
MOST_PAGES = 600
MOST_CHARACTERS = 3_000_000


class UnreadableDocument(Exception):
    """A file whose text cannot be had; the message says why and is fit to stand at a form field."""


@dataclass(frozen=True, slots=True)
class FileText:
    """The text of a file. `pages` are the offsets at which its pages begin, where it has any; `left_out` says in
    sentences what of the file was not read.
    """

    text: str
    pages: tuple[int, ...] = ()
    left_out: tuple[str, ...] = ()


def too_big(name: str) -> str:
    """The refusal of a file that is larger than may be read."""
    return f"{name} is larger than {MOST_BYTES // 1_000_000} MB."
