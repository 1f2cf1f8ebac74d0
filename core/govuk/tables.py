# mypy: disallow-subclassing-any=False
"""The base of the portal's tables: declare columns and a caption, write `{% render_table table %}`.

class MeasureTable(PortalTable):
    caption = "Measures of the plan"
    name = tables.Column(linkify=True)
    value = NumberColumn(places=1)
    status = StatusColumn()
"""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import django_tables2 as tables
from django.db.models import Model
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django_tables2.columns import BoundColumn

from core.govuk.marks import mark_html, mark_of
from core.numbers.formats import format_number

NUMERIC = {"th": {"class": "govuk-table__header--numeric"}, "td": {"class": "govuk-table__cell--numeric"}}
SORTED = {True: "descending", False: "ascending"}


@dataclass(frozen=True, slots=True)
class TableCell:
    """What a row holds in a column; `heads_row` says that it is the row's own heading."""

    content: Any
    css_class: str
    heads_row: bool


@dataclass(frozen=True, slots=True)
class TableBodyRow:
    css_class: str
    cells: tuple[TableCell, ...]


class PortalTable(tables.Table):
    """A table in the design system. The first visible column heads its row, unless `row_header` names another.

    Two tables on a page need a `prefix` each, so that sorting one leaves the other.
    """

    caption: str = ""
    caption_hidden: bool = False
    row_header: str = ""

    def __init__(self, *args: Any, caption: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.caption = caption or self.caption
        if not self.caption:
            raise TypeError(f"{type(self).__name__} needs a caption: it is how people who cannot see find the table.")
        for column in self.columns.iterall():
            column.render = _with_its_signature(column.render)
            link = column.column.link
            if link:
                link.attrs = {"class": "govuk-link", **(link.attrs or {})}
                link.url = _with_its_signature(link.url) if callable(link.url) else link.url
        self.empty_text: str = self.empty_text or "There is nothing to show here yet."

    @property
    def heading_column(self) -> str:
        """The name of the column whose cells head their rows."""
        visible = [column.name for column in self.columns]
        return self.row_header or (visible[0] if visible else "")

    @property
    def headings(self) -> list["Heading"]:
        """The visible columns' headings, in order."""
        return [Heading(column) for column in self.columns]

    @property
    def body(self) -> Iterator[TableBodyRow]:
        """The rows of the page that is shown. A column's attributes are the same in each of its cells."""
        heads = self.heading_column
        columns = [
            (column.name, column.attrs["td"].get("class") or "", column.name == heads) for column in self.columns
        ]
        for row in self.paginated_rows:
            cells = tuple(
                TableCell(row.get_cell(name), css_class, is_heading) for name, css_class, is_heading in columns
            )
            yield TableBodyRow(row.attrs["class"], cells)


def _with_its_signature(work: Callable[..., Any]) -> Callable[..., Any]:
    """The same, its signature worked out: the library asks for it at every cell, an eighth of a table's time."""

    def known(**kwargs: Any) -> Any:
        return work(**kwargs)

    known.__signature__ = inspect.signature(work)  # type: ignore[attr-defined]
    return known


class Heading:
    """A column's heading: its words, its class and how the table is sorted by it."""

    def __init__(self, column: BoundColumn) -> None:
        self.column = column
        self.text = column.header
        self.css_class = (column.attrs["th"].get("class") or "").replace("orderable", "").strip()

    @property
    def aria_sort(self) -> str:
        """`ascending` or `descending` when the table is sorted by this column, else `none`."""
        order = self.column.order_by_alias
        return SORTED[order.is_descending] if self.column.is_ordered else "none"

    @property
    def sort(self) -> str:
        """What the address asks for to sort by this column, the other way round when it is so sorted already."""
        return str(self.column.order_by_alias.next)


class NumberColumn(tables.Column):
    """A number, right-aligned, with thousands commas; `places` decimals, or as many as it has. Missing stays missing.

    An export holds the number itself.
    """

    attrs = NUMERIC

    def __init__(self, *args: Any, places: int | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("attrs", NUMERIC)
        super().__init__(*args, **kwargs)
        self.places = places

    def render(self, value: int | Decimal) -> str:
        return format_number(value, self.places)

    def value(self, *, value: Any, **kwargs: Any) -> Any:
        return value


class DateColumn(tables.Column):
    """A day, written `5 April 2013`; an export holds the date itself."""

    attrs = {"td": {"class": "portal-nowrap"}}

    def render(self, value: date | datetime) -> str:
        return date_format(_day(value), "j F Y")

    def value(self, *, value: Any, **kwargs: Any) -> Any:
        return _day(value) if value else ""


def _day(value: date | datetime) -> date:
    if isinstance(value, datetime):
        return timezone.localdate(value) if timezone.is_aware(value) else value.date()
    return value


class StatusColumn(tables.Column):
    """A state as its mark; an export holds the word. `mark` gives the Mark of a state that `MARKS` does not hold."""

    def __init__(self, *args: Any, mark: Callable[[Any], object] = mark_of, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mark = mark

    def render(self, value: Any) -> SafeString:
        mark = mark_of(self.mark(value))
        return mark_html(mark, mark.word)

    def value(self, *, value: Any, **kwargs: Any) -> str:
        return mark_of(self.mark(value)).word if value else ""


class LabelColumn(tables.Column):
    """A choice of a model's field, shown by its label."""

    def render(self, record: Model, bound_column: BoundColumn) -> str:
        return str(getattr(record, f"get_{bound_column.accessor}_display")())
