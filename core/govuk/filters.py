# mypy: disallow-subclassing-any=False
"""The base of the portal's filters: declare filters, write `{% filter_panel filter %}`. Works without JavaScript."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import django_filters
from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict

from core.govuk.forms import GovukForm
from core.govuk.querystring import query_with
from core.govuk.widgets import DatePartsInput

KEPT_WHEN_CLEARED = ("sort",)


@dataclass(frozen=True)
class ChosenValue:
    """A value that is filtered by, and the address without it."""

    text: str
    remove_url: str


@dataclass(frozen=True)
class ChosenFilter:
    """A filter in use."""

    label: str
    values: tuple[ChosenValue, ...]


class FilterForm(GovukForm):
    """The form of the filters; nothing in it is required."""


class PortalFilterSet(django_filters.FilterSet):
    """A filter set in the design system. A filter that is in error says so; the others still apply."""

    form_class: type[GovukForm] = FilterForm

    def __init__(self, data: Mapping[str, Any] | None = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(data if data is None or isinstance(data, QueryDict) else _query(data), *args, **kwargs)

    def get_form_class(self) -> type[forms.Form]:
        fields = {name: filter_.field for name, filter_ in self.filters.items()}
        return type(f"{type(self).__name__}Form", (self.form_class,), fields)

    @property
    def clear_url(self) -> str:
        """The address without any filter, sorted as it is."""
        kept = {name: self.data.get(name) for name in KEPT_WHEN_CLEARED if self.data.get(name)}
        return query_with(self.data, kept, without=list(self.data))

    @property
    def selected(self) -> list[ChosenFilter]:
        """The filters in use, in the order of the form; those with an error are left out."""
        if not self.is_bound:
            return []
        chosen = [self._chosen(bound) for bound in self.form if not bound.is_hidden and not bound.errors]
        return [one for one in chosen if one.values]

    def _chosen(self, bound: BoundField) -> ChosenFilter:
        names = _posted_names(bound)
        typed = [value for name in names for value in self.data.getlist(name) if value.strip()]
        if isinstance(bound.field.widget, DatePartsInput):
            values = [ChosenValue(" ".join(typed), self._without(names))] if typed else []
        else:
            values = [ChosenValue(text, self._without(names, value)) for value, text in _texts(bound, typed)]
        return ChosenFilter(str(bound.label), tuple(values))

    def _without(self, names: list[str], value: str | None = None) -> str:
        """The address without these names, or with one value of theirs fewer; always the first page."""
        query = self.data.copy()
        query.pop("page", None)
        for name in names:
            left = [other for other in query.getlist(name) if value is not None and other != value]
            query.setlist(name, left) if left else query.pop(name, None)
        return query_with(query)


def _query(data: Mapping[str, Any]) -> QueryDict:
    """Plain values as they would stand in an address."""
    query = QueryDict(mutable=True)
    for name, value in data.items():
        query.setlist(name, [str(one) for one in value] if isinstance(value, list | tuple) else [str(value)])
    return query


def _posted_names(bound: BoundField) -> list[str]:
    """The names under which a field's value arrives."""
    widget = bound.field.widget
    if isinstance(widget, DatePartsInput):
        return widget.names(bound.html_name)
    suffixes: list[str] = getattr(widget, "widgets_names", [""])  # a MultiWidget's
    return [f"{bound.html_name}{suffix}" for suffix in suffixes]


def _texts(bound: BoundField, typed: list[str]) -> list[tuple[str, str]]:
    """Each value with the words it is shown by."""
    choices: Any = getattr(bound.field.widget, "choices", None)
    if choices is None:
        return [(value, value) for value in typed]
    labels = {str(key): str(label) for key, label in _flat(choices)}
    return [(value, labels.get(value, value)) for value in typed]


def _flat(choices: Any) -> list[tuple[Any, Any]]:
    flat: list[tuple[Any, Any]] = []
    for key, label in choices:
        flat.extend(label if isinstance(label, list | tuple) else [(key, label)])
    return flat
