"""The matrix of an assessment: each line's scores, worked out from its measures or entered, and the ranking."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from core.numbers.units import Unit
from cycle.matrix.scoring import (
    Criterion,
    RankedLine,
    Score,
    ScoredLine,
    against_the_ranking,
    comparison,
    rank,
    trend,
    volume,
    weighted_criteria,
)
from cycle.models import Assessment, MatrixLine
from partnerships.models import Partnership
from performance.plan_figures.presenters import FigureRow
from performance.plan_figures.selectors import figures_of_plan
from plans.models import Priority


@dataclass(frozen=True)
class MatrixRow:
    """A line as the matrix shows it; `cells` in the order of the criteria that count, None where nothing is known."""

    line: MatrixLine
    ranked: RankedLine
    cells: tuple[Score | None, ...]
    needs_reason: bool
    above: tuple[str, ...]

    @property
    def grounds(self) -> list[str]:
        """What the scores rest on, those with the same ground together: `Volume 4, trend 3: the ground`."""
        found: dict[tuple[bool, str], list[str]] = {}
        for criterion, score in sorted(self.ranked.line.scores.items(), key=lambda one: list(Criterion).index(one[0])):
            found.setdefault((score.is_worked_out, score.because), []).append(f"{criterion.label} {score.value}")
        return [
            f"{', '.join(scored)}{' (from the data)' if from_data else ''}: {because}"
            for (from_data, because), scored in found.items()
        ]


@dataclass(frozen=True)
class Matrix:
    """The matrix, ranked: highest first, lines without a place last."""

    assessment: Assessment
    criteria: tuple[tuple[Criterion, int], ...]
    rows: tuple[MatrixRow, ...]

    @property
    def unreasoned(self) -> tuple[str, ...]:
        """The lines that were chosen against the ranking without a reason."""
        return tuple(row.line.label for row in self.rows if row.needs_reason)

    @property
    def chosen(self) -> tuple[MatrixRow, ...]:
        return tuple(row for row in self.rows if row.line.is_chosen)


def matrix_of(assessment: Assessment) -> Matrix:
    """The assessment's matrix as the data stand now, or as they stood when it was approved."""
    lines = lines_of(assessment)
    weights = {Criterion(name): weight for name, weight in assessment.weights.items()}
    scored = scores_of(assessment, lines)
    ranked = rank([ScoredLine(line.pk, line.label, scored[line.pk]) for line in lines], weights)
    against = against_the_ranking(ranked, {line.pk for line in lines if line.is_chosen})
    by_key = {line.pk: line for line in lines}
    criteria = weighted_criteria(weights)
    rows = tuple(
        MatrixRow(
            line=by_key[one.line.key],
            ranked=one,
            cells=tuple(one.line.scores.get(criterion) for criterion in criteria),
            needs_reason=one.line.key in against and not by_key[one.line.key].why_chosen.strip(),
            above=against.get(one.line.key, ()),
        )
        for one in ranked
    )
    return Matrix(assessment, tuple((criterion, weights[criterion]) for criterion in criteria), rows)


def lines_of(assessment: Assessment) -> list[MatrixLine]:
    found = MatrixLine.objects.current().filter(assessment=assessment)
    return list(found.select_related("measure__indicator", "position__indicator", "taken_up"))


def scores_of(assessment: Assessment, lines: list[MatrixLine]) -> dict[int, dict[Criterion, Score]]:
    """Each line's scores: what was entered first, then what the data give (or gave, once it was approved)."""
    worked_out = _kept(lines) if assessment.is_approved else worked_out_for(assessment, lines)
    return {line.pk: worked_out[line.pk] | _entered(line.scores) for line in lines}


def worked_out_for(assessment: Assessment, lines: list[MatrixLine]) -> dict[int, dict[Criterion, Score]]:
    """The scores that the figures of the assessment's period give each line."""
    figures = figures_of_plan(assessment.plan, assessment.period)
    rows = {row.measure_id: row for row in figures.rows}
    counts = [count for line in lines if (count := _count(rows.get(line.measure_id or 0))) is not None]
    largest = max(counts, default=Decimal(0))
    return {line.pk: _from_data(line, rows, largest) for line in lines}


def as_kept(scores: dict[Criterion, Score]) -> dict[str, dict[str, Any]]:
    """Scores in the shape in which a line keeps them."""
    return {criterion.value: {"score": one.value, "because": one.because} for criterion, one in scores.items()}


def _from_data(line: MatrixLine, rows: dict[int, FigureRow], largest: Decimal) -> dict[Criterion, Score]:
    row, place = rows.get(line.measure_id or 0), rows.get(line.position_id or 0)
    count = _count(row)
    found = {
        Criterion.VOLUME: volume(count, largest) if count is not None else None,
        Criterion.TREND: trend(row.figure.trend, row.grade) if row else None,
        Criterion.COMPARISON: _comparison(place),
    }
    return {criterion: score for criterion, score in found.items() if score is not None}


def _count(row: FigureRow | None) -> Decimal | None:
    """The line's count; None for what is no count, and for what is not known."""
    if row is None or row.figure.given.unit is not Unit.COUNT:
        return None
    return row.figure.given.current.amount


def _comparison(row: FigureRow | None) -> Score | None:
    if row is None or row.figure.given.unit is not Unit.RANK:
        return None
    place, of = row.figure.given.current.amount, row.figure.given.rank_of
    return comparison(place, of) if place is not None and of else None


def _kept(lines: list[MatrixLine]) -> dict[int, dict[Criterion, Score]]:
    return {
        line.pk: {
            Criterion(name): Score(one["score"], one["because"], is_worked_out=True) for name, one in line.kept.items()
        }
        for line in lines
    }


def _entered(scores: dict[str, dict[str, Any]]) -> dict[Criterion, Score]:
    return {Criterion(name): Score(one["score"], one["because"]) for name, one in scores.items()}


def line_for(partnership: Partnership, pk: int) -> MatrixLine | None:
    """The line of that key in one of the partnership's matrices, archived or not; None for any other's."""
    found: QuerySet[MatrixLine] = MatrixLine.objects.filter(partnership=partnership, pk=pk)
    return found.select_related("assessment__plan__partnership", "partnership").first()


def archived_lines_of(assessment: Assessment) -> QuerySet[MatrixLine]:
    found: QuerySet[MatrixLine] = MatrixLine.objects.filter(assessment=assessment, archived_at__isnull=False)
    return found


def priorities_of_current_plans(partnership: Partnership) -> QuerySet[Priority]:
    """The priorities as which a recommendation may be taken up, with their plans."""
    own: QuerySet[Priority] = Priority.objects.current().filter(partnership=partnership, plan__archived_at__isnull=True)
    return own.select_related("plan")
