"""Keeps each row of a Word file's tables on one page, which pandoc has no option for."""

import io
import re
import zipfile

_DOCUMENT = "word/document.xml"
_ROW = re.compile(rb"<w:tr(?: [^>]*)?>(?:(\s*)<w:trPr>)?")
_WHOLE = b"<w:cantSplit/>"


def keep_rows_whole(content: bytes) -> bytes:
    """The Word file with every table row marked as one that no page end divides."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for entry in package.infolist():
            data = package.read(entry)
            made.writestr(entry, _ROW.sub(_marked, data) if entry.filename == _DOCUMENT else data)
    return target.getvalue()


def _marked(row: re.Match[bytes]) -> bytes:
    begun = row[0].endswith(b"<w:trPr>")
    return row[0] + _WHOLE if begun else row[0] + b"<w:trPr>" + _WHOLE + b"</w:trPr>"
