"""What is told over several places of a text: plan periods, numbering, one measure with two values."""

from decimal import Decimal

import pytest

from checker import CheckReport, KnownFact, KnownFacts, check_text


def kinds(report: CheckReport) -> list[tuple[str, str]]:
    return [(finding.kind, str(finding.verdict)) for finding in report.findings]


def test_one_plan_with_two_end_years_is_a_conflict() -> None:
    text = "Safer Anytown Action Plan 2013-2015\n\nThe plan is new.\n\nThe 2013-2017 action plan was agreed."
    finding = check_text(text).disagreeing[0]
    assert finding.kind == "period_conflict"
    assert finding.inputs["periods"] == ["2013-2015", "2013-2017"]
    assert finding.words == "2013-2017 action plan"


@pytest.mark.parametrize(
    "text",
    [
        "The Safer City Plan 2011-14 follows the Safer City Plan 2008-11.",
        "The Alcohol Strategy 2013-2016 serves the Police and Crime Plan 2013-2017.",
        "The Violent Crime Strategy 2010-2015, then: the Violent Crime Strategy 2010 – 15.",
        "The Delivery Plan 2012-13 and the Delivery Plan 2012-15.",
    ],
)
def test_plans_that_follow_one_another_or_are_others_do_not_conflict(text: str) -> None:
    assert check_text(text).findings == ()


def test_headings_that_skip_a_number_are_told() -> None:
    text = "1. ONE\n\n2. TWO\n\n3. THREE\n\n4. FOUR\n\n6. SIX\n\n6.1 Text here.\n\n7. SEVEN\n"
    finding = check_text(text).disagreeing[0]
    assert (finding.kind, finding.words) == ("numbering", "6. SIX")
    assert finding.inputs["missing"] == 5


def test_paragraphs_that_skip_a_number_are_told() -> None:
    text = "2. BACKGROUND\n\n2.1 First.\n\n2.2 Second.\n\n2.4 Fourth.\n\n2.5 Fifth.\n"
    finding = check_text(text).disagreeing[0]
    assert (finding.kind, finding.inputs["missing"]) == ("numbering", "2.3")


@pytest.mark.parametrize(
    "text",
    [
        "1. One\n\n2. Two\n\n  1. Nested\n\n  2. Nested\n\n3. Three\n\n4. Four\n",
        "1. One\n\n2. Two\n\n3. Three\n\n4.\n\nFour\n\n5. Five\n\n6. Six\n",
        "5 Impact\n\n2013 was a good year.\n\n7 priorities were agreed.\n\n9 of them were met.\n",
        "1. One\n\n2. Two\n\n3. Three 4. Four\n\n5. Five\n\n6. Six\n",
    ],
)
def test_nested_lists_and_numbers_that_begin_a_line_skip_nothing(text: str) -> None:
    assert [kind for kind, _ in kinds(check_text(text))] == []


def test_a_letter_that_a_list_leaves_out_is_told() -> None:
    text = "The panel is asked to\n(a) note the report;\n(b) agree the plan;\n(d) thank officers;\n(e) meet again.\n"
    finding = check_text(text).disagreeing[0]
    assert (finding.kind, finding.words) == ("numbering", "(d) thank officers;")
    assert check_text(text.replace("agree the plan;", "agree the plan and (c) the budget;")).disagreeing == ()


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The plan covers the three years from 1 April 2022 to 31 March 2024.", True),
        ("The plan covers the two years from 1 April 2022 to 31 March 2024.", False),
        ("Our three-year strategy runs from April 2022 to March 2026.", True),
        ("Over the five-year period 2008/09 to 2012/13 crime fell.", False),
        ("The four-year period 2021 to 2025.", False),
        ("The four-year period 2021-2023.", True),
        ("He served five years from 2012 to 2014.", False),
    ],
)
def test_a_period_lasts_as_long_as_it_says(text: str, wrong: bool) -> None:
    assert [one.kind for one in check_text(text).disagreeing] == (["period_conflict"] if wrong else [])


@pytest.mark.parametrize(
    "headings", [("Abbey ward", "Castle ward"), ("Northfield", "Southfield"), ("Overview", "County picture")]
)
def test_the_same_measure_under_the_headings_of_two_areas_is_no_conflict(headings: tuple[str, str]) -> None:
    one, other = (f"{name}\n\n{{}} burglaries in 2022/23.\n\n" for name in headings)
    assert check_text(f"{one}{other}".format("There were 12", "There were 15")).disagreeing == ()


def test_the_same_measure_under_two_sections_of_a_report_is_a_conflict() -> None:
    text = "Key facts\n\n- 412 burglaries in 2022/23\n\nPerformance\n\nThere were 421 burglaries in 2022/23.\n"
    assert [one.words for one in check_text(text).disagreeing] == ["421"]


def test_a_reference_to_a_paragraph_that_does_not_exist_is_told() -> None:
    paragraphs = "\n\n".join(f"{number}. Paragraph text." for number in range(1, 9))
    assert check_text(f"{paragraphs} See paragraph 12.\n").disagreeing[0].words == "paragraph 12"
    assert check_text(f"{paragraphs} See paragraph 7, and paragraph 12 of Schedule 12A.\n").findings == ()


def test_two_values_for_one_measure_and_year_conflict() -> None:
    text = (
        "Burglary fell from 253 in 2012/13 to 153 in 2013/14.\n\n"
        "Offence\t2012/13\t2013/14\nBurglary\t263\t153\nRobbery\t10\t12\n"
    )
    finding = check_text(text).disagreeing[0]
    assert (finding.kind, finding.words) == ("conflict", "253")
    assert finding.inputs["period"] == "2012-13"


def test_the_same_value_at_another_precision_is_no_conflict() -> None:
    text = "There were 1,234 burglaries in 2012/13. Later on: In 2012/13 there were about 1,200 burglaries."
    assert check_text(text).findings == ()


def test_a_change_without_a_period_must_be_one_of_those_given_for_the_measure() -> None:
    text = "Violent Crime - Reduction of 8%\n\nOther text stands here.\n\nViolent crime is down by 9.56%.\n"
    finding = check_text(text).disagreeing[0]
    assert finding.kind == "conflict"
    assert finding.inputs["stated"] == [Decimal("-8"), Decimal("-9.56")]


@pytest.mark.parametrize(
    "text",
    [
        "Robbery fell by 5% in 2012/13.\n\nRobbery fell by 8% in 2013/14.\n",
        "Robbery is down 5%.\n\nRobbery fell by 5.2%.\n",
        "Robbery in East ward fell by 5%.\n\nRobbery in West ward fell by 9%.\n",
        "Robbery fell by 5%.\n\nRobbery will be reduced by 9%.\n",
        "Robbery fell by 9% and 7% (year end).\n\nSerious robbery fell by 3%.\n",
    ],
)
def test_other_periods_areas_and_intentions_are_no_conflict(text: str) -> None:
    assert check_text(text).disagreeing == ()


def test_many_measures_with_two_values_are_two_areas_and_nothing_is_said() -> None:
    measures = ("Robbery", "Burglary", "Arson", "Violence", "Theft")
    east = "".join(f"{name} fell by 5%.\n\n" for name in measures)
    west = "".join(f"{name} fell by 9%.\n\n" for name in measures)
    assert check_text(east + west).findings == ()


def test_totals_that_count_on_are_held_against_each_other() -> None:
    text = "Schemes: 122 schemes.\n\n+25% (30 more schemes), 152 total\n\n+25% (40 more schemes), 190 total\n"
    finding = check_text(text).disagreeing[0]
    assert (finding.kind, dict(finding.inputs), finding.stated) == ("difference", {"from": 152, "to": 190}, 40)


KNOWN = KnownFacts(
    (
        KnownFact("Dwelling burglary", "2009-10", Decimal(1075), "count", "The plan", aliases=("House burglary",)),
        KnownFact("Violent crime", "2009-10", Decimal(8316), "count", "The plan"),
    )
)


def test_known_facts_contradict_or_confirm_a_text() -> None:
    text = "House burglary rose from 1,057 in 2009/10 to 1,100 in 2010/11. There were 8,316 violent crimes in 2009/10."
    found = check_text(text, known=KNOWN).findings
    assert [(finding.words, str(finding.verdict)) for finding in found] == [("1,057", "disagrees"), ("8,316", "agrees")]
    assert found[0].computed == 1075


def test_a_known_fact_of_another_period_or_unit_says_nothing() -> None:
    assert check_text("There were 9,000 violent crimes in 2010/11.", known=KNOWN).findings == ()


def test_a_known_fact_without_a_period_code_is_refused() -> None:
    wrong = KnownFacts((KnownFact("Robbery", "last year", Decimal(1), "count", "The plan"),))
    with pytest.raises(ValueError, match="period code"):
        check_text("There were 9 robberies in 2010/11.", known=wrong)
