"""Corrections that a newer release replaces: it says the corrected figure anew."""

from collections.abc import Callable, Collection, Sequence

from core.periods.period import Period
from crime_data.counts.comparison import Rank
from crime_data.counts.packed_periods import pack
from crime_data.counts.services import withdraw_counts
from crime_data.models import Count, Release
from crime_data.releases.selectors import corrections_of, counts_of_correction

# The periods that a partnership, by its key, has signed off; within a transaction no sign-off overtakes the answer.
SignedOff = Callable[[int], Sequence[Period]]


def withdraw_corrections(
    source: str,
    rank: Rank,
    places: Collection[str],
    periods: Collection[str],
    release: Release | None,
    signed_off: SignedOff,
) -> int:
    """Let corrections of older national releases go where a national one says their figure anew. How many figures.

    Without `release`, the one at hand, they are only counted. Those of a signed-off period stay: they were signed.
    """
    gone = 0
    for one in corrections_of(source):
        corrected = one.corrects
        if corrected is None or (corrected.published_on, corrected.recorded_at) >= rank:
            continue
        if set(one.places) <= set(places):
            rows = _open_counts(one, set(one.periods) & set(periods), signed_off)
            gone += len(rows)
            if release is not None:
                withdraw_counts(rows, release)
    return gone


def _open_counts(correction: Release, periods: Collection[str], signed_off: SignedOff) -> list[Count]:
    """The correction's counts that stand in these periods, without those that have been signed off."""
    signed = signed_off(correction.partnership_id or 0)
    parsed = [Period.parse(code) for code in periods]
    packed = [pack(period) for period in parsed if not any(one.contains(period) for one in signed)]
    return counts_of_correction(correction, packed)
