"""The colours and dashes of every chart: safe for colour-blind readers, and told apart without colour too."""

from figures.charts.chart import Role

PALETTE = ("#12436D", "#28A197", "#801650", "#F46A25")
INK, GRID, BAND = "#0b0c0c", "#d8d8d8", "#eef1f4"
PALE = "#8eb8dc"
DASHES = {Role.ACTUAL: "-", Role.TARGET: "--", Role.COMPARISON: ":", Role.AVERAGE: "-."}
PLOTLY_DASHES = {Role.TARGET: "dash", Role.COMPARISON: "dot", Role.AVERAGE: "dashdot"}
