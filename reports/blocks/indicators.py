"""The plan's indicators as an appendix prints them: last outturn, each year's target, and the change as stated."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from core.numbers.units import Unit
from core.periods.period import Period
from performance.measures.selectors import measures_of_plan
from performance.models import Measure, Target, TargetKind
from performance.plan_figures.presenters import figure_words
from performance.plan_figures.selectors import PlanFigures, figures_of_plan
from reports.blocks.context import Context

_YEARS_BACK = 3  # an outturn that is older tells of another plan
_OF_INDICATOR, _OF_UNIT = 34, 12  # per cent of the width
_WRITTEN_AS_CHANGE = {TargetKind.PCT_CHANGE, TargetKind.POINTS}


@dataclass(frozen=True)
class AppendixLine:
    """An indicator's row: its cells in the order of the table's columns."""

    label: str
    unit: str
    is_new: bool
    outturn: str
    targets: tuple[str, ...]
    stated: str


@dataclass(frozen=True)
class AppendixSection:
    """A section of the table (empty where there are none) and its indicators."""

    title: str
    lines: tuple[AppendixLine, ...]


@dataclass(frozen=True)
class Appendix:
    """The table of indicators; `outturn` is the year of the last figures, empty where there are none."""

    outturn: str
    years: tuple[str, ...]
    sections: tuple[AppendixSection, ...]
    has_stated: bool

    @property
    def widths(self) -> tuple[int, ...]:
        """Each column's share of the width in per cent, for Word, which would give all the same."""
        others = bool(self.outturn) + len(self.years) + self.has_stated
        each = (100 - _OF_INDICATOR - _OF_UNIT) // max(others, 1)
        return (_OF_INDICATOR, _OF_UNIT, *[each] * others)


def indicators(context: Context) -> Appendix:
    """The paper's measures in the plan's order. Two queries, and the figures of up to four years."""
    plan = context.report.plan
    told = {row.measure_id for row in context.figures.rows}
    measures = [measure for measure in measures_of_plan(plan) if measure.pk in told]
    years = sorted({target.period for measure in measures for target in _current_targets(measure)})
    outturn, figures = _outturn(context)
    lines = [(measure.section, _line(measure, years, figures)) for measure in measures]
    sections = tuple(
        AppendixSection(title, tuple(line for _, line in under))
        for title, under in groupby(lines, key=lambda pair: pair[0])
    )
    return Appendix(
        outturn=outturn.label if outturn else "",
        years=tuple(year.label for year in years),
        sections=sections,
        has_stated=any(line.stated for _, line in lines),
    )


def last_figures(context: Context) -> PlanFigures | None:
    """Those of the latest year up to the paper's of which a figure is known; None where there is none."""
    figures = context.figures
    for _ in range(_YEARS_BACK):
        if _is_any_known(figures):
            return figures
        figures = figures_of_plan(context.report.plan, figures.period.before())
    return figures if _is_any_known(figures) else None


def _is_any_known(figures: PlanFigures) -> bool:
    return any(row.figure.given.current.is_known for row in figures.rows)


def _outturn(context: Context) -> tuple[Period | None, dict[int, str]]:
    """The year of the last figures, and these by measure."""
    last = last_figures(context)
    if last is None:
        return None, {}
    return last.period, {row.measure_id: row.figure.given.current.mark or row.current for row in last.rows}


def _line(measure: Measure, years: list[Period], figures: dict[int, str]) -> AppendixLine:
    standing = {target.period: target for target in _current_targets(measure)}
    return AppendixLine(
        label=measure.label,
        unit=Unit(measure.indicator.unit).label,
        is_new=measure.is_new,
        outturn=figures.get(measure.pk, ""),
        targets=tuple(_aim(standing.get(year), measure) for year in years),
        stated="; ".join(standing[year].words for year in years if year in standing and standing[year].words),
    )


def _aim(target: Target | None, measure: Measure) -> str:
    """A target as the plan prints it: its mark or number; a change with its sign; empty where there is none."""
    if target is None:
        return ""
    if target.mark:
        return target.mark
    if target.kind in _WRITTEN_AS_CHANGE:
        sign = "%" if target.kind == TargetKind.PCT_CHANGE else " points"
        return f"{figure_words(target.quantity, Unit.NUMBER, None)}{sign}"
    return figure_words(target.quantity, Unit(measure.indicator.unit), target.rank_of)


def _current_targets(measure: Measure) -> Iterable[Target]:
    return (target for target in measure.known_targets if target.replaced_at is None)
