"""The figures engine: plain inputs in, a `Figure` out, with its change, status, evidence, workings and one sentence.

Every table, page, paper, sentence and export takes its figures from `build_figures`; nothing else works one out.
"""

from performance.figures.building import build_figure, build_figures
from performance.figures.records import Figure, FigureInput, TestSettings
from performance.figures.summary import Summary, summarise
from performance.figures.workings import workings_of

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
