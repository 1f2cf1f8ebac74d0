"""The text of a PDF, page by page."""

import io
import re
from collections.abc import Sequence
from itertools import accumulate

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from checker.readers import bounds
from checker.readers.bounds import FileText, UnreadableDocument

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})
_BETWEEN = "\n\n"
_MOST_NAMED = 12


def read_pdf(name: str, content: bytes) -> FileText:
    """The text of a PDF with the places where its pages begin; pages without text are told. Raises
    `UnreadableDocument`."""
    pages = [
        re.sub(r"[\ud800-\udfff]", "�", page.translate(_LIGATURES)) for page in _pages_of(name, io.BytesIO(content))
    ]
    starts = tuple(accumulate((len(page) + len(_BETWEEN) for page in pages[:-1]), initial=0)) if pages else ()
    empty = [number for number, page in enumerate(pages, 1) if not page.strip()]
    return FileText(_BETWEEN.join(pages), starts, _told(empty, len(pages)))


def _pages_of(name: str, content: io.BytesIO) -> list[str]:
    try:
        reader = PdfReader(content)
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableDocument(f"{name} has a password. Save a copy without one.")
        if len(reader.pages) > bounds.MOST_PAGES:
            raise UnreadableDocument(f"{name} has more than {bounds.MOST_PAGES} pages. Check it in parts.")
        return [page.extract_text() for page in reader.pages]
    except DependencyError as error:
        raise UnreadableDocument(
            f"{name} is locked in a way that cannot be opened here. Save a copy without it."
        ) from error
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        raise UnreadableDocument(
            f"{name} is not a PDF that can be read: it is broken or uses what is not known here."
        ) from error


def _told(empty: Sequence[int], pages: int) -> tuple[str, ...]:
    """Which pages hold no text, where some of the others do."""
    if not empty or len(empty) == pages:
        return ()
    named = ", ".join(str(number) for number in empty[:_MOST_NAMED]) + (" …" if len(empty) > _MOST_NAMED else "")
    one = len(empty) == 1
    return (f"{'Page' if one else 'Pages'} {named} {'holds' if one else 'hold'} no text: a picture, or a scan.",)
