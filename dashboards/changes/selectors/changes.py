"""What has changed since a moment, from the audit trail: one query, whatever happened."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.text import Truncator

from core.numbers.formats import format_number
from dashboards.changes.rules import HEADINGS, KINDS, ChangePage, ChangePages, ChangeRule, rule_for
from dashboards.changes.selectors.entries import entries_concerning, never_seen
from partnerships.models import Partnership
from performance.models import Observation
from plans.models import Plan
from reports.models import Recommendation

MOST_READ = 300
_WORDS_OF_A_RECOMMENDATION = 12
_COLUMNS = ("object_type", "object_id", "object_label", "action", "at", "before", "after", "indicator", "asked")


@dataclass(frozen=True)
class RecordedChange:
    """Something that changed, and the page about it."""

    rule: ChangeRule
    subject: str
    detail: str
    at: datetime
    place: ChangePage

    @property
    def words(self) -> str:
        return self.rule.words


@dataclass(frozen=True)
class RecordedChanges:
    """The changes, the weightiest first. `is_cut` where there were more entries than a page takes."""

    all: tuple[RecordedChange, ...]
    is_cut: bool

    @property
    def counts(self) -> list[tuple[str, str, int]]:
        """How many there are under each heading that has any: its key, its words, the number."""
        found = Counter(change.rule.heading for change in self.all)
        return [(key, words, found[key]) for key, words in HEADINGS.items() if found[key]]

    def under(self, heading: str) -> tuple[RecordedChange, ...]:
        """Those of one heading; all of them for one that there is not."""
        return tuple(one for one in self.all if one.rule.heading == heading) if heading in HEADINGS else self.all


@dataclass(frozen=True)
class _Entry:
    """An audit entry; `indicator` is the key of the indicator where it is about a figure, `asked` the text of the
    recommendation where it is about one."""

    kind: str
    pk: int
    label: str
    action: str
    at: datetime
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    indicator: int | None
    asked: str | None

    @property
    def title(self) -> str:
        """What a recommendation asks for, in its first words; empty for all else."""
        asked = self.asked if self.kind == "recommendation" else None
        return Truncator(asked).words(_WORDS_OF_A_RECOMMENDATION, truncate=" …") if asked else ""

    @property
    def due_moved(self) -> bool:
        return self.kind == "action" and bool(self.before.get("due"))

    @property
    def leads_to(self) -> int | None:
        """The record on whose page this one stands, as far as the entry tells."""
        found = self.after.get("action") or self.after.get("plan")
        return self.indicator if self.kind == "observation" else found


def changes_since(
    partnership: Partnership, plan: Plan | None, moment: datetime, places: ChangePages, *, first_entries: bool = True
) -> RecordedChanges:
    """What changed of the plan and of the partnership as a whole from a moment on, and the national counts taken in.

    Without `first_entries` what was entered for the first time is left out: where the plan itself came into the portal
    only then, nothing of that is news. What was made since and is gone again is none either. A record's several changes
    of one kind are one, from first to last.
    """
    entries = entries_concerning(partnership, plan).filter(at__gte=moment, object_type__in=KINDS)
    entries = entries.exclude(action="reported")
    if first_entries:
        entries = entries.exclude(Q(action="deleted") & Exists(never_seen(moment)))
    else:
        entries = entries.exclude(~Q(object_type="progress_update"), action="created")
    # An identity of another kind of record that happens to be the same leads nowhere: `leads_to` asks for the kind.
    figures = Observation.objects.filter(pk=OuterRef("object_id")).values("indicator")
    asked = Recommendation.objects.filter(pk=OuterRef("object_id")).values("text")
    found_beside = entries.annotate(indicator=Subquery(figures), asked=Subquery(asked))
    rows = found_beside.order_by("-at", "-pk").values_list(*_COLUMNS)
    read = [_entry(*row) for row in rows[: MOST_READ + 1]]
    found = (_change(rule, group, places) for rule, group in _grouped(read[:MOST_READ]))
    return RecordedChanges(tuple(sorted(found, key=lambda one: one.rule.weight)), len(read) > MOST_READ)


def _entry(
    kind: str,
    pk: int,
    label: str,
    action: str,
    at: datetime,
    before: Any,
    after: Any,
    indicator: int | None,
    asked: str | None,
) -> _Entry:
    return _Entry(kind, pk, label, action, at, before or {}, after or {}, indicator, asked)


def _grouped(entries: Sequence[_Entry]) -> Iterable[tuple[ChangeRule, list[_Entry]]]:
    """The entries of each record by kind of change, newest first; what was made since and changed again is new only."""
    made = {(one.kind, one.pk) for one in entries if one.action == "created"}
    groups: dict[tuple[ChangeRule, int], list[_Entry]] = {}
    for one in entries:
        rule = rule_for(one.kind, one.action, due_moved=one.due_moved)
        if rule is not None and (one.action != "changed" or (one.kind, one.pk) not in made):
            groups.setdefault((rule, one.pk), []).append(one)
    return [(rule, group) for (rule, _), group in groups.items()]


def _change(rule: ChangeRule, group: Sequence[_Entry], places: ChangePages) -> RecordedChange:
    last, first = group[0], group[-1]
    place = places.of(rule.kind, last.pk, last.action, leads_to=last.leads_to)
    title = place.title or last.title
    detail = last.label if title else _detail(rule, first.before, last.after)
    return RecordedChange(rule, title or last.label, detail, last.at, place)


def _detail(rule: ChangeRule, before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """From what to what, where the entries tell of a date or a value that is not what it was."""
    if before.get("due") or after.get("due"):
        return _from_to(_day(before.get("due")), _day(after.get("due")), "no date") if before.get("due") else ""
    if rule.action == "changed" and "value" in after:
        return _from_to(_number(before.get("value")), _number(after["value"]), "not known")
    return ""


def _from_to(before: str, after: str, unknown: str) -> str:
    return f"was {before or unknown}, now {after or unknown}"


def _day(text: str | None) -> str:
    day = parse_date(text) if text else None
    return date_format(day, "j F Y") if day else ""


def _number(text: str | None) -> str:
    return format_number(Decimal(text)) if text else ""
