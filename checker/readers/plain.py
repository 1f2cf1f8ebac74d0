"""Plain text, in the encodings that councils use."""

from checker.readers.bounds import FileText, UnreadableDocument


def read_text(name: str, content: bytes) -> FileText:
    """The text of a text file. Raises `UnreadableDocument`."""
    return FileText(decoded(name, content))


def decoded(name: str, content: bytes) -> str:
    """The characters of a file in UTF-8, UTF-16 with its mark, or Windows-1252. Raises `UnreadableDocument`."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "cp1252")
        if b"\x00" in content:
            raise UnreadableDocument(f"{name} is not a text file.")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableDocument(f"{name} is not a text file that can be read: save it as UTF-8.")
