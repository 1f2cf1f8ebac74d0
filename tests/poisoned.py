"""A partnership in which every free text is poison: what breaks out of a page, a file or a mail leaves a trace.

`poison` fills whatever free text the models have, so a new field is poison too; `traces_in` reads what came out as its
own kind of program would, and names what ran, or would.
"""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from django.apps import apps
from django.db import models
from django.db.models import QuerySet
from lxml import etree
from openpyxl import load_workbook

from core.fields import PeriodField
from core.models import AuditEntry, OneTimeResult
from crime_data.models import ForceMonth, Population, Series
from reports.models import FinalVersionFile

MARK = "p-o"  # an element or an attribute of this name is text that was taken for HTML
_START = f"=\"'<{MARK}>"  # as much as fits the shortest field: a formula, both quotation marks, an element
_REST = (
    f" {MARK}=1 </script></style></title></textarea><{MARK} onfocus=x>&lt;{MARK}&gt; {{{{ 7 }}}}{{% now %}} "
    f"[{MARK}](javascript:{MARK}) $\\frac{{ \u200f\u061c"
)
_LINES = f"\r\nBcc: {MARK}@example.org\r\nEND:VEVENT\nX-{MARK}:1\n=1+1\n@{MARK}\n\u202e{MARK}\u2028# {MARK}\n| {MARK} |"
_LINE_END, _SHORT = f"\r\nX-{MARK}: 1\r\n", 40
# What a person types, and the portal reads again: no free text.
_CODES = {
    "action", "area_code", "code", "code_hash", "colour", "content_type", "count_category", "duty",
    "figures_fingerprint", "fingerprint", "key", "method", "object_type", "password", "sha256", "token_hash", "vintage",
}  # fmt: skip
# The portal's own words, and what released files call things.
_NOBODYS = (OneTimeResult, FinalVersionFile, ForceMonth, Population, Series)
_NO_WORDS = (models.SlugField, models.EmailField, models.URLField, PeriodField)
_TYPED_AS_DATA = {"cover", "papers", "scores", "minutes", "before", "after", "lines"}
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
_NUMBER = re.compile(r"[+-]?£?[\d,]*\.?\d+%?")


def poison(*, line_ends: bool = False) -> set[str]:
    """Fill every free text of every record that there is; answers the fields, as `plans.Plan.title`.

    `line_ends` fills names and titles too with what they have come to refuse, as older records may hold it.
    """
    filled = set()
    for model in _own_models():
        fields = [field for field in model._meta.concrete_fields if _is_free(field)]
        for record in model._base_manager.all() if fields else ():
            values = {field.name: _poison_for(field, record, line_ends) for field in fields}
            QuerySet(model).filter(pk=record.pk).update(**values)
            filled |= {f"{model._meta.label}.{name}" for name in values}
    return filled


def _own_models() -> Iterator[type[models.Model]]:
    for config in apps.get_app_configs():
        if "site-packages" not in config.path:
            yield from (model for model in config.get_models() if model not in _NOBODYS)


def _is_free(field: Any) -> bool:
    if isinstance(field, models.JSONField):
        return field.name in _TYPED_AS_DATA
    is_text = isinstance(field, models.CharField | models.TextField) and not isinstance(field, _NO_WORDS)
    return is_text and not field.choices and field.name not in _CODES


def _poison_for(field: Any, record: Any, line_ends: bool) -> Any:
    if isinstance(field, models.JSONField):
        return _in_data(field.value_from_object(record), keeps_keys=not isinstance(record, AuditEntry))
    if isinstance(field, models.TextField):
        return f"{_START}{_REST}{_LINES}"
    own = f"{record.pk}{_LINE_END if line_ends else ''}" if (field.max_length or 0) > _SHORT else ""
    return f"{_START}{own}{_REST}"[: field.max_length]


def _in_data(data: Any, *, keeps_keys: bool) -> Any:
    """The data with its words poisoned: those of several words, or all where nothing reads them again."""
    if isinstance(data, dict):
        return {key: _in_data(value, keeps_keys=keeps_keys) for key, value in data.items()}
    if isinstance(data, list):
        return [_in_data(value, keeps_keys=keeps_keys) for value in data]
    if isinstance(data, str) and (" " in data or not keeps_keys):
        return f"{_START}{_REST}"
    return data


class _Page(HTMLParser):
    """What a page opens that the portal did not write, and where its links lead."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.traces: list[str] = []
        self.links: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == MARK:
            self.traces.append(f"element at line {self.getpos()[0]}")
        for name, value in attrs:
            self._look_at(tag, name, value or "")

    def _look_at(self, tag: str, name: str, value: str) -> None:
        if MARK in name or name.startswith("on"):
            self.traces.append(f"{tag} has the attribute {name}")
        if name in {"href", "src", "action", "formaction"}:
            self.links.append(value)
            if urlsplit(value.strip()).scheme not in {"", "http", "https", "mailto", "data"}:
                self.traces.append(f"{tag} leads to {value}")

    handle_startendtag = handle_starttag


def links_in(html: str) -> list[str]:
    return _Page(html).links


def traces_in(kind: str, content: bytes) -> list[str]:
    """What of the poison took effect in a file of that content type; raises KeyError for a kind that nobody reads."""
    return list(_READERS[kind.partition(";")[0]](content))


def _in_html(content: bytes) -> Iterable[str]:
    return _Page(content.decode()).traces


def _in_csv(content: bytes) -> Iterable[str]:
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
    return _formulas(cell for row in rows for cell in row)


def _in_xlsx(content: bytes) -> Iterable[str]:
    for sheet in load_workbook(io.BytesIO(content)):
        cells = [cell for row in sheet.iter_rows() for cell in row]
        yield from (f"formula in {sheet.title} {cell.coordinate}" for cell in cells if cell.data_type == "f")
        yield from _formulas(cell.value for cell in cells if isinstance(cell.value, str))


def _formulas(cells: Iterable[str]) -> Iterator[str]:
    return (f"cell {cell[:40]!r}" for cell in cells if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell))


def _in_json(content: bytes) -> Iterable[str]:
    json.loads(content)
    return []  # it is read as data, and served as such


def _in_xml(content: bytes) -> Iterable[str]:
    for element in etree.fromstring(content).iter(etree.Element):
        names = [element.tag, *element.attrib]
        yield from (f"{name} in XML" for name in names if MARK in name or etree.QName(name).localname.startswith("on"))


def _in_word(content: bytes) -> Iterable[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                yield from _in_xml(archive.read(name))
            if name.endswith(".rels"):
                targets = [one.get("Target", "") for one in etree.fromstring(archive.read(name))]
                yield from (f"link to {target}" for target in targets if target.startswith("javascript"))


def _in_calendar(content: bytes) -> Iterable[str]:
    """Every property is one that the portal writes, and every event one that it began."""
    unfolded = re.sub("\r?\n ", "", content.decode())
    lines = re.split("\r\n|\r|\n", unfolded)  # as lenient programs do
    names = [re.split("[:;]", line)[0] for line in lines if line]
    known = "BEGIN END VERSION PRODID METHOD X-WR-CALNAME UID DTSTAMP DTSTART DTEND SUMMARY DESCRIPTION URL TRANSP"
    yield from (f"property {name}" for name in names if name not in known.split())
    if len({lines.count("BEGIN:VEVENT"), lines.count("END:VEVENT"), names.count("UID")}) != 1:
        yield "an event was begun or ended by a text"


def _in_bytes(content: bytes) -> Iterable[str]:
    return []  # drawn: there is nothing left to be taken for anything


_READERS = {
    "text/html": _in_html,
    "text/csv": _in_csv,
    "text/calendar": _in_calendar,
    "application/json": _in_json,
    "application/octet-stream": _in_bytes,
    "application/pdf": _in_bytes,
    "image/png": _in_bytes,
    "image/svg+xml": _in_xml,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": _in_xlsx,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": _in_word,
}
