"""Who may see a measure's figures: the strictest of its indicator's mark and those of its sources."""

from collections.abc import Iterable
from dataclasses import replace

from django.db.models import Q

from partnerships.models import Partnership
from performance.handling.ledger import Key, Ledger, LedgerLine
from performance.models import Handling, Indicator, IndicatorPart, Measure, SourceHandling
from plans.models import Plan

NEVER_SAVED = 0
_STRICTNESS = (Handling.PUBLIC, Handling.PARTNERS, Handling.RESTRICTED)


def marks_of(partnership: Partnership | None) -> SourceHandling:
    """The scope's marks; where none were saved, all public, as a record that is not saved either."""
    found = SourceHandling.objects.filter(partnership=partnership).first()
    return found or SourceHandling(partnership=partnership, version=NEVER_SAVED)


def handling_of(partnership: Partnership, measures: Iterable[Measure]) -> dict[int, Handling]:
    """Each measure's mark by its key; a derived one is as strict as its strictest part. Three queries.

    The measures come with their indicators.
    """
    asked = list(measures)
    marks = list(SourceHandling.objects.filter(Q(partnership=partnership) | Q(partnership__isnull=True)))
    parts: dict[int, list[Indicator]] = {}
    wholes = {measure.indicator_id for measure in asked}
    for row in IndicatorPart.objects.filter(whole__in=wholes).select_related("part"):
        parts.setdefault(row.whole_id, []).append(row.part)
    return {
        measure.pk: max(
            (_own(one, marks) for one in (measure.indicator, *parts.get(measure.indicator_id, ()))), key=_strictness
        )
        for measure in asked
    }


def _own(indicator: Indicator, marks: Iterable[SourceHandling]) -> Handling:
    """The strictest of an indicator's own mark and those of its source."""
    of_source = [getattr(mark, indicator.count_source) for mark in marks] if indicator.count_source else []
    return max((Handling(mark) for mark in (indicator.handling, *of_source)), key=_strictness)


def _strictness(mark: Handling) -> int:
    return _STRICTNESS.index(mark)


def kept_from_papers(plan: Plan) -> set[int]:
    """The keys of the plan's measures whose figures no open paper tells: those that are not for the public."""
    measures = Measure.objects.filter(plan=plan).select_related("indicator")
    marks = handling_of(plan.partnership, measures)
    return {key for key, mark in marks.items() if mark != Handling.PUBLIC}


def as_strict_as_today(partnership: Partnership, kept: Ledger, known: Iterable[Key]) -> Ledger:
    """A ledger that was kept, each line under its own threshold and mark or today's, whichever is stricter.

    What its wholes are made of stays as it was kept; what `known` wholes besides are made of is today's.
    """
    found = Measure.objects.filter(pk__in={line.measure for line in kept.lines}).select_related("indicator")
    measures = {measure.pk: measure for measure in found}
    marks = handling_of(partnership, measures.values())
    lines = (
        replace(
            line,
            handling=max((line.handling, marks[line.measure]), key=_strictness),
            threshold=max(line.threshold, measures[line.measure].indicator.suppress_below),
        )
        if line.measure in measures
        else line
        for line in kept.lines
    )
    today, wholes = ledger_of(lines, known), {whole for whole, _, _ in kept.parts}
    return replace(today, parts=(*kept.parts, *(part for part in today.parts if part[0] not in wholes)))


def ledger_of(lines: Iterable[LedgerLine], known: Iterable[Key] = ()) -> Ledger:
    """The lines with what their indicators, and those of the counts known before, are made of today. One query."""
    found = tuple(lines)
    wholes = {line.indicator for line in found} | {key.indicator for key in known}
    parts = IndicatorPart.objects.filter(whole__in=wholes).order_by("pk").values_list("whole_id", "part_id", "sign")
    return Ledger(found, tuple(parts))
