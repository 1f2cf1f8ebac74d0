"""A record's audit entries in words: who, when, and each value before and after."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from core.audit import history_of
from core.models import AuditEntry

Reader = Callable[[Any], str]
# Told by the entry itself or of use to the portal only.
_LEFT_OUT = {"partnership", "version", "archived_at"}
_LEFT_OUT_AT_FIRST = {"order"}
_NOTHING = "Nothing"
_SAID_OTHERWISE = {"slug": "Name in addresses"}
_ON_THE_SERVER = "the portal’s own loading"


@dataclass(frozen=True)
class HistoryChange:
    """One value; `before` is empty where the entry tells of a record that was made."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class HistoryEntry:
    """What one person did at one time."""

    at: datetime
    who: str
    what: str
    reason: str
    is_first: bool
    changes: tuple[HistoryChange, ...]


def history_in_words(record: models.Model, readers: Mapping[str, Reader] | None = None) -> list[HistoryEntry]:
    """The record's entries, newest first. `readers` put values in words that are no columns, such as leads.

    The number of queries depends on the record's kind, never on the length of its history.
    """
    entries = list(history_of(record))
    names = _linked_names(record, entries)
    return [_entry(entry, record, names, readers or {}) for entry in entries]


def _entry(entry: AuditEntry, record: models.Model, names: "Names", readers: Mapping[str, Reader]) -> HistoryEntry:
    before, after = entry.before or {}, entry.after or {}
    is_first = entry.before is None
    changes = []
    # PostgreSQL keeps no order of keys: the record's own fields give it, what hangs from it comes last.
    order = [field.name for field in record._meta.get_fields()]
    for name in sorted(after or before, key=lambda name: order.index(name) if name in order else len(order)):
        if name in _LEFT_OUT or (is_first and (name in _LEFT_OUT_AT_FIRST or after.get(name) in (None, "", []))):
            continue
        label, read = _field_in_words(record, name, names, readers)
        changes.append(HistoryChange(label, "" if is_first else read(before.get(name)), read(after.get(name))))
    who = str(entry.actor) if entry.actor else _ON_THE_SERVER
    return HistoryEntry(entry.at, who, entry.action.capitalize(), entry.reason, is_first, tuple(changes))


Names = dict[str, dict[int, str]]


def _linked_names(record: models.Model, entries: Iterable[AuditEntry]) -> Names:
    """The names of all records that the entries link to, by field: one query a field."""
    wanted: dict[str, set[int]] = {}
    for entry in entries:
        for side in (entry.before or {}, entry.after or {}):
            for name, value in side.items():
                wanted.setdefault(name, set()).update(_keys(value))
    names: Names = {}
    for field in [*record._meta.fields, *record._meta.many_to_many]:
        keys = wanted.get(field.name)
        if field.is_relation and keys and field.name not in _LEFT_OUT:
            related: Any = field.related_model
            names[field.name] = {pk: str(one) for pk, one in related._base_manager.in_bulk(keys).items()}
    return names


def _keys(value: Any) -> list[int]:
    values = value if isinstance(value, list) else [value]
    return [one for one in values if isinstance(one, int) and not isinstance(one, bool)]


def _field_in_words(record: models.Model, name: str, names: Names, readers: Mapping[str, Reader]) -> tuple[str, Reader]:
    """The field's label, and how its values are read."""
    label = name.replace("_", " ").capitalize()
    if name in readers:
        return label, readers[name]
    fields = {field.name: field for field in [*record._meta.fields, *record._meta.many_to_many]}
    field = fields.get(name)
    if field is None:
        return label, _plain
    label = _SAID_OTHERWISE.get(name, str(field.verbose_name))
    label = label[:1].upper() + label[1:]
    if field.is_relation:
        known = names.get(name, {})
        return label, lambda value: ", ".join(known.get(key, "One that is gone") for key in _keys(value)) or _NOTHING
    choices = {str(key): str(text) for key, text in field.flatchoices}
    return label, lambda value: choices.get(str(value)) or _plain(value)


def _plain(value: Any) -> str:
    if value is None or value == "" or value == []:
        return _NOTHING
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return _as_time(value) if isinstance(value, str) else str(value)


def _as_time(text: str) -> str:
    """A date or a time as people write it; any other text as it is."""
    try:
        day: date | None = parse_date(text)
        moment = None if day else parse_datetime(text)
    except ValueError:
        return text
    if day:
        return date_format(day, "j F Y")
    return date_format(timezone.localtime(moment), "j F Y, H:i") if moment and timezone.is_aware(moment) else text


class HistoryView(TemplateView):
    """Who changed a record, when, from what to what, and why. A room's mixin says which record and where it is."""

    template_name = "core/history_page.html"

    def get_object(self) -> Any:
        raise NotImplementedError

    def get_back_url(self) -> str:
        raise NotImplementedError

    def get_readers(self) -> Mapping[str, Reader]:
        """How to put values in words that are no columns of the record."""
        return {}

    @cached_property
    def object(self) -> Any:
        return self.get_object()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = {
            "record": self.object,
            "history": history_in_words(self.object, self.get_readers()),
            "back_url": self.get_back_url(),
        }
        return super().get_context_data(**(page | kwargs))
