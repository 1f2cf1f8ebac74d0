"""Tables as councils and police print them: other headings, words for changes, totals that are called otherwise."""

import pytest

from checker import check_text


def wrong(text: str) -> list[str]:
    """The words of every contradicted statement, white space made single."""
    return [" ".join(one.words.split()) for one in check_text(text).disagreeing]


def table(*rows: str) -> str:
    """A tab-separated table from rows with `; ` between the cells."""
    return "\n".join(row.replace("; ", "\t") for row in rows) + "\n"


@pytest.mark.parametrize(
    "heading", ["% diff", "% Change", "Variance %", "+/- %", "Change (%)", "Percentage difference"]
)
def test_a_percentage_change_is_known_by_many_headings(heading: str) -> None:
    text = table(f"Crime type; 2021/22; 2022/23; {heading}", "Burglary; 498; 412; -17.3", "Robbery; 110; 88; -25.0")
    assert wrong(text) == ["Robbery 110 88 -25.0"]


@pytest.mark.parametrize("heading", ["Variance", "+/-", "Difference", "Change", "Diff", "Movement"])
def test_a_difference_is_known_by_many_headings(heading: str) -> None:
    text = table(f"Crime type; 2021/22; 2022/23; {heading}", "Burglary; 498; 412; -86", "Robbery; 110; 88; -12")
    assert wrong(text) == ["Robbery 110 88 -12"]


def test_a_column_headed_only_with_a_percent_sign_is_a_change_beside_two_periods() -> None:
    text = table(
        "Crime; Apr-Jun 2023; Apr-Jun 2024; Diff; %",
        "Burglary; 103; 98; -5; -4.9%",
        "Robbery; 22; 26; 4; 18.2%",
        "Shoplifting; 210; 280; 70; 35.3%",
    )
    assert wrong(text) == ["Shoplifting 210 280 70 35.3%"]


def test_a_column_headed_only_with_a_percent_sign_is_a_share_beside_one_count() -> None:
    text = table(
        "Age; Number; %", "18-24; 50; 25%", "25-44; 80; 40%", "45-64; 50; 28%", "65+; 20; 10%", "Total; 200; 100%"
    )
    assert wrong(text) == ["45-64 50 28%"]


def test_changes_in_words_are_read_with_their_way() -> None:
    text = table(
        "Crime; 2022; 2023; Change",
        "Burglary; 498; 412; down 17.3%",
        "Robbery; 110; 88; up 20%",
        "Theft; 100; 120; 20% increase",
    )
    assert wrong(text) == ["Robbery 110 88 up 20%"]


def test_a_change_since_another_year_than_the_two_printed_is_left_alone() -> None:
    text = table("Crime; 2021/22; 2022/23; % change from 2019/20", "Burglary; 498; 412; -30.1%", "Arson; 9; 8; -50%")
    assert check_text(text).findings == ()


def test_a_change_that_most_rows_do_not_bear_out_is_of_something_else() -> None:
    text = table(
        "Crime; 2021/22; 2022/23; % change", "Burglary; 498; 412; 3%", "Arson; 9; 8; 4%", "Theft; 100; 120; 20%"
    )
    assert check_text(text).disagreeing == ()


def test_a_variance_from_a_target_is_held_against_the_target() -> None:
    text = table(
        "Measure; Target; Actual; Variance", "Referrals; 120; 132; 12", "Sessions; 80; 71; -9", "Visits; 60; 75; 25"
    )
    assert wrong(text) == ["Visits 60 75 25"]


def test_columns_without_years_are_read_where_the_rows_bear_them_out() -> None:
    text = table(
        "Offence; Current; Previous; % change",
        "Burglary; 412; 498; -17.3",
        "Robbery; 88; 110; -20.0",
        "Arson; 9; 6; 40",
    )
    assert wrong(text) == ["Arson 9 6 40"]


def test_a_column_of_reductions_prints_them_with_a_minus_sign_or_without() -> None:
    rows = ("Burglary; 498; 412; 17.3%", "Robbery; 110; 88; -20%", "Arson; 9; 6; 40%")
    assert wrong(table("Crime; 2022; 2023; Reduction", *rows)) == ["Arson 9 6 40%"]


def test_all_crime_in_the_last_row_is_a_total_where_a_column_adds_up() -> None:
    rows = ("Burglary; 400; 410", "Robbery; 50; 60", "Theft; 100; 130")
    assert wrong(table("Crime; 2022; 2023", *rows, "All crime; 550; 620")) == ["620"]
    assert wrong(table("Crime; 2022; 2023", *rows, "All crime; 560; 620")) == []


def test_a_full_year_is_the_total_of_its_quarters() -> None:
    rows = ("Q1; 120; 400", "Q2; 130; 410", "Q3; 125; 395", "Q4; 140; 420")
    assert wrong(table("Quarter; ASB; Crime", *rows, "Full year; 515; 1,635")) == ["1,635"]


def test_one_wrong_figure_is_told_once() -> None:
    heading = "Crime; 2021/22; 2022/23; Change"
    rows = ("Burglary; 498; 412; -86", "Robbery; 110; 88; -12", "Vehicle; 640; 702; 62", "Total; 1,248; 1,202; -46")
    assert wrong(table(heading, *rows)) == ["Robbery 110 88 -12"]
    months = ("Burglary; 40; 35; 45; 120", "Robbery; 10; 8; 12; 30", "Theft; 60; 70; 55; 175")
    assert wrong(table("Type; Apr; May; Jun; Total", *months, "Total; 110; 113; 112; 335")) == ["175"]


def test_a_total_keeps_its_sign() -> None:
    text = table("Crime; Change", "Burglary; -86", "Robbery; -22", "Vehicle; 62", "Total; -48")
    [finding] = check_text(text).disagreeing
    assert (finding.words, finding.stated, finding.computed) == ("-48", -48, -46)


def test_the_total_of_a_table_without_borders_is_checked() -> None:
    rows = ("Crime type 2021/22 2022/23 Change", "Burglary 498 412 -86", "Robbery 110 88 -22", "Theft 9 12 3")
    assert wrong("\n".join([*rows, "Total 617 522 -95\n"])) == ["522"]


def test_rates_are_held_against_their_counts_and_populations() -> None:
    text = table(
        "Ward; Offences; Population; Rate per 1,000",
        "Abbey; 450; 9,000; 50.0",
        "Castle; 300; 10,000; 30.0",
        "Mill; 220; 8,000; 37.5",
    )
    assert wrong(text) == ["Mill 220 8,000 37.5"]


def test_answers_over_a_total_of_100_per_cent_come_to_100() -> None:
    rows = ("Very safe; 35%", "Fairly safe; 45%", "Fairly unsafe; 14%")
    assert wrong(table("Answer; Percentage", *rows, "Very unsafe; 9%", "Total; 100%")) == ["100%"]
    assert wrong(table("Answer; Percentage", *rows, "Very unsafe; 7%", "Total; 100%")) == []


def test_an_empty_column_shows_nothing_of_the_others() -> None:
    text = table("Crime; East; West", "Burglary; 0; 40", "Robbery; 0; 10", "Total; 0; 400")
    assert wrong(text) == []


def test_a_note_that_rows_overlap_explains_their_total() -> None:
    rows = ("Service; People", "Refuge; 120", "Outreach; 80", "Helpline; 50", "Total; 230")
    assert wrong(table(*rows)) == ["230"]
    assert wrong(table(*rows) + "\nNote: people who used more than one service are counted once in the total.\n") == []


AGREEING = {
    "a change since the first of three years": (
        "Measure; 2020/21; 2021/22; 2022/23; Change since 2020/21; Target",
        "Burglary; 520; 498; 412; -20.8%; 450",
        "Robbery; 100; 110; 88; -12.0%; 95",
        "Satisfaction; 68%; 70%; 73%; +5pp; 75%",
    ),
    "months and two years to date, the later first": (
        "Abuse; Apr; May; Jun; YTD 22/23; YTD 21/22; Change",
        "Incidents; 100; 110; 120; 330; 300; 10%",
        "Repeat; 20; 25; 22; 67; 70; -4%",
    ),
    "the change of other areas beside the own one": (
        "Crime; Oct 21 - Sep 22; Oct 22 - Sep 23; Actual change; % change; Similar group % change",
        "Burglary; 498; 412; -86; -17.3; -12.1",
        "Robbery; 110; 88; -22; -20.0; 3.4",
    ),
    "a total with a sub-total above it": (
        "Type; 2021; 2022",
        "Dwelling; 300; 280",
        "Non-dwelling; 198; 132",
        "All burglary; 498; 412",
        "Robbery; 110; 88",
        "Total; 608; 500",
    ),
    "a variance that counts what is saved": (
        "Item; Budget; Actual; Variance",
        "Staff; £80,000; £78,500; £1,500",
        "CCTV; £20,000; £23,000; -£3,000",
        "Total; £100,000; £101,500; -£1,500",
    ),
    "years down the rows": (
        "Year; Offences; % change on previous year",
        "2018/19; 9,404; ",
        "2019/20; 9,830; 4.5%",
        "2020/21; 8,610; -12.4%",
    ),
    "shares of each row's own group": (
        "Group; Number; % of group reoffending",
        "Adults; 200; 25%",
        "Young people; 50; 40%",
        "Total; 250; 28%",
    ),
    "ranks and their changes": (
        "Rank; Force; Rate; Change in rank",
        "1; Avon; 50.1; +1",
        "2; Bourne; 52.2; -1",
        "3; Cole; 60.0; 0",
    ),
}


@pytest.mark.parametrize("rows", AGREEING.values(), ids=AGREEING.keys())
def test_a_table_whose_columns_are_of_something_else_is_not_contradicted(rows: tuple[str, ...]) -> None:
    assert wrong(table(*rows)) == []
