"""The statistics of counts, rates and shares: what the rest of the portal asks for by name.

Each function says its method and source where it is defined.
"""

from figures.statistics.changes import percent_change as percent_change
from figures.statistics.grades import Grade as Grade
from figures.statistics.groups import funnel_limits as funnel_limits
from figures.statistics.intervals import byars_interval as byars_interval
from figures.statistics.intervals import exact_poisson_interval as exact_poisson_interval
from figures.statistics.intervals import poisson_interval as poisson_interval
from figures.statistics.intervals import wilson_interval as wilson_interval
from figures.statistics.ranks import competition_rank as competition_rank
from figures.statistics.trends import linear_trend as linear_trend
from figures.statistics.two_counts import compare_counts as compare_counts
from figures.statistics.xmr_charts import xmr as xmr
