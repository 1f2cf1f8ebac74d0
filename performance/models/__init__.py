from performance.models.comparator import ComparatorGroup, ComparatorMember, GroupKind
from performance.models.indicator import (
    Frequency,
    Handling,
    Indicator,
    IndicatorPart,
    IndicatorUnit,
    Polarity,
    SeriesBreak,
)
from performance.models.measure import FigureSettings, Measure, ToleranceKind
from performance.models.neighbourhood import Neighbourhood, NeighbourhoodKind
from performance.models.observation import Observation, ObservationRevision, Quality
from performance.models.sign_off import FigureSignOff
from performance.models.source_handling import SourceHandling
from performance.models.stated import StatedFigure
from performance.models.target import SetBy, Spread, Target, TargetKind
from performance.uploads.models import (
    ENDED,
    SHEET,
    SOURCES,
    UNDER_WAY,
    Upload,
    UploadChunk,
    UploadFile,
    UploadState,
)

__all__ = [
    "ENDED",
    "SHEET",
    "SOURCES",
    "UNDER_WAY",
    "ComparatorGroup",
    "ComparatorMember",
    "FigureSettings",
    "FigureSignOff",
    "Frequency",
    "GroupKind",
    "Handling",
    "Indicator",
    "IndicatorPart",
    "IndicatorUnit",
    "Measure",
    "Neighbourhood",
    "NeighbourhoodKind",
    "Observation",
    "ObservationRevision",
    "Polarity",
    "Quality",
    "SeriesBreak",
    "SetBy",
    "SourceHandling",
    "Spread",
    "StatedFigure",
    "Target",
    "TargetKind",
    "ToleranceKind",
    "Upload",
    "UploadChunk",
    "UploadFile",
    "UploadState",
]
