"""The matrix as pure numbers: scores from data, weighted means, places, ties, what has none, choices against it."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cycle.matrix.scoring import (
    DEFAULT_WEIGHTS,
    Criterion,
    Score,
    ScoredLine,
    against_the_ranking,
    comparison,
    rank,
    trend,
    volume,
)

VOLUME, HARM, TREND = Criterion.VOLUME, Criterion.HARM, Criterion.TREND
WEIGHTS = {VOLUME: 1, HARM: 2}


def line(key, volume=None, harm=None, label=""):
    given = {VOLUME: volume, HARM: harm}
    scores = {criterion: Score(score, "Judged") for criterion, score in given.items() if score is not None}
    return ScoredLine(key, label or f"Line {key}", scores)


def places(ranked):
    return [(one.line.key, one.place) for one in ranked]


@pytest.mark.parametrize(
    ("count", "largest", "score"),
    [
        (100, 100, 5),
        (81, 100, 5),
        (80, 100, 4),
        (61, 100, 4),
        (60, 100, 3),
        (40, 100, 2),
        (20, 100, 1),
        (21, 100, 2),
        (0, 100, 1),
    ],
)
def test_volume_goes_by_fifths_of_the_largest(count, largest, score):
    assert volume(count, largest).value == score


def test_volume_has_no_score_where_there_is_nothing_to_set_it_against():
    assert volume(0, 0) is None
    assert volume(Decimal(-1), 100) is None


def test_volume_says_what_it_rests_on():
    assert volume(Decimal(2778), Decimal(2778)).because == "2,778 where the largest is 2,778"


@pytest.mark.parametrize(
    ("direction", "grade", "score"),
    [
        ("worsening", "clear", 5),
        ("worsening", "some", 4),
        ("", "steady", 3),
        ("improving", "some", 2),
        ("improving", "clear", 1),
    ],
)
def test_trend_goes_by_the_engine_s_word(direction, grade, score):
    assert trend(direction, grade).value == score


@pytest.mark.parametrize(("direction", "grade"), [("", "not_tested"), ("", "too_few"), ("", "clear"), ("", "some")])
def test_trend_has_no_score_without_a_test_or_a_direction(direction, grade):
    assert trend(direction, grade) is None


@pytest.mark.parametrize(
    ("place", "of", "score"), [(1, 15, 1), (3, 15, 1), (4, 15, 2), (12, 15, 4), (13, 15, 5), (15, 15, 5), (2, 2, 5)]
)
def test_comparison_goes_by_fifths_of_the_group(place, of, score):
    assert comparison(place, of).value == score


@pytest.mark.parametrize(("place", "of"), [(0, 15), (16, 15), (1, 1), (1, 0)])
def test_comparison_has_no_score_outside_its_group(place, of):
    assert comparison(place, of) is None


@pytest.mark.parametrize("value", [0, 6, -1])
def test_a_score_is_from_1_to_5(value):
    with pytest.raises(ValueError, match="from 1 to 5"):
        Score(value, "Judged")


def test_the_mean_is_weighed_exactly_and_the_highest_comes_first():
    ranked = rank([line(1, 5, 1), line(2, 1, 5), line(3, 3, 3)], WEIGHTS)
    assert places(ranked) == [(2, 1), (3, 2), (1, 3)]
    assert [one.mean for one in ranked] == [Fraction(11, 3), Fraction(3), Fraction(7, 3)]
    assert [one.mean_words for one in ranked] == ["3.67", "3.00", "2.33"]


def test_ties_share_the_better_place():
    ranked = rank([line(1, 3, 3), line(2, 5, 2), line(3, 1, 1), line(4, 5, 5)], WEIGHTS)
    assert places(ranked) == [(4, 1), (1, 2), (2, 2), (3, 4)]


def test_a_line_without_a_score_that_counts_has_no_place_and_is_no_zero():
    ranked = rank([line(1, harm=5), line(2, 1, 1)], WEIGHTS)
    assert places(ranked) == [(2, 1), (1, None)]
    assert (ranked[1].mean, ranked[1].missing, ranked[1].place_words, ranked[1].mean_words) == (
        None, (VOLUME,), "Not ranked", "",
    )  # fmt: skip
    assert ranked[0].of == 1


def test_a_criterion_without_weight_asks_for_no_score():
    ranked = rank([line(1, harm=5), line(2, harm=4)], {VOLUME: 0, HARM: 1})
    assert places(ranked) == [(1, 1), (2, 2)]


@pytest.mark.parametrize("weights", [{}, {VOLUME: 0}, {VOLUME: 2, HARM: -1}])
def test_weights_that_weigh_nothing_are_refused(weights):
    with pytest.raises(ValueError, match="weight"):
        rank([line(1, 1, 1)], weights)


def test_no_lines_make_no_ranking():
    assert rank([], WEIGHTS) == []


def test_what_is_chosen_below_one_left_out_is_against_the_ranking():
    ranked = rank([line(1, 5, 5), line(2, 4, 4, "Burglary"), line(3, 3, 3)], WEIGHTS)
    assert against_the_ranking(ranked, {1, 2}) == {}
    assert against_the_ranking(ranked, {1, 3}) == {3: ("Burglary",)}
    assert against_the_ranking(ranked, set()) == {}


def test_equal_places_are_not_against_one_another_and_no_place_always_is():
    ranked = rank([line(1, 3, 3), line(2, 3, 3), line(3)], WEIGHTS)
    assert against_the_ranking(ranked, {1}) == {}
    assert against_the_ranking(ranked, {1, 2, 3}) == {3: ()}


scores = st.integers(1, 5)


@given(st.lists(st.tuples(scores, scores), min_size=1, max_size=12))
def test_places_agree_with_means_whatever_the_scores(given_scores):
    ranked = rank([line(key, *pair) for key, pair in enumerate(given_scores)], WEIGHTS)
    for one in ranked:
        assert one.place == 1 + sum(other.mean > one.mean for other in ranked)
        assert 1 <= one.mean <= 5
    assert [one.mean for one in ranked] == sorted((one.mean for one in ranked), reverse=True)


def test_every_criterion_has_its_words_and_weight():
    assert set(DEFAULT_WEIGHTS) == set(Criterion)
    assert all(criterion.label and criterion.question for criterion in Criterion)
    assert TREND.default_weight == 2
