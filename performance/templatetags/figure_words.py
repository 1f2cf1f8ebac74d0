"""The words of figures for templates: what stands beside them in a column, and the key to their statuses."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from core.govuk.marks import mark_of
from figures.figure.column_months import ColumnMonths
from figures.figure.meanings import words_used
from performance.measures.facts import facts_of, note_words
from performance.plan_figures.presenters import STATUS_GLYPHS, FigureRow

register = template.Library()


@register.filter
def beside_current(row: FigureRow, months: ColumnMonths) -> str:
    """What stands beside a figure in a column of these months."""
    return row.beside_current(months)


@register.filter
def beside_previous(row: FigureRow, months: ColumnMonths) -> str:
    """What stands beside the figure before in a column of these months."""
    return row.beside_previous(months)


@register.simple_tag
def figure_data(data: Mapping[str, str] | str) -> SafeString:
    """The `data-` attributes of what `FigureRow.data` holds; nothing for an older version that lacks them."""
    return format_html_join("", ' data-{}="{}"', data.items() if isinstance(data, Mapping) else ())


register.filter("facts", facts_of)
register.filter(note_words)


@register.inclusion_tag("performance/plan_figures/key.html")
def key_to_words(*rows: FigureRow | Iterable[FigureRow]) -> dict[str, Any]:
    """The key to the words for statuses and changes that a row, or all of some rows, have."""
    every = [row for one in rows for row in ([one] if isinstance(one, FigureRow) else one)]
    used = words_used(row.figure for row in every)
    return {"entries": [(STATUS_GLYPHS.get(str(word), ""), mark_of(word).word, used[word]) for word in used]}
