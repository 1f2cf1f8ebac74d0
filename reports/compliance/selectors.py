"""The duties of a partnership answered with all that the portal knows: papers and publications with the rooms below."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone

from cycle.duties.answers import Compliance, answer_duties
from cycle.duties.rules.days import add_months
from cycle.duties.rules.facts import DutyRecord, PaperFact
from cycle.duties.rules.findings import DutyAnswer
from cycle.duties.selectors import evidence as selectors
from cycle.duties.selectors import facts as gathering
from partnerships.access.policies import Scope
from partnerships.models import Partnership
from reports.models import Publication, Recommendation, Report
from reports.scrutiny.recommendations.models import Route

MONTHS = 12
MOST_DAYS = 5
EQUALITY = re.compile(r"equalit|community impact|impact assessment", re.IGNORECASE)
CRIME_AND_DISORDER = re.compile(r"community safety impl|crime and disorder|section 17", re.IGNORECASE)


@dataclass(frozen=True)
class Moment:
    """A day worth looking at: that of a meeting which a paper goes to."""

    on: date
    title: str


def compliance_for(scope: Scope, on: date) -> Compliance:
    """Every duty as of `on`, with the records that the person may see."""
    return _compliance(scope.partnership, on, selectors.by_duty(selectors.evidence_of(scope)))


def compliance_for_paper(partnership: Partnership, on: date) -> Compliance:
    """Every duty as of `on`, with the records that all may see: what a paper can carry."""
    return _compliance(partnership, on, selectors.by_duty(selectors.open_evidence_of(partnership.pk)))


def moments_of(partnership: Partnership) -> list[Moment]:
    """The meetings of the latest papers, the latest first."""
    papers = Report.objects.current().filter(partnership=partnership, meeting_date__isnull=False)
    return [Moment(paper.meeting_date, paper.title) for paper in papers.order_by("-meeting_date")[:MOST_DAYS]]


def _compliance(partnership: Partnership, on: date, records: Mapping[str, tuple[DutyRecord, ...]]) -> Compliance:
    facts = gathering.facts_of(partnership, on, _with_recommendations(partnership, records))
    return answer_duties(replace(facts, papers=_papers(partnership, on), summaries=_summaries(partnership, on)))


def _with_recommendations(
    partnership: Partnership, records: Mapping[str, tuple[DutyRecord, ...]]
) -> dict[str, tuple[DutyRecord, ...]]:
    """What was recorded, and the committee's recommendations: sent, answered by their day, and followed."""
    found = list(Recommendation.objects.current().filter(partnership=partnership).select_related("addressee"))
    sent = tuple(DutyRecord(DutyAnswer.MET, on=one.sent_on, note=f"{one} sent to {one.addressee}") for one in found)
    answered = tuple(
        DutyRecord(DutyAnswer.MET, on=one.replied_on, since=one.sent_on, note=str(one))
        for one in found
        if one.route == Route.CRIME_AND_DISORDER
    )
    return dict(records) | {
        "SCR-02": (*records.get("SCR-02", ()), *sent),
        "SCR-07": (*records.get("SCR-07", ()), *answered),
    }


def _papers(partnership: Partnership, on: date) -> tuple[PaperFact, ...]:
    """Those whose meetings lie in the twelve months up to the day, the latest first."""
    since = add_months(on, -MONTHS)
    papers = Report.objects.current().filter(partnership=partnership, meeting_date__range=(since, on))
    return tuple(
        _paper(one)
        for one in papers.prefetch_related("sections", "final_versions", "exempt_parts").order_by("-meeting_date")
    )


def _paper(report: Report) -> PaperFact:
    final = [timezone.localdate(one.made_final_at) for one in report.final_versions.all()]
    return PaperFact(
        title=report.title,
        committee=report.committee,
        meets_on=report.meeting_date,
        opened_on=min(final, default=None),
        equality=_filled(report, EQUALITY),
        crime_and_disorder=_filled(report, CRIME_AND_DISORDER),
        exempt_parts=len(report.exempt_parts.all()),
    )


def _filled(report: Report, heading: re.Pattern[str]) -> bool | None:
    """Whether a section under such a heading holds words; None where the layout has no such section."""
    texts = [section.text.strip() for section in report.sections.all() if heading.search(section.heading)]
    return any(texts) if texts else None


def _summaries(partnership: Partnership, on: date) -> tuple[date, ...]:
    """The days on which a plan for the day was shown to the public, and not taken back since."""
    standing = Publication.objects.standing().filter(partnership=partnership, plan__starts__lte=on, plan__ends__gte=on)
    return tuple(timezone.localdate(at) for at in standing.values_list("published_at", flat=True))
