"""Loads what belongs to a partnership's year: strategic assessments with their matrices."""

from typing import Any

from csp_portal.loading.reading import Record
from csp_portal.loading.records import Known, named
from cycle.assessments import services
from cycle.matrix import services as matrix_services
from cycle.models import Assessment, MatrixLine
from performance.models import Measure


def load_assessment(known: Known, record: Record) -> None:
    """An assessment and the lines of its matrix; a line's measure is one of the plan's, by its label."""
    partnership = known.partnership(record)
    plan = named("plan", known.plans.get(partnership.slug, {}), record, "plan")
    place = f"{partnership.slug}, assessment {record['year']}"
    assessment = known.trail.ensure(
        Assessment,
        record,
        place,
        find={"partnership": partnership, "year": record["year"]},
        make=services.create_assessment,
        partnership=partnership,
        plan=plan,
        is_illustrative=record.get("illustrative", False),
        **record.only("year", "period"),
    )
    measures = {measure.label: measure for measure in Measure.objects.filter(plan=plan)}
    for order, line in enumerate(record.get("lines", ()), start=1):
        known.trail.ensure(
            MatrixLine,
            line,
            f"{place}, line {line['label']}",
            find={"assessment": assessment, "label": line["label"]},
            make=matrix_services.create_line,
            assessment=assessment,
            order=order,
            measure=named("measure", measures, line, "measure") if "measure" in line else None,
            is_chosen=line.get("chosen", False),
            scores=_scores(line, record.get("because", "")),
            **line.only("label", "kind", "evidence", "why_chosen", "why_not"),
        )


def _scores(line: Record, because: str) -> dict[str, dict[str, Any]]:
    """The line's scores; one without its own reason has that of the whole matrix."""
    return {str(name): {"because": because, **score} for name, score in line.get("scores", {}).items()}
