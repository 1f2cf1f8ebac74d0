"""Reads of final papers, and what has become of their figures since."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from partnerships.access.policies import Scope
from partnerships.models import Partnership
from performance.plan_figures.presenters import FigureRow
from performance.sign_off.services import figures_to_sign
from reports.models import FinalVersion, FinalVersionFile
from reports.papers.selectors import figures_of, may_see_closed
from reports.trail.selectors import printed_figure

_COMPARED = {
    "target": "Target",
    "previous": "Earlier value",
    "current": "Value",
    "change": "Change",
    "status": "Status",
}


@dataclass(frozen=True)
class RestatedFigure:
    """Something of a final figure that is not what it was; without `measure` where that is no longer measured."""

    measure: int | None
    label: str
    what: str
    then: str
    now: str


@dataclass(frozen=True)
class ChangesSinceFinal:
    """What changed since the paper was made final; `at` is when the newest of the changed figures was entered."""

    changes: tuple[RestatedFigure, ...]
    at: datetime | None


def final_version(partnership: Partnership, reference: str) -> FinalVersion | None:
    """The partnership's final paper of that reference, whatever became of its draft."""
    found = FinalVersion.objects.filter(partnership=partnership, reference=reference)
    final: FinalVersion | None = found.select_related("report__plan__partnership__area", "signature__by").first()
    return final


def versions_of(final: FinalVersion) -> QuerySet[FinalVersion]:
    """Every final version of the same paper, the newest first."""
    return final.report.final_versions.order_by("-number")


def files_of(scope: Scope, final: FinalVersion) -> QuerySet[FinalVersionFile]:
    """The files that the person may see, without their bytes."""
    files: QuerySet[FinalVersionFile] = final.files.defer("content")
    return files if may_see_closed(scope) else files.filter(is_closed=False)


def final_version_file(scope: Scope, final: FinalVersion, name: str) -> FinalVersionFile | None:
    """The file of that name with its bytes; None for a closed one where the person may not see it."""
    return files_of(scope, final).filter(name=name).defer(None).first()


def changes_since_final(scope: Scope, final: FinalVersion) -> ChangesSinceFinal:
    """Which of the final figures that the person may see are not what they were, by what is printed of them."""
    changes = restated_figures_of(final.figures, figures_of(final.report).rows, sees_closed=may_see_closed(scope))
    return ChangesSinceFinal(changes, _entered_last(final, {one.label for one in changes}) if changes else None)


def restated_figures_of(
    figures: Iterable[Mapping[str, Any]], rows: Iterable[FigureRow], *, sees_closed: bool
) -> tuple[RestatedFigure, ...]:
    """Where the rows of today are not what was printed; what was kept from the public only for who may see that."""
    now = {row.measure_id: row for row in rows}
    changes: list[RestatedFigure] = []
    for then in figures:
        if then.get("is_closed") and not sees_closed:
            continue
        row = now.get(then["measure"])
        if row is None:
            changes.append(RestatedFigure(None, then["label"], "Measure", "measured", "no longer measured"))
            continue
        today = printed_figure(row)
        changes.extend(
            RestatedFigure(row.measure_id, then["label"], name, then[key] or "none", today[key] or "none")
            for key, name in _COMPARED.items()
            if then[key] != today[key]
        )
    return tuple(changes)


def _entered_last(final: FinalVersion, labels: set[str]) -> datetime | None:
    lines = figures_to_sign(final.report.plan, final.report.period).lines
    return max((line.at for line in lines if line.label in labels and line.at), default=None)
