"""The officer's Markdown as clean HTML: headings, lists, tables, links and emphasis, and nothing that runs."""

from dataclasses import dataclass

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

_MARKDOWN = MarkdownIt("commonmark", {"html": False, "typographer": False}).enable("table")
_TAGS = {
    "p", "h3", "h4", "h5", "ul", "ol", "li", "strong", "em", "a", "blockquote", "table", "thead", "tbody", "tr", "th",
    "td", "br", "hr", "code",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
_SCHEMES = {"http", "https", "mailto"}
_FIRST_HEADING, _LAST_HEADING = 3, 5  # headings within a section start below the section's own


@dataclass(frozen=True)
class MarkdownPassage:
    """One top-level block of a text. Only paragraphs take a number in a numbered paper."""

    html: SafeString
    is_paragraph: bool


def passages(text: str) -> list[MarkdownPassage]:
    """The blocks of a Markdown text in order, each cleaned. Raw HTML in the text is shown as the text it is."""
    tokens = _parsed(text)
    found, start, depth = [], 0, 0
    for place, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            block = tokens[start : place + 1]
            is_paragraph = block[0].type == "paragraph_open"
            inner = block[1:-1] if is_paragraph else block
            found.append(MarkdownPassage(_clean(_MARKDOWN.renderer.render(inner, _MARKDOWN.options, {})), is_paragraph))
            start = place + 1
    return found


def to_html(text: str) -> SafeString:
    """A whole Markdown text as clean HTML."""
    return _clean(_MARKDOWN.renderer.render(_parsed(text), _MARKDOWN.options, {}))


def _parsed(text: str) -> list[Token]:
    """The text's tokens, its headings one below another without a gap, however many # the officer typed."""
    tokens, above = _MARKDOWN.parse(text), list[int]()
    for token in tokens:
        if token.type == "heading_open":
            typed = int(token.tag[1:])
            above = [level for level in above if level < typed] + [typed]
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(_FIRST_HEADING + len(above) - 1, _LAST_HEADING)}"
    return tokens


def _clean(html: str) -> SafeString:
    cleaned = nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel="noopener noreferrer")
    return mark_safe(cleaned)  # noqa: S308 - nh3 has left only the tags and attributes listed above
