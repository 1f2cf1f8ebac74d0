"""One chart description, drawn twice: as Plotly data for the page, and as a PNG for documents."""

import io
from functools import lru_cache
from typing import Any

from core.govuk.panels import ChartPanel
from figures.charts import drawing_groups
from figures.charts.chart import Band, Chart, ChartSeries, SeriesRole
from figures.charts.colours import BAND, DASHES, GRID, INK, PALETTE, PLOTLY_DASHES

_MOST_TICKS = 12
_INCH_PER_ROW, _WIDTH = 0.42, 7.2


def chart_panel(chart: Chart, identifier: str) -> ChartPanel:
    """The chart for `{% chart %}` on a page; `identifier` is unique on it."""
    return ChartPanel(
        id=identifier,
        title=chart.title,
        subtitle=chart.subtitle,
        summary=chart.summary,
        figure=chart_json(chart),
        header=chart.header,
        rows=chart.rows,
        tall=chart.kind in ("bar", "ranking"),
    )


def chart_json(chart: Chart) -> dict[str, Any]:
    """The chart as Plotly's `data` and `layout`. Missing points stay missing."""
    if chart.kind in drawing_groups.KINDS:
        return drawing_groups.chart_json(chart)
    horizontal = chart.kind == "bar"
    data = [_trace(series, PALETTE[place % len(PALETTE)], horizontal) for place, series in enumerate(chart.series)]
    layout: dict[str, Any] = {
        "font": {"family": "arial, sans-serif", "size": 15, "color": INK},
        "margin": {"l": 10, "r": 10, "t": 10, "b": 50},
        "paper_bgcolor": "#ffffff",
        "plot_bgcolor": "#ffffff",
        "xaxis": {"title": {"text": chart.x_label}, "gridcolor": GRID, "automargin": True, "zerolinecolor": INK},
        "yaxis": {"title": {"text": chart.y_label}, "gridcolor": GRID, "automargin": True},
        "legend": {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom"},
        "showlegend": len(data) > 1,
        "shapes": [*map(_band_shape, chart.bands), *(_break_shape(chart, name) for name in chart.breaks)],
    }
    if horizontal:
        layout["yaxis"]["autorange"] = "reversed"
        layout["height"] = max(300, 42 * max(len(series.points) for series in chart.series) + 110)
    else:
        layout["yaxis"]["rangemode"] = "tozero"
        layout["xaxis"] |= {"type": "category", "nticks": _MOST_TICKS}
    return {"data": data, "layout": layout}


def _trace(series: ChartSeries, colour: str, horizontal: bool) -> dict[str, Any]:
    """A series as Plotly draws it: bars, or lines told apart by their dashes as well; noted points are open."""
    names = [point.x for point in series.points]
    values = [None if point.y is None else float(point.y) for point in series.points]
    trace: dict[str, Any] = {"name": series.name, "marker": {"color": colour}}
    if horizontal and series.role is SeriesRole.TARGET:
        trace |= {"type": "scatter", "mode": "markers", "x": values, "y": names}
        trace["marker"] |= {"symbol": "line-ns-open", "size": 20, "line": {"width": 3}}
    elif horizontal:
        trace |= {"type": "bar", "orientation": "h", "x": values, "y": names}
    elif series.role is SeriesRole.ACTUAL:
        trace |= {"type": "scatter", "mode": "lines+markers", "x": names, "y": values, "connectgaps": False}
        if any(point.note for point in series.points):
            trace["marker"] |= {
                "symbol": ["circle-open" if point.note else "circle" for point in series.points],
                "size": [12 if point.note else 7 for point in series.points],
            }
            trace["text"] = [point.note for point in series.points]
    else:
        mode = "lines+markers" if stands_alone(series) else "lines"
        trace |= {"type": "scatter", "mode": mode, "x": names, "y": values, "connectgaps": False}
        if stands_alone(series):
            trace["marker"] |= {"symbol": "line-ew-open", "size": 20, "line": {"width": 3}}
        trace["line"] = {"dash": PLOTLY_DASHES[series.role]}
    return trace


def stands_alone(series: ChartSeries) -> bool:
    """Whether one point is all there is of a line, such as a target of one year: it is seen only as a mark."""
    return sum(point.y is not None for point in series.points) == 1


def _band_shape(band: Band) -> dict[str, Any]:
    across = {"type": "rect", "xref": "paper", "x0": 0, "x1": 1, "y0": float(band.low), "y1": float(band.high)}
    return across | {"fillcolor": BAND, "layer": "below", "line": {"width": 1, "color": INK, "dash": "dot"}}


def _break_shape(chart: Chart, name: str) -> dict[str, Any]:
    """An upright line between the broken point and the one before it."""
    place = [point.x for point in chart.series[0].points].index(name) - 0.5
    upright = {"type": "line", "yref": "paper", "x0": place, "x1": place, "y0": 0, "y1": 1}
    return upright | {"line": {"color": INK, "width": 2, "dash": "dash"}}


# A paper is drawn as PDF, Word and one HTML file from the same charts: each chart is drawn once for all of them.
@lru_cache(maxsize=64)
def chart_png(chart: Chart, *, dots_per_inch: int = 150) -> bytes:
    """The chart as a PNG, readable in black and white: the target is a mark, not a colour."""
    from matplotlib import rcParams
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    rcParams["text.parse_math"] = False  # a dollar sign in a name begins no formula
    rows = len(chart.order) or max(len(series.points) for series in chart.series)
    lies = chart.kind in ("bar", "ranking")
    height = max(2.6, rows * _INCH_PER_ROW + 1.3) if lies else 3.6
    figure = Figure(figsize=(_WIDTH, height), layout="constrained", dpi=dots_per_inch)
    canvas = FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    drawers = {"bar": _draw_bars, "ranking": drawing_groups.draw_ranking, "funnel": drawing_groups.draw_funnel}
    drawers.get(chart.kind, _draw_lines)(axes, chart)
    _dress(axes, chart, lies=lies)
    if len(chart.series) + len(chart.curves) > 1:
        figure.legend(
            loc="outside lower center",
            ncols=min(4, len(chart.series) + len(chart.bands) + len(chart.curves)),
            frameon=False,
        )
    return _png(canvas, dots_per_inch)


def _dress(axes: Any, chart: Chart, *, lies: bool) -> None:
    axes.set_xlabel(chart.x_label)
    axes.set_ylabel(chart.y_label)
    axes.grid(axis="x" if lies else "y", color=GRID, linewidth=0.7)
    axes.set_axisbelow(True)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)


def _png(canvas: Any, dots_per_inch: int) -> bytes:
    """The canvas, drawn once (`savefig` draws it twice, the first time for its layout), without a layer of opacity."""
    from PIL import Image

    canvas.draw()
    target = io.BytesIO()
    picture = Image.frombuffer("RGBA", canvas.get_width_height(), canvas.buffer_rgba(), "raw", "RGBA", 0, 1)
    picture.convert("RGB").save(target, "PNG", compress_level=3, dpi=(dots_per_inch, dots_per_inch))
    return target.getvalue()


def _draw_bars(axes: Any, chart: Chart) -> None:
    names = [point.x for point in chart.series[0].points]
    places = {name: place for place, name in enumerate(names)}
    for number, series in enumerate(chart.series):
        known = [(places[point.x], float(point.y)) for point in series.points if point.y is not None]
        ys, xs = [place for place, _ in known], [value for _, value in known]
        if series.role == "target":
            axes.scatter(xs, ys, marker="|", s=420, linewidths=2.6, color=INK, label=series.name, zorder=3)
        else:
            axes.barh(ys, xs, height=0.62, color=PALETTE[number % len(PALETTE)], label=series.name)
    axes.set_yticks(range(len(names)), map(drawing_groups.in_lines, names))
    axes.invert_yaxis()
    axes.axvline(0, color=INK, linewidth=1)
    axes.tick_params(axis="y", length=0)


def _draw_lines(axes: Any, chart: Chart) -> None:
    for band in chart.bands:
        axes.axhspan(float(band.low), float(band.high), facecolor=BAND, edgecolor=INK, linestyle=":", label=band.name)
    names = [point.x for point in chart.series[0].points]
    for number, series in enumerate(chart.series):
        values = [float("nan") if point.y is None else float(point.y) for point in series.points]
        look: dict[str, Any] = {
            "linestyle": DASHES[series.role],
            "marker": "o" if series.role is SeriesRole.ACTUAL else "_" if stands_alone(series) else None,
            "markersize": 4 if series.role is SeriesRole.ACTUAL else 18,
            "markeredgewidth": 1 if series.role is SeriesRole.ACTUAL else 3,
        }
        colour = PALETTE[number % len(PALETTE)]
        axes.plot(range(len(names)), values, color=colour, label=series.name, linewidth=2, **look)
        noted = [(place, values[place]) for place, point in enumerate(series.points) if point.note]
        if noted:
            places, heights = zip(*noted, strict=True)
            axes.plot(places, heights, "o", markerfacecolor="white", markeredgecolor=colour, markersize=8, zorder=3)
    for name in chart.breaks:
        axes.axvline(names.index(name) - 0.5, color=INK, linestyle="--", linewidth=1.5)
    axes.set_ylim(bottom=min(0, axes.get_ylim()[0]) if _goes_below_zero(chart) else 0)
    every = max(1, -(-len(names) // _MOST_TICKS))
    axes.set_xticks(range(0, len(names), every), names[::every])
    axes.tick_params(axis="x", labelrotation=35 if len(names) > 6 else 0)


def _goes_below_zero(chart: Chart) -> bool:
    return any(point.y is not None and point.y < 0 for series in chart.series for point in series.points)
