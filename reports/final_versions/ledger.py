"""What a paper tells of counts, kept with it when it is made final, and which of it the public may not be shown."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from performance.handling.ledger import BASELINE, CURRENT, EVERYTHING, Key, Ledger, LedgerLine, LeftOut, lines_of, read
from performance.handling.selectors import as_strict_as_today, handling_of, ledger_of
from performance.plan_figures.selectors import PlanFigures, figures_of_plan
from reports.blocks.context import Context
from reports.blocks.indicators import last_figures
from reports.blocks.performance import figures_aimed_at
from reports.exempt_parts.rules import ExemptContent
from reports.models import FinalVersion
from reports.papers.assembly import Paper


def ledger_of_paper(whole: Paper, exempt: ExemptContent) -> Ledger:
    """What the paper and the rest of its plan tell; open is what stands in the paper's open part.

    The rest counts, as a small count that the paper leaves out may be told by its other figures.
    """
    told = {row.measure_id for row in whole.figures.rows} - exempt.measures
    lines: list[LedgerLine] = []
    for figures, tells in _figures_told(whole, exempt):
        measures = {measure.pk: measure for measure in figures.measures}
        marks = handling_of(figures.plan.partnership, measures.values())
        lines += lines_of(figures.rows, measures, marks, tells=tells, is_open=told.__contains__)
    return ledger_of(lines)


def _figures_told(whole: Paper, exempt: ExemptContent) -> Iterable[tuple[PlanFigures, frozenset[str]]]:
    """Those of the paper's plan and period; and of other years what its open blocks print of them."""
    report = whole.report
    yield figures_of_plan(report.plan, report.period), EVERYTHING
    context = Context(report, whole.figures.without(exempt.measures))
    sections = (section for section in whole.layout.sections if section.key not in exempt.instead)
    drawn = {name for section in sections for name in section.blocks} - exempt.blocks
    if "indicators" in drawn and (last := last_figures(context)) is not None:
        yield last, frozenset({CURRENT})
    if "targets" in drawn:
        for figures in figures_aimed_at(context):
            yield figures, frozenset({BASELINE})


def suppressed_in(final: FinalVersion, known: Mapping[Key, Decimal]) -> tuple[LeftOut, ...]:
    """The figures of the paper's open part that the public may not be shown as they are printed, and why.

    They are those of the final version, whatever has become of them; a threshold or mark of today counts where it is
    stricter.
    Nothing where the paper was made final without a ledger: that cannot be said.
    """
    if final.ledger is None:
        return ()
    ledger = as_strict_as_today(final.partnership, read(final.ledger), known)
    return ledger.left_out(ledger.hidden(known))


def counts_shown(final: FinalVersion) -> dict[Key, Decimal]:
    """The counts that the paper's open part tells; none where it was made final without a ledger."""
    lines = read(final.ledger).lines if final.ledger else ()
    return {line.key(period): amount for line in lines if line.is_open for period, amount in line.counts}
