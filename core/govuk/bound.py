"""A form's field as the templates draw it: its component, ids, errors and options."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.functional import cached_property

from core.govuk.look import PLAIN, Look, ShownFor, width_class
from core.govuk.widgets import DatePartsInput

# The first widget class that fits names the component's template and its input's class.
COMPONENTS: list[tuple[type[forms.Widget], str, str]] = [
    (DatePartsInput, "date", ""),
    (forms.CheckboxSelectMultiple, "checkboxes", ""),
    (forms.RadioSelect, "radios", ""),
    (forms.CheckboxInput, "checkbox", "govuk-checkboxes__input"),
    (forms.Select, "select", "govuk-select"),
    (forms.Textarea, "textarea", "govuk-textarea"),
    (forms.PasswordInput, "password", "govuk-input"),
    (forms.FileInput, "file", "govuk-file-upload"),
    (forms.widgets.Input, "input", "govuk-input"),
]
LONG_TEXT = 1000
PASSWORD_CLASSES = "govuk-password-input__input govuk-js-password-input-input"  # noqa: S105


def is_asked_for(wanted: ShownFor, form: Any) -> bool:
    """Whether the form's present values ask for what is shown for `wanted`."""
    return _as_text(form[wanted.field].value()) in wanted.values


def control_of(wanted: ShownFor | None, form: Any) -> str:
    """The id of the control that decides; empty where nothing does."""
    return str(form[wanted.field].auto_id) if wanted else ""


def _as_text(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "".join(_as_text(one) for one in value)
    return "" if value is None or value is False else str(value)


@dataclass(frozen=True)
class Option:
    """One radio button or checkbox. `reveals` is the bound field that it opens, where there is one."""

    id: str
    name: str
    value: str
    label: str
    checked: bool
    disabled: bool
    hint: str
    reveals: BoundField | None
    divider: str

    @property
    def hint_id(self) -> str:
        return f"{self.id}-item-hint"

    @property
    def reveals_id(self) -> str:
        return f"conditional-{self.id}"


def component_of(widget: forms.Widget) -> tuple[str, str]:
    """The component that draws `widget`, and the class of its input; other widgets draw themselves."""
    return next(((name, css) for cls, name, css in COMPONENTS if isinstance(widget, cls)), ("input", ""))


class GovukBoundField(BoundField):
    """Adds to Django's bound field what the design system's components need."""

    def __init__(self, form: Any, field: forms.Field, name: str) -> None:
        super().__init__(form, field, name)
        if type(field.widget) is forms.NumberInput:
            # A browser hides what is typed into a number input when it is no number; a text input keeps and sends it.
            field.widget.input_type = "text"
            whole = isinstance(field, forms.IntegerField) and not isinstance(field, forms.DecimalField)
            field.widget.attrs.setdefault("inputmode", "numeric" if whole else "decimal")
            for attr in ("min", "max", "step"):
                field.widget.attrs.pop(attr, None)
        if isinstance(field.widget, forms.ClearableFileInput):
            field.widget = forms.FileInput(field.widget.attrs)

    @cached_property
    def look(self) -> Look:
        looks: Mapping[str, Look] = getattr(self.form, "looks", {})
        return looks.get(self.name, PLAIN)

    @property
    def component(self) -> str:
        return component_of(self.field.widget)[0]

    @property
    def template_name(self) -> str:
        return getattr(self.field, "template_name", None) or f"govuk/fields/{self.component}.html"

    @property
    def is_wanted(self) -> bool:
        """Whether what is chosen elsewhere asks for it; what has an error is shown in any case."""
        wanted = self.look.shown_for
        return wanted is None or bool(self.errors) or is_asked_for(wanted, self.form)

    @property
    def shown_for_id(self) -> str:
        """The id of the control on which it depends."""
        return control_of(self.look.shown_for, self.form)

    @property
    def is_as_first_offered(self) -> bool:
        """Whether it holds nothing but what an empty form has in it."""
        first = self.field.prepare_value(self.field.initial)
        return _as_text(self.value()) == _as_text(first() if callable(first) else first)

    @property
    def label_classes(self) -> str:
        """The label's size, and whether it is only read out."""
        return self._label_classes("label")

    @property
    def legend_classes(self) -> str:
        return self._label_classes("fieldset__legend")

    def _label_classes(self, block: str) -> str:
        hidden = "govuk-visually-hidden" if self.look.label_hidden else ""
        size = f"govuk-{block}--{self.look.label_size}" if self.look.label_size else ""
        return " ".join(filter(None, (size, hidden)))

    @property
    def hint_id(self) -> str:
        """The id of the hint, as Django's own `aria-describedby` names it."""
        return f"{self.auto_id}_helptext"

    @property
    def error_id(self) -> str:
        return f"{self.auto_id}_error"

    @property
    def info_id(self) -> str:
        """The id of the character count."""
        return f"{self.auto_id}-info"

    @cached_property
    def max_length(self) -> int | None:
        """The limit that a text area counts towards, or None."""
        return getattr(self.field, "max_length", None) if self.component == "textarea" else None

    @property
    def counts_late(self) -> bool:
        """Whether a text area's count appears only once it is three quarters full: few texts come near a high limit."""
        return (self.max_length or 0) >= LONG_TEXT

    @property
    def aria_describedby(self) -> str | None:
        described = super().aria_describedby
        return " ".join(filter(None, (self.info_id if self.max_length else "", described))) or None

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        attrs = super().build_widget_attrs(attrs, widget)
        widget = widget or self.field.widget
        if widget.is_hidden:
            return attrs
        # Text beyond the limit is answered with a message; a browser would cut it off in silence.
        attrs |= {"maxlength": False, "minlength": False}
        css = self._widget_classes(widget)
        if css:
            attrs["class"] = css
        if isinstance(widget, forms.Textarea):
            attrs |= {"rows": str(self.look.rows), "cols": False}
        if isinstance(widget, DatePartsInput):
            attrs["data-wrong"] = " ".join(self.wrong_parts)
        if isinstance(widget, forms.PasswordInput):
            attrs |= {"spellcheck": "false", "autocapitalize": "none"}
            attrs["autocomplete"] = widget.attrs.get("autocomplete", "current-password")
        return attrs

    def _widget_classes(self, widget: forms.Widget) -> str:
        block = component_of(widget)[1]
        if not block:
            return str(widget.attrs.get("class", ""))
        classes = [block, str(widget.attrs.get("class", "")), width_class(self.look.width)]
        if isinstance(widget, forms.PasswordInput):
            classes.append(PASSWORD_CLASSES)
        if self.max_length:
            classes.append("govuk-js-character-count")
        if self.errors and "__" not in block:
            classes.append(f"{block}--error")
        return " ".join(filter(None, classes))

    @cached_property
    def wrong_parts(self) -> list[str]:
        """The boxes of a date that its errors name; all of them where an error names none."""
        if not self.errors:
            return []
        named = [part for error in self.errors.as_data() for part in (error.params or {}).get("parts", [])]
        return named or list(self.field.widget.parts)

    @property
    def first_id(self) -> str:
        """The id of the control to which the error summary leads."""
        if isinstance(self.field.widget, DatePartsInput):
            parts = self.wrong_parts or self.field.widget.parts
            return f"{self.auto_id}-{parts[0]}"
        return str(self.field.widget.attrs.get("id") or self.auto_id)

    @cached_property
    def options(self) -> list[Option]:
        """The radio buttons or checkboxes, in order; the first bears the field's own id, for the error summary."""
        return [self._option(data, position) for position, data in enumerate(self._choices(), start=1)]

    def _choices(self) -> list[dict[str, Any]]:
        return [bound.data for bound in self.subwidgets]

    def _option(self, data: dict[str, Any], position: int) -> Option:
        value = str(data["value"])
        revealed = self.look.reveals.get(value)
        return Option(
            id=self.auto_id if position == 1 else f"{self.auto_id}-{position}",
            name=data["name"],
            value=value,
            label=data["label"],
            checked=bool(data["selected"]),
            disabled=bool(data["attrs"].get("disabled")),
            hint=self.look.option_hints.get(value, ""),
            reveals=self.form[revealed] if revealed else None,
            divider=self.look.divider_before.get(value, ""),
        )
