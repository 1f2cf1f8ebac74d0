"""The parts of a series that belong together: no line, limit or fit goes across a hole, a break or what lies apart."""

from collections.abc import Collection

import numpy as np

from figures.statistics.inputs import Gaps, series

# Missing points in a row that a stretch may go across: up to two months, not a whole quarter.
LONGEST_GAP = 2


def unbroken_stretches(
    values: Gaps, *, breaks: Collection[int] = (), apart: Collection[int] = (), longest_gap: int = LONGEST_GAP
) -> list[range]:
    """The places of each stretch in time order, from its first known point to its last.

    `breaks` are the places of the first points after a marked break, `apart` those of points that belong to no stretch,
    such as ones read off a chart. More than `longest_gap` missing points in a row are a hole.
    """
    found = series(values)
    known = [place for place in np.flatnonzero(~np.isnan(found)).tolist() if place not in apart]
    stretches: list[range] = []
    for place in known:
        since = range(stretches[-1].stop, place + 1) if stretches else range(0)
        missing = len(since) - 1
        if not stretches or missing > longest_gap or any(one in breaks or one in apart for one in since):
            stretches.append(range(place, place + 1))
        else:
            stretches[-1] = range(stretches[-1].start, place + 1)
    return stretches
