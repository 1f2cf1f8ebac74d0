"""What a drafter and an approver may want to look at before a paper is signed. Nothing of it is forbidden."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from checker import check_text
from checker.findings import Finding
from performance.models import ComparatorGroup, Measure, Target
from performance.plan_figures.presenters import FigureRow
from performance.plan_figures.selectors import PlanFigures
from reports.before_signing import basis
from reports.before_signing import wording as words
from reports.before_signing.basis import Basis, Comparator, MeasureBasis
from reports.blocks.registry import WRITTEN
from reports.checking.selectors.known_facts import known_facts
from reports.layouts.shipped import layout_of
from reports.live_figures.references import LiveText
from reports.live_figures.selectors import live_text, typed_numbers
from reports.models import FinalVersion, Report, ReportSection
from reports.papers.selectors import figures_of

_PERIOD_CONFLICT = "period_conflict"


_YEARS = re.compile(r"\b(?:19|20)\d\d(?:\s?[-/–]\s?\d{2,4}|\s+to\s+(?:19|20)\d\d)?")


_MARKUP = re.compile(r"[*_`#|>]|^\s*[-+]\s", re.MULTILINE)


@dataclass(frozen=True)
class Sourced:
    """A live figure in a section: the reference, what it shows, the measure, and where its value comes from."""

    section: str
    reference: str
    shows: str
    label: str
    source: str


@dataclass(frozen=True)
class InSection:
    """Something found in a section's words, and why it is listed."""

    section: str
    words: str
    why: str = ""


@dataclass(frozen=True)
class BeforeSigning:
    """Everything that is listed; `compared_with` is the last paper that the basis is held against, None without one."""

    figures: tuple[Sourced, ...]
    unsourced: tuple[InSection, ...]
    left_out: tuple[FigureRow, ...]
    changed: tuple[str, ...]
    compared_with: Report | None
    periods: tuple[str, ...]
    disagreeing: tuple[Finding, ...]
    praise: tuple[InSection, ...]
    personal: tuple[InSection, ...]
    empty: tuple[str, ...]

    @property
    def number(self) -> int:
        """How much there is to look at; figures with their sources are no matter of concern."""
        return sum(
            len(found)
            for found in (
                self.unsourced, self.left_out, self.changed, self.periods, self.disagreeing, self.praise, self.personal,
                self.empty,
            )
        )  # fmt: skip


def before_signing(report: Report, *, is_drafter: bool = True) -> BeforeSigning:
    """What there is to look at in the paper as it stands now. Words of praise are a suggestion to its drafter only."""
    figures = figures_of(report)
    live = live_text(figures)
    sections = [section for section in report.sections.all() if section.text.strip()]
    texts = {section: _plain(live, section.text) for section in sections}
    whole = "\n\n".join(texts.values())
    last = last_paper(report)
    found = check_text(f"{_plan_line(report)}\n\n{whole}", known=known_facts(report.partnership)).disagreeing
    return BeforeSigning(
        figures=tuple(_sourced(live, sections)),
        unsourced=tuple(InSection(one.heading, typed) for one in sections for typed in typed_numbers(one.text)),
        left_out=tuple(_missed_and_not_told(live, sections, whole)),
        changed=tuple(basis.differences(_basis_of_last(last), basis_of(report, figures))) if last else (),
        compared_with=last,
        periods=tuple(one.suggestion for one in found if one.kind == _PERIOD_CONFLICT),
        disagreeing=tuple(one for one in found if one.kind != _PERIOD_CONFLICT),
        praise=tuple(_praise(texts, figures.rows)) if is_drafter else (),
        personal=tuple(
            InSection(section.heading, one.words, one.what)
            for section, text in texts.items()
            for one in words.personal(text)
        ),
        empty=tuple(_bare(report)),
    )


def _missed_and_not_told(live: LiveText, sections: list[ReportSection], whole: str) -> Iterable[FigureRow]:
    """The missed targets that the words of the paper tell nothing of."""
    told = {row.measure_id for section in sections for _, _, row in live.references_of(section.text) if row}
    for row in live.figures.rows:
        if row.is_off_target and row.measure_id not in told and not words.is_told_of(row, whole):
            yield row


def _praise(texts: dict[ReportSection, str], rows: Sequence[FigureRow]) -> Iterable[InSection]:
    for section, text in texts.items():
        for one in words.praise_without_figures(text, rows):
            yield InSection(section.heading, one.sentence, f"“{one.words}”: {one.why}")


def _bare(report: Report) -> Iterable[str]:
    """The headings under which nothing stands: nothing was written, and nothing follows by itself."""
    written = {section.key: section for section in report.sections.all()}
    for part in layout_of(report.layout, report.layout_copy).sections:
        section = written.get(part.key)
        if set(part.blocks) <= {WRITTEN} and not (section and section.text.strip()):
            yield section.heading if section else part.heading


def last_paper(report: Report) -> Report | None:
    """The partnership's paper before this one, of the same committee where both name one and in the same layout's line.

    By the date of the meeting; papers without one stand in the order in which they were begun.
    """
    papers: QuerySet[Report] = Report.objects.current().filter(partnership=report.partnership).exclude(pk=report.pk)
    if report.committee:
        papers = papers.filter(committee__in=["", report.committee])
    if report.meeting_date:
        earlier = papers.filter(meeting_date__lt=report.meeting_date).order_by("-meeting_date", "-pk").first()
        if earlier:
            return earlier
    return papers.filter(meeting_date=None, pk__lt=report.pk).order_by("-pk").first()


def _basis_of_last(last: Report) -> basis.Basis:
    """What the last paper rested on: as it was made final, or as it stands where it never was."""
    final: FinalVersion | None = last.final_versions.order_by("-number").first()
    if final and final.basis:
        return basis.read(final.basis)
    return basis_of(last, figures_of(last))


def _sourced(live: LiveText, sections: Iterable[ReportSection]) -> Iterable[Sourced]:
    for section in sections:
        for reference, shows, row in live.references_of(section.text):
            label = row.label if row else "All measures"
            source = (row.figure.given.now.source or "no source recorded") if row else "counted from all measures"
            yield Sourced(section.heading, reference, shows, label, source)


def _plain(live: LiveText, text: str) -> str:
    """A section's words as they are read: figures filled in, marks of Markdown gone."""
    return _MARKUP.sub("", live.in_words(text))


def _plan_line(report: Report) -> str:
    """The plan's name with its own years, so that other years given to it in the text stand against them."""
    plan = report.plan
    name = " ".join(_YEARS.sub(" ", plan.title).split())
    return f"{name} {plan.starts.year}-{plan.ends.year}."


def basis_of(report: Report, figures: PlanFigures) -> Basis:
    """What the paper's figures rest on now. Four queries."""
    shown = {row.measure_id: row for row in figures.rows}
    targets = {
        target.measure_id: target
        for target in Target.objects.standing().filter(measure__in=shown.keys(), period=report.period)
    }
    measures = Measure.objects.filter(pk__in=shown.keys()).select_related("indicator", "area")
    found = {one.pk: _of_measure(one, targets.get(one.pk), figures) for one in measures}
    return Basis(tuple(found[pk] for pk in shown if pk in found), tuple(_comparators(report)))


def _of_measure(measure: Measure, target: Target | None, figures: PlanFigures) -> MeasureBasis:
    row = next(row for row in figures.rows if row.measure_id == measure.pk)
    period = target.baseline_period if target else None
    value = figures.baselines[measure.pk]
    baseline = f"{row.figure.given.unit.write_quantity(value)} ({period.label})" if period else ""
    return MeasureBasis(
        measure=measure.pk,
        indicator=measure.indicator.slug,
        label=measure.label,
        area=str(measure.area or ""),
        target=row.target,
        baseline=baseline,
        years_back=figures.period.year - period.year if period else None,
    )


def _comparators(report: Report) -> Iterable[Comparator]:
    groups = ComparatorGroup.objects.current().filter(partnership=report.partnership)
    for group in groups.prefetch_related("members__area"):
        members = sorted(str(one.area) for one in group.members.all() if one.is_in_on(report.period.end))
        yield Comparator(group.name, tuple(members))
