"""Small counts are suppressed from the public together with what would give them back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.readings.suppression import DisclosureCell, Relation, feasible, suppressed_cells

THRESHOLD = 5


def cells(known_already=(), threshold=THRESHOLD, **values):
    return {
        name: DisclosureCell(None if value is None else Decimal(value), threshold, name in known_already)
        for name, value in values.items()
    }


def total_of(*parts, whole="total"):
    return Relation(whole, [(part, 1) for part in parts])


def test_a_small_count_on_its_own_is_suppressed():
    assert suppressed_cells(cells(arson=3, burglary=40), []) == {"arson"}


@pytest.mark.parametrize(("value", "is_suppressed"), [(0, True), (4, True), (5, False), (None, False)])
def test_below_the_threshold_means_below(value, is_suppressed):
    assert ("arson" in suppressed_cells(cells(arson=value), [])) is is_suppressed


def test_a_count_that_its_source_has_published_stays():
    assert suppressed_cells(cells(threshold=0, arson=0, burglary=3), []) == frozenset()


def test_the_smallest_other_part_goes_too_where_a_total_would_give_it_back():
    shown = cells(arson=3, burglary=40, theft=90, total=133)
    assert suppressed_cells(shown, [total_of("arson", "burglary", "theft")]) == {"arson", "burglary"}


def test_where_there_is_no_other_part_the_total_goes():
    shown = cells(arson=3, burglary=40, total=43)
    hidden = suppressed_cells(shown, [total_of("arson", "burglary")])
    assert hidden == {"arson", "burglary"}
    assert feasible("arson", hidden, shown, [total_of("arson", "burglary")]) == (0, 43)


def test_two_small_counts_whose_sum_gives_them_away_take_a_third_with_them():
    shown = cells(arson=0, poisoning=0, theft=90, total=90)
    assert suppressed_cells(shown, [total_of("arson", "poisoning", "theft")]) == {"arson", "poisoning", "theft"}


def test_a_subtraction_is_seen_through_as_well():
    victims = Relation("victim-based", [("all", 1), ("society", -1)])
    shown = cells(**{"victim-based": 400, "all": 402, "society": 2})
    assert suppressed_cells(shown, [victims]) == {"society", "victim-based"}


def test_two_totals_that_share_parts_are_seen_through_together():
    shown = cells(arson=2, burglary=10, theft=30, property=40, most=42, total=42)
    relations = [total_of("burglary", "theft", whole="property"), total_of("arson", "property", whole="most")]
    hidden = suppressed_cells(shown, relations)
    low, high = feasible("arson", hidden, shown, relations)
    assert (low, high >= THRESHOLD - 1) == (0, True)


def test_what_was_published_before_protects_nothing():
    shown = cells(known_already=("burglary",), arson=3, burglary=40, theft=90, total=133)
    assert suppressed_cells(shown, [total_of("arson", "burglary", "theft")]) == {"arson", "theft"}


def test_a_part_that_is_not_shown_at_all_protects_the_rest():
    shown = cells(arson=3, total=133)
    assert suppressed_cells(shown, [total_of("arson", "burglary")]) == {"arson"}


def test_parts_that_do_not_add_up_to_their_total_are_not_shown_beside_it():
    shown = cells(arson=3, burglary=40, total=42)
    relation = total_of("arson", "burglary")
    assert feasible("arson", {"arson"}, cells(arson=3, burglary=40, total=30), [relation]) is None
    assert len(suppressed_cells(shown, [relation])) == 2


@given(
    st.lists(st.integers(0, 30), min_size=2, max_size=6),
    st.integers(1, 6),
    st.sets(st.integers(0, 5)),
)
def test_no_subtraction_gives_a_suppressed_count_back(values, threshold, shown_before):
    parts = {f"part {number}": value for number, value in enumerate(values)}
    before = {f"part {number}" for number in shown_before if number < len(values) and values[number] >= threshold}
    shown = cells(known_already=before, threshold=threshold, **parts, total=sum(values))
    relations = [total_of(*parts)]

    hidden = suppressed_cells(shown, relations)

    for name, cell in shown.items():
        if cell.is_small:
            assert name in hidden
            low, high = feasible(name, hidden, shown, relations)
            assert low == 0
            assert high is None or high >= threshold - 1
