"""The overview's first line: how many targets were missed, and what is clearly up or down. Pure."""

from collections.abc import Iterable, Sequence

from performance.plan_figures.presenters import FigureRow

_WITH_STATUS = ("green", "amber", "red")
MOST_NAMED = 3


def headline(rows: Sequence[FigureRow]) -> str:
    """Such as "4 of 6 targets missed. Domestic Burglary clearly up." True of every plan: without targets that can be
    judged it says so, and without a clear change it says that nothing is clearly up or down."""
    return f"{_targets(rows)} {_changes(rows)}".strip()


def _targets(rows: Sequence[FigureRow]) -> str:
    judged = [row for row in rows if row.status in _WITH_STATUS]
    missed = sum(row.status == "red" for row in judged)
    if not rows:
        return "No measures are monitored."
    if not judged:
        return "No target can be judged yet."
    if not missed:
        near = sum(row.status == "amber" for row in judged)
        met = "The target was met." if len(judged) == 1 else f"All {len(judged)} targets were met."
        return met if not near else f"No target was missed, {near} of {len(judged)} within tolerance."
    if len(judged) == 1:
        return "The one target was missed."
    return f"{missed} of {len(judged)} targets missed."


def _changes(rows: Sequence[FigureRow]) -> str:
    clear = [row for row in rows if row.evidence == "clear" and row.figure.difference]
    if not clear:
        tested = any(row.evidence in ("some", "none") for row in rows)
        return "Nothing is clearly up or down." if tested else ""
    up = [row.label for row in clear if (row.figure.difference or 0) > 0]
    down = [row.label for row in clear if (row.figure.difference or 0) < 0]
    parts = [f"{_named(labels)} clearly {way}." for labels, way in ((up, "up"), (down, "down")) if labels]
    return " ".join(parts)


def _named(labels: Iterable[str]) -> str:
    names = list(labels)
    if len(names) <= MOST_NAMED:
        return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
    return f"{', '.join(names[:MOST_NAMED])} and {len(names) - MOST_NAMED} more"
