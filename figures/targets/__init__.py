"""Targets of every kind that plans use: what each comes to, whether a figure meets it, and how it is said.

The rules stand in `rules.RULES`, one for each kind. Amounts are exact; nothing is rounded but in words.
"""

from figures.targets.assessment import Assessment, assess
from figures.targets.due import due_value
from figures.targets.entry import EntryError, errors_for, warnings_for
from figures.targets.profiles import NoProfile, Profile, even_profile, seasonal_profile
from figures.targets.rules import (
    DEFAULT_TOLERANCE,
    RULES,
    Amber,
    Kind,
    Milestone,
    Polarity,
    Rule,
    Status,
    Target,
    Tolerance,
    direction_of,
    is_better,
)
from figures.targets.wording import due_words, places_of, short_words, words, write_due

__all__ = [
    "DEFAULT_TOLERANCE",
    "RULES",
    "Amber",
    "Assessment",
    "EntryError",
    "Kind",
    "Milestone",
    "NoProfile",
    "Polarity",
    "Profile",
    "Rule",
    "Status",
    "Target",
    "Tolerance",
    "assess",
    "direction_of",
    "due_value",
    "due_words",
    "errors_for",
    "even_profile",
    "is_better",
    "places_of",
    "seasonal_profile",
    "short_words",
    "warnings_for",
    "words",
    "write_due",
]
