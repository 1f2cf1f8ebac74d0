import pytest

from crime_data.readers.terms.facts import area_changes, name_facts
from crime_data.readers.terms.place_names import NameFacts, NameResolver, UnknownName, force_key, name_key
from tests.crime_data.readers.samples import forces, resolver


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Harborough", "E22000166"),
        ("HARBOROUGH", "E22000166"),
        ("  Harborough  CSP ", "E22000166"),
        ("Harborough Community Safety Partnership", "E22000166"),
        ("Kings Lynn & West Norfolk", "E22000221"),
        ("King’s Lynn and West Norfolk", "E22000221"),
        ("St Helens", "E22000184"),
        ("London, City of", "E22000180"),
        ("Folkestone and Hythe", "E22000145"),
        ("Folkestone & Hythe CSP", "E22000145"),
        ("Northern Devon", "E22000363"),
        ("Durham", "E22000365"),
        ("Harborough District Council", "E22000166"),
        ("Harborough [note 2]", "E22000166"),
        ("Harborough (1)", "E22000166"),
        ("Harborough*", "E22000166"),
    ],
)
def test_the_home_offices_spellings_mean_the_areas(name, code):
    match = resolver().resolve(name)
    assert (match.code, match.part) == (code, "")


def test_an_alias_works_whichever_of_its_names_the_areas_carry():
    renamed = NameResolver([("E22000145", "Folkestone and Hythe")], facts=name_facts())
    assert renamed.resolve("Shepway").code == "E22000145"


def test_an_unknown_name_is_not_guessed_but_comes_with_the_nearest():
    with pytest.raises(UnknownName) as raised:
        resolver().resolve("Harboro")
    assert raised.value.suggestions[0] == "Harborough"
    assert "Nearest: “Harborough”" in str(raised.value)


@pytest.mark.parametrize(
    "name", ["", "  ", "CSP", "North", "Dorsetshire", "Manchester Airport", "Harborough and Melton"]
)
def test_a_name_that_merely_looks_alike_is_unknown(name):
    assert resolver().find(name) is None


def test_a_merged_district_means_its_area_as_a_part_of_it():
    assert resolver().resolve("Rushmoor").part == "Rushmoor"
    assert resolver().resolve("North Hampshire_Hart").code == "E22000374"
    child = resolver().resolve("County Durham_Wear Valley")
    assert (child.code, child.part) == ("E22000365", "Wear Valley")
    assert resolver().resolve("Easington").part == "Easington"


def test_an_underscore_does_not_make_an_unknown_parent_known():
    assert resolver().find("Atlantis_North") is None
    assert resolver().resolve("Dorset_").part == ""


def test_other_areas_are_meant_only_where_no_name_of_the_first_fits():
    both = NameResolver(
        [("E22000367", "Dorset"), ("E22000145", "Shepway")],
        others=[("E06000059", "Dorset"), ("E07000112", "Folkestone and Hythe"), ("E06000063", "Cumberland")],
        facts=name_facts(),
    )
    assert both.resolve("Dorset").code == "E22000367"
    assert both.resolve("Folkestone & Hythe").code == "E22000145"
    assert both.resolve("Cumberland").code == "E06000063"


def test_a_name_that_two_areas_have_is_refused_as_such():
    both = NameResolver([("E08000016", "Barnsley"), ("E08000038", "Barnsley")])
    with pytest.raises(UnknownName, match="“Barnsley” is the name of several areas"):
        both.resolve("Barnsley")


def test_two_areas_that_only_spelling_tells_apart_are_never_confused():
    pair = NameResolver([("A1", "York"), ("A2", "City of York")])
    assert pair.resolve("York").code == "A1"
    assert pair.resolve("City of York").code == "A2"
    assert pair.find("York, City of") is None


def test_unitaries_formed_since_2017_resolve_where_their_areas_are_known():
    newer = NameResolver([(change.code, change.name) for change in area_changes()], facts=name_facts())
    assert newer.resolve("Bournemouth, Christchurch & Poole").code == "E06000058"
    assert newer.resolve("BCP").code == "E06000058"
    assert newer.resolve("West Northamptonshire CSP").code == "E06000062"
    assert newer.resolve("Westmorland & Furness").code == "E06000064"


def test_every_change_of_areas_names_what_it_succeeds():
    assert all(change.succeeds for change in area_changes())
    cumberland = next(change for change in area_changes() if change.name == "Cumberland")
    assert cumberland.starts.isoformat() == "2023-04-01"
    assert set(cumberland.succeeds) == {"E07000026", "E07000028", "E07000029"}


def test_a_force_is_known_by_the_names_of_both_sources():
    assert forces().resolve("Leicestershire Police").code == "E23000021"
    assert forces().resolve("Devon and Cornwall Constabulary").code == "E23000035"
    assert force_key("Police") == "police"


def test_a_name_of_small_words_only_keeps_them():
    assert name_key("The CSP") == "the csp"
    assert NameResolver([], facts=NameFacts()).find("anything") is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Abertawe", "W14000011"),
        ("Bro Morgannwg", "W14000014"),
        ("The Vale of Glamorgan", "W14000014"),
        ("Ynys Môn", "W14000001"),
        ("Sir Ynys Môn", "W14000001"),
        ("Rhondda Cynon Taf", "W14000023"),
        ("Merthyr Tudful", "W14000023"),
    ],
)
def test_welsh_names_mean_the_welsh_areas(name, code):
    wales = NameResolver(
        [("W14000011", "Swansea"), ("W14000014", "Vale of Glamorgan"), ("W14000001", "Isle of Anglesey"),
         ("W14000023", "Cwm Taf")],
        parts=[("Rhondda Cynon Taf", "W14000023"), ("Merthyr Tydfil", "W14000023")],
        facts=name_facts(),
    )  # fmt: skip
    assert wales.resolve(name).code == code
