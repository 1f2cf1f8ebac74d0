"""Widgets that Django does not have."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms

WIDTHS = {"day": "2", "month": "2", "year": "4"}


class DatePartsInput(forms.Widget):
    """A date as separate boxes, posted as `<name>-day`, `<name>-month` and `<name>-year`.

    The value is a list of what was typed, in the order of `parts`, so that nothing is lost when it is no date.
    """

    template_name = "govuk/widgets/date_parts.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None, parts: Sequence[str] = ("day", "month", "year")) -> None:
        super().__init__(attrs)
        self.parts = tuple(parts)

    def names(self, name: str) -> list[str]:
        """The names under which the boxes of the field `name` are posted."""
        return [f"{name}-{part}" for part in self.parts]

    def id_for_label(self, id_: str | None) -> str:
        return f"{id_}-{self.parts[0]}" if id_ else ""

    def format_value(self, value: Any) -> list[str]:
        if isinstance(value, date):
            return [str(getattr(value, part)) for part in self.parts]
        return list(value) if value else [""] * len(self.parts)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        wrong = context["widget"]["attrs"].pop("data-wrong", "").split()
        id_ = context["widget"]["attrs"].get("id", "")
        context["widget"]["boxes"] = [
            {
                "name": box_name,
                "id": f"{id_}-{part}",
                "label": part.capitalize(),
                "value": typed,
                "width": WIDTHS[part],
                "wrong": part in wrong,
            }
            for part, box_name, typed in zip(self.parts, self.names(name), context["widget"]["value"], strict=True)
        ]
        return context

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[str]:
        return [str(data.get(box, "")).strip() for box in self.names(name)]

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return all(box not in data for box in self.names(name))
