from performance.readers.facts import classification
from performance.readers.offences import Offence, OffenceClass, roll_up


def offence(code: str, **stated: str) -> Offence:
    return classification().offence(code, **stated)


def test_the_sums_follow_the_classification():
    counts = {offence("8N"): 10, offence("105A"): 5, offence("92E"): 3, offence("10D"): 2, offence("46"): 7}
    sums = roll_up(counts, classification())
    assert sums.total.count == 27
    assert sums.victim_based.count == 22
    assert sums.society.count == 5
    assert sums.groups["Violence against the person"].count == 15
    assert sums.subgroups["Violence against the person", "Violence with injury"].count == 10
    assert sums.subgroups["Theft offences", "Shoplifting"].count == 7


def test_a_missing_part_makes_the_sum_unknown_and_is_named():
    sums = roll_up({offence("8N"): 10, offence("105A"): None, offence("46"): 7}, classification())
    assert sums.total.count is None
    assert sums.total.given == 17
    assert sums.total.missing == ("105A",)
    assert sums.groups["Violence against the person"].count is None
    assert sums.groups["Theft offences"].count == 7


def test_a_negative_count_is_summed_as_it_is():
    assert roll_up({offence("8N"): 10, offence("46"): -3}, classification()).total.count == 7


def test_an_unknown_code_counts_where_its_file_says_and_is_reported():
    new = offence(
        "8Z", description="A new offence", group="VIOLENCE AGAINST THE PERSON", subgroup="violence with injury"
    )
    sums = roll_up({new: 4}, classification())
    assert sums.unknown == ("8Z",)
    assert sums.victim_based.count == 4
    assert sums.subgroups["Violence against the person", "Violence with injury"].count == 4


def test_a_code_of_no_known_group_counts_in_the_total_only():
    sums = roll_up({offence("999", group="Something else"): 4, offence("46"): 1}, classification())
    assert (sums.total.count, sums.victim_based.count, sums.society.count, sums.unclassed.count) == (5, 1, 0, 4)


def test_fraud_stands_apart_from_the_total():
    sums = roll_up({offence("53C", group="Fraud offences"): 9, offence("46"): 1}, classification())
    assert (sums.total.count, sums.fraud.count) == (1, 9)


def test_a_nought_that_a_spreadsheet_dropped_is_put_back_by_the_words():
    assert offence("4.1", description="Corporate manslaughter").code == "4.10"
    assert offence("4.1", description="Manslaughter").code == "4.1"
    assert offence("8n").code == "8N"


def test_every_code_has_a_group_of_a_known_class():
    known = classification()
    assert len(known.offences) > 125
    assert all(known.class_of(one.group) in ("victim_based", "society") for one in known.offences.values())
    assert known.class_of("THEFT OFFENCES") is OffenceClass.VICTIM_BASED
    assert known.class_of("Drugs") is OffenceClass.SOCIETY
    assert known.class_of("Unheard of") is OffenceClass.UNCLASSED
