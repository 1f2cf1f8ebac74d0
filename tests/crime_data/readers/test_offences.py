from crime_data.readers.terms.facts import classification
from crime_data.readers.terms.offences import Offence, OffenceClass


def offence(code: str, **stated: str) -> Offence:
    return classification().offence(code, **stated)


def test_an_unknown_code_takes_the_place_that_its_file_says():
    new = offence(
        "8Z", description="A new offence", group="VIOLENCE AGAINST THE PERSON", subgroup="violence with injury"
    )
    assert (new.group, new.subgroup, new.is_known) == ("Violence against the person", "Violence with injury", False)


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
