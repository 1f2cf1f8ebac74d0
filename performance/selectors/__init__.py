"""Reads about measures and their figures. The scope comes first; every page takes a fixed number of queries."""

from performance.selectors.course import Course
from performance.selectors.figures import PlanFigures, change_chart, figures_of_plan
from performance.selectors.gaps import MeasureGaps, measure_gaps
from performance.selectors.indicators import (
    IndicatorPage,
    break_for,
    countable,
    indicator_for,
    indicator_page,
    indicators_for,
    own_indicator_for,
    own_indicators_of,
    possible_parts,
    signed_parts_of,
)
from performance.selectors.measure_page import HistoryPoint, MeasurePage, TargetLine, measure_page
from performance.selectors.measures import (
    archived_measures_of,
    may_edit_figures,
    measure_for,
    measure_to_edit,
    measures_of_plan,
    measures_with_names,
)
from performance.selectors.observations import area_of, measure_of_observation, observation_for
from performance.selectors.periods import (
    Chosen,
    figure_wanted,
    period_chosen,
    period_of_plan,
    periods_of,
    plan_of_period,
    starting_year,
    years_to_enter,
)
from performance.selectors.settings import Effect, Effects, effects_of, settings_of
from performance.selectors.stated import stated_for, stated_of
from performance.selectors.targets import target_errors, target_for, target_warnings, valueless_quantity

__all__ = [
    "Chosen",
    "Course",
    "Effect",
    "Effects",
    "HistoryPoint",
    "IndicatorPage",
    "MeasureGaps",
    "MeasurePage",
    "PlanFigures",
    "TargetLine",
    "archived_measures_of",
    "area_of",
    "break_for",
    "change_chart",
    "countable",
    "effects_of",
    "figure_wanted",
    "figures_of_plan",
    "indicator_for",
    "indicator_page",
    "indicators_for",
    "may_edit_figures",
    "measure_for",
    "measure_gaps",
    "measure_of_observation",
    "measure_page",
    "measure_to_edit",
    "measures_of_plan",
    "measures_with_names",
    "observation_for",
    "own_indicator_for",
    "own_indicators_of",
    "period_chosen",
    "period_of_plan",
    "periods_of",
    "plan_of_period",
    "possible_parts",
    "settings_of",
    "signed_parts_of",
    "starting_year",
    "stated_for",
    "stated_of",
    "target_errors",
    "target_for",
    "target_warnings",
    "valueless_quantity",
    "years_to_enter",
]
