"""The registry of rules: each takes a document and yields the statements it worked out again."""

from collections.abc import Callable, Iterable

from checker.findings import Finding
from checker.rules.changes import check_changes
from checker.rules.conflicts import check_conflicts
from checker.rules.dates import check_dates, check_lengths
from checker.rules.headlines import check_headlines
from checker.rules.hundreds import check_hundreds
from checker.rules.known_aims import check_known_aims
from checker.rules.known_changes import check_known_changes
from checker.rules.known_ranks import check_known_ranks
from checker.rules.known_shares import check_known_shares
from checker.rules.known_statuses import check_known_statuses
from checker.rules.known_values import check_known_values
from checker.rules.leftovers import check_leftovers
from checker.rules.loose_rows import check_loose_rows
from checker.rules.numbering import check_lettered, check_numbering
from checker.rules.parts_in_words import check_parts_in_words
from checker.rules.period_rows import check_period_rows
from checker.rules.plan_periods import check_plan_periods
from checker.rules.ranks import check_ranks
from checker.rules.rates import check_rates
from checker.rules.respectively import check_respectively
from checker.rules.share_lists import check_share_lists
from checker.rules.shares import check_shares
from checker.rules.stacked_columns import check_stacked_columns
from checker.rules.statuses import check_statuses
from checker.rules.sums import check_sums
from checker.rules.table_changes import check_table_changes
from checker.rules.table_rests import check_table_rests
from checker.rules.table_shares import check_table_shares
from checker.rules.table_totals import check_table_totals
from checker.rules.totals_after import check_totals_after
from checker.rules.totals_reached import check_totals_reached
from checker.text.document import Document

Rule = Callable[[Document], Iterable[Finding]]

RULES: tuple[Rule, ...] = (
    check_changes,
    check_respectively,
    check_totals_reached,
    check_shares,
    check_share_lists,
    check_parts_in_words,
    check_hundreds,
    check_leftovers,
    check_statuses,
    check_sums,
    check_totals_after,
    check_table_changes,
    check_period_rows,
    check_table_rests,
    check_table_totals,
    check_table_shares,
    check_loose_rows,
    check_stacked_columns,
    check_ranks,
    check_rates,
    check_plan_periods,
    check_lengths,
    check_headlines,
    check_conflicts,
    check_known_values,
    check_known_changes,
    check_known_aims,
    check_known_ranks,
    check_known_shares,
    check_known_statuses,
    check_numbering,
    check_lettered,
    check_dates,
)
