"""The colours and dashes of every chart: safe for colour-blind readers, and told apart without colour too."""

from figures.charts.chart import SeriesRole

PALETTE = ("#12436D", "#28A197", "#801650", "#F46A25")
INK, GRID, BAND = "#0b0c0c", "#d8d8d8", "#eef1f4"
PALE = "#8eb8dc"
DASHES = {SeriesRole.ACTUAL: "-", SeriesRole.TARGET: "--", SeriesRole.COMPARISON: ":", SeriesRole.AVERAGE: "-."}
PLOTLY_DASHES = {SeriesRole.TARGET: "dash", SeriesRole.COMPARISON: "dot", SeriesRole.AVERAGE: "dashdot"}
