"""What two people's versions of one record differ in, in words."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from django import forms
from django.db.models import Model
from django.utils.formats import date_format

NOTHING = "Nothing"


class FieldConflict(NamedTuple):
    """A field in which what was typed differs from what stands now; `now` is what stands, in words."""

    label: str
    now: str


def differences(form: forms.BaseForm, now: Mapping[str, Any]) -> list[FieldConflict]:
    """Where a posted form differs from the values `now`, in the order of the form."""
    return [
        FieldConflict(str(bound.label), in_words(bound.field, now[bound.name]))
        for bound in form.visible_fields()
        if bound.name in now and bound.field.has_changed(now[bound.name], bound.data)
    ]


def in_words(field: forms.Field, value: Any) -> str:
    """A field's value as a person reads it: a choice by its label, a date written out, nothing as "Nothing"."""
    if value is None or value == "" or value == []:
        return NOTHING
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(field, forms.ModelChoiceField):
        return _names(value)
    if isinstance(field, forms.ChoiceField):
        chosen = [str(one) for one in value] if isinstance(value, list | tuple) else [str(value)]
        choices: Any = field.choices
        labels = _labels(choices)
        return ", ".join(labels.get(one, one) for one in chosen)
    return str(field.prepare_value(value))


def _names(value: Any) -> str:
    several = isinstance(value, Iterable) and not isinstance(value, str | Model)
    return ", ".join(str(one) for one in value) or NOTHING if several else str(value)


def _labels(choices: Iterable[Any]) -> dict[str, str]:
    labels: dict[str, str] = {}
    for key, label in choices:
        labels |= _labels(label) if isinstance(label, list | tuple) else {str(key): str(label)}
    return labels
