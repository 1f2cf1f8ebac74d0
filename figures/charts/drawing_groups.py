"""Charts of a group of areas, drawn twice: rates in order with their intervals, and the funnel.

The first series is the own area: darker, and in the funnel of another shape, so that it is found without colour too.
"""

import textwrap
from typing import Any

from figures.charts.chart import Chart, ChartPoint, ChartSeries
from figures.charts.colours import DASHES, GRID, INK, PALE, PALETTE, PLOTLY_DASHES

KINDS = frozenset({"ranking", "funnel"})
_OWN, _OTHERS = PALETTE[0], PALE
_SHAPES = ("diamond", "circle-open")
_MARKERS = ("D", "o")
_LETTERS_A_LINE = 40


def chart_json(chart: Chart) -> dict[str, Any]:
    """The chart as Plotly's `data` and `layout`."""
    is_ranking = chart.kind == "ranking"
    axis = {"gridcolor": GRID, "automargin": True}
    layout: dict[str, Any] = {
        "font": {"family": "arial, sans-serif", "size": 15, "color": INK},
        "margin": {"l": 10, "r": 10, "t": 50, "b": 50},
        "paper_bgcolor": "#ffffff",
        "plot_bgcolor": "#ffffff",
        "xaxis": {"title": {"text": chart.x_label}, "zerolinecolor": INK, **axis},
        "yaxis": {"title": {"text": chart.y_label}, **axis},
        "legend": {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom"},
        "showlegend": True,
    }
    if is_ranking:
        layout["yaxis"] |= {"categoryorder": "array", "categoryarray": list(chart.order), "autorange": "reversed"}
        layout["xaxis"]["rangemode"] = "tozero"
        layout |= {"barmode": "overlay", "height": max(300, 34 * len(chart.order) + 130)}
        return {"data": [_bars(series, _colour(at)) for at, series in enumerate(chart.series)], "layout": layout}
    return {"data": [*_curves(chart), *_dots(chart)], "layout": layout}


def _colour(place: int) -> str:
    return _OWN if place == 0 else _OTHERS


def _bars(series: ChartSeries, colour: str) -> dict[str, Any]:
    values = [float(point.y or 0) for point in series.points]
    reach = [_reach(point) for point in series.points]
    return {
        "type": "bar",
        "orientation": "h",
        "name": series.name,
        "x": values,
        "y": [point.x for point in series.points],
        "marker": {"color": colour},
        "error_x": {
            "type": "data",
            "symmetric": False,
            "arrayminus": [below for below, _ in reach],
            "array": [above for _, above in reach],
            "color": INK,
            "thickness": 1.5,
        },
    }


def _reach(point: ChartPoint) -> tuple[float, float]:
    """How far the interval reaches below and above the value."""
    if point.y is None or point.low is None or point.high is None:
        return 0.0, 0.0
    return float(point.y - point.low), float(point.high - point.y)


def _curves(chart: Chart) -> list[dict[str, Any]]:
    found = []
    for number, curve in enumerate(chart.curves):
        colour = INK if number == 0 else PALETTE[2]
        found.append(
            {
                "type": "scatter",
                "mode": "lines",
                "name": curve.name,
                "showlegend": bool(curve.name),
                "hoverinfo": "skip",
                "x": [float(x) for x, _ in curve.points],
                "y": [float(y) for _, y in curve.points],
                "line": {"color": colour, "width": 1.5, "dash": PLOTLY_DASHES.get(curve.role, "solid")},
            }
        )
    return found


def _dots(chart: Chart) -> list[dict[str, Any]]:
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "name": series.name,
            "x": [float(point.at or 0) for point in series.points],
            "y": [float(point.y or 0) for point in series.points],
            "text": [point.x for point in series.points],
            "marker": {"color": PALETTE[0], "symbol": _SHAPES[min(at, 1)], "size": 14 if at == 0 else 10},
        }
        for at, series in enumerate(chart.series)
    ]


def in_lines(name: str) -> str:
    """A name as it stands beside its row: a long one in three lines at most, so that the chart keeps its width."""
    return "\n".join(textwrap.wrap(name, _LETTERS_A_LINE, max_lines=3, placeholder="…"))


def draw_ranking(axes: Any, chart: Chart) -> None:
    """The same as `_bars` for a document, on matplotlib's axes."""
    places = {name: at for at, name in enumerate(chart.order)}
    for at, series in enumerate(chart.series):
        reach = [_reach(point) for point in series.points]
        axes.barh(
            [places[point.x] for point in series.points],
            [float(point.y or 0) for point in series.points],
            xerr=[[below for below, _ in reach], [above for _, above in reach]],
            height=0.62,
            color=_colour(at),
            ecolor=INK,
            capsize=3,
            label=series.name,
        )
    axes.set_yticks(range(len(chart.order)), map(in_lines, chart.order))
    axes.invert_yaxis()
    axes.set_xlim(left=0)
    axes.tick_params(axis="y", length=0)


def draw_funnel(axes: Any, chart: Chart) -> None:
    """The same as `_curves` and `_dots` for a document, on matplotlib's axes."""
    for number, curve in enumerate(chart.curves):
        xs, ys = zip(*((float(x), float(y)) for x, y in curve.points), strict=True)
        look = {"linestyle": DASHES[curve.role], "linewidth": 1.2, "color": INK if number == 0 else PALETTE[2]}
        axes.plot(xs, ys, label=curve.name or "_", **look)
    for at, series in enumerate(chart.series):
        axes.scatter(
            [float(point.at or 0) for point in series.points],
            [float(point.y or 0) for point in series.points],
            marker=_MARKERS[min(at, 1)],
            s=64 if at == 0 else 36,
            facecolors=PALETTE[0] if at == 0 else "none",
            edgecolors=PALETTE[0],
            label=series.name,
            zorder=3,
        )
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
