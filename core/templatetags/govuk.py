"""The design system's components for templates. Arguments are plain data; the HTML is in `templates/govuk/`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseFormSet
from django.template.context import Context
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from core.govuk.brand import brand_of
from core.govuk.forms import FormError
from core.govuk.marks import mark_html, mark_of
from core.govuk.pagination import Pagination, pagination_of
from core.govuk.panels import ChartPanel, FigurePanel, SummaryRow, Task
from core.govuk.querystring import query_with
from core.govuk.tables import Heading

register = template.Library()

Data = dict[str, Any]
BUTTON_KINDS = {"": "", "secondary": "govuk-button--secondary", "warning": "govuk-button--warning"}
# By the level of a message: its title and the class of its banner.
BANNERS = {
    "success": ("Done", "govuk-notification-banner--success"),
    "error": ("There is a problem", "portal-banner--problem"),
}


@register.filter
def brand_class(colour: object) -> str:
    """The class that gives the page its colour; the portal's own for a name that is none."""
    return brand_of(colour).css_class


@register.inclusion_tag("govuk/components/button.html")
def button(text: str, href: str = "", kind: str = "", name: str = "", value: str = "") -> Data:
    """A button of a form, or with `href` a link that looks like one. `kind`: secondary or warning."""
    return {"text": text, "href": href, "css_class": BUTTON_KINDS[kind], "name": name, "value": value}


@register.inclusion_tag("govuk/components/button.html")
def button_to(text: str, url_name: str, *args: object, kind: str = "") -> Data:
    """A link that looks like a button, to the page of a URL's name and arguments."""
    return button(text, reverse(url_name, args=args), kind)


@register.inclusion_tag("govuk/components/back_link.html")
def back_link(href: str, text: str = "Back") -> Data:
    return {"href": href, "text": text}


@register.inclusion_tag("govuk/components/back_link.html")
def back_to(text: object, url_name: str, *args: object) -> Data:
    """The way back to the page of a URL's name and arguments; `text` names that page."""
    return {"href": reverse(url_name, args=args), "text": text}


@register.simple_tag
def link_to(
    text: object, url_name: str, *args: object, about: object = "", lead: str = "", quoted: bool = False
) -> SafeString:
    """A link to the page of a URL's name and arguments.

    Where `text` alone would be vague, `about` says what it is of to people who hear the page: `{% link_to "History"
    "plan-history" slug pk about=plan lead="of" %}`. `lead` stands before it; `quoted` sets it in quotation marks.
    """
    context = {"href": reverse(url_name, args=args), "text": text, "about": about, "lead": lead, "quoted": quoted}
    # Without the end of the file's last line, so that a comma or full stop may follow.
    return SafeString(render_to_string("govuk/components/link.html", context).strip())


@register.inclusion_tag("govuk/components/breadcrumbs.html")
def breadcrumbs(items: Iterable[Any]) -> Data:
    """`items` have `label` and `url`; the last may have no `url`: it is the page itself."""
    return {"items": items}


@register.inclusion_tag("govuk/components/inset.html")
def inset(text: str) -> Data:
    return {"text": text}


@register.inclusion_tag("govuk/components/warning.html")
def warning(text: str) -> Data:
    return {"text": text}


@register.inclusion_tag("govuk/components/notification.html")
def notification(text: str, level: str = "", number: int = 1, title: str = "", quiet: object = False) -> Data:
    """A banner. `level`: success, error or nothing; `number` keeps the ids of several apart.

    A `quiet` one leaves the focus where it is: an error summary on the page comes first.
    """
    default_title, css_class = BANNERS.get(level, ("Important", ""))
    return {
        "text": text,
        "title": title or default_title,
        "css_class": css_class,
        "role": "region" if not css_class else "alert",
        "number": number,
        "quiet": bool(quiet),
    }


@register.inclusion_tag("govuk/components/summary_list.html")
def summary_list(rows: Sequence[SummaryRow], card: str = "") -> Data:
    """`rows` have `key`, `value` and `actions` (links with `text`, `url`, `hidden`); `card` is the title of a frame."""
    return {"rows": rows, "card": card, "any_actions": any(row.actions for row in rows)}


@register.simple_block_tag
def summary_row(content: SafeString, key: object) -> str:
    """One row of a summary list that a template writes out: `{% summary_row "Route" %}...{% endsummary_row %}`."""
    return render_to_string("govuk/components/summary_row.html", {"content": content, "key": key})


@register.inclusion_tag("govuk/components/task_list.html")
def task_list(tasks: Iterable[Task], id_prefix: str = "task-list") -> Data:
    return {"tasks": [(task, mark_of(task.state)) for task in tasks], "id_prefix": id_prefix}


@register.simple_tag
def status_tag(state: object, word: str = "") -> SafeString:
    """The mark of a state: by name, as a StrEnum member, or a Mark. `word` says it in other words."""
    mark = mark_of(state)
    return mark_html(mark, str(word or mark.word))


@register.inclusion_tag("govuk/components/error_summary.html")
def error_summary(*forms: Any) -> Data:
    """The errors of some forms and formsets of the portal, or nothing where there is none; what is neither is left."""
    return {"errors": [error for form in forms for error in _errors_of(form)]}


def _errors_of(form: Any) -> Iterator[FormError]:
    if hasattr(form, "summary_errors"):
        yield from form.summary_errors()
    elif isinstance(form, BaseFormSet):
        yield from (FormError(str(text), "") for text in form.non_form_errors())
        for one in form.forms:
            yield from _errors_of(one)


@register.inclusion_tag("govuk/components/empty_state.html")
def empty_state(title: str, text: str = "", href: str = "", action: str = "") -> Data:
    """What stands where a list would: why it is empty, and the next step where there is one."""
    return {"title": title, "text": text, "href": href, "action": action}


@register.inclusion_tag("govuk/components/copy_button.html")
def copy_button(target: str, text: str = "Copy", hidden: str = "") -> Data:
    """Copies the text of the element with the id `target`. Shown only where JavaScript can do it."""
    return {"target": target, "text": text, "hidden": hidden}


@register.inclusion_tag("govuk/components/figure.html")
def figure_panel(figure: FigurePanel) -> Data:
    return {"figure": figure}


@register.inclusion_tag("govuk/chart.html")
def chart(panel: ChartPanel) -> Data:
    return {"chart": panel, "figure": dict(panel.figure)}


@register.inclusion_tag("govuk/components/pagination.html", takes_context=True)
def pagination(context: Context, page: Page[Any], field: str = "page") -> Data:
    """The links of a page of a list; the address keeps the rest of its query."""
    query = context["request"].GET
    pages: Pagination = pagination_of(page, lambda number: query_with(query, {field: number}))
    return {"pages": pages}


@register.inclusion_tag("govuk/components/sort_heading.html")
def sort_heading(text: str, url: str, aria_sort: str = "none", css_class: str = "") -> Data:
    """The heading of a column that a link sorts by. `aria_sort`: ascending, descending or none."""
    return {"text": text, "url": url, "aria_sort": aria_sort, "css_class": css_class}


@register.inclusion_tag("govuk/components/sort_heading.html", takes_context=True)
def table_heading(context: Context, heading: Heading, sort_field: str, page_field: str) -> Data:
    """The heading of a `PortalTable`'s column; sorting leads back to the first page."""
    url = query_with(context["request"].GET, {sort_field: heading.sort}, without=[page_field])
    return sort_heading(str(heading.text), url, heading.aria_sort, heading.css_class)


@register.inclusion_tag("govuk/components/export_links.html", takes_context=True)
def export_links(context: Context, what: str = "this table") -> Data:
    """Links to the same list as CSV and as a spreadsheet, filtered and sorted as it stands."""
    query = context["request"].GET
    formats = [("CSV", "csv"), ("Excel", "xlsx")]
    links = [(label, query_with(query, {"export": code}, without=["page"])) for label, code in formats]
    return {"links": links, "what": what}


@register.inclusion_tag("govuk/components/filter_panel.html", takes_context=True)
def filter_panel(context: Context, filterset: Any, title: str = "Filter") -> Data:
    """The form of a `PortalFilterSet`, with the filters chosen and links that take each away."""
    query: Mapping[str, Any] = context["request"].GET
    return {"filterset": filterset, "title": title, "sort": query.get("sort", "")}


@register.simple_block_tag
def details(content: SafeString, summary: str, is_open: bool = False, css_class: str = "") -> str:
    """Text that is shown when asked for: `{% details "How this was worked out" %}...{% enddetails %}`."""
    context = {"content": content, "summary": summary, "is_open": is_open, "css_class": css_class}
    return render_to_string("govuk/components/details.html", context)


@register.simple_block_tag
def scroll_table(
    content: SafeString, *caption: object, label: str = "", about: object = "", size: str = "", grid: bool = False
) -> str:
    """A table in a region of its own, which scrolls sideways where it is wider than the page; keyboards reach it.

    The words of `caption` are joined by spaces; with a `size` (s, m, l) they are seen, otherwise only heard. The region
    is called by the `label`, or else the caption, and what it is `about` where a page has several of one kind. The
    cells of a `grid` are reached with the arrow keys.
    """
    words = " ".join(str(word) for word in caption)
    context = {"content": content, "caption": words, "label": label or words, "about": about, "size": size}
    return render_to_string("govuk/components/scroll_table.html", context | {"grid": grid})


@register.inclusion_tag("govuk/components/columns.html")
def columns(*titles: object, numeric: str = "", hidden: str = "") -> Data:
    """The headings of a `scroll_table`: words, or lists of them. An empty title is no column.

    `numeric` names those above numbers, `hidden` those that are heard, not seen; several are parted by `|`.
    """
    right, heard = numeric.split("|"), hidden.split("|")
    one_by_one = (one for title in titles for one in (title if isinstance(title, list | tuple) else [title]))
    shown = [str(title) for title in one_by_one if title]
    return {"columns": [(title, title in right, title in heard) for title in shown]}
