"""Loads what belongs to a partnership's year: strategic assessments with their matrices."""

from typing import Any

from csp_portal.loading.entries import AssessmentEntry, MatrixLineEntry
from csp_portal.loading.records import LoadedRecords, named
from cycle.assessments import services
from cycle.matrix import services as matrix_services
from cycle.models import Assessment, MatrixLine
from performance.measures.selectors import measures_of_plan


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
    measures = {measure.label: measure for measure in measures_of_plan(plan)}
    for order, line in enumerate(entry.lines, start=1):
        measure = named("measure", measures, line, "measure") if line.measure else None
        _load_line(
            loaded, entry, line, f"{place}, line {line.label}", assessment=assessment, order=order, measure=measure
        )


def _load_line(
    loaded: LoadedRecords, entry: AssessmentEntry, line: MatrixLineEntry, place: str, **values: Any
) -> MatrixLine:
    return loaded.earlier.ensure(
        MatrixLine,
        line,
        place,
        find={"assessment": values["assessment"], "label": line.label},
        make=matrix_services.create_line,
        is_chosen=line.chosen,
        scores=_scores(line, entry.because),
        **values,
        **line.given("label", "kind", "evidence", "why_chosen", "why_not"),
    )


def _scores(line: MatrixLineEntry, because: str) -> dict[str, dict[str, Any]]:
    """The line's scores; one without its own reason has that of the whole matrix."""
    return {str(name): {"because": because} | score.given("score", "because") for name, score in line.scores.items()}
