"""Reads about what stands of earlier releases."""

from collections.abc import Collection, Iterable

from django.db.models import QuerySet

from crime_data.models import Count, CountState, ForceMonth, Release, Series
from partnerships.models import Partnership


def corrections_of(source: str) -> QuerySet[Release]:
    """The partnerships' corrections of national releases of that source."""
    made = Release.objects.filter(source=source, partnership__isnull=False, corrects__isnull=False)
    return made.filter(corrects__partnership__isnull=True).select_related("corrects")


def counts_of_correction(correction: Release, periods: Iterable[int]) -> list[Count]:
    """The correction's counts that stand in these packed periods."""
    owner = correction.partnership_id or 0
    return list(Count.objects.filter(series__partnership=owner, release=correction, period__in=list(periods)))


def series_of_place(source: str, partnership: Partnership | None, place: str) -> QuerySet[Series]:
    return Series.objects.filter(source=source, partnership=partnership, place=place)


def known_by_period(series: Collection[int]) -> dict[int, int]:
    """The known counts that stand of these series, by packed period."""
    stood = Count.objects.filter(series__in=series, state=CountState.KNOWN).values_list("period", "value")
    return {period: value for period, value in stood if value is not None}


def months_of_forces() -> QuerySet[ForceMonth]:
    """What is known of the rows of whole forces, month by month."""
    return ForceMonth.objects.exclude(rows=0)
