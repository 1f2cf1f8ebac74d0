"""Tables sort, page and filter by links and forms alone."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import django_tables2 as tables
import pytest
from django.http import QueryDict
from django.template import engines
from django.test import RequestFactory
from django.utils import timezone
from django_tables2 import RequestConfig

from core.govuk.tables import DateColumn, NumberColumn, PortalTable, StatusColumn
from tests.core.govuk_page import SampleFilter, SampleMeasure

ROWS: list[dict[str, Any]] = [
    {"name": "Burglary", "value": Decimal("2778.25"), "day": date(2014, 4, 5), "state": "missed"},
    {"name": "<b>Arson</b>", "value": None, "day": None, "state": "met"},
    {"name": "Robbery", "value": 0, "day": timezone.make_aware(datetime(2014, 3, 30, 23, 30)), "state": "no_target"},
]


class FigureTable(PortalTable):
    caption = "Figures"
    name = tables.Column(verbose_name="Measure", linkify=lambda record: f"/{len(record['name'])}")
    value = NumberColumn(places=1)
    day = DateColumn(orderable=False)
    state = StatusColumn(verbose_name="Status")


def shown(table: PortalTable, **query: str) -> str:
    request = RequestFactory().get("/", query)
    RequestConfig(request, paginate={"per_page": 2}).configure(table)
    source = "{% load django_tables2 %}{% render_table table %}"
    return re.sub(r"\s+", " ", engines["django"].from_string(source).render({"table": table}, request))


def test_a_table_has_a_caption_and_headings_with_a_scope() -> None:
    html = shown(FigureTable(ROWS))
    assert re.search(r"<caption[^>]*>Figures</caption>", html)
    assert html.count('scope="col"') == 4
    assert html.count('scope="row"') == 2
    assert 'role="region" tabindex="0" aria-label="Figures"' in html


def test_a_table_without_a_caption_is_refused() -> None:
    class Nameless(PortalTable):
        name = tables.Column()

    with pytest.raises(TypeError, match="caption"):
        Nameless([])
    assert Nameless([], caption="Names").caption == "Names"


def test_numbers_are_rounded_and_right_aligned_and_a_missing_one_is_no_zero() -> None:
    html = shown(FigureTable(ROWS))
    cells = re.findall(r'<td class="govuk-table__cell govuk-table__cell--numeric">([^<]*)</td>', html)
    assert cells == ["2,778.3", "—"]
    assert 'class="govuk-table__header govuk-table__header--numeric"' in html


def test_a_day_is_that_of_the_portals_own_clock() -> None:
    html = shown(FigureTable(ROWS[2:]))
    assert "30 March 2014" in html


def test_what_stands_in_a_table_is_escaped() -> None:
    assert "&lt;b&gt;Arson&lt;/b&gt;" in shown(FigureTable(ROWS))


def test_a_heading_sorts_and_says_how_it_is_sorted() -> None:
    unsorted = shown(FigureTable(ROWS), status="missed", page="2")
    assert unsorted.count('aria-sort="none"') == 3
    assert 'href="?status=missed&amp;sort=name"' in unsorted
    downwards = shown(FigureTable(ROWS), sort="-name")
    assert downwards.count('aria-sort="descending"') == 1
    assert 'href="?sort=name"' in downwards
    upwards = shown(FigureTable(ROWS), sort="name")
    assert upwards.count('aria-sort="ascending"') == 1
    assert upwards.index("Arson") < upwards.index("Burglary")


def test_a_column_that_cannot_be_sorted_has_no_link() -> None:
    assert re.search(
        r'<th scope="col" class="govuk-table__header ?(portal-nowrap)?">Day</th>', shown(FigureTable(ROWS))
    )


def test_pages_are_kept_apart_and_a_page_too_far_is_the_last() -> None:
    assert "Robbery" not in shown(FigureTable(ROWS))
    assert "Robbery" in shown(FigureTable(ROWS), page="2")
    assert "Robbery" in shown(FigureTable(ROWS), page="99")
    assert "Burglary" in shown(FigureTable(ROWS), page="x")


def test_an_empty_table_says_so() -> None:
    assert "There is nothing to show here yet." in shown(FigureTable([]))
    assert "No measures." in shown(FigureTable([], empty_text="No measures."))


def filterset(query: str) -> SampleFilter:
    return SampleFilter(QueryDict(query), queryset=SampleMeasure.objects.all())


def test_chosen_filters_are_shown_in_words_with_links_that_take_each_away() -> None:
    chosen = filterset("name=burg&status=missed&status=no_target&page=3&sort=-value").selected
    assert [(one.label, [value.text for value in one.values]) for one in chosen] == [
        ("Name contains", ["burg"]),
        ("Status", ["Missed", "No target"]),
    ]
    assert chosen[0].values[0].remove_url == "?status=missed&status=no_target&sort=-value"
    assert chosen[1].values[0].remove_url == "?name=burg&status=no_target&sort=-value"


def test_clearing_the_filters_keeps_the_order() -> None:
    assert filterset("name=burg&status=missed&page=3&sort=-value").clear_url == "?sort=-value"
    assert filterset("name=burg").clear_url == "?"


def test_filters_narrow_the_query_and_an_empty_address_does_not() -> None:
    assert "LIKE" in str(filterset("name=burg").qs.query)
    assert "WHERE" not in str(SampleFilter(None, queryset=SampleMeasure.objects.all()).qs.query)


def test_a_filter_in_error_says_so_and_is_not_shown_as_chosen() -> None:
    wrong = filterset("status=purple")
    assert wrong.form.errors["status"] == ["Choose one of the options for the status"]
    assert wrong.selected == []


def test_a_filter_takes_plain_values_too() -> None:
    assert [
        one.label for one in SampleFilter({"status": ["missed"]}, queryset=SampleMeasure.objects.all()).selected
    ] == ["Status"]


def test_a_cell_without_a_class_of_its_own_has_none() -> None:
    html = shown(FigureTable(ROWS))
    assert "None" not in re.sub(r">[^<]*<", "><", html)


def test_a_cells_render_may_ask_for_any_of_what_a_column_is_told() -> None:
    class Asking(PortalTable):
        caption = "Asked"
        name = tables.Column()
        value = tables.Column()

        def render_name(self, value: str, record: dict[str, Any]) -> str:
            return f"{value} of {record['state']}"

        def render_value(self, **kwargs: Any) -> str:
            return ", ".join(sorted(kwargs))

    html = shown(Asking(ROWS[2:]))
    assert "Robbery of no_target" in html
    assert "bound_column, bound_row, column, record, table, value" in html
