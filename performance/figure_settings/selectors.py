"""How a partnership reads its figures, and what other settings would make of them."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from figures.figure.building import build_figures
from figures.figure.records import Figure
from partnerships.models import Partnership
from performance.measures.selectors import measures_with_names
from performance.models import FigureSettings
from performance.plan_figures import engine_inputs
from performance.plan_figures.presenters import GRADE_WORDS, STATUS_LABELS
from performance.plan_figures.selectors import inputs_of

# The version of settings that were never saved: those of the engine. A row's own begins at 1.
NEVER_SAVED = 0


@dataclass(frozen=True)
class Effect:
    """A measure whose status or evidence in a period other settings would change."""

    plan: str
    measure: str
    period: str
    what: str
    before: str
    after: str


@dataclass(frozen=True)
class Effects:
    """All that other settings would change among `looked_at` figures; `fingerprint` tells one answer from another."""

    effects: tuple[Effect, ...]
    looked_at: int
    fingerprint: str


def settings_of(partnership: Partnership) -> FigureSettings:
    """The partnership's settings; where none were saved the engine's, as a record that is not saved either."""
    found = FigureSettings.objects.filter(partnership=partnership).first()
    return found or FigureSettings(
        partnership_id=partnership.pk,
        version=NEVER_SAVED,
        tolerance_percent=Decimal(5),
        clear_below=Decimal("0.002"),
        some_below=Decimal("0.05"),
    )


def effects_of(partnership: Partnership, values: Mapping[str, Decimal]) -> Effects:
    """What these settings would change in the figures of the current plans. As many queries for many as for few."""
    # By its key alone: an unsaved row that held the partnership itself would be taken for its settings.
    proposed = FigureSettings(partnership_id=partnership.pk, **values)
    measures = measures_with_names(partnership).filter(plan__archived_at__isnull=True)
    asked = [(measure, year) for measure in measures for year in measure.plan.years]
    ready = [one for one in inputs_of(partnership, asked) if one.given.current.is_known]
    now = build_figures([one.given for one in ready])
    then = build_figures([engine_inputs.read_by(one.given, one.measure, proposed) for one in ready])
    effects = tuple(
        Effect(str(one.measure.plan), one.measure.label, one.given.period.label, *changed)
        for one, before, after in zip(ready, now, then, strict=True)
        for changed in _changes(before, after)
    )
    told = repr((sorted((name, value.normalize()) for name, value in values.items()), effects, len(ready)))
    return Effects(effects, len(ready), hashlib.sha256(told.encode()).hexdigest())


def _changes(before: Figure, after: Figure) -> list[tuple[str, str, str]]:
    """What differs in kind, in words: from what to what."""
    found = []
    if before.status is not after.status:
        found.append(("Status", STATUS_LABELS[before.status.value], STATUS_LABELS[after.status.value]))
    if before.grade is not after.grade:
        found.append(("How clear", GRADE_WORDS[before.grade.value], GRADE_WORDS[after.grade.value]))
    return found
