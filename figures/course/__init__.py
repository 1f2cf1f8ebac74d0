"""How a measure went over time: its points by period, its trend, its usual variation, the year to date, in words.

Pure functions over `figures.series.Point`s. An illustrative series is shown and marked; nothing of it is tested.
"""

from figures.course.plausibility import plausibility_words
from figures.course.points import Mark, kinds_of, points_by, since_last_mark
from figures.course.trend import fitted_line, illustrative_words, trend_words
from figures.course.variation import usual_variation_of
from figures.course.year_to_date import Told, year_to_date_of

__all__ = [
    "Mark",
    "Told",
    "fitted_line",
    "illustrative_words",
    "kinds_of",
    "plausibility_words",
    "points_by",
    "since_last_mark",
    "trend_words",
    "usual_variation_of",
    "year_to_date_of",
]
