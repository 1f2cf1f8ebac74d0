"""Indicators, measures, targets and figures, for support staff."""

from core.support import look_only
from performance.models import FigureSignOff, Indicator, Measure, Observation, ObservationRevision, StatedFigure, Target

look_only(
    Indicator,
    columns=("name", "partnership", "unit", "polarity", "handling", "archived_at"),
    search=("name", "slug"),
    filters=("unit", "handling", "partnership"),
)
look_only(
    Measure,
    columns=("label", "plan", "partnership", "indicator", "data_owner", "archived_at"),
    search=("label",),
    filters=("partnership",),
)
look_only(
    Target,
    columns=("measure", "period", "kind", "value", "state", "replaced_at"),
    search=("measure__label",),
    filters=("kind",),
)
look_only(
    Observation,
    columns=("indicator", "partnership", "area", "period", "value", "state", "data_status", "recorded_by"),
    search=("indicator__name",),
    filters=("data_status", "partnership"),
)
look_only(ObservationRevision, columns=("observation", "value", "state", "superseded_at", "reason"))
look_only(StatedFigure, columns=("label", "words", "plan", "partnership", "archived_at"), search=("label", "words"))
look_only(FigureSignOff, columns=("plan", "period", "partnership", "signed_by", "signed_at", "unlocked_at"))
