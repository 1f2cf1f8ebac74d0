"""The models of crime data's features, for Django and for the rooms above."""

from crime_data.counts.models import Count, CountHistory, CountState, ForceMonth, Series
from crime_data.reference.models import HeadKind, Population
from crime_data.releases.models import CountSource, Release

__all__ = [
    "Count",
    "CountHistory",
    "CountSource",
    "CountState",
    "ForceMonth",
    "HeadKind",
    "Population",
    "Release",
    "Series",
]
