"""The text of a web page: its paragraphs, its tables as rows of cells, without scripts and what is struck out."""

import re
from html.parser import HTMLParser

from checker.readers.bounds import FileText
from checker.readers.plain import decoded

_UNSEEN = frozenset({"script", "style", "head", "template", "noscript", "del", "s", "svg", "select", "button", "nav"})
_PARAGRAPHS = frozenset(
    re.findall(
        r"\w+",
        "p div section article header footer main h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre table caption "
        "figure figcaption details summary form fieldset address aside hr",
    )
)
_VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "wbr", "col", "source"})


def read_html(name: str, content: bytes) -> FileText:
    """The text of a web page. Raises `UnreadableDocument`."""
    page = _Page()
    page.feed(decoded(name, content))
    page.close()
    return FileText(page.text(), left_out=page.left_out())


class _Page(HTMLParser):
    """Collects lines; the rows of a table as one line each, those of a table within a cell after its row."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []
        self._words: list[str] = []
        self._rows: list[list[str]] = []  # the rows that are open, the innermost last
        self._cells: list[list[str]] = []
        self._hidden: list[str] = []
        self._in_mark = False
        self._pictures = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._pictures += tag in ("img", "svg", "canvas")
        if self._hidden or tag in _UNSEEN:
            if tag not in _VOID:
                self._hidden.append(tag)
        elif tag == "tr":
            self._break()
            self._rows.append([])
        elif tag in ("td", "th"):
            self._cells.append([])
        elif tag == "br":
            self._put(" " if self._cells else "\n")
        elif tag in _PARAGRAPHS:
            self._break()
        self._in_mark = tag == "sup"

    def handle_endtag(self, tag: str) -> None:
        if self._hidden:
            if tag in self._hidden:
                del self._hidden[self._hidden.index(tag) :]
        elif tag in ("td", "th") and self._cells:
            cell = " ".join("".join(self._cells.pop()).split())
            if self._rows:
                self._rows[-1].append(cell)
        elif tag == "tr" and self._rows:
            self._lines.append("\t".join(self._rows.pop()))
        elif tag in _PARAGRAPHS:
            self._break()
        self._in_mark = False

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            mark = self._in_mark and data.strip().isdigit()
            self._put(f"[{data.strip()}]" if mark else re.sub(r"[ \t\r\n\f]+", " ", data))

    def _put(self, words: str) -> None:
        (self._cells[-1] if self._cells else self._words).append(words)

    def _break(self) -> None:
        if self._cells:
            self._cells[-1].append(" ")
        elif "".join(self._words).strip():
            self._lines += [*(re.sub(" +", " ", line).strip() for line in "".join(self._words).split("\n")), ""]
            self._words = []

    def text(self) -> str:
        """The lines so far; a blank one after each paragraph."""
        self._cells, self._rows = [], []
        self._break()
        return "\n".join(self._lines)

    def left_out(self) -> tuple[str, ...]:
        """The pictures and charts, whose text is not read."""
        named = "1 picture" if self._pictures == 1 else f"{self._pictures} pictures"
        return (f"{named}: what stands in them is not read.",) if self._pictures else ()
