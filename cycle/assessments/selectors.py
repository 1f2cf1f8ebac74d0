"""Reads of strategic assessments. The scope comes first."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from core.periods.period import Period
from core.periods.words import PeriodKind
from cycle.duties.rules.facts import AssessmentFact
from cycle.models import Assessment, AssessmentSection, ChangeReason
from partnerships.models import Partnership
from performance.measures.selectors import measures_with_names
from performance.models import Measure
from performance.plan_figures.selectors import figures_of_plan
from plans.models import Plan
from plans.plan import selectors as plan_selectors


@dataclass(frozen=True)
class ClearChange:
    """A measure whose change is clear, with the reason that the assessment gives, if any; `version` is the reason's."""

    measure_id: int
    label: str
    sentence: str
    why: str
    version: int


def assessments_of(partnership: Partnership) -> QuerySet[Assessment]:
    """The partnership's current assessments, the latest year first."""
    found: QuerySet[Assessment] = Assessment.objects.current().filter(partnership=partnership)
    return found.select_related("plan")


def assessment_for(partnership: Partnership, pk: int) -> Assessment | None:
    """The partnership's assessment of that key; None for any other's."""
    found: QuerySet[Assessment] = Assessment.objects.filter(partnership=partnership, pk=pk)
    return found.select_related("plan__partnership", "partnership__area").first()


def section_for(assessment: Assessment, part: str) -> AssessmentSection | None:
    return AssessmentSection.objects.filter(assessment=assessment, part=part).select_related("assessment").first()


def reason_for(assessment: Assessment, measure: Measure) -> ChangeReason:
    """The reason kept for a measure; an unsaved one of version 0 where none is."""
    kept = ChangeReason.objects.filter(assessment=assessment, measure=measure).first()
    return kept or ChangeReason(assessment=assessment, measure=measure, version=0)


def changes_of(assessment: Assessment) -> list[ClearChange]:
    """The measures of its plan whose change has clear evidence in its period, with the reasons given."""
    reasons = {reason.measure_id: reason for reason in ChangeReason.objects.filter(assessment=assessment)}
    figures = figures_of_plan(assessment.plan, assessment.period)
    found = []
    for row in figures.rows:
        if row.is_clear:
            reason = reasons.get(row.measure_id)
            why, version = (reason.why, reason.version) if reason else ("", 0)
            found.append(ClearChange(row.measure_id, row.label, row.sentence, why, version))
    return found


def last_plan_of(assessment: Assessment) -> Plan | None:
    """The plan that was in force in the year of the assessment: the one that began last by then."""
    begun = plan_selectors.plans_of(assessment.partnership).filter(starts__lte=assessment.year.end)
    return begun.select_related("partnership").order_by("-starts").first()


def years_to_choose(partnership: Partnership) -> list[Period]:
    """The financial years from the one before the first plan to the one after the last, the newest first."""
    years = {year for plan in plan_selectors.plans_of(partnership) for year in plan.years}
    if not years:
        return []
    first, last = min(years).before(), max(years).after()
    found = [last]
    while found[-1] > first:
        found.append(found[-1].before())
    return found


def facts_of(partnership: Partnership, on: date) -> tuple[AssessmentFact, ...]:
    """The partnership's assessments as the rules of the duties take them. Illustrative ones are none.

    The changes of the latest that was begun by the day are known; the rules ask for no other's.
    """
    found = assessments_of(partnership).filter(is_illustrative=False).prefetch_related("sections", "lines")
    begun = [one for one in found.select_related("plan__partnership") if one.year.start <= on]
    latest = max(begun, key=lambda one: one.year, default=None)
    titles = _titles_of_the_plan_after(latest) if latest else set()
    return tuple(_fact(one, changes_of(one) if one == latest else [], titles) for one in begun)


def _fact(assessment: Assessment, changes: Sequence[ClearChange], titles: Collection[str]) -> AssessmentFact:
    chosen = [line for line in assessment.lines.all() if line.is_chosen and not line.is_archived]
    return AssessmentFact(
        year=assessment.year,
        approved_on=assessment.approved_on,
        sections=frozenset(str(one.part) for one in assessment.sections.all() if one.text.strip()),
        changes=len(changes),
        unexplained=tuple(change.label for change in changes if not change.why),
        priorities=tuple(line.label for line in chosen),
        without_evidence=tuple(line.label for line in chosen if not line.evidence.strip() and not line.measure_id),
        without_reason=tuple(
            line.label
            for line in chosen
            if line.taken_up_id is None and not line.why_not.strip() and line.label.casefold() not in titles
        ),
    )


def _titles_of_the_plan_after(assessment: Assessment) -> set[str]:
    """The titles of the priorities of the plans for the year after the assessment's."""
    after = Period.containing(assessment.year.after().start, PeriodKind.FINANCIAL_YEAR)
    found = plan_selectors.plans_of(assessment.partnership).filter(starts__lte=after.start, ends__gte=after.start)
    titles = found.filter(priorities__archived_at__isnull=True).values_list("priorities__title", flat=True)
    return {title.casefold() for title in titles if title}


def measure_of(assessment: Assessment, pk: int) -> Measure | None:
    """A measure of the assessment's plan."""
    return measures_with_names(assessment.partnership).filter(plan=assessment.plan, pk=pk).first()
