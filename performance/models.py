from performance.comparator_groups.models import ComparatorGroup, ComparatorMember, GroupKind
from performance.data_notes.models import DataNote
from performance.figure_settings.models import FigureSettings
from performance.handling.models import SourceHandling
from performance.indicators.models import (
    Frequency,
    Handling,
    Indicator,
    IndicatorPart,
    IndicatorPolarity,
    IndicatorUnit,
)
from performance.measures.models import Measure, ToleranceKind
from performance.neighbourhoods.models import Neighbourhood, NeighbourhoodKind
from performance.observations.models import Observation, ObservationRevision
from performance.sign_off.models import FigureSignOff
from performance.stated_figures.models import StatedFigure
from performance.targets.models import SetBy, Spread, Target, TargetKind
from performance.uploads.models import ENDED, SHEET, SOURCES, UNDER_WAY, Upload, UploadChunk, UploadFile, UploadState

__all__ = [
    "ENDED",
    "SHEET",
    "SOURCES",
    "UNDER_WAY",
    "ComparatorGroup",
    "ComparatorMember",
    "DataNote",
    "FigureSettings",
    "FigureSignOff",
    "Frequency",
    "GroupKind",
    "Handling",
    "Indicator",
    "IndicatorPart",
    "IndicatorPolarity",
    "IndicatorUnit",
    "Measure",
    "Neighbourhood",
    "NeighbourhoodKind",
    "Observation",
    "ObservationRevision",
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
