"""The registry of rules: each takes a document and yields the statements it worked out again."""

from collections.abc import Callable, Iterable

from reports.checker.document import Document
from reports.checker.findings import Finding
from reports.checker.rules.changes import check_changes
from reports.checker.rules.conflicts import check_conflicts
from reports.checker.rules.dates import check_dates
from reports.checker.rules.headlines import check_headlines
from reports.checker.rules.hundreds import check_hundreds
from reports.checker.rules.known_aims import check_known_aims
from reports.checker.rules.known_changes import check_known_changes
from reports.checker.rules.known_ranks import check_known_ranks
from reports.checker.rules.known_shares import check_known_shares
from reports.checker.rules.known_statuses import check_known_statuses
from reports.checker.rules.known_values import check_known_values
from reports.checker.rules.leftovers import check_leftovers
from reports.checker.rules.lengths import check_lengths
from reports.checker.rules.lettered import check_lettered
from reports.checker.rules.loose_rows import check_loose_rows
from reports.checker.rules.numbering import check_numbering
from reports.checker.rules.parts_in_words import check_parts_in_words
from reports.checker.rules.period_rows import check_period_rows
from reports.checker.rules.plan_periods import check_plan_periods
from reports.checker.rules.ranks import check_ranks
from reports.checker.rules.rates import check_rates
from reports.checker.rules.respectively import check_respectively
from reports.checker.rules.share_lists import check_share_lists
from reports.checker.rules.shares import check_shares
from reports.checker.rules.stacked_columns import check_stacked_columns
from reports.checker.rules.statuses import check_statuses
from reports.checker.rules.sums import check_sums
from reports.checker.rules.table_changes import check_table_changes
from reports.checker.rules.table_rests import check_table_rests
from reports.checker.rules.table_shares import check_table_shares
from reports.checker.rules.table_totals import check_table_totals
from reports.checker.rules.totals_after import check_totals_after
from reports.checker.rules.totals_reached import check_totals_reached

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
