"""The overview's first line: what is worst, or what the figures that are in allow to be said. Pure."""

from collections.abc import Sequence

from figures.figure.subjects import subject_of
from figures.statistics.grades import Grade
from figures.targets.rules import Status
from performance.plan_figures.presenters import FigureRow

LONGEST = 80
MOST_NAMED = 2
_WORST_FIRST = (Status.ALREADY_MISSED, Status.MISSED, Status.OFF_TRACK)


def headline(rows: Sequence[FigureRow]) -> str:
    """Such as "Domestic burglary can no longer be met; Robbery off track." At most 80 characters.

    Without anything off target it counts the figures that carry that, and never says more of those that are missing.
    """
    if not rows:
        return "No measures are monitored."
    worst = worst_of(rows)
    if not worst:
        return _without_worst(rows)
    named = [f"{subject_of(row.label)} {_what_is_wrong(row)}" for row in worst[:MOST_NAMED]]
    for told in ("; ".join(named), named[0]):
        more = len(worst) - (told.count("; ") + 1)
        line = f"{told}{f', and {more} more' if more else ''}."
        if len(line) <= LONGEST:
            return line
    return f"{len(worst)} of {len(rows)} measures need attention."


def worst_of(rows: Sequence[FigureRow]) -> list[FigureRow]:
    """What is off its target or has really grown worse: what can no longer be met first, and clear before unclear."""
    return sorted((row for row in rows if row.needs_attention), key=_badness)


def _badness(row: FigureRow) -> tuple[int, bool]:
    status = row.figure.status
    return (_WORST_FIRST.index(status) if status in _WORST_FIRST else len(_WORST_FIRST)), not row.is_clear


def _what_is_wrong(row: FigureRow) -> str:
    if row.is_off_target:
        return row.figure.status_words
    way = "up" if (row.figure.difference or 0) > 0 else "down"
    return f"clearly {way}" if row.is_clear else f"probably {way}"


def _without_worst(rows: Sequence[FigureRow]) -> str:
    known = sum(row.figure.given.current.is_known for row in rows)
    judged = [row for row in rows if row.figure.status.is_judged]
    if not known:
        return f"None of the {len(rows)} measures has figures yet."
    if not judged:
        return f"{known} of {len(rows)} measures have figures; no target can be judged yet."
    if all(row.is_on_target for row in judged) and len(judged) == len(rows):
        where = "on track" if any(row.figure.status.is_running for row in judged) else "on target"
        return f"The one measure is {where}." if len(rows) == 1 else f"All {len(rows)} measures are {where}."
    return f"{len(judged)} of {len(rows)} measures can be judged so far; none of these is off target."


def reassurance(rows: Sequence[FigureRow]) -> tuple[str, ...]:
    """What may be said where nothing needs attention: how many figures carry it, of how many measures."""
    judged = sum(row.figure.status.is_judged for row in rows)
    tested = sum(_tells_which_way(row) for row in rows)
    return (
        f"{judged} of {len(rows)} can be held against a target so far, and none of these is off it."
        if judged
        else "No target can be judged yet.",
        f"{tested} of {len(rows)} can be checked for chance, and none of these shows a turn for the worse."
        if tested
        else "No change can be checked for chance yet.",
    )


def _tells_which_way(row: FigureRow) -> bool:
    """Whether its change was tested and it is agreed which way is better."""
    return row.figure.grade is not Grade.NOT_TESTED and not row.figure.given.is_open_to_reading
