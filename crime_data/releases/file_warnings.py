"""What looks odd in a file's figures: a small count beside crime that no partnership was given, a month outside its
limits, a gap in the locations. Said to the person, never acted on."""

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from core.periods.period import Period
from crime_data.counts.categories import EVERY_ROW, TOTAL
from crime_data.counts.count_table import KNOWN, DenseCounts
from crime_data.counts.packed_periods import pack, unpack
from crime_data.counts.street_counts import LocatedCounts
from crime_data.counts.tabulation import UNASSIGNED
from crime_data.models import CountSource, Series
from crime_data.readers.police_uk.quality import ForceMonthRow
from crime_data.readers.terms.place_names import force_key
from crime_data.releases.selectors import known_by_period, months_of_forces, series_of_place
from figures.statistics.xmr_charts import xmr

if TYPE_CHECKING:
    from crime_data.releases.outcome import ImportRequest

FEWEST_POINTS = 13
GAP_SHARE = 3.0  # how many times its usual share of rows without a location makes a month's file a gap


def unassigned_crime(dense: DenseCounts, forces: Collection[str] = ()) -> list[str]:
    """Forces with crime that no partnership was given: their partnerships' small counts may not be whole. With
    `forces` (plain names) of these only."""
    if TOTAL not in dense.categories:
        return []
    total = dense.categories.index(TOTAL)
    found = []
    for number, place in enumerate(dense.places):
        sums = int(dense.values[number, total].sum())
        if place.startswith(UNASSIGNED) and sums:
            force = place.removeprefix(UNASSIGNED).replace("unassigned", "").strip().title()
            if forces and force_key(force) not in forces:
                continue
            found.append(
                f"{force}: {sums:,} crimes were given to no partnership. A small count of one of the force's "
                "partnerships may not be whole, and is not to be read as a fall."
            )
    return found


def rows_elsewhere(located: LocatedCounts, is_own: bool) -> list[str]:
    """Rows that lie in other areas, or where nobody knows."""
    found = []
    if is_own and located.elsewhere:
        found.append(f"Rows of other areas: {located.elsewhere.total():,}. They are not taken in.")
    if located.strays:
        forces = ", ".join(sorted(located.strays)[:5])
        found.append(
            f"Rows that another force reported from an area: {located.strays.total():,} ({forces}). They are not "
            "counted, as an area’s crime stands in its own force’s file."
        )
    if located.unplaced:
        names = ", ".join(sorted(name or "without a name" for name in located.unplaced)[:5])
        found.append(
            f"Rows of small areas that lie in no partnership known here: {located.unplaced.total():,} ({names})."
        )
    return found


def unusual_months(
    request: "ImportRequest", dense: DenseCounts, force_months: Sequence[ForceMonthRow] = ()
) -> list[str]:
    """Months of the file that lie outside the usual limits of the partnership's total, and what may explain them;
    `force_months` is what the file itself says of whole forces."""
    own = request.own or ""
    if request.source == CountSource.HOME_OFFICE or own not in dense.places or not _sums(dense):
        return []
    series = series_of_place(request.source, request.partnership, own)
    values = _monthly(dense, own, series)
    return [*_gaps_between(values), *_outside(values, set(dense.periods), _location_gaps(force_months))]


def _sums(dense: DenseCounts) -> list[str]:
    """The categories that hold everything, the widest first."""
    found = [name for name in dense.categories if name.rpartition(":")[2] in (EVERY_ROW, TOTAL)]
    return sorted(found, key=lambda name: name != EVERY_ROW)


def _monthly(dense: DenseCounts, own: str, series: Iterable[Series]) -> dict[int, int]:
    """The total by packed month: what stands, and over it what the file brings."""
    total = _sums(dense)[0]
    keys = [one.pk for one in series if one.category == total]
    found = known_by_period(keys)
    place, kind = dense.places.index(own), dense.categories.index(total)
    for number, code in enumerate(dense.periods):
        if dense.states[place, kind, number] == KNOWN:
            found[pack(Period.parse(code))] = int(dense.values[place, kind, number])
    return dict(sorted(found.items()))


def _gaps_between(values: dict[int, int]) -> list[str]:
    months = [unpack(packed) for packed in values]
    missing = [month.after() for month, following in pairwise(months) if month.after() != following]
    if not missing:
        return []
    return [f"Months without figures between others: {', '.join(month.label for month in missing[:6])}."]


def _outside(values: dict[int, int], of_file: set[str], gaps: dict[int, str]) -> list[str]:
    if len(values) < FEWEST_POINTS:
        return []
    chart = xmr(np.array(list(values.values()), dtype=float))
    found = []
    for packed, value in values.items():
        month = unpack(packed)
        if month.code not in of_file or chart.lower <= value <= chart.upper:
            continue
        side = "below" if value < chart.lower else "above"
        if side == "below" and packed in gaps:
            why = f"a data gap: {gaps[packed]} of the force's rows have no location"
        else:
            why = "possible gap, not to be read as a fall" if side == "below" else "look at it before it is used"
        usual = f"{chart.lower:,.0f} to {chart.upper:,.0f}"
        found.append(f"{month.label}: {value:,} is outside limits ({side} the usual {usual}): {why}.")
    return found


def _location_gaps(given: Sequence[ForceMonthRow]) -> dict[int, str]:
    """Months in which far more of a force's rows than usual have no location, with the share in words."""
    by_force: dict[str, dict[int, float]] = {}
    for stands in months_of_forces():
        by_force.setdefault(stands.force, {})[stands.month] = stands.without_location / stands.rows
    for row in given:
        if row.rows:
            by_force.setdefault(row.force[:80], {})[pack(Period.parse(row.month))] = row.without_location / row.rows
    found = {}
    for shares in by_force.values():
        usual = float(np.median(list(shares.values())))
        for month, share in shares.items():
            if len(shares) >= FEWEST_POINTS and share > GAP_SHARE * max(usual, 0.001):
                found[month] = f"{share:.0%}"
    return found
