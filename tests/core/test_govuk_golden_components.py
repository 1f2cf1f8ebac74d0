"""Our components give the HTML of govuk-frontend's own examples, as far as their arguments can say the same."""

import re
from typing import Any

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory
from django.utils.safestring import mark_safe

from core.govuk.forms import FormError, GovukForm
from core.govuk.panels import Crumb, PanelLink, SummaryRow
from tests.core.govuk_fixtures import comparable, examples

Options = dict[str, Any]


def rendered(source: str, **context: Any) -> str:
    request = RequestFactory().get("/")
    return engines["django"].from_string("{% load govuk %}" + source).render(context, request)


def squeezed(html: str) -> str:
    return re.sub(r"\s+", " ", html)


def same(component: str, name: str, html: str) -> None:
    assert comparable(html) == comparable(examples(component)[name]["html"])


def options_of(component: str, name: str) -> Options:
    return examples(component)[name]["options"]


def text_of(given: Options) -> str:
    """The words of an example, where they are HTML taken as such, as a template's own would be."""
    return mark_safe(given["html"]) if "html" in given else given.get("text", "")


@pytest.mark.parametrize(("name", "kind"), [("link", ""), ("secondary", "secondary"), ("warning", "warning")])
def test_a_button_is_the_design_systems_button(name: str, kind: str) -> None:
    given = {"href": "", "name": "", **options_of("button", name), "kind": kind}
    html = rendered("{% button text href kind=kind name=name %}", **given)
    same("button", name, re.sub(r'\s+data-prevent-double-click="true"', "", html))


def test_a_button_of_a_form_is_sent_once_only() -> None:
    given = options_of("button", "prevent double click")
    same("button", "prevent double click", rendered("{% button text %}", **given))


def test_a_back_link_is_the_design_systems() -> None:
    given = options_of("back-link", "with custom text and link")
    same("back-link", "with custom text and link", rendered("{% back_link href text %}", **given))


def test_the_way_back_and_a_button_lead_to_a_page_by_its_name() -> None:
    assert 'href="/sign-in/"' in rendered('{% back_to "Sign in" "sign-in" %}')
    assert 'href="/sign-in/"' in rendered('{% button_to "Sign in" "sign-in" kind="secondary" %}')


@pytest.mark.parametrize(
    ("source", "heard"),
    [
        ('{% link_to "Edit" "sign-in" %}', ""),
        ('{% link_to "Edit" "sign-in" about=what %}', " Tom & Ann"),
        ('{% link_to "History" "sign-in" about=what lead="of" %}', " of Tom & Ann"),
        ('{% link_to "Edit" "sign-in" about=what lead="the passage" quoted=True %}', " the passage “Tom & Ann”"),
    ],
)
def test_a_link_says_what_it_is_about_to_people_who_hear_it(source: str, heard: str) -> None:
    html = rendered(f"({source}).", what="Tom & Ann")
    hidden = f'<span class="govuk-visually-hidden">{heard.replace("&", "&amp;")}</span>' if heard else ""
    text = "History" if "History" in source else "Edit"
    assert html == f'(<a class="govuk-link" href="/sign-in/">{text}{hidden}</a>).'


def test_a_row_of_a_summary_list_is_the_design_systems() -> None:
    given = options_of("summary-list", "default")["rows"]
    pairs = [(row["key"]["text"], row["value"].get("html") or row["value"]["text"]) for row in given]
    rows = "".join(f'{{% summary_row "{key}" %}}{value}{{% endsummary_row %}}' for key, value in pairs)
    same("summary-list", "default", rendered(f'<dl class="govuk-summary-list">{rows}</dl>'))


def test_a_table_scrolls_in_a_region_that_the_keyboard_reaches() -> None:
    html = rendered(
        '{% scroll_table "Figures of" who size="m" %}{% columns "Day" "Count" extra "Do" numeric="Count" hidden="Do" %}'
        "{% endscroll_table %}",
        who="<all>",
        extra="",
    )
    assert '<div class="portal-scroll" role="region" tabindex="0" aria-label="Figures of &lt;all&gt;">' in squeezed(
        html
    )
    assert '<caption class="govuk-table__caption govuk-table__caption--m">Figures of &lt;all&gt;</caption>' in html
    assert squeezed(html).count('<th scope="col"') == 3
    assert '<th scope="col" class="govuk-table__header govuk-table__header--numeric"> Count </th>' in squeezed(html)
    assert '<span class="govuk-visually-hidden">Do</span>' in html


def test_a_tables_region_says_what_it_is_about_where_there_are_several() -> None:
    html = rendered(
        '{% scroll_table "Measures" about="Burglary" grid=True %}{% columns names "Last" %}{% endscroll_table %}',
        names=["A", "B"],
    )
    assert 'aria-label="Measures: Burglary"' in html
    assert '<caption class="govuk-table__caption govuk-visually-hidden">Measures</caption>' in html
    assert '<table class="govuk-table" data-portal-grid>' in html
    assert html.count("<th ") == 3


def test_breadcrumbs_are_the_design_systems_with_the_page_itself_last() -> None:
    name = "with last breadcrumb as current page"
    items = [Crumb(item["text"], item.get("href", "")) for item in options_of("breadcrumbs", name)["items"]]
    html = rendered("{% breadcrumbs items %}", items=items)
    same("breadcrumbs", name, html.replace(" govuk-breadcrumbs--collapse-on-mobile", ""))


@pytest.mark.parametrize(("component", "tag"), [("inset-text", "inset"), ("warning-text", "warning")])
@pytest.mark.parametrize("name", ["default", "html as text"])
def test_set_off_text_is_the_design_systems_and_is_escaped(component: str, tag: str, name: str) -> None:
    same(component, name, rendered(f"{{% {tag} text %}}", **options_of(component, name)))


@pytest.mark.parametrize("name", ["default", "html", "html as text", "summary html as text"])
def test_details_are_the_design_systems(name: str) -> None:
    given = options_of("details", name)
    source = "{% details summary %}{{ text }}{% enddetails %}"
    same("details", name, rendered(source, summary=given["summaryText"], text=text_of(given)))


def test_open_details_are_open() -> None:
    assert '<details class="govuk-details " open>' in rendered('{% details "Why" True %}So{% enddetails %}')


@pytest.mark.parametrize(
    ("name", "level", "title"),
    [
        ("default", "", ""),
        ("custom title", "", "Important information"),
        ("with type as success", "success", "Success"),
    ],
)
def test_a_notification_banner_is_the_design_systems(name: str, level: str, title: str) -> None:
    text = options_of("notification-banner", name)["text"]
    html = rendered("{% notification text level title=title %}", text=text, level=level, title=title)
    same("notification-banner", name, html.replace("notification-title-1", "govuk-notification-banner-title"))


@pytest.mark.parametrize(
    "name",
    ["default", "with actions", "with some actions", "actions href", "extreme", "as a summary card with a text header"],
)
def test_a_summary_list_is_the_design_systems(name: str) -> None:
    given = options_of("summary-list", name)
    rows = [SummaryRow(row["key"]["text"], text_of(row["value"]), links_of(row)) for row in given["rows"]]
    card = given.get("card", {}).get("title", {}).get("text", "")
    same("summary-list", name, rendered("{% summary_list rows card=card %}", rows=rows, card=card))


def links_of(row: Options) -> list[PanelLink]:
    actions = row.get("actions", {}).get("items", [])
    return [
        PanelLink(action.get("text", ""), action["href"], action.get("visuallyHiddenText", "")) for action in actions
    ]


@pytest.mark.parametrize("name", ["default", "without links", "mixed with and without links"])
def test_an_error_summary_is_the_design_systems(name: str) -> None:
    lines = [
        FormError(one["text"], one.get("href", "").removeprefix("#"))
        for one in options_of("error-summary", name)["errorList"]
    ]

    class WrongForm(GovukForm):
        def summary_errors(self) -> Any:
            return iter(lines)

    same("error-summary", name, rendered("{% error_summary form %}", form=WrongForm()))


def test_an_error_summary_gathers_forms_and_formsets_and_passes_over_what_is_neither() -> None:
    class NameForm(GovukForm):
        name = forms.CharField(label="Name")

    formset = forms.formset_factory(NameForm)(
        {"rows-TOTAL_FORMS": "2", "rows-INITIAL_FORMS": "2", "rows-0-name": "x", "rows-1-name": ""}, prefix="rows"
    )
    html = rendered("{% error_summary absent form formset %}", absent=None, form=NameForm({}), formset=formset)
    assert re.findall(r'href="#([^"]+)"', html) == ["id_name", "id_rows-1-name"]


@pytest.mark.parametrize(("name", "number"), [("default", 2), ("first page", 1), ("last page", 3)])
def test_pagination_is_the_design_systems(name: str, number: int) -> None:
    html = rendered("{% pagination page %}", page=Paginator(range(3), 1).page(number))
    theirs = re.sub(r'"/page/(\d)"', r'"?page=\1"', examples("pagination")[name]["html"])
    theirs = theirs.replace('"/previous"', f'"?page={number - 1}"').replace('"/next"', f'"?page={number + 1}"')
    assert comparable(html) == comparable(theirs)


def test_far_pages_are_left_out_and_the_rest_of_the_address_is_kept() -> None:
    request = RequestFactory().get("/", {"status": "missed", "page": "5"})
    page = Paginator(range(100), 10).page(5)
    html = engines["django"].from_string("{% load govuk %}{% pagination page %}").render({"page": page}, request)
    assert re.findall(r'aria-label="Page (\d+)"', html) == ["1", "4", "5", "6", "10"]
    assert 'href="?status=missed&amp;page=6"' in html


@pytest.mark.parametrize("name", ["default", "with navigation with an active item"])
def test_service_navigation_is_the_design_systems(name: str) -> None:
    navigation = [
        {"label": item["text"], "url": item["href"], "current": item.get("active", False)}
        for item in options_of("service-navigation", name)["navigation"]
    ]
    html = rendered('{% include "govuk/page/navigation.html" %}', navigation=navigation)
    # The button is hidden by `hidden` alone until the script shows it.
    theirs = examples("service-navigation")[name]["html"].replace(' aria-hidden="true"', "")
    assert comparable(html) == comparable(theirs)
