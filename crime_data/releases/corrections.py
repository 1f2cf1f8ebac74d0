"""Corrections that a newer release replaces: it says the corrected figure anew."""

from collections.abc import Callable, Collection, Sequence

from core.periods.period import Period
from crime_data.counts.comparison import Rank
from crime_data.counts.packed_periods import pack
from crime_data.models import Count, CountHistory, CountState, Release

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
    made = Release.objects.filter(source=source, partnership__isnull=False, corrects__isnull=False)
    gone = 0
    for one in made.filter(corrects__partnership__isnull=True).select_related("corrects"):
        corrected = one.corrects
        if corrected is None or (corrected.published_on, corrected.recorded_at) >= rank:
            continue
        if set(one.places) <= set(places):
            rows = _open_counts(one, set(one.periods) & set(periods), signed_off)
            gone += len(rows)
            if release is not None:
                _withdraw(rows, release)
    return gone


def _open_counts(correction: Release, periods: Collection[str], signed_off: SignedOff) -> list[Count]:
    """The correction's counts that stand in these periods, without those that have been signed off."""
    owner = correction.partnership_id or 0
    signed = signed_off(owner)
    parsed = [Period.parse(code) for code in periods]
    packed = [pack(period) for period in parsed if not any(one.contains(period) for one in signed)]
    return list(Count.objects.filter(series__partnership=owner, release=correction, period__in=packed))


def _withdraw(rows: Sequence[Count], release: Release) -> None:
    """Move counts to the history, each with the release to which it gave way."""
    for row in rows:
        key = {"series_id": row.series_id, "period": row.period}
        CountHistory.objects.create(**key, value=row.value, state=row.state, release_id=row.release_id)
        CountHistory.objects.create(**key, value=None, state=CountState.WITHDRAWN, release=release)
        Count.objects.filter(**key).delete()
