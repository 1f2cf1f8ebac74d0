"""Loads what belongs to a partnership's year: strategic assessments with their matrices."""

from typing import Any

from csp_portal.loading.entries import AssessmentEntry, MatrixLineEntry
from csp_portal.loading.records import LoadedRecords, named
from cycle.assessments import services
from cycle.matrix import services as matrix_services
from cycle.models import Assessment, MatrixLine
from performance.models import Measure


def load_assessment(loaded: LoadedRecords, entry: AssessmentEntry) -> None:
    """An assessment and the lines of its matrix; a line's measure is one of the plan's, by its label."""
    partnership = loaded.partnership(entry)
    plan = loaded.plan(partnership, entry)
    place = f"{partnership.slug}, assessment {entry.year}"
    assessment = loaded.earlier.ensure(
        Assessment,
        entry,
        place,
        find={"partnership": partnership, "year": entry.year},
        make=services.create_assessment,
        partnership=partnership,
        plan=plan,
        is_illustrative=entry.illustrative,
        **entry.given("year", "period"),
    )
    measures = {measure.label: measure for measure in Measure.objects.filter(plan=plan)}
    for order, line in enumerate(entry.lines, start=1):
        loaded.earlier.ensure(
            MatrixLine,
            line,
            f"{place}, line {line.label}",
            find={"assessment": assessment, "label": line.label},
            make=matrix_services.create_line,
            assessment=assessment,
            order=order,
            measure=named("measure", measures, line, "measure") if line.measure else None,
            is_chosen=line.chosen,
            scores=_scores(line, entry.because),
            **line.given("label", "kind", "evidence", "why_chosen", "why_not"),
        )


def _scores(line: MatrixLineEntry, because: str) -> dict[str, dict[str, Any]]:
    """The line's scores; one without its own reason has that of the whole matrix."""
    return {str(name): {"because": because} | score.given("score", "because") for name, score in line.scores.items()}
