"""The strategic assessment as it is read: its words with live figures, and the first draft that the data write."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from cycle.assessments import selectors, services
from cycle.assessments.selectors import ClearChange
from cycle.matrix.selectors import Matrix, matrix_of
from cycle.models import Assessment, AssessmentPart
from cycle.roll_forward.selectors import JudgedCommitment, judged_commitments
from performance.plan_figures.presenters import FigureRow
from performance.plan_figures.selectors import PlanFigures, figures_of_plan
from plans.models import Engagement, Plan
from reports.live_figures.references import LiveText, Note, keys_of
from reports.live_figures.selectors import live_text
from reports.papers.markdown import to_html


@dataclass(frozen=True)
class ReadSection:
    """A section with its words as they read now."""

    part: str
    title: str
    html: SafeString


@dataclass(frozen=True)
class AssessmentPage:
    """All that the assessment says, with what it still lacks before it can be approved."""

    assessment: Assessment
    sections: tuple[ReadSection, ...]
    notes: tuple[Note, ...]
    broken: tuple[str, ...]
    changes: tuple[ClearChange, ...]
    matrix: Matrix
    missing: tuple[str, ...]


def assessment_page(assessment: Assessment) -> AssessmentPage:
    """The assessment for its page. Approved ones read as they did on the day."""
    live = _live(assessment)
    sections = tuple(
        ReadSection(one.part, str(one.get_part_display()), to_html(live.fill(one.text)))
        for one in assessment.sections.all()
    )
    return AssessmentPage(
        assessment=assessment,
        sections=sections,
        notes=tuple(live.notes),
        broken=tuple(f"{one.reference}: {one.why}" for one in live.broken),
        changes=tuple(selectors.changes_of(assessment)),
        matrix=matrix_of(assessment),
        missing=() if assessment.is_approved else tuple(services.what_is_missing(assessment)),
    )


def texts_as_read(assessment: Assessment) -> dict[str, str]:
    """Each section's text with its figures in the words of now: what an approval keeps."""
    live = _live(assessment)
    return {one.part: live.in_words(one.text) for one in assessment.sections.all()}


def first_draft(assessment: Assessment) -> dict[str, str]:
    """A text for each section from what the portal knows, figures as live references; empty where it knows nothing."""
    figures = figures_of_plan(assessment.plan, assessment.period)
    live = live_text(figures)
    names = keys_of(figures.rows, live.slugs)
    last = selectors.last_plan_of(assessment)
    return {
        AssessmentPart.LEVELS: _levels(figures, names),
        AssessmentPart.CHANGES: _changes(figures.rows, names),
        AssessmentPart.LAST_PLAN: _last_plan(last) if last else "",
        AssessmentPart.PEOPLE: _people(last) if last else "",
        AssessmentPart.PRIORITIES: _priorities(matrix_of(assessment)),
    }


def _live(assessment: Assessment) -> LiveText:
    return live_text(figures_of_plan(assessment.plan, assessment.period))


def _levels(figures: PlanFigures, names: dict[int, str]) -> str:
    """Each measure's sentence under its section of the plan, then those without a figure."""
    known: dict[str, list[str]] = defaultdict(list)
    unknown = []
    for row in figures.rows:
        if row.figure.given.current.amount is None:
            unknown.append(row.label)
        else:
            known[row.section].append(f"- {{{{figure {names[row.measure_id]} sentence}}}}")
    parts = ["\n".join(([f"### {title}", ""] if title else []) + lines) for title, lines in known.items()]
    if unknown:
        parts.append(f"No figure of {figures.period.label} is known for: {'; '.join(unknown)}.")
    return "\n\n".join(parts)


def _changes(rows: Iterable[FigureRow], names: dict[int, str]) -> str:
    rows = list(rows)
    compared = [row for row in rows if row.figure.difference is not None]
    clear = [f"- {{{{figure {names[row.measure_id]} sentence}}}}" for row in rows if row.is_clear]
    if not compared:
        return ""
    if not clear:
        return "No change is clear: each may be chance, or could not be checked for it."
    return "These changes are clear; the others may be chance, or could not be checked for it.\n\n" + "\n".join(clear)


def _last_plan(plan: Plan) -> str:
    commitments = judged_commitments(plan)
    if not commitments:
        return ""
    counts = Counter(one.commitment.get_verdict_display().lower() for one in commitments)
    told = ", ".join(f"{number} {verdict}" for verdict, number in counts.items())
    lines = [
        f"- {one.commitment.said}: {one.commitment.get_verdict_display().lower()}. {_outcome(one)}"
        for one in commitments
    ]
    return f"Of the commitments of {plan.title}: {told}.\n\n" + "\n".join(line.strip() for line in lines)


def _outcome(one: JudgedCommitment) -> str:
    return " ".join(text for text in (one.commitment.did, one.commitment.why) if text)


def _people(plan: Plan) -> str:
    asked = Engagement.objects.current().filter(plan=plan)
    return "\n".join(f"- {_asked(one)}" for one in asked)


def _asked(entry: Engagement) -> str:
    who = ", ".join(part for part in (entry.get_kind_display(), entry.audience, entry.held) if part)
    return f"**{entry.title}** ({who}){f': {entry.said}' if entry.said else ''}"


def _priorities(matrix: Matrix) -> str:
    if not matrix.chosen:
        return ""
    lines = [
        f"- **{row.line.label}** ({row.ranked.place_words.lower()} in the matrix)"
        f"{f': {row.line.evidence}' if row.line.evidence else ''}"
        for row in matrix.chosen
    ]
    return "Recommended to be put first:\n\n" + "\n".join(lines)
