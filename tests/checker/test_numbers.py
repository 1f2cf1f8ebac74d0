"""What each number of a text is: value, precision, unit, hedge, or no figure at all."""

from decimal import Decimal
from fractions import Fraction

import pytest

from checker.numbers.hedges import Hedge, fits
from checker.numbers.number import Number, NumberKind
from checker.numbers.number_words import cardinal
from checker.numbers.numbers import find_numbers


def only(text: str) -> Number:
    numbers = find_numbers(text, [])
    assert len(numbers) == 1, [text[one.start : one.end] for one in numbers]
    return numbers[0]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("there were 1,234 thefts", NumberKind.COUNT, "1234"),
        ("there were 2773 thefts", NumberKind.COUNT, "2773"),
        ("a rate of 0.95", NumberKind.COUNT, "0.95"),
        ("3.8 million incidents", NumberKind.COUNT, "3800000"),
        ("around 2000 young people", NumberKind.COUNT, "2000"),
        ("a grant of £75k", NumberKind.MONEY, "75000"),
        ("costs of £1.2 million", NumberKind.MONEY, "1200000"),
        ("down 10.9 per cent", NumberKind.PERCENT, "10.9"),
        ("down seven per cent", NumberKind.PERCENT, "7"),
        ("up 27 percentage points", NumberKind.POINTS, "27"),
        ("up two percentage points", NumberKind.POINTS, "2"),
        ("up 3pp", NumberKind.POINTS, "3"),
        ("5th out of 15", NumberKind.RANK, "5"),
        ("14/15", NumberKind.RANK, "14"),
        ("ranked 3 out of 15", NumberKind.RANK, "3"),
        ("twenty-one schemes", NumberKind.COUNT, "21"),
        ("one in four", NumberKind.FRACTION, "0.25"),
        ("three quarters (of them)", NumberKind.FRACTION, "0.75"),
        ("crime halved", NumberKind.FACTOR, "0.5"),
    ],
)
def test_a_figure_has_its_kind_and_exact_value(text: str, kind: NumberKind, value: str) -> None:
    number = only(text)
    assert (number.kind, number.value) == (kind, Decimal(value))


@pytest.mark.parametrize(
    ("text", "sign"), [("(-15%)", -1), ("+25%", 1), ("ò5%", -1), ("▲ 5%", 1), ("crime - 20% said", 0), ("sub-5%", 0)]
)
def test_a_sign_belongs_to_a_number_only_where_it_touches_it(text: str, sign: int) -> None:
    assert only(text).sign == sign


@pytest.mark.parametrize(
    "text",
    [
        *("on 15th May 2014", "12 th JULY 2012", "by 31/03/2014", "in 2013/14", "2013-2015", "2012/15", "in 2007"),
        *("Q2 2013/14", "the 2nd quarter in 2010/11", "April 2013 to March 2014", "July – Sept 2010".replace("–", "-")),
        *("from 2013 to 2015", "October 20, 2011"),
    ],
)
def test_dates_and_periods_are_no_figures(text: str) -> None:
    assert {number.kind for number in find_numbers(text, [])} == {NumberKind.PERIOD}


@pytest.mark.parametrize(
    "text",
    [
        *("the Police and Justice Act 2006", "section 17", "Schedule 12A", "Regulations 2007 (as amended)"),
        *(
            "Tel: 023 8083 3989",
            "0202 752 7155",
            "SE1 2QH",
            "at 10.30am",
            "24/7",
            "call 101 number".replace("call ", ""),
        ),
        *("aged 18-24", "16-25 year olds", "under 18s", "aged 16 years and over", "NI34", "FC13/052", "Group2"),
        *("paragraphs 40-44", "appendix 2", "page 11", "Priority 1", "a 1-2-1 programme", "10-15%", "20112/13"),
        *("www.example.gov.uk/a1", "per 1,000"),
    ],
)
def test_references_ages_and_contacts_are_no_figures(text: str) -> None:
    assert {number.kind for number in find_numbers(text, [])} <= {NumberKind.OTHER, NumberKind.BASE}
    assert all(number.reason for number in find_numbers(text, []))


@pytest.mark.parametrize(
    ("words", "value"),
    [("twenty-one", 21), ("two hundred and five", 205), ("three thousand", 3000), ("one million two hundred", 1000200)],
)
def test_number_words_are_added_up(words: str, value: int) -> None:
    assert cardinal(words) == value


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("over 80%", Hedge.OVER),
        ("just over 1000", Hedge.JUST_OVER),
        ("at least 7%", Hedge.AT_LEAST),
        ("nearly 30%", Hedge.NEARLY),
        ("in the region of 27%", Hedge.ABOUT),
        ("up to 50%", Hedge.AT_MOST),
        ("fewer than 20", Hedge.BELOW),
        ("134 fewer than 1,234", Hedge.NONE),
        ("crime moreover 20", Hedge.NONE),
    ],
)
def test_the_word_before_a_number_is_its_hedge(text: str, hedge: Hedge) -> None:
    assert find_numbers(text, [])[-1].hedge is hedge


@pytest.mark.parametrize(
    ("exact", "stated", "hedge", "agrees"),
    [
        ("26.5", "27", Hedge.NONE, True),
        ("26.49", "27", Hedge.NONE, False),
        ("79.8", "80", Hedge.OVER, False),
        ("80.1", "80", Hedge.OVER, True),
        ("80", "80", Hedge.AT_LEAST, True),
        ("28", "30", Hedge.NEARLY, True),
        ("31", "30", Hedge.NEARLY, False),
        ("20", "30", Hedge.NEARLY, False),
        ("38", "35", Hedge.ABOUT, True),
        ("45", "35", Hedge.ABOUT, False),
        ("12.4", "12", Hedge.JUST_OVER, True),
        ("19", "12", Hedge.JUST_OVER, False),
        ("49", "50", Hedge.AT_MOST, True),
        ("51", "50", Hedge.AT_MOST, False),
        ("19", "20", Hedge.BELOW, True),
        ("20", "20", Hedge.BELOW, False),
    ],
)
def test_a_hedge_is_taken_by_its_meaning(exact: str, stated: str, hedge: Hedge, agrees: bool) -> None:
    assert fits(Fraction(exact), Fraction(stated), hedge, Fraction(1)) is agrees
