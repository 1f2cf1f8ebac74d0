"""What may be said of a change, and what may not, on every surface: figures of two years set beside each other."""

import pytest

from core.periods.period import Period
from figures.readings.data_notes import NoteEffect, NoteKind
from performance.data_notes.services import add_note
from tests import builders
from tests.performance.honesty.conftest import by_month
from tests.performance.honesty.surfaces import SENTENCES, YEAR, surfaces_of

pytestmark = pytest.mark.django_db

LAST = YEAR.year_earlier()
BEFORE = LAST.year_earlier()
VERDICTS = ("clear rise", "clear fall", "clearly up", "clearly down", "probably up", "probably down", "Clear change")
MOVED = ("rose", "fell", ", up from", ", down from", *VERDICTS)
GOOD = ("met", "on target", "on track", "improved", "improving")
BAD = ("off track", "not met", "worse", "missed", "can no longer be met")


def two_years(measure, before, now, **values):
    builders.make_observation(measure, before, year=BEFORE)
    builders.make_observation(measure, now, year=LAST, **values)


def groups(surfaces):
    """What the overview says needs attention, and what it says does well."""
    text = surfaces.pages["overview"]
    _, attention = text.split("Needs attention", 1)
    bad, good = attention.split("Doing well", 1)
    return bad.split("Restated since")[0], good.split("Since the last meeting")[0]


def note(measure, kind, effect, reason, **values):
    return add_note(
        by=None,
        partnership=measure.partnership,
        indicator=measure.indicator,
        kind=kind,
        effect=effect,
        reason=reason,
        **values,
    )


def test_crimes_without_a_place_are_no_fall(past):
    """Situation 1."""
    indicator = builders.make_indicator("Burglary", suppress_below=0)
    measure = builders.make_measure(past, "Burglary", indicator=indicator)
    two_years(measure, 600, 4)
    builders.make_target(measure, 550, "at_most", year=LAST)
    reason = "2,400 crimes of this force are recorded without a place"
    note(measure, NoteKind.GAP, NoteEffect.BLOCKS, reason, starts=LAST.start, ends=LAST.end)
    said = surfaces_of(past, LAST)
    assert said.saying(reason) >= SENTENCES
    assert said.quoting(*MOVED, *GOOD, *BAD) == []
    assert said.quoting("99.3%", "596") == []
    assert all("Burglary" not in group for group in groups(said))
    row = said.row("Burglary")
    assert (row["current"], row["difference"], row["status"], row["grade"]) == ("4", "", "not_judged", "not_tested")
    assert row["data_notes"] == "gap:blocks"


def test_half_a_year_stands_beside_the_same_half(plan):
    """Situation 2."""
    measure = builders.make_measure(plan, "Burglary")
    by_month(measure, LAST, [30, 36, 32, 35, 31, 36, 30, 38, 33, 35, 29, 35])
    by_month(measure, YEAR, [48, 53, 50, 51, 47, 51])
    said = surfaces_of(plan)
    assert said.saying("300 in April to September 2026") >= SENTENCES
    assert said.saying("200 in the same months of 2025") >= SENTENCES
    assert said.saying("a clear rise") >= SENTENCES
    assert said.quoting("2026/27: 300", "2025/26: 200", "300 in 2026/27", "200 in 2025/26") == []
    assert {"table", "paper", "chain"} <= said.saying("April to September 2026")
    row = said.row("Burglary")
    assert (row["span_to"], row["compared_to"], row["so_far"]) == ("2026-09-30", "2025-09-30", "yes")


def test_nothing_is_compared_over_a_change_of_counting(plan):
    """Situation 7."""
    measure = builders.make_measure(plan, "Burglary")
    by_month(measure, LAST, [30] * 12)
    by_month(measure, YEAR, [50] * 6)
    builders.make_target(measure, 400, "at_most", year=YEAR)
    note(measure, NoteKind.BREAK, NoteEffect.BLOCKS, "the counting changed in April 2026", starts=YEAR.start)
    said = surfaces_of(plan)
    assert said.saying("because the counting changed in April 2026") >= SENTENCES
    assert said.quoting(*MOVED, *GOOD, *BAD) == []
    assert not any("portal-mark--bad" in page for page in said.html.values())
    assert said.row("Burglary")["status"] == "not_judged"


def test_a_provisional_year_is_compared_and_never_clear(past):
    """Situation 8."""
    measure = builders.make_measure(past, "Burglary")
    two_years(measure, 6000, 4000, data_status="provisional")
    builders.make_target(measure, 5000, "at_most", year=LAST)
    said = surfaces_of(past, LAST)
    assert said.saying("4,000 (provisional)") >= SENTENCES
    assert said.saying("met on provisional figures") >= {*SENTENCES, "overview", "table"}
    assert said.quoting(*VERDICTS) == []
    assert (said.row("Burglary")["grade"], said.row("Burglary")["data_status"]) == ("some", "provisional")


def test_a_rate_has_the_grade_of_its_incidents(past):
    """Situation 9."""
    count = builders.make_measure(past, "Violence against the person")
    rate = builders.make_measure(past, "Violence against the person, rate per 1,000", unit="rate_per_1000")
    monthly = [60, 160, 90, 150, 50, 170, 80, 140, 60, 160, 70, 120]
    for year, total in ((BEFORE.year_earlier(), 1310), (BEFORE, 1310), (LAST, 1005)):
        monthly = [*monthly[5:], *monthly[:5]]  # no season: the same months are high in one year and low in the next
        months = [round(one * total / sum(monthly)) for one in monthly]
        months[-1] += total - sum(months)
        by_month(count, year, months)
        for month, one in zip(year.months, months, strict=True):
            builders.make_observation(rate, f"{one / 98}"[:6], year=month, numerator=one, denominator=98000)
        builders.make_observation(rate, f"{total / 98}"[:6], year=year, numerator=total, denominator=98000)
    said = surfaces_of(past, LAST)
    rows = [said.row("Violence against the person"), said.row("Violence against the person, rate per 1,000")]
    assert rows[0]["current"] == "1005"
    assert rows[0]["grade"] == rows[1]["grade"] != "clear"
    assert said.saying("within usual variation") <= {"measure"}
    assert said.quoting("a clear fall") == []


def test_small_numbers_rise_without_showing_that_anything_grows(past):
    """Situation 10."""
    measure = builders.make_measure(past, "Thefts")
    two_years(measure, 38, 54)
    said = surfaces_of(past, LAST)
    assert said.saying("rose from 38") >= SENTENCES
    assert said.saying("Numbers this small vary a lot, so this does not show") >= SENTENCES
    assert said.quoting("within usual variation", "cannot be told", *VERDICTS, *BAD) == []
    assert said.row("Thefts")["grade"] == "too_few"
    assert "Thefts" not in groups(said)[0]


def test_almost_the_same_is_about_the_same(past):
    """Situation 11."""
    measure = builders.make_measure(past, "Violence against the person")
    two_years(measure, 2773, 2778)
    said = surfaces_of(past, LAST)
    assert said.saying("about the same: 2,773 in 2024/25 and 2,778 in 2025/26") >= SENTENCES
    assert said.quoting("within usual variation", "rose", *VERDICTS, *BAD) == []
    assert said.row("Violence against the person")["grade"] == "steady"


def test_nothing_is_told_across_a_hole(past):
    """Situation 14."""
    measure = builders.make_measure(past, "Shoplifting")
    for year in ("2019-20", "2020-21"):
        by_month(measure, Period.parse(year), [350, 360, 355, 340, 365, 350, 345, 355, 360, 350, 340, 362])
    by_month(measure, Period.parse("2021-22"), [350, 355, 360, 350, 345, 366])
    by_month(measure, LAST, [423])
    said = surfaces_of(past, LAST)
    assert said.saying("423 in April 2025") >= SENTENCES
    assert said.quoting("up from 366", "366 in September 2021 to 423", "366 to 423", "Fitted line") == []
    assert said.quoting(*MOVED) == []
    assert said.row("Shoplifting")["difference"] == ""


def test_what_was_read_off_a_chart_bears_no_line(past):
    """Situation 17."""
    measure = builders.make_measure(past, "Fear of crime", unit="percent")
    for start, value in zip(range(2016, 2024), (40, 38, 36, 33, 30, 28, 26, 24), strict=True):
        year = f"{start}-{(start + 1) % 100:02}"
        builders.make_observation(measure, value, year=year, data_status="read_off_chart")
    two_years(measure, 30, 31)
    said = surfaces_of(past, LAST)
    assert said.saying("31%") >= SENTENCES
    assert said.quoting("Fitted line", "a clear trend", "probably a trend") == []
    assert "read off a chart" in said.pages["measure"]


def test_percentages_differ_by_percentage_points(past):
    """Situation 18."""
    measure = builders.make_measure(past, "Satisfied", unit="percent", polarity="higher")
    two_years(measure, "15.5", "16.0")
    said = surfaces_of(past, LAST)
    assert said.saying("up 0.5 percentage points") >= SENTENCES
    assert said.saying("0.5 pp") >= {"table", "paper"}
    assert said.quoting("0.5%", "3.2%") == []
    assert said.row("Satisfied")["change_unit"] == "pp"


def test_a_place_lost_is_one_place_worse(past):
    """Situation 19."""
    measure = builders.make_measure(past, "Rank among similar areas", unit="rank")
    builders.make_observation(measure, 14, year=BEFORE, rank_of=15)
    builders.make_observation(measure, 15, year=LAST, rank_of=15)
    said = surfaces_of(past, LAST)
    assert said.saying("1 place worse", "1 place lost") >= {*SENTENCES, "table"}
    assert said.quoting("-1 places", "nothing has really grown worse", "nothing has grown worse") == []


def test_an_aim_is_not_the_subject_of_a_sentence(past):
    """Situation 20."""
    measure = builders.make_measure(past, "Reduce domestic burglary")
    two_years(measure, 600, 400)
    said = surfaces_of(past, LAST)
    assert said.saying("Domestic burglary (aim: reduce) fell") >= SENTENCES
    wrong = [f"Reduce domestic burglary{words}" for words in (" fell", " rose", ": 400", " clearly down")]
    assert said.quoting(*wrong) == []


@pytest.mark.parametrize(
    "values",
    [{"polarity": "ambiguous"}, {"more_may_be_good": True}, {"polarity": "ambiguous", "more_may_be_good": True}],
)
def test_more_domestic_abuse_that_is_recorded_is_not_worse(past, values):
    """Situation 26."""
    indicator = builders.make_indicator("Domestic abuse reports", **values)
    measure = builders.make_measure(past, "Domestic abuse reports", indicator=indicator)
    two_years(measure, 2000, 2400)
    said = surfaces_of(past, LAST)
    assert said.saying("rose from 2,000") >= SENTENCES
    told = said.saying("more people come forward", "Whether more or fewer is better is not agreed")
    assert told >= SENTENCES
    assert [quote for quote in said.quoting("worse") if "more recorded is not worse" not in quote.lower()] == []
    assert not any("portal-mark--bad" in page for page in said.html.values())
    assert all("Domestic abuse" not in group for group in groups(said))
