"""The figures engine: plain inputs in, a `Figure` out, with its change, status, evidence, workings and one sentence.

Every table, page, paper, sentence and export takes its figures from `build_figures`; nothing else works one out.
"""

from figures.engine.building import build_figure, build_figures
from figures.engine.records import Figure, FigureInput, TestSettings
from figures.engine.summary import Summary, summarise
from figures.engine.workings import workings_of

__all__ = [
    "Figure",
    "FigureInput",
    "Summary",
    "TestSettings",
    "build_figure",
    "build_figures",
    "summarise",
    "workings_of",
]
