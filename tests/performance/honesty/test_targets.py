"""What may be said of a target while its year runs, on every surface."""

from datetime import date

import pytest

from core.periods.period import Period
from tests import builders
from tests.performance.honesty.conftest import by_month
from tests.performance.honesty.surfaces import SENTENCES, YEAR, surfaces_of
from tests.performance.honesty.test_comparisons import groups

pytestmark = pytest.mark.django_db

LAST = YEAR.year_earlier()
NOT_YET = ("not due", "not yet due", "not begun")


def test_a_quarters_paper_knows_the_years_target(plan):
    """Situation 3: 1,080 of an even 2,100 is 30 more than half."""
    measure = builders.make_measure(plan, "Burglary")
    for year in (LAST.year_earlier().year_earlier(), LAST.year_earlier(), LAST):
        by_month(measure, year, [174, 176, 175, 177, 173, 175, 176, 174, 175, 175, 176, 174])
    by_month(measure, YEAR, [181, 179, 180, 182, 178, 180])
    builders.make_target(measure, 2100, "at_most", year=YEAR)
    quarter = Period.parse("2026-27-Q2")
    said = surfaces_of(plan, quarter)
    assert said.row("Burglary")["status"] in ("at_risk", "off_track", "could_go_either_way")
    assert said.saying("at most 2,100") >= SENTENCES
    assert (
        said.saying(
            "1,050 of it due by 30 September 2026",
            "1,051 of it due by 30 September 2026",
            "1,052 of it due by 30 September 2026",
            "1,049 of it due by 30 September 2026",
        )
        >= SENTENCES
    )
    assert said.saying("heading for about") >= SENTENCES
    assert said.quoting("No target", "without a target", *NOT_YET) == []


def test_a_nil_target_that_is_broken_can_no_longer_be_met(plan):
    """Situation 4."""
    measure = builders.make_measure(plan, "Serious violence in parks")
    by_month(measure, YEAR, [5, 4, 6, 5, 4, 5, 4])
    builders.make_target(measure, None, "nil", year=YEAR)
    said = surfaces_of(plan)
    assert said.row("Serious violence in parks")["status"] == "already_missed"
    assert said.saying("can no longer be met") >= {*SENTENCES, "overview", "table", "chain"}
    assert said.quoting(*NOT_YET, "targets missed", "not met") == []


def test_a_limit_passed_on_provisional_figures_says_so(plan):
    """Situation 5: 1,010 by October, and the year's limit is 1,000."""
    measure = builders.make_measure(plan, "Robbery")
    by_month(measure, YEAR, [145, 144, 144, 144, 144, 144, 145], data_status="provisional")
    builders.make_target(measure, 1000, "at_most", year=YEAR)
    said = surfaces_of(plan)
    assert said.row("Robbery")["status"] == "already_missed"
    assert said.saying("can no longer be met on provisional figures") >= {*SENTENCES, "overview", "table"}
    assert said.quoting("off track", *NOT_YET, "not met", "missed") == []


def test_what_was_reached_early_is_met_already(plan):
    """Situation 6."""
    measure = builders.make_measure(plan, "Schemes begun", polarity="higher")
    by_month(measure, YEAR, [3, 2, 3, 2, 3])
    builders.make_target(measure, 12, "at_least", year=YEAR)
    said = surfaces_of(plan)
    assert said.row("Schemes begun")["status"] == "already_met"
    assert said.saying("met already") >= {*SENTENCES, "overview", "table"}
    assert said.quoting(*NOT_YET, "too early") == []


def test_a_month_that_is_not_in_leaves_the_others(plan):
    """Situation 12."""
    measure = builders.make_measure(plan, "Burglary")
    by_month(measure, LAST, [30] * 12)
    by_month(measure, YEAR, [40, 40, 40, 40, None, 40, 40])
    builders.make_target(measure, 350, "at_most", year=YEAR)
    said = surfaces_of(plan)
    assert said.saying("6 of 7 months", "months included 6 of 7") >= {*SENTENCES, "table"}
    assert said.saying("no data") <= {"measure"}  # of August itself
    row = said.row("Burglary")
    assert (row["current"], row["previous"], row["status"]) == ("240", "180", "not_judged")
    assert (row["coverage_known"], row["coverage_due"], row["data_notes"]) == ("6", "7", "incomplete:notes")


def test_a_reassuring_sentence_counts_the_figures_that_carry_it(plan):
    """Situation 25: four of twenty have figures, and none of these is missed."""
    for number in range(20):
        measure = builders.make_measure(plan, f"Measure {number}")
        builders.make_target(measure, 500, "at_most", year=YEAR)
        if number < 4:
            by_month(measure, LAST, [30] * 12)
            by_month(measure, YEAR, [30] * 6)
    said = surfaces_of(plan)
    assert "4 of 20" in said.pages["overview"]
    assert said.saying("16 no figures yet") >= {"overview", "table", "paper", "public"}
    assert said.quoting("nothing has really grown worse", "No target is missed", "16 without a target") == []


def test_a_wide_range_can_go_either_way(plan, today):
    """Situation 27: ten months of some two incidents each, and a limit in the middle of what may come."""
    today(date(2027, 2, 28))
    measure = builders.make_measure(plan, "Knife crime")
    for year in (LAST.year_earlier(), LAST):
        by_month(measure, year, [2, 3, 1, 2, 3, 2, 2, 1, 3, 2, 1, 2])
    by_month(measure, YEAR, [2, 3, 1, 2, 3, 2, 1, 2, 2, 2])
    builders.make_target(measure, 24, "at_most", year=YEAR)
    said = surfaces_of(plan)
    assert said.row("Knife crime")["status"] == "could_go_either_way"
    assert said.saying("could go either way") >= {*SENTENCES, "table"}
    assert said.quoting("too early") == []
    assert all("Knife crime" not in group for group in groups(said))
