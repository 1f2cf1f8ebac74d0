"""Our fields give the HTML of govuk-frontend's own examples, as far as a Django form can say the same."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError

from core.govuk.fields import DateField, MonthField
from core.govuk.forms import GovukForm
from core.govuk.look import FRACTIONS, Look
from tests.core.govuk_fixtures import comparable, examples

Options = dict[str, Any]

EXPRESSIBLE = {
    "input": [
        "default", "with hint text", "with error message", "with error and hint", "with width-2 class",
        "with width-3 class", "with width-10 class", "with width-30 class", "with label as page heading",
        "with prefix", "with suffix", "with prefix and suffix", "with prefix and suffix and error",
        "with prefix and suffix and width modifier", "with prefix with html as text", "custom type", "value",
        "zero value", "inputmode", "with autocomplete attribute", "disabled",
    ],
    "textarea": [
        "default", "with hint", "with error message", "with default value", "with custom rows",
        "with label as page heading", "with hint and error message", "with autocomplete attribute",
    ],
    "character-count": [
        "default", "with hint", "with hint and error", "with default value", "with custom rows",
        "with label as page heading",
    ],
    "select": ["hint", "error", "with falsy items", "id"],
    "radios": [
        "default", "with hint", "inline", "with very long option text", "small with long text",
        "small inline", "with fieldset and error message",
    ],
    "checkboxes": [
        "default", "with hint", "with legend as a page heading", "with error message", "with very long option text",
        "small", "small with long text", "small with error", "small with hint",
    ],
    "date-input": [
        "default", "with values", "with values and name prefix", "month and year", "with error message and hint",
        "with error on day input", "with error on month input", "with error on year input", "with items",
    ],
    "password-input": [
        "default", "with hint text", "with error message", "with label as page heading", "with input width class",
        "with new-password autocomplete",
    ],
    "file-upload": ["enhanced", "enhanced, with error message and hint", "enhanced, multiple files"],
}  # fmt: skip
CASES = [(component, name) for component, names in EXPRESSIBLE.items() for name in names]


@pytest.mark.parametrize(("component", "name"), CASES)
def test_a_field_is_drawn_as_the_design_system_draws_it(component: str, name: str) -> None:
    example = examples(component)[name]
    options = example["options"]
    assert comparable(drawn(component, options)) == comparable(with_one_name(example["html"], options))


def identity(options: Options) -> str:
    return options.get("idPrefix") or options.get("id") or options["name"]


def with_one_name(html: str, options: Options) -> str:
    """An example may have a name other than its id; a Django form derives one from the other."""
    id_ = identity(options)
    if "name" in options:
        return html.replace(f'name="{options["name"]}"', f'name="{id_}"')
    for part in ("day", "month", "year"):
        prefix = f"{options['namePrefix']}-" if options.get("namePrefix") else ""
        html = html.replace(f'name="{prefix}{part}"', f'name="{id_}-{part}"')
    return html


def drawn(component: str, options: Options) -> str:
    """The options of an example as a form of ours with one field, drawn."""
    name = identity(options)
    legend = (options.get("fieldset") or options).get("legend") or options.get("label")
    field = field_for(component, options)
    field.label = legend["text"]
    field.help_text = options.get("hint", {}).get("text", "")
    field.disabled = options.get("disabled", False)

    def clean(form: GovukForm) -> None:
        if "errorMessage" in options:
            form.add_error(name, error_of(component, options))

    members = {name: field, "looks": {name: look_of(options, legend)}, "clean": clean}
    form_class = type("ExampleForm", (GovukForm,), members)
    data = posted(name, options) if "errorMessage" in options else None
    return form_class(data, auto_id="%s", initial={name: initial_of(component, options)})[name].as_field_group()


def field_for(component: str, options: Options) -> forms.Field:
    attrs = {key: options[key] for key in ("autocomplete", "inputmode", "multiple", "type") if key in options}
    choices = [(item["value"], item["text"]) for item in options.get("items") or [] if item and "value" in item]
    upload = forms.FileInput()
    upload.attrs |= attrs
    made: dict[str, Callable[[], forms.Field]] = {
        "input": lambda: forms.CharField(widget=forms.TextInput(attrs)),
        "textarea": lambda: forms.CharField(widget=forms.Textarea(attrs)),
        "character-count": lambda: forms.CharField(widget=forms.Textarea(attrs), max_length=options["maxlength"]),
        "select": lambda: forms.ChoiceField(choices=choices),
        "radios": lambda: forms.ChoiceField(choices=choices, widget=forms.RadioSelect),
        "checkboxes": lambda: forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple),
        "date-input": MonthField if options.get("day") is False else DateField,
        "password-input": lambda: forms.CharField(widget=forms.PasswordInput(attrs)),
        "file-upload": lambda: forms.FileField(widget=upload),
    }
    field = made[component]()
    field.required = False
    return field


def look_of(options: Options, legend: Options) -> Look:
    classes = options.get("classes", "")
    items = [item for item in options.get("items") or [] if item]
    width = classes.removeprefix("govuk-!-width-").removeprefix("govuk-input--width-")
    return Look(
        label_size=legend["classes"].rsplit("--", 1)[1] if "classes" in legend else "",
        page_heading=legend.get("isPageHeading", False),
        width=width if width.isdigit() or width in FRACTIONS else "",
        prefix=options.get("prefix", {}).get("text", ""),
        suffix=options.get("suffix", {}).get("text", ""),
        small="--small" in classes,
        inline="--inline" in classes,
        rows=options.get("rows", 5),
        option_hints={item["value"]: item["hint"]["text"] for item in items if "hint" in item},
        divider_before={after["value"]: item["divider"] for item, after in pairwise(items) if "divider" in item},
    )


def initial_of(component: str, options: Options) -> Any:
    if component == "date-input":
        return [str(value) for value in options.get("values", {}).values()]
    checked = [item["value"] for item in options.get("items") or [] if item and item.get("checked")]
    return checked[0] if checked else options.get("value")


def posted(name: str, options: Options) -> Options:
    checked = [item["value"] for item in options.get("items") or [] if item and item.get("checked")]
    return {name: checked[0]} if checked else {}


def error_of(component: str, options: Options) -> ValidationError:
    wrong = [part for part in ("day", "month", "year") if (options.get(part) or {}).get("error")]
    return ValidationError(options["errorMessage"]["text"], params={"parts": wrong} if wrong else None)
