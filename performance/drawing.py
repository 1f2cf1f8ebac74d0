"""One chart description, drawn twice: as Plotly data for the page, and as a PNG for documents."""

import io
from typing import Any

from core.govuk.panels import ChartPanel
from performance.charts import Chart

PALETTE = ("#12436D", "#28A197", "#801650", "#F46A25")
INK, GRID = "#0b0c0c", "#d8d8d8"
_INCH_PER_ROW, _WIDTH = 0.42, 7.2


def chart_panel(chart: Chart, identifier: str) -> ChartPanel:
    """The chart for `{% chart %}` on a page; `identifier` is unique on it."""
    return ChartPanel(
        id=identifier,
        title=chart.title,
        summary=chart.summary,
        figure=chart_json(chart),
        header=chart.header,
        rows=chart.rows,
        tall=chart.kind == "bar",
    )


def chart_json(chart: Chart) -> dict[str, Any]:
    """The chart as Plotly's `data` and `layout`. Missing points stay missing."""
    horizontal = chart.kind == "bar"
    data = []
    for place, series in enumerate(chart.series):
        names = [point.x for point in series.points]
        values = [None if point.y is None else float(point.y) for point in series.points]
        colour = PALETTE[place % len(PALETTE)]
        trace: dict[str, Any] = {"name": series.name, "marker": {"color": colour}}
        if horizontal and series.role == "target":
            trace |= {"type": "scatter", "mode": "markers", "x": values, "y": names}
            trace["marker"] |= {"symbol": "line-ns-open", "size": 20, "line": {"width": 3}}
        elif horizontal:
            trace |= {"type": "bar", "orientation": "h", "x": values, "y": names}
        else:
            trace |= {"type": "scatter", "mode": "lines+markers", "x": names, "y": values, "connectgaps": False}
        data.append(trace)
    layout = {
        "font": {"family": "arial, sans-serif", "size": 15, "color": INK},
        "margin": {"l": 10, "r": 10, "t": 10, "b": 50},
        "height": max(300, 42 * max(len(series.points) for series in chart.series) + 110) if horizontal else 420,
        "paper_bgcolor": "#ffffff",
        "plot_bgcolor": "#ffffff",
        "xaxis": {"title": {"text": chart.x_label}, "gridcolor": GRID, "automargin": True, "zerolinecolor": INK},
        "yaxis": {"title": {"text": chart.y_label}, "gridcolor": GRID, "automargin": True},
        "legend": {"orientation": "h", "y": -0.2},
        "showlegend": len(data) > 1,
    }
    if horizontal:
        layout["yaxis"]["autorange"] = "reversed"  # type: ignore[index]
    else:
        layout["yaxis"]["rangemode"] = "tozero"  # type: ignore[index]
    return {"data": data, "layout": layout}


def chart_png(chart: Chart, *, dots_per_inch: int = 150) -> bytes:
    """The chart as a PNG, readable in black and white: the target is a mark, not a colour."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    rows = max(len(series.points) for series in chart.series)
    height = max(2.6, rows * _INCH_PER_ROW + 1.3) if chart.kind == "bar" else 3.6
    figure = Figure(figsize=(_WIDTH, height), layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    (_draw_bars if chart.kind == "bar" else _draw_lines)(axes, chart)
    axes.set_xlabel(chart.x_label)
    axes.set_ylabel(chart.y_label)
    axes.grid(axis="x" if chart.kind == "bar" else "y", color=GRID, linewidth=0.7)
    axes.set_axisbelow(True)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    if len(chart.series) > 1:
        axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.16 if rows > 6 else -0.28), ncols=2, frameon=False)
    target = io.BytesIO()
    figure.savefig(target, format="png", dpi=dots_per_inch, metadata={"Software": None})
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
    axes.set_yticks(range(len(names)), names)
    axes.invert_yaxis()
    axes.axvline(0, color=INK, linewidth=1)
    axes.tick_params(axis="y", length=0)


def _draw_lines(axes: Any, chart: Chart) -> None:
    for number, series in enumerate(chart.series):
        names = [str(point.x) for point in series.points]
        values = [float("nan") if point.y is None else float(point.y) for point in series.points]
        style = {"linestyle": "--"} if series.role == "target" else {"marker": "o"}
        axes.plot(names, values, color=PALETTE[number % len(PALETTE)], label=series.name, linewidth=2, **style)
    axes.set_ylim(bottom=0)
    axes.tick_params(axis="x", labelrotation=35 if len(chart.series[0].points) > 8 else 0)
