"""A page's main part as text: each paragraph, heading, list item and table row, with where its links lead."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from tinyhtml5 import parse

_UNSEEN = frozenset({"script", "style", "template", "svg", "select", "textarea", "button", "nav", "input"})
_MARKS = {"govuk-tag", "portal-mark"}  # said before what they are of
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "main body p div section article form fieldset h1 h2 h3 h4 h5 h6 ul ol li dl dt dd details summary figure "
        "figcaption blockquote legend label header footer",
    )
)


@dataclass(frozen=True)
class Block:
    """A text that stands by itself, and the addresses that it links to; `is_link` where it is nothing but a link."""

    text: str
    links: tuple[str, ...] = ()
    is_link: bool = False


@dataclass
class PageText:
    """The blocks of a page's main part, and every address that the page links to."""

    blocks: list[Block] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)
    _linked: list[str] = field(default_factory=list)
    _says_more: bool = False

    def say(self, words: str | None, *, in_link: bool = False) -> None:
        self._words.append(words or "")
        self._says_more |= bool(words and words.strip() and not in_link)

    def link(self, address: str) -> None:
        self._linked.append(address)

    def finish(self, *, with_links: bool = True) -> None:
        """End the block that is being read; what it links to may be of the next one too."""
        text = _plain("".join(self._words))
        if text:
            self.blocks.append(Block(text, tuple(self._linked), is_link=not self._says_more))
        self._words, self._says_more = [], False
        if with_links:
            self._linked = []


def text_of(html: str) -> PageText:
    """The page's main part, without what only its buttons and fields say."""
    root = parse(html, namespace_html_elements=False)
    page = PageText(links=list(_links_in(root)))
    main = root.find(".//main")
    if main is None:
        main = root.find("body")
    if main is not None:
        _read(main, page)
    return page


def _read(element: Element, page: PageText, *, in_link: bool = False) -> None:
    tag = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else "template"  # a comment is no text
    in_link = in_link or tag == "a"
    if tag == "table":
        page.finish()
        page.blocks.extend(_rows_of(element))
        return
    if tag in _UNSEEN:
        return
    if tag in _BLOCKS or tag == "br":
        page.finish(with_links=tag != "br")
    if tag == "a" and element.get("href"):
        page.link(element.get("href", ""))
    page.say(element.text, in_link=in_link)
    for child in element:
        _read(child, page, in_link=in_link)
        page.say(child.tail, in_link=in_link)
    page.say(": " if _MARKS & set(element.get("class", "").split()) else "")
    if tag in _BLOCKS:
        page.finish()


def _rows_of(table: Element) -> Iterator[Block]:
    """Each row as one block: every cell after the heading of its column."""
    headings: list[str] = []
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        texts = [_cell(cell) for cell in cells]
        if all(cell.tag == "th" for cell in cells):
            headings = texts
            continue
        named = zip([*headings, *[""] * len(texts)], texts, strict=False)
        said = [f"{name}: {text}" if name and place else text for place, (name, text) in enumerate(named) if text]
        if said:
            yield Block("; ".join(said), tuple(_links_in(row)))


def _cell(cell: Element) -> str:
    inside = PageText()
    _read(cell, inside)
    inside.finish()
    return " ".join(block.text for block in inside.blocks)


def _links_in(element: Element) -> Iterator[str]:
    for anchor in element.iter("a"):
        address = anchor.get("href")
        if address:
            yield address


def _plain(words: str) -> str:
    """On one line; a tag's colon only before what follows it."""
    return " ".join(words.split()).removesuffix(" :").removesuffix(":")
