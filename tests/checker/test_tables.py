"""The checker on tables, however a file gives them."""

from checker import CheckReport, check_text


def verdicts(report: CheckReport) -> list[tuple[str, str, float | None]]:
    return [
        (finding.kind, str(finding.verdict), None if finding.stated is None else float(finding.stated))
        for finding in report.findings
    ]


TABBED = """Offence\t2012/13\t2013/14\t% change
Burglary\t153\t253\t65.4
Robbery\t38\t54\t42.1
Theft\t335\t284\t-12.2
Total\t526\t592\t12.5
"""


def test_a_change_column_is_held_against_its_two_years() -> None:
    found = verdicts(check_text(TABBED))
    assert ("pct_change", "agrees", 65.4) in found
    assert ("pct_change", "disagrees", -12.2) in found


def test_a_total_row_is_held_against_the_rows_above_it() -> None:
    found = verdicts(check_text(TABBED))
    assert ("sum", "agrees", 526.0) in found
    assert ("sum", "disagrees", 592.0) in found


def test_a_row_called_total_that_counts_something_else_is_left_alone() -> None:
    text = "Offence\t2012/13\t2013/14\nBurglary\t153\t253\nRobbery\t38\t54\nTotal\t2773\t2778\n"
    assert check_text(text).disagreeing == ()


def test_all_crime_in_the_first_row_is_no_total() -> None:
    text = "Offence\t2012/13\t2013/14\nTotal crime\t900\t910\nRobbery\t38\t54\nTheft\t100\t90\n"
    assert check_text(text).findings == ()


def test_pipes_and_a_difference_column_are_read() -> None:
    text = (
        "| Offence | 2012/13 | 2013/14 | Change | % change |\n|---|---|---|---|---|\n"
        "| Burglary | 153 | 253 | +100 | +65.4% |\n| Robbery | 38 | 54 | 18 | 42.1% |\n"
    )
    found = verdicts(check_text(text))
    assert ("difference", "agrees", 100.0) in found
    assert ("difference", "disagrees", 18.0) in found
    assert ("pct_change", "agrees", 42.1) in found


def test_years_in_the_other_order_are_put_right() -> None:
    text = "Offence\t2013/14\t2012/13\t% change\nBurglary\t253\t153\t65.4\nRobbery\t54\t38\t42.1\n"
    assert {verdict for _, verdict, _ in verdicts(check_text(text))} == {"agrees"}


def test_of_three_years_the_two_are_taken_that_the_rows_bear_out() -> None:
    text = (
        "Offence\t2010/11\t2011/12\t2012/13\t% change\n"
        "Burglary\t200\t210\t189\t-10.0\nRobbery\t50\t40\t44\t10.0\nTheft\t90\t80\t60\t-20.0\n"
    )
    found = verdicts(check_text(text))
    assert [verdict for _, verdict, _ in found] == ["agrees", "agrees", "disagrees"]


def test_three_years_whose_rows_bear_nothing_out_are_left_alone() -> None:
    text = "Offence\t2010/11\t2011/12\t2012/13\t% change\nBurglary\t200\t210\t189\t3.0\nRobbery\t50\t40\t44\t4.0\n"
    assert check_text(text).findings == ()


def test_the_earlier_year_is_worked_out_from_a_printed_difference() -> None:
    text = (
        "Measure\tTarget\tCurrent Position\tYTD Difference (Numerical)\tYTD % Change\n"
        "Burglary\t-13%\t253\t100\t65.4\nTheft\t-14%\t284\t-51\t-12.2\nFeel safe\t85%\t88%\tThis is 3% over\t\n"
    )
    found = check_text(text).findings
    assert [(str(one.verdict), dict(one.inputs)) for one in found] == [
        ("agrees", {"from": 153, "to": 253}),
        ("disagrees", {"from": 335, "to": 284}),
    ]


def test_a_change_between_percentages_in_a_table_is_in_points() -> None:
    text = "Question\t2012\t2014\tChange\nFeel safe by day\t91%\t95%\t+4%\nFeel safe by night\t54%\t72%\t+20%\n"
    found = verdicts(check_text(text))
    assert found == [("pp_change", "agrees", 4.0), ("pp_change", "disagrees", 20.0)]


def test_a_column_of_totals_is_held_against_its_quarters() -> None:
    text = (
        "Ward     Q1    Q2    Q3    Q4    Total\nEast     10    20    30    40    100\n"
        "West     11    12    13    14    51\nNorth    1     2     3     4     10\n"
    )
    found = verdicts(check_text(text))
    assert ("sum", "agrees", 100.0) in found
    assert ("sum", "disagrees", 51.0) in found


def test_a_column_of_shares_is_held_against_its_counts() -> None:
    text = "Type\tNumber\t% of total\nA\t50\t50%\nB\t30\t30%\nC\t20\t25%\nTotal\t100\t\n"
    found = verdicts(check_text(text))
    assert ("share", "disagrees", 25.0) in found
    assert ("share", "agrees", 30.0) in found


def test_missing_marks_are_not_zero() -> None:
    text = "Offence\t2012/13\t2013/14\t% change\nHate crime\t-\t12\t-\nArson\tTBA\t0\tN/A\nTheft\t10\t11\t10%\n"
    found = check_text(text).findings
    assert [finding.words for finding in found] == ["Theft\t10\t11\t10%"]


def test_rows_without_borders_are_read_where_they_bear_themselves_out() -> None:
    text = "Burglary 1,234 1,100 - 134 - 10.9%\nRobbery 200 210 + 10 + 6%\nTheft 7 11 9 3%\n"
    found = verdicts(check_text(text))
    assert ("pct_change", "agrees", -10.9) in found
    assert ("difference", "agrees", 10.0) in found
    assert ("pct_change", "disagrees", 6.0) in found
    assert len(found) == 4


def test_columns_that_a_pdf_gives_one_after_the_other_are_put_together() -> None:
    stacks = ["200\n50\n90\n1,000", "210\n40\n80\n1,100", "189\n44\n60\n1,210", "-10%\n+10%\n-20%\n+10%"]
    found = verdicts(check_text("Indicators\n\n" + "\n\n".join(stacks) + "\n\nEnd"))
    assert [one for one in found if one[1] == "disagrees"] == [("pct_change", "disagrees", -20.0)]
    assert len(found) == 4


def test_stacks_of_numbers_that_do_not_go_together_are_left_alone() -> None:
    assert check_text("10\n20\n30\n\n11\n25\n31\n\n5\n6\n7\n\n1%\n2%\n3%\n\n").findings == ()


def test_lines_that_end_as_on_windows_make_no_difference() -> None:
    stacks = ["200\n50\n90\n1,000", "210\n40\n80\n1,100", "189\n44\n60\n1,210", "-10%\n+10%\n-20%\n+10%"]
    text = ("Indicators\n\n" + "\n\n".join(stacks) + "\n\nEnd\n\n" + TABBED).replace("\n", "\r\n")
    assert verdicts(check_text(text)) == verdicts(check_text(text.replace("\r\n", "\n")))
    assert ("pct_change", "disagrees", -20.0) in verdicts(check_text(text))
